// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/noise.h"
#include "app/sandbox/scene.h"

#include <QImage>
#include <QSize>

#include <vector>

namespace maquette
{

//! \brief Sky, light and water of a scene. The soft part is worked out on a small grid and scaled up
//! smoothly; water and grain are made at full size. Immutable once made; paintRows() may run on several
//! threads.
class Backdrop
{
public:
    Backdrop(const Scene &scene, const Noise &noise, QSize size);

    //! Writes the rows \a from to \a to (not included) of an RGB32 image of the given size.
    void paintRows(QImage &image, int from, int to) const;

private:
    [[nodiscard]] Colour skyAt(float x, float y) const;
    [[nodiscard]] Colour waterAt(float x, float y) const;
    [[nodiscard]] Colour orbsAt(float x, float y) const;
    [[nodiscard]] Colour softAt(float x, float y) const;
    void fillGrid();
    void scaleRow(int y, std::vector<Colour> &row) const;
    void ripple(int y, std::vector<Colour> &row) const;

    struct Orb
    {
        float x = 0;
        float y = 0;
        float radius = 0;
        float strength = 0;
        Colour colour;
    };

    Scene m_scene;
    const Noise &m_noise;
    QSize m_size;
    float m_aspect;
    QSize m_gridSize;
    std::vector<Colour> m_grid;
    std::vector<Orb> m_orbs;
};

//! Rounds with a light grain, which also hides the steps of 8 bits.
inline QRgb grained(Colour c, float grain)
{
    const auto channel = [grain](float value) {
        const int rounded = static_cast<int>(value + grain + 0.5F);
        return static_cast<unsigned>(rounded < 0 ? 0 : (rounded > 255 ? 255 : rounded));
    };
    return 0xff000000U | (channel(c.r) << 16) | (channel(c.g) << 8) | channel(c.b);
}

} // namespace maquette
