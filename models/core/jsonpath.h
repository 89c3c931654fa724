// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <QList>
#include <QString>

namespace maquette
{

//! \brief One step down into a value: to an item of an array (`index` from 0), else to a member.
struct JsonStep
{
    QString key;
    qsizetype index = -1;

    friend bool operator==(const JsonStep &, const JsonStep &) = default;
};

//! The way to a value inside another; empty for the value itself.
using JsonPath = QList<JsonStep>;

//! `loras[0].scale`; a key that would be misread stands in quotes: `["a.b"]`.
QString pathText(const JsonPath &path);
//! What stands in \a value at \a path; null for nothing.
const Json *valueAt(const Json &value, const JsonPath &path);

} // namespace maquette
