// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"

#include <functional>

namespace maquette
{

//! Called with each value that is not made of others, where it stands, and its field.
using ValueVisitor = std::function<void(const Field &, Json &value, const JsonPath &path)>;

//! Visits what stands in \a values however deep, in the form's order. What is edited as JSON is not looked
//! into, and keys that the model does not know are passed over.
void eachValue(const Model &model, InputValues &values, const ValueVisitor &visit);

//! About what \a value takes in memory, in bytes.
qint64 sizeOf(const Json &value);

} // namespace maquette
