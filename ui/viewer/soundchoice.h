// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maquette
{

//! \brief How loud clips are played. Silent until the artist has once wished it otherwise: they begin by
//! themselves.
struct SoundChoice
{
    bool muted = true;
    double volume = 0.8; //!< 0 to 1, as the ear hears it

    friend bool operator==(const SoundChoice &, const SoundChoice &) = default;
};

} // namespace maquette
