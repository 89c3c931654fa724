// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace maquette
{

//! \a text in the language of the user, as a text of "Sandbox".
inline QString sandboxWords(const char *text)
{
    return QCoreApplication::translate("Sandbox", text);
}

} // namespace maquette
