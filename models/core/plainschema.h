// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

namespace maquette
{

//! \brief A schema in which only sound, standard draft 7 keywords are left.
struct PlainSchema
{
    Json schema;
    QStringList warnings; //!< what could not be kept, in plain words
};

//! Makes \a schema safe for a validator: types in lower case and `float` as `number`, local `$ref` put in
//! place of themselves (loops and what goes beyond 40 levels or 5000 nodes become "anything"), malformed and
//! unknown keywords dropped, required names without a property dropped. `pattern` is
//! left out, with a warning where it stands deeper than in a property: there the field's own check looks at
//! it, with an engine that does not overflow the stack on long texts.
PlainSchema plainSchema(const Json &schema);

} // namespace maquette
