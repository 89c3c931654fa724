// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

namespace maquette
{

//! \brief The proportions to draw for a value of an enum: of a size (`2048x2048 (1:1)`), of a bare ratio
//! (`16:9`), or of a name (`landscape_16_9`, `square_hd`); nothing for any other value, such as `2K`. The
//! numbers are in lowest terms: {16, 9}.
std::optional<QSize> proportionsOf(const QString &value);

//! The index in \a choices of the value whose proportions are nearest to those of \a wanted, among equals the
//! nearest area, among those the first; -1 when \a wanted has no proportions or no choice has. Without an
//! area in \a wanted, \a preferred (an index or -1) wins among equals.
int nearestSize(const QList<Json> &choices, const QString &wanted, int preferred = -1);

} // namespace maquette
