// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"

#include <functional>

namespace maquette
{

//! \brief What the values of a form stand for, where that is something else than what was typed.
struct FormReading
{
    InputValues values; //!< to be checked in their place
    QList<FieldProblem> problems;
};

using FormReader = std::function<FormReading(const Model &, const InputValues &)>;

} // namespace maquette
