// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/downscale.h"
#include "app/library/picture.h"
#include "app/media/mendcache.h"
#include "app/media/mendsizes.h"
#include "app/media/picturemend.h"
#include "app/media/words.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>

#include <array>

namespace maquette
{

namespace
{

//! \brief A picture that was encoded, and what it took.
struct Encoded
{
    QByteArray bytes;
    FileType type = FileType::Png;
    QSize pixels;
    bool alphaLost = false;
};

QImage painted(QSize size, const QImage &like)
{
    QImage canvas(size, like.depth() > 32 ? QImage::Format_RGBX64 : QImage::Format_RGB32);
    canvas.setColorSpace(like.colorSpace());
    return canvas;
}

QImage resized(const QImage &image, QSize size)
{
    if (image.size() == size)
        return image;
    if (size.width() <= image.width() && size.height() <= image.height())
        return downscaled(image, size);
    QImage larger = image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    larger.setColorSpace(image.colorSpace());
    return larger;
}

//! The picture itself, far out of focus, over the whole canvas.
QImage blurred(const QImage &image, QSize size)
{
    constexpr int grains = 12;
    const QSize covering = size.scaled(image.size(), Qt::KeepAspectRatio).expandedTo({1, 1});
    const QRect middle({(image.width() - covering.width()) / 2, (image.height() - covering.height()) / 2},
                       covering);
    const QSize tiny = covering.scaled(grains, grains, Qt::KeepAspectRatio).expandedTo({1, 1});
    return downscaled(image.copy(middle), tiny).scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage padded(const QImage &image, const PictureMend &mend)
{
    QImage canvas = painted(mend.canvas, image);
    if (canvas.isNull())
        return canvas;
    canvas.fill(mend.colour);
    QPainter painter(&canvas);
    if (mend.pad == PictureMend::Pad::Blur)
        painter.drawImage(0, 0, blurred(image, mend.canvas));
    painter.drawImage((mend.canvas.width() - image.width()) / 2, (mend.canvas.height() - image.height()) / 2,
                      image);
    return canvas;
}

QImage onWhite(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage opaque = painted(image.size(), image);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

//! PNG has no quality: there the number is how hard zlib works, and 80 is four times as fast as the default.
QByteArray encodedAs(const QImage &image, FileType type, int quality)
{
    constexpr int fastPng = 80;
    QBuffer buffer;
    QImageWriter writer(&buffer, factsOf(type).decoder);
    writer.setQuality(type == FileType::Png ? fastPng : quality);
    return writer.write(type == FileType::Jpeg ? onWhite(image) : image) ? buffer.data() : QByteArray();
}

//! \brief The best that one size and type come to under a limit of weight.
struct Attempt
{
    QByteArray bytes;    //!< empty when no quality meets it
    double excess = 1.0; //!< how many times too heavy the lowest quality is
};

Attempt encodedWithin(const QImage &image, FileType type, qint64 mostBytes)
{
    static constexpr std::array qualities{95, 90, 85, 78, 70, 60, 50};
    const auto fits = [mostBytes](const QByteArray &bytes) {
        return !bytes.isEmpty() && bytes.size() <= mostBytes;
    };
    QByteArray best = encodedAs(image, type, qualities.front());
    if (fits(best) || type == FileType::Png)
        return {fits(best) ? best : QByteArray(), 1.0};
    best = encodedAs(image, type, qualities.back());
    if (!fits(best))
        return {{}, double(best.size()) / double(std::max<qint64>(mostBytes, 1))};
    std::size_t tooHeavy = 0;
    std::size_t light = qualities.size() - 1;
    while (light - tooHeavy > 1) {
        const std::size_t middle = (tooHeavy + light) / 2;
        const QByteArray bytes = encodedAs(image, type, qualities[middle]);
        (fits(bytes) ? light : tooHeavy) = middle;
        if (fits(bytes))
            best = bytes;
    }
    return {best, 1.0};
}

//! Smaller pictures, as long as the limits allow them, until one is light enough.
Result<Encoded> encodedToFit(QImage image, FileType type, const MediaLimits &limits)
{
    constexpr double leastStep = 0.72; // of the area
    const bool transparent = isTransparent(image);
    for (;;) {
        Attempt attempt = encodedWithin(image, type, limits.maxBytes);
        const QSize pixels = image.size();
        if (!attempt.bytes.isEmpty())
            return Encoded{std::move(attempt.bytes), type, pixels, transparent && type == FileType::Jpeg};
        if (type == FileType::Png) {
            type = transparent ? FileType::WebP : FileType::Jpeg;
            continue;
        }
        MediaLimits smaller = limits;
        const double step = std::min(leastStep, 0.95 / std::max(attempt.excess, 1.0));
        smaller.maxPixels = qint64(double(pixels.width()) * pixels.height() * step);
        auto size = scaledToLimits(pixels, smaller);
        if (!size) { // not so small at once, perhaps a little
            smaller.maxPixels = qint64(double(pixels.width()) * pixels.height() * leastStep);
            size = scaledToLimits(pixels, smaller);
        }
        if (!size || *size == pixels)
            break;
        image = resized(image, *size);
    }
    return fail(ErrorKind::TooLarge,
                mendWords("The picture cannot be made as light as this field wants it."));
}

Result<QImage> readUpright(QFile &file, const PictureMend &mend)
{
    constexpr int anyEdge = std::numeric_limits<int>::max();
    const auto picture = readPicture(file, anyEdge, maxMendedPixels);
    if (!picture)
        return picture.error();
    const QImage &image = picture->image;
    const QRect whole = image.rect();
    const QRect part = mend.crop.isNull() ? whole : mend.crop;
    const QSize canvas = mend.canvas.isEmpty() ? part.size() : mend.canvas;
    const bool fits = whole.contains(part) && canvas.width() >= part.width() &&
                      canvas.height() >= part.height() && !mend.size.isEmpty() &&
                      qint64(canvas.width()) * canvas.height() <= maxMendedPixels &&
                      qint64(mend.size.width()) * mend.size.height() <= maxMendedPixels;
    if (!fits)
        return fail(ErrorKind::InvalidInput,
                    mendWords("The picture is no longer the one that was looked at."));
    return part == whole ? image : image.copy(part);
}

QByteArray pictureRecipe(const PictureMend &mend, const MediaLimits &limits)
{
    const auto numbers = {mend.crop.x(),      mend.crop.y(),           mend.crop.width(),
                          mend.crop.height(), mend.canvas.width(),     mend.canvas.height(),
                          int(mend.pad),      int(mend.colour.rgba()), mend.size.width(),
                          mend.size.height(), int(mend.type),          limits.minWidth,
                          limits.minHeight,   limits.maxWidth,         limits.maxHeight};
    QByteArray recipe = "picture 1";
    for (const int number : numbers)
        recipe += ' ' + QByteArray::number(number);
    return recipe + ' ' + QByteArray::number(limits.maxBytes) + ' ' + QByteArray::number(limits.aspectOver) +
           ' ' + QByteArray::number(limits.aspectUnder);
}

//! The flag of what was lost stands in the name, for the next time.
QString fileName(const QString &stem, FileType type, bool alphaLost)
{
    return stem + (alphaLost ? QStringLiteral("-flat.") : QStringLiteral(".")) + factsOf(type).extension;
}

std::optional<MendedPicture> alreadyMade(const QString &folder, const QString &stem,
                                         const MediaLimits &limits)
{
    for (const FileType type : {FileType::Png, FileType::Jpeg, FileType::WebP}) {
        for (const bool alphaLost : {false, true}) {
            const QString file = folder + u'/' + fileName(stem, type, alphaLost);
            QFile made(file);
            if (!made.open(QIODevice::ReadOnly) || !checkComplete(made, type))
                continue;
            made.seek(0);
            const MendedPicture picture{file, type, QImageReader(&made, factsOf(type).decoder).size(),
                                        made.size(), alphaLost};
            made.close();
            if (picture.pixels.isEmpty() ||
                !breachesOf(limits, {picture.pixels, picture.bytes, -1}).isEmpty())
                continue;
            touch(file);
            return picture;
        }
    }
    return std::nullopt;
}

} // namespace

Result<MendedPicture> mendPicture(const QString &path, const PictureMend &mend, const MediaLimits &limits,
                                  const QString &folder)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::FileAccess,
                    mendWords("“%1” is missing or cannot be read.").arg(QFileInfo(path).fileName()),
                    file.errorString());
    }
    const auto stem = cacheName(path, pictureRecipe(mend, limits));
    if (!stem)
        return stem.error();
    if (const auto made = alreadyMade(folder, *stem, limits))
        return *made;
    auto upright = readUpright(file, mend);
    if (!upright)
        return upright.error();
    QImage image = mend.canvas.isEmpty() ? *upright : padded(*upright, mend);
    image = resized(image, mend.size);
    if (image.isNull())
        return fail(ErrorKind::TooLarge, mendWords("There is not enough memory for a picture of this size."));
    const auto encoded = encodedToFit(image, mend.type, limits);
    if (!encoded)
        return encoded.error();
    const auto breaches = breachesOf(limits, {encoded->pixels, encoded->bytes.size(), -1});
    if (!breaches.isEmpty())
        return fail(ErrorKind::InvalidInput, breaches.first().message);
    const auto kept = keepInCache(folder, fileName(*stem, encoded->type, encoded->alphaLost), encoded->bytes,
                                  Durability::MadeAgain);
    if (!kept)
        return kept.error();
    return MendedPicture{*kept, encoded->type, encoded->pixels, encoded->bytes.size(), encoded->alphaLost};
}

} // namespace maquette
