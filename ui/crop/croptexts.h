// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/localmedia.h"

#include <QSize>
#include <QString>

namespace maquette
{

//! "16:9" where \a size has these proportions as nearly as whole pixels can, "1.62:1" else.
QString proportionsText(QSize size);
//! How a part of \a part pixels would go into a field of these \a limits: "1280 × 720 px · 16:9 · fits".
QString cropText(QSize part, const MediaLimits &limits);

} // namespace maquette
