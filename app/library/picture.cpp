// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/picture.h"

#include "app/library/downscale.h"

#include <QCoreApplication>
#include <QImageReader>
#include <QIODevice>

namespace maquette
{

namespace
{

constexpr qint64 sniffedBytes = 4096;

QString words(const char *text)
{
    return QCoreApplication::translate("Library", text);
}

Unexpected notAPicture(FileType type)
{
    const FileTypeFacts facts = factsOf(type);
    if (!facts.name.isEmpty() && facts.kind == MediaKind::Image) {
        return fail(ErrorKind::DamagedFile, words("%1 pictures cannot be read here. These can: %2.")
                                                .arg(facts.name, readablePictureFormats()));
    }
    if (type == FileType::Text)
        return fail(ErrorKind::DamagedFile, words("This is a text or a web page, not a picture."));
    if (type == FileType::Unknown) {
        return fail(
            ErrorKind::DamagedFile,
            words("This is not a picture that can be read. These can: %1.").arg(readablePictureFormats()));
    }
    return fail(ErrorKind::DamagedFile, words("This is a %1 file, not a picture.").arg(facts.name));
}

QSize scaledSize(QSize pixels, int edge)
{
    if (std::max(pixels.width(), pixels.height()) <= edge)
        return pixels;
    return pixels.scaled(edge, edge, Qt::KeepAspectRatio).expandedTo({1, 1});
}

bool swapsSides(QImageIOHandler::Transformations turn)
{
    return turn.testFlag(QImageIOHandler::TransformationRotate90);
}

} // namespace

Result<Picture> readPicture(QIODevice &device, int edge, qint64 maxPixels)
{
    const FileType type = sniffFileType(device.peek(sniffedBytes));
    const FileTypeFacts facts = factsOf(type);
    if (facts.decoder.isEmpty())
        return notAPicture(type);
    QImageReader reader(&device, facts.decoder);
    reader.setAutoTransform(true);
    const QSize pixels = reader.size();
    if (pixels.isEmpty()) {
        return fail(ErrorKind::DamagedFile, words("The picture is damaged."),
                    reader.canRead() ? QStringLiteral("no size") : reader.errorString());
    }
    if (qint64(pixels.width()) * pixels.height() > maxPixels) {
        return fail(ErrorKind::TooLarge, words("The picture has %1 × %2 pixels, more than can be read.")
                                             .arg(pixels.width())
                                             .arg(pixels.height()));
    }
    const bool turned = swapsSides(reader.transformation());
    const QSize target = scaledSize(pixels, edge);
    if (target != pixels)
        reader.setScaledSize(target);
    const QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorKind::DamagedFile, words("The picture is damaged."), reader.errorString());
    return Picture{type, turned ? pixels.transposed() : pixels, fittedTo(image, edge)};
}

void allowLargePictures()
{
    constexpr int mebibytes = 1024;
    if (QImageReader::allocationLimit() != 0 && QImageReader::allocationLimit() < mebibytes)
        QImageReader::setAllocationLimit(mebibytes);
}

QImage fittedTo(const QImage &image, int edge)
{
    if (std::max(image.width(), image.height()) <= edge)
        return image;
    return downscaled(image, scaledSize(image.size(), edge));
}

bool isTransparent(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    const QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < pixels.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(pixels.constScanLine(y));
        if (std::any_of(row, row + pixels.width(), [](QRgb pixel) { return qAlpha(pixel) != 255; }))
            return true;
    }
    return false;
}

} // namespace maquette
