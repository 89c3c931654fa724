// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/localmedia.h"

namespace maquette
{

//! Why \a media does not fit and nothing here can make it fit, one sentence; empty when something can, or it
//! fits.
QString mendObstacle(const LocalMedia &media, const MediaLimits &limits);
//! Why no part of the picture can be cut out for these limits; empty when one can.
QString cropObstacle(const LocalMedia &media, const MediaLimits &limits);

} // namespace maquette
