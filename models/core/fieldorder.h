// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

namespace maquette
{

//! Puts fields into the order in which an artist thinks: prompt, required media, required rest, media, rest.
//! \a properties that have titles, or do not come sorted by name, stand in their author's order already, and
//! stay in it.
void orderFields(QList<Field> &fields, const Json &properties);

} // namespace maquette
