// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/pictureread.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qint64 mostPixels = 100'000'000;

Unexpected unreadable(const QString &why)
{
    return fail(ErrorKind::DamagedFile,
                QCoreApplication::translate("Sandbox", "This is not a picture that can be read."), why);
}

} // namespace

Result<QSize> pictureSize(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (size.isEmpty())
        return unreadable(reader.errorString());
    if (static_cast<qint64>(size.width()) * size.height() > mostPixels)
        return unreadable(QStringLiteral("%1x%2").arg(size.width()).arg(size.height()));
    return reader.transformation() & QImageIOHandler::TransformationRotate90 ? size.transposed() : size;
}

Result<QImage> readPicture(const QByteArray &bytes, int longest)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    reader.setAllocationLimit(512);
    const QSize size = reader.size();
    if (size.isEmpty() || static_cast<qint64>(size.width()) * size.height() > mostPixels)
        return unreadable(reader.errorString());
    if (std::max(size.width(), size.height()) > longest)
        reader.setScaledSize(size.scaled(longest, longest, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    QImage image = reader.read();
    if (image.isNull())
        return unreadable(reader.errorString());
    return image;
}

} // namespace maquette
