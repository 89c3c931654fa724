// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/scene.h"

#include <QImage>
#include <QSize>

namespace maquette
{

//! Draws the picture of \a brief with exactly \a size pixels, marked as a simulation. Any thread; uses two
//! for a large one. RGB32.
QImage drawPicture(const PictureBrief &brief, QSize size);

} // namespace maquette
