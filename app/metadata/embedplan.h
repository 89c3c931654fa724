// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/metadata/bytesource.h"
#include "app/metadata/rawmetadata.h"
#include "app/metadata/workmetadata.h"

namespace maquette
{

//! \brief What embedMetadata() makes of \a source, which is a PNG, JPEG or WebP.
Result<Pieces> planEmbedding(ByteSource &source, const WorkMetadata &work, MetadataProfile profile);

} // namespace maquette
