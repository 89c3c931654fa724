// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"

#include <QWidget>

namespace maquette
{
class FieldEditor;
}

namespace maquette::formtest
{

//! Fills an editor as an artist does, by keys and mouse on its own controls. What it could not do is said.
QString fillByHand(FieldEditor &editor, const Json &value);

} // namespace maquette::formtest
