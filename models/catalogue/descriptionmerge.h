// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

namespace maquette
{

//! One description out of up to three of the same model (null for none, not all of them null):
//!
//! - \a live has the say over the schema (which fields there are, types, limits, what is required) and the
//!   price; where it has no `required`, its `required_inputs` stand for it;
//! - \a shipped over the order of the fields, names, titles and translations, and over descriptions where
//!   live has none; fields that it does not know come last, required ones first. A translation of a
//!   description that live words anew is left out;
//! - \a own over all that it says.
//!
//! None of them is checked: the outcome is for readModel().
Json mergedDescription(const Json *shipped, const Json *live, const Json *own);

} // namespace maquette
