// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

namespace maquette
{

//! \brief Turns one property of an input schema into a Field; the first row that fits decides:
//!
//! | property | kind |
//! |---|---|
//! | not an object; `oneOf anyOf allOf not if $ref const`; several types (but `null`); an unknown type | Raw
//! | | `enum` of strings or of whole numbers (`null` left out) | Choice | | `string` that takes one media
//! URL, by `format`, name or pixel rules | Media | | any other `string` without a `format` of its own | Text
//! | | `boolean` | Boolean | | `integer` that is a seed by name, or has not both bounds, or a range over 2^31
//! | Seed | | `integer`, `number`, `float` with `minimum` and `maximum` | Number | | anything else | Raw |
//!
//! Types are compared in lower case. Titles and descriptions are the schema's; the model's translations come
//! later.
Field readField(const QString &key, const Json &property, bool required);

} // namespace maquette
