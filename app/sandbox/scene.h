// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/colour.h"

#include <QString>

#include <cstdint>

namespace maquette
{

enum class Motif { Mountains, Ocean, Dunes, Forest, City, Portrait, Orbs, Space };
enum class Daylight { Day, Sunrise, Sunset, Dusk, Night, Mist, Storm };

//! \brief The colours of one scene, from the top of the sky to the nearest ground.
struct Palette
{
    Colour zenith;
    Colour middle;
    Colour horizon;
    Colour glow;
    Colour far;
    Colour near;
};

//! \brief What a picture shows, decided from the words of the prompt and the seed; says nothing of pixels.
//! Lengths are fractions of the picture's width or height.
struct Scene
{
    Motif motif = Motif::Mountains;
    Daylight light = Daylight::Day;
    Palette palette;
    float sunX = 0.5F;
    float sunY = 0.4F;
    float sunRadius = 0.05F; //!< of the shorter side
    float horizon = 0.6F;
    bool stars = false;
    bool snow = false;
    bool hat = false; //!< Portrait
    std::uint64_t seed = 0;
};

//! \brief What a picture is made from. Equal briefs give equal pictures.
struct PictureBrief
{
    QString model;
    QString prompt;
    qint64 seed = 0;
    int index = 0; //!< place in a set: the set shares palette and motif, each picture has its own view
};

Scene composeScene(const PictureBrief &brief);

} // namespace maquette
