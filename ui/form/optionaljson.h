// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <optional>

namespace maquette
{

//! A value that is there. Said in so many words, because Json converts to and from nearly anything.
inline std::optional<Json> some(Json json)
{
    return std::optional<Json>(std::in_place, std::move(json));
}

inline bool sameValue(const std::optional<Json> &a, const std::optional<Json> &b)
{
    return a.has_value() == b.has_value() && (!a || sameJson(*a, *b));
}

} // namespace maquette
