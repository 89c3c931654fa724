// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/mediaencode.h"

#include "app/library/filework.h"
#include "app/library/picture.h"
#include "app/library/words.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>
#include <QLocale>
#include <QPainter>

#include <cerrno>
#include <cmath>

namespace maquette
{

namespace
{

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString dataUri(const QByteArray &mime, const QByteArray &bytes)
{
    return QStringLiteral("data:%1;base64,%2")
        .arg(QString::fromLatin1(mime), QString::fromLatin1(bytes.toBase64()));
}

QImage onWhite(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

Result<QByteArray> asJpeg(const QImage &image)
{
    constexpr int quality = 92;
    QBuffer buffer;
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    if (!writer.write(image))
        return fail(ErrorKind::Internal, libraryWords("A copy of the picture could not be made."),
                    writer.errorString());
    return buffer.data();
}

//! The longest side at which \a pixels stay within the service's limit.
int edgeFor(QSize pixels)
{
    const double area = double(pixels.width()) * pixels.height();
    const double scale = std::min(1.0, std::sqrt(double(maxInlineImagePixels) / area));
    return std::max(1, int(std::max(pixels.width(), pixels.height()) * scale));
}

Result<ResolvedMedia> reducedPicture(QFile &file, QSize pixels)
{
    constexpr double step = 0.85;
    file.seek(0);
    const auto picture = readPicture(file, edgeFor(pixels));
    if (!picture)
        return picture.error();
    QImage image = onWhite(picture->image);
    auto bytes = asJpeg(image);
    while (bytes && bytes->size() > maxInlineImageBytes && image.width() > 1) {
        image = fittedTo(image, std::max(1, int(std::max(image.width(), image.height()) * step)));
        bytes = asJpeg(image);
    }
    if (!bytes)
        return bytes.error();
    return ResolvedMedia{dataUri("image/jpeg", *bytes),
                         libraryWords("sent inside the request as a JPEG copy of %1 × %2 pixels, %3")
                             .arg(image.width())
                             .arg(image.height())
                             .arg(sizeText(bytes->size())),
                         bytes->size(), image.size(), false};
}

Result<ResolvedMedia> asItIs(QFile &file, const QByteArray &mime, QSize pixels)
{
    file.seek(0);
    const QByteArray bytes = file.readAll();
    if (bytes.size() != file.size())
        return fileError(file.fileName(), EIO);
    return ResolvedMedia{dataUri(mime, bytes),
                         libraryWords("sent inside the request, %1").arg(sizeText(bytes.size())),
                         bytes.size(), pixels, false};
}

Result<ResolvedMedia> encodePicture(QFile &file, FileType type)
{
    QImageReader reader(&file, factsOf(type).decoder);
    reader.setAutoTransform(true);
    QSize pixels = reader.size();
    if (pixels.isEmpty())
        return fail(ErrorKind::DamagedFile, libraryWords("The picture is damaged."), reader.errorString());
    if (reader.transformation().testFlag(QImageIOHandler::TransformationRotate90))
        pixels.transpose();
    const bool known = type == FileType::Png || type == FileType::Jpeg || type == FileType::WebP;
    const bool fits = file.size() <= maxInlineImageBytes &&
                      qint64(pixels.width()) * pixels.height() <= maxInlineImagePixels;
    return known && fits ? asItIs(file, factsOf(type).mime, pixels) : reducedPicture(file, pixels);
}

} // namespace

Result<ResolvedMedia> encodeMedia(const QString &path)
{
    constexpr qint64 sniffed = 4096;
    QFile file(path);
    errno = 0;
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::FileAccess,
                    libraryWords("The file of this work is missing: %1.").arg(QFileInfo(path).fileName()),
                    file.errorString());
    }
    const FileType type = sniffFileType(file.peek(sniffed));
    const FileTypeFacts facts = factsOf(type);
    if (!facts.decoder.isEmpty())
        return encodePicture(file, type);
    if (!facts.usable)
        return fail(ErrorKind::DamagedFile, libraryWords("“%1” is damaged.").arg(QFileInfo(path).fileName()));
    const qint64 limit = facts.kind == MediaKind::Video ? maxInlineVideoBytes : maxInlineAudioBytes;
    if (file.size() > limit) {
        return fail(
            ErrorKind::TooLarge,
            libraryWords("“%1” has %2; at most %3 can be sent inside a request, and its link has expired.")
                .arg(QFileInfo(path).fileName(), sizeText(file.size()), sizeText(limit)));
    }
    return asItIs(file, facts.mime, {});
}

} // namespace maquette
