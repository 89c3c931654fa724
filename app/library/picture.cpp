// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/picture.h"

#include "app/library/decoderneeds.h"
#include "app/library/downscale.h"
#include "app/library/webppicture.h"
#include "app/library/words.h"

#include <QImageReader>
#include <QIODevice>
#include <QtEndian>

namespace maquette
{

namespace
{

//! That a decoder may hold of a picture that is to be smaller.
constexpr qint64 maxDecoderBytes = 512LL * 1024 * 1024;
//! Of a file that is read whole.
constexpr qint64 maxWholeBytes = 512LL * 1024 * 1024;

Unexpected notAPicture(FileType type)
{
    const FileTypeFacts facts = factsOf(type);
    if (!facts.name.isEmpty() && facts.kind == MediaKind::Image) {
        return fail(ErrorKind::DamagedFile, libraryWords("%1 pictures cannot be read here. These can: %2.")
                                                .arg(facts.name, readablePictureFormats()));
    }
    if (type == FileType::Text)
        return fail(ErrorKind::DamagedFile, libraryWords("This is a text or a web page, not a picture."));
    if (type == FileType::Unknown) {
        return fail(ErrorKind::DamagedFile,
                    libraryWords("This is not a picture that can be read. These can: %1.")
                        .arg(readablePictureFormats()));
    }
    return fail(ErrorKind::DamagedFile, libraryWords("This is a %1 file, not a picture.").arg(facts.name));
}

QSize scaledSize(QSize pixels, int edge)
{
    if (std::max(pixels.width(), pixels.height()) <= edge)
        return pixels;
    return pixels.scaled(edge, edge, Qt::KeepAspectRatio).expandedTo({1, 1});
}

//! libpng refuses a chunk that is longer than the file too, but only after it took that much memory.
Result<void> checkPngChunks(QIODevice &device, FileType type)
{
    if (type != FileType::Png)
        return {};
    const qint64 position = device.pos();
    auto whole = checkComplete(device, type);
    device.seek(position);
    return whole;
}

Unexpected tooManyPixels(QSize pixels)
{
    return fail(ErrorKind::TooLarge, libraryWords("The picture has %1 × %2 pixels, more than can be read.")
                                         .arg(pixels.width())
                                         .arg(pixels.height()));
}

Unexpected damagedPicture(const QString &detail)
{
    return fail(ErrorKind::DamagedFile, libraryWords("The picture is damaged."), detail);
}

qint64 areaOf(QSize pixels)
{
    return qint64(pixels.width()) * pixels.height();
}

Result<Picture> readStillWebp(QIODevice &device, QSize pixels, int edge, qint64 maxPixels)
{
    constexpr int bytesPerPixel = 4;
    if (areaOf(pixels) > std::min(maxPixels, maxDecoderBytes / bytesPerPixel))
        return tooManyPixels(pixels);
    if (device.size() > maxWholeBytes)
        return fail(ErrorKind::TooLarge, libraryWords("The picture's file is larger than can be read."));
    const QImage image = readWebp(device.readAll(), scaledSize(pixels, edge));
    return image.isNull() ? Result<Picture>(damagedPicture(QStringLiteral("libwebp")))
                          : Result<Picture>(Picture{FileType::WebP, pixels, image});
}

bool swapsSides(QImageIOHandler::Transformations turn)
{
    return turn.testFlag(QImageIOHandler::TransformationRotate90);
}

} // namespace

QSize decodedSize(const QImageReader &reader, FileType type, const QByteArray &start)
{
    constexpr qsizetype screenAt = 6;
    const QSize told = reader.size();
    if (type != FileType::Gif || told.isEmpty() || start.size() < screenAt + 4)
        return told;
    const auto side = [&start](qsizetype at) {
        return int(qFromLittleEndian<quint16>(start.constData() + at));
    };
    return told.expandedTo({side(screenAt), side(screenAt + 2)});
}

Result<Picture> readPicture(QIODevice &device, int edge, qint64 maxPixels)
{
    const qint64 begin = device.pos();
    const QByteArray start = device.peek(sniffedBytes);
    const FileType type = sniffFileType(start);
    const FileTypeFacts facts = factsOf(type);
    if (facts.decoder.isEmpty())
        return notAPicture(type);
    if (const auto whole = checkPngChunks(device, type); !whole)
        return whole.error();
    if (const auto webp = type == FileType::WebP ? webpFacts(start) : std::nullopt; webp && !webp->animated)
        return readStillWebp(device, webp->pixels, edge, maxPixels);
    QImageReader reader(&device, facts.decoder);
    reader.setAutoTransform(true);
    const QSize promised = decodedSize(reader, type, start);
    if (promised.isEmpty())
        return damagedPicture(reader.canRead() ? QStringLiteral("no size") : reader.errorString());
    const DecoderNeeds needs = decoderNeeds(device, begin, type, start);
    if (areaOf(promised) > maxPixels || areaOf(promised) * needs.bytesPerPixel > maxDecoderBytes)
        return tooManyPixels(promised);
    const bool turned = swapsSides(reader.transformation());
    const QSize target = scaledSize(promised, edge);
    const bool scaled = needs.scales && target != promised;
    if (scaled)
        reader.setScaledSize(target);
    const QImage image = reader.read();
    if (image.isNull())
        return damagedPicture(reader.errorString());
    const QSize pixels = turned ? promised.transposed() : promised;
    return Picture{type, scaled ? pixels : image.size(), fittedTo(image, edge)};
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
