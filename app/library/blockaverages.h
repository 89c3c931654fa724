// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace maquette
{

//! \a image made smaller by the whole factor \a step: the average of each block of so many pixels in both
//! directions, those at the right and lower border of what there is. RGB32, or ARGB32_Premultiplied where
//! there is alpha. Takes hardly more memory than the answer, whatever the format and size of the image.
//! Blocking.
QImage blockAverages(const QImage &image, int step);

} // namespace maquette
