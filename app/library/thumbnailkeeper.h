// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/thumbnailfile.h"

#include <memory>

namespace maquette
{

//! \brief Writes thumbnails into their file, several at once, on a thread of its own. Thread-safe.
//!
//! Nobody waits for it: what comes faster than the disk takes it (32 MiB) is not kept. Its end writes what
//! is left, but waits no longer than a second for it. First of all it takes away what older versions of the
//! program have left in the folder, and brings the file under its limit.
class ThumbnailKeeper
{
public:
    ThumbnailKeeper(const QString &folder, qint64 limit);
    ~ThumbnailKeeper();
    ThumbnailKeeper(const ThumbnailKeeper &) = delete;
    ThumbnailKeeper &operator=(const ThumbnailKeeper &) = delete;

    void keep(KeptThumbnail picture);
    void used(ThumbnailName name);

private:
    struct Shared;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
