// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

#include <QStringList>

namespace maquette
{

//! \brief The fields of an input schema in the order of the form, and the oddities that do not stop it.
struct SchemaReading
{
    QList<Field> fields;
    QStringList warnings;
};

//! Reads an input schema; how a property becomes a field stands in fieldreader.h. Fields keep the schema's
//! order, except in one that comes sorted by name and without titles, as the live catalogue has them: there
//! the order is prompt, required, media, rest. Each role but Reference is given to one field only, an exact
//! `prompt` before others. An error (BadAnswer) when it is no object or has no properties.
Result<SchemaReading> readSchema(const Json &schema);

} // namespace maquette
