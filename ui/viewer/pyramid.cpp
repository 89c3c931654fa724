// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/pyramid.h"

#include "app/library/downscale.h"
#include "app/library/screenpicture.h"
#include "app/library/wholepicture.h"

#include <algorithm>

namespace maquette
{

namespace
{

constexpr int smallestLevel = 512;

int longest(const QImage &image)
{
    return std::max(image.width(), image.height());
}

//! Two of a pixel's bytes, each with room for the sum of four.
constexpr quint32 lanes = 0x00ff00ff;
constexpr quint32 averageRounding = 0x00020002;

quint32 average(quint32 a, quint32 b, quint32 c, quint32 d)
{
    const quint32 low = (a & lanes) + (b & lanes) + (c & lanes) + (d & lanes) + averageRounding;
    const quint32 high = ((a >> 8) & lanes) + ((b >> 8) & lanes) + ((c >> 8) & lanes) + ((d >> 8) & lanes);
    return ((low >> 2) & lanes) | (((high + averageRounding) << 6) & ~lanes);
}

} // namespace

QImage halved(const QImage &image)
{
    const QSize size = (image.size() / 2).expandedTo({1, 1});
    const bool even = image.width() % 2 == 0 && image.height() % 2 == 0;
    if (!even || image.depth() != 32)
        return downscaled(image, size);
    QImage half(size, image.format());
    for (int y = 0; y < half.height(); ++y) {
        const auto *upper = reinterpret_cast<const quint32 *>(image.constScanLine(2 * y));
        const auto *lower = reinterpret_cast<const quint32 *>(image.constScanLine(2 * y + 1));
        auto *target = reinterpret_cast<quint32 *>(half.scanLine(y));
        for (int x = 0; x < half.width(); ++x)
            target[x] = average(upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
    }
    return half;
}

bool Pyramid::isWhole() const
{
    return !isNull() && longest(levels.last()) <= smallestLevel;
}

qint64 Pyramid::bytes() const
{
    qint64 sum = 0;
    for (const QImage &level : levels)
        sum += level.sizeInBytes();
    return sum;
}

qint64 Pyramid::bytesOf(QSize size)
{
    qint64 sum = 4LL * size.width() * size.height();
    while (std::max(size.width(), size.height()) > smallestLevel) {
        size = (size / 2).expandedTo({1, 1});
        sum += 4LL * size.width() * size.height();
    }
    return sum;
}

const QImage &Pyramid::levelFor(double scale) const
{
    qsizetype level = 0;
    double rest = scale;
    while (level + 1 < levels.size() && rest <= 0.5) {
        ++level;
        rest *= 2;
    }
    return levels.at(level);
}

const QImage &Pyramid::levelWithin(int edge) const
{
    const auto fits = std::find_if(levels.begin(), levels.end(),
                                   [edge](const QImage &level) { return longest(level) <= edge; });
    return fits == levels.end() ? levels.last() : *fits;
}

void Pyramid::halveFor(double scale)
{
    double rest = scale;
    for (qsizetype level = 0; level < levels.size() && rest <= 0.5; ++level, rest *= 2) {
        if (level + 1 < levels.size() || longest(levels.last()) <= smallestLevel)
            continue;
        QImage half = halved(levels.last());
        if (half.isNull())
            return; // no memory for it: the level above is painted
        levels.append(std::move(half));
    }
}

Pyramid Pyramid::fromImage(QImage image)
{
    Pyramid pyramid;
    pyramid.levels.append(forScreen(std::move(image)));
    pyramid.halveFor(0);
    return pyramid;
}

Result<Pyramid> Pyramid::read(QIODevice &device, QSize room)
{
    auto picture = readWholePicture(device);
    if (!picture)
        return picture.error();
    Pyramid pyramid{{std::move(picture->image)}, picture->profile, picture->cut};
    const QSize size = pyramid.size();
    if (!room.isEmpty() && !size.isEmpty()) {
        // Turned by a quarter it may be larger or smaller: the larger needs the fewer halvings.
        const auto fitted = [&room](double width, double height) {
            return std::min(room.width() / width, room.height() / height);
        };
        pyramid.halveFor(std::max(fitted(size.width(), size.height()), fitted(size.height(), size.width())));
    }
    return pyramid;
}

} // namespace maquette
