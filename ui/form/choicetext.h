// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

#include <QIcon>

namespace maquette
{

//! How a choice reads: sizes with a multiplication sign ("2560×1440 (16:9)"), everything else as it is.
QString choiceText(const Json &choice);
//! The aspect ratio as a glyph; null when no choice of the field spells a size. A dashed square for those
//! that do not, so that all texts align.
QIcon choiceIcon(const Field &field, const Json &choice);
//! A number as the form writes it: "0.5", "3".
QString numberText(const Json &number);

} // namespace maquette
