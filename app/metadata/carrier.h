// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/metadata/bytesource.h"
#include "app/metadata/rawmetadata.h"

namespace maquette
{

//! By the first bytes, whatever the name says.
Carrier carrierOf(ByteSource &file);
//! The blocks of a PNG, JPEG or WebP; of any other file nothing.
RawMetadata readRaw(ByteSource &file, Reach reach);
//! The file with new blocks; \a carrier is carrierOf() and not None.
Result<Pieces> planFile(ByteSource &file, Carrier carrier, const NewBlocks &blocks);

} // namespace maquette
