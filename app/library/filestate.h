// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace maquette
{

//! \brief What tells one content of a file from another.
struct FileState
{
    QString hash;     //!< SHA-256 of the bytes, hex
    qint64 stamp = 0; //!< the file's own time, ms since 1970
    qint64 bytes = 0;
};

//! Reads \a file through; a few hundred MB a second. Blocking: for worker threads. FileAccess, also for what
//! is no plain file.
Result<FileState> stateOfFile(const QString &file);
//! The file's time alone, in the unit of FileState; 0 when there is none.
qint64 stampOfFile(const QString &file);

} // namespace maquette
