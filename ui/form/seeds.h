// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"
#include "ui/form/wideinteger.h"

#include <utility>

namespace maquette
{

//! The whole numbers a field may hold.
std::pair<WideInteger, WideInteger> integerBounds(const Field &field);
//! A new number for a seed: never negative, at most 2147483647, inside the field's bounds.
WideInteger randomSeed(const Field &field);

} // namespace maquette
