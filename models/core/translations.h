// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/model.h"

namespace maquette
{

//! \brief A descriptor's `translations`, read for one language. Shape in the file (every part may be missing,
//! keys are those of the schemas, texts replace the English ones):
//!
//!     "translations": {
//!       "fr": {
//!         "display_name": "...",
//!         "title": "...",
//!         "properties": { "<key>": { "title": "...", "description": "..." } },
//!         "output": { "properties": { "<key>": { "description": "..." } } }
//!       }
//!     }
//!
//! `title` is that of the input schema. A language is found as given ("pt_BR" also as "pt-br"), else by its
//! first part ("pt"). Names of keys, values of enums and rules are never translated. Roles and limits are
//! read from the English texts before.
void translate(Model &model, const Json &translations, const QString &language);

} // namespace maquette
