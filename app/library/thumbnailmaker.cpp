// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnailmaker.h"

#include "app/library/picture.h"
#include "app/library/videofile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>
#include <QThread>

#include <algorithm>
#include <cstdio>

namespace maquette
{

namespace
{

constexpr int jpegQuality = 90;
constexpr int foldersPerEdge = 256;
constexpr int largestCached = 4096; // several times the largest edge that is ever asked for

//! "<cache>/<edge>/<id mod 256>/", so that no folder grows to a hundred thousand files.
QString folderOf(const ThumbnailOrder &order, int edge)
{
    return QStringLiteral("%1/%2/%3/").arg(order.cache).arg(edge).arg(order.id.number() % foldersPerEdge);
}

QString keyOf(const ThumbnailOrder &order, const QFileInfo &file)
{
    return QStringLiteral("%1-%2-%3")
        .arg(order.id.number())
        .arg(file.lastModified().toMSecsSinceEpoch(), 0, 16)
        .arg(file.size(), 0, 16);
}

QImage readCached(const QString &base)
{
    for (const auto *format : {"jpg", "png"}) {
        QImageReader reader(base + u'.' + QLatin1String(format));
        const QSize size = reader.size();
        if (size.isEmpty() || std::max(size.width(), size.height()) > largestCached)
            continue; // not made by us
        const QImage image = reader.read();
        if (!image.isNull())
            return image;
    }
    return {};
}

void dropStale(const QString &folder, const ThumbnailOrder &order, const QString &key)
{
    const QStringList own =
        QDir(folder).entryList({QStringLiteral("%1-*").arg(order.id.number())}, QDir::Files);
    for (const QString &name : own) {
        if (!name.startsWith(key + u'.'))
            QFile::remove(folder + name);
    }
}

void writeCached(const ThumbnailOrder &order, int edge, const QString &key, const QImage &image)
{
    const QString folder = folderOf(order, edge);
    if (!QDir().mkpath(folder))
        return;
    dropStale(folder, order, key);
    const bool transparent = isTransparent(image);
    const QString name = folder + key + (transparent ? QStringLiteral(".png") : QStringLiteral(".jpg"));
    const QString part =
        QStringLiteral("%1.%2.tmp").arg(name).arg(quintptr(QThread::currentThreadId()), 0, 16);
    QImageWriter writer(part, transparent ? "png" : "jpeg");
    writer.setQuality(jpegQuality);
    // A cache may lose what a power cut takes, so it is not synced; a half file is never seen, though.
    const bool written = writer.write(image);
    if (!written ||
        std::rename(QFile::encodeName(part).constData(), QFile::encodeName(name).constData()) != 0)
        QFile::remove(part);
}

Result<QImage> decode(const ThumbnailOrder &order)
{
    if (order.kind == MediaKind::Video)
        return VideoFile::poster(order.file, order.edge);
    QFile file(order.file);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::FileAccess, file.errorString());
    const auto picture = readPicture(file, order.edge);
    return picture ? Result<QImage>(picture->image) : Result<QImage>(picture.error());
}

QImage fromCache(const ThumbnailOrder &order, const QString &key)
{
    for (const int edge : thumbnailEdges()) {
        if (edge < order.edge)
            continue;
        const QImage image = readCached(folderOf(order, edge) + key);
        if (image.isNull())
            continue;
        if (edge == order.edge)
            return image;
        const QImage fitted = fittedTo(image, order.edge);
        writeCached(order, order.edge, key, fitted);
        return fitted;
    }
    return {};
}

} // namespace

const QList<int> &thumbnailEdges()
{
    static const QList<int> edges{256, 512, 1024};
    return edges;
}

Thumbnail makeThumbnail(const ThumbnailOrder &order)
{
    const QFileInfo file(order.file);
    if (order.file.isEmpty() || !file.isFile()) {
        return {
            {}, QCoreApplication::translate("Library", "The file is missing: %1").arg(file.fileName()), true};
    }
    const QString key = keyOf(order, file);
    if (const QImage cached = fromCache(order, key); !cached.isNull())
        return {cached, {}, false};
    const auto image = decode(order);
    if (!image)
        return {{}, image.error().message, false};
    writeCached(order, order.edge, key, *image);
    return {*image, {}, false};
}

void keepThumbnails(const ThumbnailOrder &order, const QList<QImage> &previews)
{
    const QFileInfo file(order.file);
    if (!file.isFile() || previews.isEmpty())
        return;
    const QString key = keyOf(order, file);
    for (const int edge : thumbnailEdges()) {
        // The largest that fits; a picture smaller than the edge is its own thumbnail.
        const auto best = std::find_if(previews.begin(), previews.end(), [edge](const QImage &image) {
            return std::max(image.width(), image.height()) <= edge;
        });
        writeCached(order, edge, key, best == previews.end() ? fittedTo(previews.last(), edge) : *best);
    }
}

} // namespace maquette
