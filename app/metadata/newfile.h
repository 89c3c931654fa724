// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/metadata/bytesource.h"
#include "app/metadata/rawmetadata.h"

namespace maquette
{

//! The error for \a errorNumber, met while working on \a path: FileAccess or DiskFull.
Error metadataFileError(const QString &path, int errorNumber);
//! Writes \a pieces of \a source, whose name is \a from, under another name beside \a to, syncs it and puts
//! it in the place of \a to; on error \a to is as it was.
Result<void> writeNewFile(const QString &to, const Pieces &pieces, ByteSource &source, const QString &from);
//! The same for bytes.
Result<void> writeNewFile(const QString &to, const QByteArray &bytes);

} // namespace maquette
