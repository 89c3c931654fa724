// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/medialimits.h"

namespace maquette
{

//! Arithmetic of sizes for the mends; no pixels are touched.

//! \brief Shapes that fit the rule for the aspect, and that the limits of the sides leave possible. Both
//! bounds are strict.
struct ShapeRange
{
    double over = 0;
    double under = 0;

    explicit ShapeRange(const MediaLimits &limits);
    [[nodiscard]] bool isTooTall(QSize size) const { return double(size.width()) / size.height() <= over; }
    [[nodiscard]] bool isTooWide(QSize size) const { return double(size.width()) / size.height() >= under; }
    [[nodiscard]] bool holds(QSize size) const
    {
        return !size.isEmpty() && !isTooTall(size) && !isTooWide(size);
    }
};

//! The most of \a size that has an allowed shape, cut from it; nothing when there is none.
std::optional<QSize> cutToShape(QSize size, const MediaLimits &limits);
//! The least around \a size that has an allowed shape.
std::optional<QSize> paddedToShape(QSize size, const MediaLimits &limits);
//! \a size, of an allowed shape, scaled as little as it takes to keep the limits of sides and pixels.
//! \a even: both sides are (clips).
std::optional<QSize> scaledToLimits(QSize size, const MediaLimits &limits, bool even = false);
//! Whether sides, shape and number of pixels are allowed.
bool isSizeAllowed(QSize size, const MediaLimits &limits);

} // namespace maquette
