// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

namespace maquette
{

//! \a schema, as RunComfy and older drafts write it, as one of draft 7. Types in lower case, `float` and
//! `double` as `number`; draft 4's exclusive bounds as numbers, draft 3's `required` in a property left out;
//! choices once each. Left out with a warning: keywords whose value makes no sense, types that are not known,
//! keywords of later drafts that would refuse something, and what stands deeper than 100 levels. Left out
//! without one: texts for people, and required names that no property has, which the reader of fields names.
Json standardSchema(const Json &schema, QStringList &warnings);

} // namespace maquette
