// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace maquette
{

//! The error for \a errorNumber, met while working on \a path: DiskFull or FileAccess; names the file or
//! folder, and holds the system's words as detail.
Error fileError(const QString &path, int errorNumber);
//! Both block: for worker threads.
Result<void> syncFile(const QString &file);
Result<void> syncFolder(const QString &folder);

} // namespace maquette
