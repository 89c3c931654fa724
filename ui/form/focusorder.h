// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace maquette
{

//! The widgets below \a root that Tab stops at, in the order in which their layouts show them. What a chain
//! of widgets is by itself is the order in which they were made.
QList<QWidget *> focusOrder(const QWidget *root);

} // namespace maquette
