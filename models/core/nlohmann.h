// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

//! nlohmann-json without its literal `"..."_json`, whose body makes the compiler build the whole parser of
//! nlohmann::json in each file that includes it (half a second, five hundred times), although nothing here
//! uses it. As a template that nobody calls it costs nothing. Where a later version writes it in another way,
//! this changes nothing.
#define _json(text, length)                                                                                  \
    _json(text, length) = delete;                                                                            \
    template <int = 0>                                                                                       \
    inline nlohmann::json unusedLiteral(text, length)

#include <nlohmann/json.hpp>

#undef _json
