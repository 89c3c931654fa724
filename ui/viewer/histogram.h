// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <array>

namespace maquette
{

//! \brief How often each of 256 values stands in a picture: red, green, blue, and luminance as Rec. 709
//! weighs them. Pixels that are wholly transparent do not count.
struct Histogram
{
    static constexpr int values = 256;
    using Channel = std::array<quint32, values>;

    Channel red{};
    Channel green{};
    Channel blue{};
    Channel light{};

    //! Blocking; for worker threads where the picture is large.
    static Histogram of(const QImage &image);
    [[nodiscard]] bool isEmpty() const;
    //! The height that a graph is scaled to: the largest count, but for a few values that stand far above
    //! the others, such as the black of a frame.
    [[nodiscard]] quint32 top() const;
};

//! 0 to 255, as Rec. 709 weighs the colours.
int luminance(QRgb pixel);

} // namespace maquette
