// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnailmaker.h"

#include "app/library/filetype.h"
#include "app/library/picture.h"
#include "app/library/plainfile.h"
#include "app/library/screenpicture.h"
#include "app/library/videofile.h"
#include "app/library/words.h"

#include <QBuffer>
#include <QDateTime>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>

#include <algorithm>

namespace maquette
{

namespace
{

// As good as vipsthumbnail's to the eye; 100,000 of them at 256 fit into a cache of 1 GiB.
constexpr int jpegQuality = 80;

//! A picture that lacks its end would be shown with a grey half. Where that is dear to know, a look at the
//! end of the file does.
Result<void> checkEnd(QIODevice &file, FileType type)
{
    constexpr qint64 tail = 64 * 1024;
    if (type == FileType::Jpeg && file.size() > tail) {
        file.seek(file.size() - tail);
        if (file.read(tail).contains("\xFF\xD9"))
            return {};
    }
    if (type == FileType::Jpeg || type == FileType::WebP)
        return checkComplete(file, type);
    return {};
}

Result<QImage> decode(const ThumbnailOrder &order, PlainFile &file, const CallOff &callOff)
{
    constexpr qint64 sniffed = 4096;
    const FileType type = sniffFileType(file.peek(sniffed));
    const FileTypeFacts facts = factsOf(type);
    // By what it is; a clip of a kind that is not known here goes by what the library says.
    const bool clip =
        type == FileType::Unknown ? order.kind == MediaKind::Video : facts.kind == MediaKind::Video;
    if (clip)
        return VideoFile::poster(order.file, order.edge, callOff);
    const auto whole = checkEnd(file, type);
    if (!whole)
        return whole.error();
    file.seek(0);
    const auto picture = readPicture(file, order.edge);
    return picture ? Result<QImage>(picture->image) : Result<QImage>(picture.error());
}

} // namespace

const QList<int> &thumbnailEdges()
{
    static const QList<int> edges{256, 512};
    return edges;
}

QByteArray thumbnailKey(const ThumbnailOrder &order)
{
    if (!order.key.isEmpty() && order.stamp == 0)
        return order.key;
    const QFileInfo file(order.file);
    if (order.file.isEmpty() || !file.isFile())
        return {};
    const bool isKnown = file.size() == order.bytes && file.lastModified().toMSecsSinceEpoch() == order.stamp;
    if (!order.key.isEmpty() && isKnown)
        return order.key;
    return QStringLiteral("%1-%2-%3")
        .arg(order.id.number())
        .arg(file.lastModified().toMSecsSinceEpoch(), 0, 16)
        .arg(file.size(), 0, 16)
        .toLatin1();
}

Thumbnail makeThumbnail(const ThumbnailOrder &order, const CallOff &callOff)
{
    PlainFile file(order.file, callOff);
    if (const auto opened = file.openPlain(); !opened)
        return {{}, opened.error().message, !file.isThere()};
    if (file.size() == 0)
        return {{}, libraryWords("The file is empty."), false};
    const auto image = decode(order, file, callOff);
    if (callOff.isCalledOff())
        return {};
    if (!image)
        return {{}, image.error().message, false};
    return {paintable(forScreen(*image)), {}, false};
}

QByteArray encodedThumbnail(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const bool transparent = isTransparent(image);
    QImageWriter writer(&buffer, transparent ? "png" : "jpeg");
    if (!transparent)
        writer.setQuality(jpegQuality);
    return writer.write(image) ? bytes : QByteArray();
}

QImage decodedThumbnail(const QByteArray &bytes, int edge)
{
    if (bytes.isEmpty())
        return {};
    QByteArray copy = bytes; // shared; QBuffer does not take a const one
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, bytes.startsWith("\x89PNG") ? "png" : "jpeg");
    const QSize size = reader.size();
    if (size.isEmpty() || std::max(size.width(), size.height()) > edge)
        return {}; // not made by us
    return paintable(reader.read());
}

QImage paintable(const QImage &image)
{
    if (image.isNull())
        return image;
    return image.convertToFormat(isTransparent(image) ? QImage::Format_ARGB32_Premultiplied
                                                      : QImage::Format_RGB32);
}

} // namespace maquette
