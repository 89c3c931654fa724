// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maquette
{

//! What stands in a \p{...} of ECMA-262, as PCRE2 calls it; empty for what is none. A name that neither
//! knows is passed on, and refused by PCRE2.
QString pcreProperty(const QString &written);

} // namespace maquette
