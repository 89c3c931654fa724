// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

namespace maquette
{

//! Whether \a value says no more than that nothing was chosen.
bool isUnset(const Field &field, const Json &value);
//! A default that is the schema's choice and no sample (contract 5.4).
bool hasTrueDefault(const Field &field);
//! A text that the artist emptied on purpose, where leaving it out would bring the default back.
bool clearsDefault(const Field &field, const Json &value);
//! What is said of a required field without a value.
QString missingMessage(const Field &field);

} // namespace maquette
