// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maquette
{

struct ForeignSettings;

//! The name in small letters and digits alone: "CFG scale", "cfg_scale" and "cfgScale" are one.
QString plainSettingName(const QString &name);

//! Whether one of \a foreign's values says again what its members say: what is left is shown beside them.
bool saysAgain(const ForeignSettings &foreign, const QString &name, const QString &value);

} // namespace maquette
