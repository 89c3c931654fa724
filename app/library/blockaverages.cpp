// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/blockaverages.h"

#include <QColorSpace>

#include <algorithm>
#include <array>
#include <vector>

namespace maquette
{

namespace
{

//! \brief The sums of one block.
struct Sum
{
    std::array<quint32, 4> channels{};
    quint32 count = 0;

    void add(QRgb pixel)
    {
        channels[0] += qAlpha(pixel);
        channels[1] += qRed(pixel);
        channels[2] += qGreen(pixel);
        channels[3] += qBlue(pixel);
        ++count;
    }
    [[nodiscard]] QRgb average() const
    {
        const auto of = [this](size_t channel) {
            return static_cast<int>((channels.at(channel) + count / 2) / count);
        };
        return count == 0 ? 0 : qRgba(of(1), of(2), of(3), of(0));
    }
};

//! Rows of \a image from \a top on, in \a format.
QImage band(const QImage &image, int top, int rows, QImage::Format format)
{
    QImage part(image.constScanLine(top), image.width(), rows, image.bytesPerLine(), image.format());
    if (image.colorCount() > 0)
        part.setColorTable(image.colorTable());
    return part.convertToFormat(format);
}

} // namespace

QImage blockAverages(const QImage &image, int step)
{
    constexpr int mostStep = 256; // the sums of a block fit into 32 bits
    if (image.isNull() || step < 1)
        return {};
    step = std::min(step, mostStep);
    const auto format = image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    QImage small((image.width() + step - 1) / step, (image.height() + step - 1) / step, format);
    std::vector<Sum> sums(static_cast<size_t>(small.width()));
    for (int y = 0; y < small.height(); ++y) {
        std::fill(sums.begin(), sums.end(), Sum());
        // Row by row: few enough pixels for QImage to convert them in this thread.
        for (int row = y * step; row < std::min(image.height(), (y + 1) * step); ++row) {
            const QImage line = band(image, row, 1, format);
            const auto *pixels = reinterpret_cast<const QRgb *>(line.constScanLine(0));
            for (int x = 0; x < image.width(); ++x)
                sums[static_cast<size_t>(x / step)].add(pixels[x]);
        }
        auto *target = reinterpret_cast<QRgb *>(small.scanLine(y));
        std::transform(sums.begin(), sums.end(), target, [](const Sum &sum) { return sum.average(); });
    }
    small.setColorSpace(image.colorSpace());
    small.setDotsPerMeterX(image.dotsPerMeterX());
    small.setDotsPerMeterY(image.dotsPerMeterY());
    return small;
}

} // namespace maquette
