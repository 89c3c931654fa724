// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace maquette
{

//! Shows \a file selected in the system's file manager; where that cannot be asked, opens its folder. Returns
//! at once; \a failed is called, now or later, when there is nothing that shows folders.
void showInFolder(const QString &file, const std::function<void()> &failed);

} // namespace maquette
