// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/clipframes.h"

#include <QString>

#include <atomic>

namespace maquette
{

//! \brief Frames of a clip, counted from 0, both ends included.
struct FrameRange
{
    qint64 first = 0;
    qint64 last = 0;

    friend bool operator==(const FrameRange &, const FrameRange &) = default;
};

//! \brief How a part of a clip becomes a clip.
enum class TrimWay {
    Copy,  //!< what is stored, byte for byte; begins at a key frame, stays in its container
    Encode //!< H.264 and AAC at a quality that is not told from the original, in MP4 or MOV; any frames
};

//! \brief One part that is wanted. For a copy its frames are those of copyableRange().
struct TrimOrder
{
    QString source;
    FrameRange frames;
    TrimWay way = TrimWay::Copy;
};

//! \brief What worker and watcher of one trim share.
struct TrimWork
{
    std::atomic_bool stop = false;
    std::atomic_int permille = 0;
};

//! The least that can be copied and holds all of \a wanted: from the key frame before it, to the first frame
//! after it that needs none stored later.
FrameRange copyableRange(const ClipFrames &frames, const FrameRange &wanted);
//! The extension of what becomes of \a source: "mp4", "mov" or "webm".
QString trimmedExtension(const QString &source, TrimWay way);

//! Makes the part into \a file, which is whatever its name says, and reads it again to see that it holds each
//! frame and is as long as it must be. Sound stays with its pictures to the sample (encoded) or to its
//! packet (copied); tags and turn are taken along. Blocking: for worker threads. DamagedFile, DiskFull,
//! FileAccess, Cancelled soon after `stop`; what is in \a file then is of no use.
Result<void> trimInto(const TrimOrder &order, const QString &file, TrimWork &work);
//! As trimInto(), under the name \a target only when it is whole. The source itself is never a target.
Result<void> trimTo(const TrimOrder &order, const QString &target, TrimWork &work);

} // namespace maquette
