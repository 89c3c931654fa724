// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workmime.h"

#include "app/library/picture.h"

#include <QFile>
#include <QUrl>

#include <limits>

namespace maquette
{

namespace
{

QString imageFormat()
{
    return QStringLiteral("application/x-qt-image");
}

} // namespace

QString WorkMime::idsFormat()
{
    return QStringLiteral("application/x-maquette-assets");
}

WorkMime::WorkMime(const QList<WorkFile> &works, const QStringList &files)
{
    QByteArrayList ids;
    QList<QUrl> urls;
    for (qsizetype i = 0; i < works.size(); ++i) {
        ids.append(QByteArray::number(works.at(i).id.number()));
        if (!files.at(i).isEmpty())
            urls.append(QUrl::fromLocalFile(files.at(i)));
    }
    setData(idsFormat(), ids.join(' '));
    setUrls(urls);
    if (works.size() == 1 && works.first().kind == MediaKind::Image)
        m_picture = files.first();
}

QList<AssetId> WorkMime::idsIn(const QMimeData &data)
{
    QList<AssetId> ids;
    for (const QByteArray &number : data.data(idsFormat()).split(' ')) {
        bool ok = false;
        const qint64 value = number.toLongLong(&ok);
        if (ok && value > 0)
            ids.append(AssetId(value));
    }
    return ids;
}

QImage WorkMime::readImage(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return {};
    auto picture = readPicture(device, std::numeric_limits<int>::max());
    return picture ? std::move(picture->image) : QImage();
}

QStringList WorkMime::formats() const
{
    QStringList formats = QMimeData::formats();
    if (!m_picture.isEmpty())
        formats.append(imageFormat());
    return formats;
}

bool WorkMime::hasFormat(const QString &format) const
{
    return formats().contains(format);
}

QVariant WorkMime::retrieveData(const QString &format, QMetaType type) const
{
    if (m_picture.isEmpty() || format != imageFormat())
        return QMimeData::retrieveData(format, type);
    if (!m_image.isValid())
        m_image = readImage(m_picture);
    return m_image;
}

} // namespace maquette
