// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/metadata/bytesource.h"
#include "app/metadata/rawmetadata.h"

namespace maquette
{

//! \brief What a WebP says, still or animated.
RawMetadata readWebP(ByteSource &file);
//! \brief The file with \a blocks in place of its own, in the extended form; each chunk of pixels stays byte
//! for byte. The error is DamagedFile, or TooLarge over 4 GiB.
Result<Pieces> planWebP(ByteSource &file, const NewBlocks &blocks);

} // namespace maquette
