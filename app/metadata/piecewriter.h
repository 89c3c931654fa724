// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filelook.h"
#include "app/base/result.h"
#include "app/metadata/bytesource.h"
#include "app/metadata/rawmetadata.h"

#include <QString>

#include <optional>

namespace maquette
{

//! \brief What a new file holds.
struct WrittenFile
{
    QString hash; //!< SHA-256 of the bytes, hex
    FileLook look;
};

//! Writes \a pieces of \a source, whose name is \a from, into a new file and puts it in the place of \a to;
//! on error \a to is as it was. With \a seen only in the place of that: nothing when something else has the
//! name by now (NewFile::commitOver()).
Result<std::optional<WrittenFile>> writePieces(const QString &to, const Pieces &pieces, ByteSource &source,
                                               const QString &from, const std::optional<FileLook> &seen = {});

} // namespace maquette
