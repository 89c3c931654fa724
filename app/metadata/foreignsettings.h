// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/exifblock.h"
#include "app/metadata/rawmetadata.h"
#include "app/metadata/workmetadata.h"

namespace maquette
{

//! \brief What another program wrote of how it made the picture; nothing when none did, or it cannot be read.
//! \a prompt is what is known already: the same text alone, which Maquette writes too, is no other program's.
std::optional<ForeignSettings> readForeign(const RawMetadata &raw, const ExifFacts &exif,
                                           const QString &prompt);

} // namespace maquette
