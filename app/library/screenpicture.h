// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace maquette
{

//! \a image as a screen gets it: RGB32, or ARGB32_Premultiplied where a pixel is not opaque, its colours
//! turned into sRGB. What says nothing of its colours, or nothing that can be read, is taken as sRGB.
//! Blocking: for worker threads; stays in its thread, for the reason that downscaled() tells.
QImage forScreen(QImage image);
//! How the colours of \a image are called, "Display P3"; empty for sRGB and for what says nothing.
QString profileName(const QImage &image);

} // namespace maquette
