// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QToolButton;
class QWidget;

namespace maquette
{

//! The quiet button below a list that adds one more to it.
QToolButton *makeAddButton(const QString &text, QWidget *parent);

} // namespace maquette
