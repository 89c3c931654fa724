// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <compare>

//! Arithmetic of JSON numbers as they are written: whole numbers of 64 bits, signed or not, and decimals.
namespace maquette
{

//! Exact between any two numbers; unordered only for what is not a number.
std::partial_ordering compareNumbers(const Json &a, const Json &b);
//! Whether \a count keeps to \a limit, or there is none (null).
bool isAtLeast(quint64 count, const Json *limit);
bool isAtMost(quint64 count, const Json *limit);
//! 1.0 is whole, and so is every float too large for a fraction.
bool isWholeNumber(const Json &value);
//! Whether \a value is a whole multiple of \a step (> 0), both taken as the decimals they were written as:
//! 0.0075 is a multiple of 0.0001. A fraction counts in 15 digits, which every double keeps: what lies beyond
//! them is left over from arithmetic (0.1 + 0.2).
bool isMultipleOf(const Json &value, const Json &step);

} // namespace maquette
