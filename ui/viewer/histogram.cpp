// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/histogram.h"

#include <algorithm>

namespace maquette
{

int luminance(QRgb pixel)
{
    // 0.2126, 0.7152 and 0.0722 of 65536.
    return (qRed(pixel) * 13933 + qGreen(pixel) * 46871 + qBlue(pixel) * 4732 + 32768) >> 16;
}

Histogram Histogram::of(const QImage &image)
{
    Histogram counts;
    if (image.isNull())
        return counts;
    const bool alpha = image.hasAlphaChannel();
    const QImage pixels = image.depth() == 32 ? image : image.convertToFormat(QImage::Format_RGB32);
    const bool premultiplied = pixels.format() == QImage::Format_ARGB32_Premultiplied;
    for (int y = 0; y < pixels.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(pixels.constScanLine(y));
        for (int x = 0; x < pixels.width(); ++x) {
            if (alpha && qAlpha(row[x]) == 0)
                continue;
            const QRgb pixel = premultiplied ? qUnpremultiply(row[x]) : row[x];
            ++counts.red[static_cast<size_t>(qRed(pixel))];
            ++counts.green[static_cast<size_t>(qGreen(pixel))];
            ++counts.blue[static_cast<size_t>(qBlue(pixel))];
            ++counts.light[static_cast<size_t>(luminance(pixel))];
        }
    }
    return counts;
}

bool Histogram::isEmpty() const
{
    return std::all_of(light.begin(), light.end(), [](quint32 count) { return count == 0; });
}

quint32 Histogram::top() const
{
    constexpr size_t outliers = 8; // of four times 256
    std::array<quint32, 4 * static_cast<size_t>(values)> all{};
    auto end = all.begin();
    for (const Channel *channel : {&red, &green, &blue, &light})
        end = std::copy(channel->begin(), channel->end(), end);
    const auto nth = all.end() - 1 - outliers;
    std::nth_element(all.begin(), nth, all.end());
    // A picture of a few values only has nothing but such peaks.
    return *nth > 0 ? *nth : *std::max_element(all.begin(), all.end());
}

} // namespace maquette
