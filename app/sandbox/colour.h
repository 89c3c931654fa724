// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <algorithm>

namespace maquette
{

//! \brief A colour as three numbers of 0 to 255, not yet rounded, so that soft gradients can be dithered.
struct Colour
{
    float r = 0;
    float g = 0;
    float b = 0;

    static Colour fromHex(unsigned rgb)
    {
        return {static_cast<float>((rgb >> 16) & 255U), static_cast<float>((rgb >> 8) & 255U),
                static_cast<float>(rgb & 255U)};
    }
    [[nodiscard]] QColor toQColor(double alpha = 1) const
    {
        const auto channel = [](float value) { return std::clamp(static_cast<int>(value + 0.5F), 0, 255); };
        return QColor(channel(r), channel(g), channel(b), static_cast<int>(alpha * 255 + 0.5));
    }
    friend Colour operator+(Colour a, Colour b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
    friend Colour operator*(Colour a, float f) { return {a.r * f, a.g * f, a.b * f}; }
};

inline Colour mix(Colour a, Colour b, float amount)
{
    return a * (1 - amount) + b * amount;
}

inline float smooth(float t)
{
    t = std::clamp(t, 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

} // namespace maquette
