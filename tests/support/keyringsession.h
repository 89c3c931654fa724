// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace maquette::test
{

//! This program runs in a session that runInKeyringSession() has made.
bool isInKeyringSession();
//! This program once more, in a session with a bus and an unlocked keyring of its own, all of which end with
//! it; its exit code, or nothing when there is no such session to be had.
std::optional<int> runInKeyringSession(const QStringList &arguments);

} // namespace maquette::test
