// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace maquette
{

//! `:/icons/<name>.svg`, drawn in the text colour of the palette in force when it is painted (dim when
//! disabled, in the accent where it is switched on). The files hold strokes or fills in black only, on a 16 x
//! 16 view box.
QIcon symbolicIcon(const QString &name);

} // namespace maquette
