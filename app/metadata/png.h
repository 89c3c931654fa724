// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/metadata/bytesource.h"
#include "app/metadata/rawmetadata.h"

namespace maquette
{

//! \brief What a PNG says. A file that is cut or broken gives what was found until there.
RawMetadata readPng(ByteSource &file, Reach reach);
//! \brief The file with \a blocks in place of its own. Each chunk that stays does so byte for byte. The error
//! is DamagedFile.
Result<Pieces> planPng(ByteSource &file, const NewBlocks &blocks);

} // namespace maquette
