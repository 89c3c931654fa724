// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportpicture.h"

#include "app/export/words.h"
#include "app/library/downscale.h"
#include "app/library/picture.h"
#include "app/library/plainfile.h"
#include "app/library/screenpicture.h"
#include "app/library/webppicture.h"
#include "app/library/wholepicture.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>

#include <mutex>

namespace maquette
{

namespace
{

using Format = ExportPlan::Format;

//! Of more than that one is in memory at a time.
constexpr qint64 largePixels = 48'000'000;
//! Most of zlib's work gains little on photographs; its default takes five times as long.
constexpr int fastCompression = 85;

//! \brief Takes bytes until it is called off.
class StoppableBuffer : public QBuffer
{
public:
    explicit StoppableBuffer(CallOff callOff)
        : m_callOff(std::move(callOff))
    {}

protected:
    qint64 writeData(const char *data, qint64 length) override
    {
        return m_callOff.isCalledOff() ? -1 : QBuffer::writeData(data, length);
    }

private:
    CallOff m_callOff;
};

std::optional<Format> formatOf(FileType type)
{
    switch (type) {
    case FileType::Png:
        return Format::Png;
    case FileType::Jpeg:
        return Format::Jpeg;
    case FileType::WebP:
        return Format::WebP;
    default:
        return {};
    }
}

bool isAnimation(QIODevice &file, FileType type, const QByteArray &start)
{
    if (type == FileType::WebP) {
        const auto facts = webpFacts(start);
        return facts && facts->animated;
    }
    if (type != FileType::Gif)
        return false;
    QImageReader reader(&file, "gif");
    const bool moves = reader.imageCount() > 1;
    file.seek(0);
    return moves;
}

//! By the head of the file alone; whether it lies or stands does not count here.
QSize sizeIn(QIODevice &file, FileType type)
{
    QImageReader reader(&file, factsOf(type).decoder);
    const QSize size = reader.size();
    file.seek(0);
    return size;
}

//! Without the texts that Qt's decoders hang onto it, and its encoders would write: what the file says is
//! decided elsewhere. Shares the pixels of \a image.
QImage withoutTexts(const QImage &image)
{
    QImage plain(image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format());
    if (image.colorCount() > 0)
        plain.setColorTable(image.colorTable());
    plain.setColorSpace(image.colorSpace());
    plain.setDotsPerMeterX(image.dotsPerMeterX());
    plain.setDotsPerMeterY(image.dotsPerMeterY());
    return plain;
}

QImage onWhite(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage opaque(image.size(), QImage::Format_RGB32);
    if (opaque.isNull())
        return opaque;
    opaque.fill(Qt::white);
    opaque.setColorSpace(image.colorSpace());
    opaque.setDotsPerMeterX(image.dotsPerMeterX());
    opaque.setDotsPerMeterY(image.dotsPerMeterY());
    QPainter painter(&opaque);
    painter.drawImage(QPoint(), image);
    return opaque;
}

Result<std::optional<NewPicture>> encoded(const QImage &image, Format format, const ExportPlan &plan,
                                          const CallOff &callOff)
{
    const QString extension = extensionOf(format);
    const QImage flat = withoutTexts(image);
    const QImage ready = format == Format::Jpeg ? onWhite(flat) : flat;
    StoppableBuffer buffer(callOff);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, extension.toLatin1());
    writer.setQuality(format == Format::Png ? fastCompression : plan.quality);
    const bool written = !ready.isNull() && writer.write(ready);
    if (callOff.isCalledOff())
        return fail(ErrorKind::Cancelled, exportWords("Cancelled."));
    if (!written) {
        return fail(
            ErrorKind::TooLarge,
            exportWords("A picture of %1 × %2 pixels cannot be written as %3.")
                .arg(QString::number(image.width()), QString::number(image.height()), extension.toUpper()),
            writer.errorString());
    }
    return std::optional(NewPicture{buffer.data(), extension});
}

//! The size is right, and the colours if they are to be; null without memory.
QImage changed(QImage image, const ExportPlan &plan, bool toSrgb)
{
    if (toSrgb)
        image = forScreen(std::move(image));
    if (const QSize size = exportSize(plan, image.size()); size != image.size())
        image = downscaled(image, size);
    if (toSrgb)
        image.setColorSpace(QColorSpace::SRgb);
    return image;
}

Result<std::optional<NewPicture>> redraw(QIODevice &file, FileType type, const ExportPlan &plan,
                                         const CallOff &callOff)
{
    static std::mutex largeOnes;
    std::unique_lock large(largeOnes, std::defer_lock);
    const QSize promised = sizeIn(file, type);
    if (qint64(promised.width()) * promised.height() > largePixels)
        large.lock();
    auto picture = decodeWholePicture(file);
    if (callOff.isCalledOff())
        return fail(ErrorKind::Cancelled, exportWords("Cancelled."));
    if (!picture)
        return picture.error();
    if (picture->cut)
        return fail(ErrorKind::DamagedFile, exportWords("The end of the file is missing."));
    const auto own = formatOf(type);
    const Format format = plan.format == Format::AsIs ? own.value_or(Format::Png) : plan.format;
    const bool toSrgb = plan.toSrgb && !picture->profile.isEmpty();
    const bool sameSize = exportSize(plan, picture->image.size()) == picture->image.size();
    if (format == own && sameSize && (plan.format == Format::AsIs || (format == Format::Png && !toSrgb)))
        return std::optional<NewPicture>();
    const QImage image = changed(std::move(picture->image), plan, toSrgb);
    if (image.isNull())
        return fail(ErrorKind::TooLarge, exportWords("There is not enough memory for this picture."));
    return encoded(image, format, plan, callOff);
}

} // namespace

Result<std::optional<NewPicture>> drawnAnew(const QString &file, const ExportPlan &plan,
                                            const CallOff &callOff)
{
    const std::optional<NewPicture> asItIs;
    if (plan.format == Format::AsIs && plan.sizing == ExportPlan::Sizing::Original)
        return asItIs;
    PlainFile source(file, callOff);
    if (const auto opened = source.openPlain(); !opened)
        return opened.error();
    const QByteArray start = source.peek(sniffedBytes);
    const FileType type = sniffFileType(start);
    const FileTypeFacts facts = factsOf(type);
    if (facts.usable && facts.kind != MediaKind::Image)
        return asItIs;
    if (facts.decoder.isEmpty()) {
        const auto none = readPicture(source, 1); // it has the words for each of them
        return none ? Result<std::optional<NewPicture>>(asItIs)
                    : Result<std::optional<NewPicture>>(none.error());
    }
    if (isAnimation(source, type, start))
        return asItIs;
    if (plan.format == Format::AsIs) {
        const QSize size = sizeIn(source, type);
        if (!size.isEmpty() && exportSize(plan, size) == size)
            return asItIs;
    }
    return redraw(source, type, plan, callOff);
}

} // namespace maquette
