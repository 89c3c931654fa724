// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maquette
{

//! Shows \a file selected in the system's file manager; where that cannot be asked, opens its folder. Returns
//! at once.
void showInFolder(const QString &file);

} // namespace maquette
