// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/metadata/workmetadata.h"

namespace maquette
{

//! \brief A new packet from an old one.
struct XmpOrder
{
    QByteArray old;         //!< what other programs wrote into it stays where the profile is Everything
    QByteArray oldExtended; //!< JPEG: the second packet, which belongs to the first
    WorkMetadata work;
    MetadataProfile profile = MetadataProfile::Everything;
    QDateTime writtenAt;
    qsizetype limit = 0;    //!< what is beyond goes into an extended packet; 0 is no limit
    bool isSidecar = false; //!< an XML file, and no packet in another one
    bool isRedrawn = false; //!< \a old is of a picture with other pixels: how those lay is not said again
};

struct XmpPackets
{
    QByteArray packet; //!< empty when there is nothing to say
    QByteArray extended;
};

//! Writes through Exiv2, whose XMP toolkit is one for the whole program: one caller at a time, the others
//! wait. Callable from any thread. The error is TooLarge, or Internal with Exiv2's words.
Result<XmpPackets> writeXmp(const XmpOrder &order);

} // namespace maquette
