// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/workmetadata.h"
#include "app/metadata/xmppacket.h"

namespace maquette
{

inline constexpr auto aiLabel = u"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

//! \brief The name of a colour in `xmp:Label`, as Adobe's programs have it in English; empty for 0.
QString colourLabel(int colour);
//! \brief What \a packet says of a work.
WorkMetadata workFromXmp(const XmpPacket &packet);
//! \brief Whether Maquette wrote all it knew into \a packet.
bool isOwnXmp(const XmpPacket &packet);
//! \brief What a file's own packet and its sidecar say together.
//!
//! A sidecar that Maquette wrote counts alone, and so does the file's own packet when both are Maquette's and
//! `xmp:MetadataDate` says that it was written later. Any other sidecar (darktable, digiKam) is asked first,
//! property by property, and what it does not say comes from the file.
XmpPacket joined(const XmpPacket &embedded, const XmpPacket &sidecar);

} // namespace maquette
