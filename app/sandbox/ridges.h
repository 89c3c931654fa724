// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/noise.h"
#include "app/sandbox/scene.h"

#include <QImage>
#include <QRectF>
#include <QSize>

#include <vector>

namespace maquette
{

//! \brief One layer of ground, trees or houses: everything below \a top, the upper edge of each column in
//! pixels. \a crest is its colour at the edge, \a base what it fades to over \a fade pixels.
struct Ridge
{
    std::vector<float> top;
    Colour crest;
    Colour base;
    float fade = 1;
    float lit = 0.3F;              //!< how much of the sun's colour its edge takes
    float bottom = 0;              //!< its lower end in pixels; 0: the picture's
    std::vector<QRectF> windows{}; //!< lit windows, in pixels
    std::vector<float>
        line{}; //!< the edge without its teeth, from which the fading starts; set by ridgesOf()
};

//! The layers of a scene from far to near; empty for motifs without ground.
std::vector<Ridge> ridgesOf(const Scene &scene, const Noise &noise, QSize size);
//! Paints rows of an RGB32 image; each pixel gets the nearest layer that covers it.
void paintRidges(QImage &image, const Scene &scene, const Noise &noise, const std::vector<Ridge> &ridges,
                 int from, int to);

} // namespace maquette
