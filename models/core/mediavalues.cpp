// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/mediavalues.h"

namespace maquette
{

void eachMedia(const Model &model, InputValues &values, const MediaVisitor &visit)
{
    eachValue(model, values, [&visit](const Field &field, Json &value, const JsonPath &path) {
        if (field.kind == FieldKind::Media && value.is_string())
            visit(field, value, path);
    });
}

} // namespace maquette
