// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/noise.h"

#include "app/sandbox/random.h"

#include <cmath>

namespace maquette
{

Noise::Noise(std::uint64_t seed)
    : m_cells(256 * 256)
{
    Random random(seed);
    for (float &cell : m_cells)
        cell = static_cast<float>(random.range(-1, 1));
}

float Noise::at(float x, float y) const
{
    const float fx = std::floor(x);
    const float fy = std::floor(y);
    const int ix = static_cast<int>(fx) & 255;
    const int iy = static_cast<int>(fy) & 255;
    float tx = x - fx;
    float ty = y - fy;
    tx = tx * tx * (3 - 2 * tx);
    ty = ty * ty * (3 - 2 * ty);
    const float *top = row(iy);
    const float *bottom = row(iy + 1);
    const int right = (ix + 1) & 255;
    const float a = top[ix] + (top[right] - top[ix]) * tx;
    const float b = bottom[ix] + (bottom[right] - bottom[ix]) * tx;
    return a + (b - a) * ty;
}

float Noise::layered(float x, float y, int octaves) const
{
    float sum = 0;
    float strength = 0.5F;
    for (int i = 0; i < octaves; ++i) {
        sum += at(x, y) * strength;
        // The turn between octaves keeps the cells' grid from showing.
        const float turned = 1.6F * x - 1.2F * y + 17.3F;
        y = 1.2F * x + 1.6F * y + 5.1F;
        x = turned;
        strength *= 0.5F;
    }
    return sum;
}

} // namespace maquette
