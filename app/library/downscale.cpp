// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/downscale.h"

#include "app/library/blockaverages.h"

#include <QColorSpace>

#include <pixman.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace maquette
{

namespace
{

//! Pixman counts places in 16 bits and a sign.
constexpr int largestEdge = 32767;
//! Pixels of another format that are converted all together.
constexpr qint64 mostConverted = 16LL * 1024 * 1024;
//! Pixel borders are told apart to a 64th of a pixel.
constexpr int phaseBits = 6;
//! Pixman's weights have 16 bits: those of more than 8x8 pixels at once would be too coarse.
constexpr int largestStep = 8;

struct Release
{
    void operator()(pixman_image_t *image) const { pixman_image_unref(image); }
    void operator()(pixman_fixed_t *filter) const { std::free(filter); }
};
using Pixels = std::unique_ptr<pixman_image_t, Release>;

QImage converted(const QImage &image, QImage::Format format)
{
    if (image.format() == format)
        return image;
    QImage whole(image.size(), format);
    const int bandRows = std::max(1, bandPixels / image.width());
    for (int top = 0; top < image.height() && !whole.isNull(); top += bandRows) {
        const int rows = std::min(bandRows, image.height() - top);
        QImage band(image.constScanLine(top), image.width(), rows, image.bytesPerLine(), image.format());
        if (image.colorCount() > 0)
            band.setColorTable(image.colorTable());
        band.convertTo(format);
        for (int y = 0; y < rows; ++y)
            std::copy_n(band.constScanLine(y), whole.bytesPerLine(), whole.scanLine(top + y));
    }
    return whole;
}

//! The memory stays the image's; pixman does not write to a source.
Pixels pixels(const QImage &image, uchar *memory)
{
    const auto code = image.hasAlphaChannel() ? PIXMAN_a8r8g8b8 : PIXMAN_x8r8g8b8;
    return Pixels(pixman_image_create_bits(code, image.width(), image.height(),
                                           reinterpret_cast<quint32 *>(memory),
                                           static_cast<int>(image.bytesPerLine())));
}

//! Each pixel becomes the average of all that it covers.
bool average(pixman_image_t *source, double across, double down)
{
    const pixman_fixed_t x = pixman_double_to_fixed(across);
    const pixman_fixed_t y = pixman_double_to_fixed(down);
    pixman_transform_t transform;
    pixman_transform_init_scale(&transform, x, y);
    int count = 0;
    const std::unique_ptr<pixman_fixed_t, Release> filter(pixman_filter_create_separable_convolution(
        &count, x, y, PIXMAN_KERNEL_BOX, PIXMAN_KERNEL_BOX, PIXMAN_KERNEL_BOX, PIXMAN_KERNEL_BOX, phaseBits,
        phaseBits));
    pixman_image_set_repeat(source, PIXMAN_REPEAT_PAD);
    return filter && pixman_image_set_transform(source, &transform) &&
           pixman_image_set_filter(source, PIXMAN_FILTER_SEPARABLE_CONVOLUTION, filter.get(), count);
}

} // namespace

QImage downscaled(const QImage &image, QSize size)
{
    if (image.isNull() || size.isEmpty())
        return {};
    // What has to be converted first, or is too long for pixman, in blocks: that takes no memory.
    const int step = std::min(image.width() / size.width(), image.height() / size.height());
    const bool large = image.depth() != 32 && qint64(image.width()) * image.height() > mostConverted;
    if (step > 1 && (large || std::max(image.width(), image.height()) > largestEdge))
        return downscaled(blockAverages(image, step), size);
    if (std::max(image.width(), image.height()) > largestEdge)
        return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QSize near((image.width() + largestStep - 1) / largestStep,
                     (image.height() + largestStep - 1) / largestStep);
    if (size.expandedTo(near) != size)
        return downscaled(downscaled(image, size.expandedTo(near)), size);
    const auto format = image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    const QImage source = converted(image, format);
    QImage target(size, format);
    if (source.isNull() || target.isNull())
        return {};
    const Pixels from = pixels(source, const_cast<uchar *>(source.constBits()));
    const Pixels to = pixels(target, target.bits());
    if (!from || !to ||
        !average(from.get(), static_cast<double>(source.width()) / size.width(),
                 static_cast<double>(source.height()) / size.height()))
        return {};
    pixman_image_composite32(PIXMAN_OP_SRC, from.get(), nullptr, to.get(), 0, 0, 0, 0, 0, 0, size.width(),
                             size.height());
    target.setColorSpace(image.colorSpace());
    target.setDotsPerMeterX(image.dotsPerMeterX());
    target.setDotsPerMeterY(image.dotsPerMeterY());
    return target;
}

} // namespace maquette
