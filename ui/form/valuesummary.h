// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

namespace maquette
{

//! What a value is in a few words, for where its form is folded: its first text, else its numbers and
//! choices.
QString valueSummary(const Field &field, const std::optional<Json> &value);

} // namespace maquette
