// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

namespace maquette
{

inline constexpr char16_t draft7Address[] = u"http://json-schema.org/draft-07/schema";

//! The schema of schemas: what JSON Schema, draft 7, says of itself.
const Json &draft7Schema();

} // namespace maquette
