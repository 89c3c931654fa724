// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"

namespace maquette
{

//! The checks of a value that holds others; problems of these carry the path to them.
QList<FieldProblem> checkNested(const Field &field, const Json &value);

} // namespace maquette
