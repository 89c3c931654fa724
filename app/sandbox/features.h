// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/scene.h"

#include <QImage>

namespace maquette
{

//! Stars, sun, moon or planet: what stands in the sky, behind the ground.
void paintSkyFeatures(QImage &image, const Scene &scene);
//! The figure of a portrait, birds: what stands before everything.
void paintForeground(QImage &image, const Scene &scene);

} // namespace maquette
