// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

namespace maquette
{

//! The finite number at \a key of a schema.
std::optional<double> numberMember(const Json &schema, const std::string &key);
//! The length or count at \a key of a schema.
std::optional<int> countMember(const Json &schema, const std::string &key);
//! Fills the choices from `enum`, without `null` and without what \a type forbids, and says whether any is
//! left.
bool readChoices(const Json &values, const QString &type, const QStringList &titles, Field &field);
//! A step that divides the range of a Number finely enough to aim with and lands on its bounds and its
//! default.
double stepOf(const Field &field);
//! Contract 5.3; rules that cannot be read are left out.
QList<Validation> readValidations(const Json &schema);
//! Fills the lengths of a Text, from the schema or else from its description.
void readTextLimits(Field &field);

} // namespace maquette
