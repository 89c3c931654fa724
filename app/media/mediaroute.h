// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/localmedia.h"

#include <chrono>
#include <optional>

namespace maquette
{

//! \brief Which way a file from the disk goes to the service, and what the field says about it.
struct MediaRoute
{
    enum class Way { Inline, Bucket, Refused };
    Way way = Way::Refused;
    QString sentence; //!< "Sent inside the request, 2.1 MB."; why not and what would help, when it is refused
};

//! \brief What else decides the way.
struct RouteChoice
{
    std::optional<std::chrono::seconds> bucketLinks; //!< how long they are valid; none: no bucket is set up
    bool preferBucket = false;
    qint64 othersInline = 0;       //!< bytes of base64 that the other fields put into the same request
    bool bucketOutOfReach = false; //!< there is one, and the service cannot read from it
    int places = 1;                //!< of the request in which the file stands
};

//! The whole request, as the official plug-in bounds it (contract 5.5).
constexpr qint64 maxInlineRequest = 64LL * 1024 * 1024;

//! What one field may have inside a request, as limits to mend for.
MediaLimits inlineCaps(MediaKind kind);
//! Why \a letters of base64 leave no room for the rest of a request; empty when they do.
QString requestObstacle(qint64 letters);
//! How much of a request \a bytes take as base64.
qint64 inlineLength(qint64 bytes);
MediaRoute routeFor(const LocalMedia &media, const RouteChoice &choice);

} // namespace maquette
