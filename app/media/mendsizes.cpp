// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mendsizes.h"

#include <cmath>

namespace maquette
{

namespace
{

//! Larger than any picture that is decoded; keeps the arithmetic within its range.
constexpr int largestSide = 100'000;

//! Moves one side, a step at a time, past what rounding did; it starts within a few steps of the end.
std::optional<QSize> nudged(QSize size, const ShapeRange &shapes, QSize step)
{
    constexpr int most = 4;
    for (int i = 0; i < most; ++i, size += step) {
        if (shapes.holds(size))
            return size;
    }
    return std::nullopt;
}

bool isEven(QSize size)
{
    return size.width() % 2 == 0 && size.height() % 2 == 0;
}

} // namespace

ShapeRange::ShapeRange(const MediaLimits &limits)
    : over(limits.aspectOver)
    , under(limits.aspectUnder)
{
    // A hair is added because these bounds, unlike those of the rule, may be met.
    constexpr double hair = 1e-9;
    over = std::max(over, double(limits.minWidth) / limits.maxHeight * (1 - hair));
    if (limits.minHeight > 0)
        under = std::min(under, double(limits.maxWidth) / limits.minHeight * (1 + hair));
}

std::optional<QSize> cutToShape(QSize size, const MediaLimits &limits)
{
    const ShapeRange shapes(limits);
    if (size.isEmpty() || shapes.holds(size))
        return size.isEmpty() ? std::nullopt : std::optional<QSize>(size);
    if (shapes.isTooTall(size)) {
        const double height = size.width() / shapes.over;
        return nudged({size.width(), std::min(size.height(), int(std::ceil(height)))}, shapes, {0, -1});
    }
    const double width = size.height() * shapes.under;
    return nudged({std::min(size.width(), int(std::ceil(width))), size.height()}, shapes, {-1, 0});
}

std::optional<QSize> paddedToShape(QSize size, const MediaLimits &limits)
{
    const ShapeRange shapes(limits);
    if (size.isEmpty() || shapes.holds(size))
        return size.isEmpty() ? std::nullopt : std::optional<QSize>(size);
    if (shapes.isTooTall(size)) {
        const double width = size.height() * shapes.over;
        if (width > largestSide)
            return std::nullopt;
        return nudged({std::max(size.width(), int(std::floor(width))), size.height()}, shapes, {1, 0});
    }
    const double height = size.width() / shapes.under;
    if (height > largestSide)
        return std::nullopt;
    return nudged({size.width(), std::max(size.height(), int(std::floor(height)))}, shapes, {0, 1});
}

std::optional<QSize> scaledToLimits(QSize size, const MediaLimits &limits, bool even)
{
    if (size.isEmpty())
        return std::nullopt;
    if (isSizeAllowed(size, limits) && (!even || isEven(size)))
        return size;
    const double least =
        std::max(double(limits.minWidth) / size.width(), double(limits.minHeight) / size.height());
    const double most =
        std::min({double(limits.maxWidth) / size.width(), double(limits.maxHeight) / size.height(),
                  std::sqrt(double(limits.maxPixels) / (double(size.width()) * size.height()))});
    const double scale = std::min(std::max(1.0, least), most);
    const int width = int(std::min<double>(std::round(size.width() * scale), largestSide));
    const int height = int(std::min<double>(std::round(size.height() * scale), largestSide));
    constexpr int around = 4;
    std::optional<QSize> best;
    double nearest = 0;
    for (int x = width - around; x <= width + around; ++x) {
        for (int y = height - around; y <= height + around; ++y) {
            const QSize tried(x, y);
            if (!isSizeAllowed(tried, limits) || (even && !isEven(tried)))
                continue;
            const double bent = std::abs(std::log(double(x) * size.height() / (double(y) * size.width())));
            const double away = bent * width + std::abs(x - width) + std::abs(y - height);
            if (!best || away < nearest) {
                best = tried;
                nearest = away;
            }
        }
    }
    return best;
}

bool isSizeAllowed(QSize size, const MediaLimits &limits)
{
    return isAspectAllowed(limits, size) && size.width() >= limits.minWidth &&
           size.width() <= limits.maxWidth && size.height() >= limits.minHeight &&
           size.height() <= limits.maxHeight && qint64(size.width()) * size.height() <= limits.maxPixels;
}

} // namespace maquette
