// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <QStringList>

namespace maquette
{

//! The names in `type`, in lower case, `float` and `double` as "number", without what is no type.
QStringList typeNames(const Json &schema);
//! Folds the keywords of \a from into \a into, both objects, so that \a into allows what both allow; where
//! only one can stay (titles, patterns, `anyOf`), that of \a into does. `$ref` and `allOf` are left out.
void foldKeywords(Json &into, const Json &from);
//! Makes \a into, an object, allow what any of \a branches (flat ones) allows, if one shape can say that:
//! constants become an enum, numbers one number, texts one text, and objects that add to those in \a into
//! more properties. False, and nothing changed, if not. \a titles gets the names of an enum's values, if they
//! have any.
bool foldAlternatives(Json &into, const QList<Json> &branches, QStringList &titles);
//! Sets the `type` that the other keywords speak of, if any does.
void inferType(Json &schema);

} // namespace maquette
