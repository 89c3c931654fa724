// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <atomic>
#include <vector>

namespace maquette
{

//! \brief When each frame of a clip is shown, as its container says: also where frames last differently long.
//!
//! Frames are counted from 0 here, in the order in which they are shown; people are told numbers from 1.
//! Times are microseconds after the first frame. What is hidden by an edit list is no frame.
class ClipFrames
{
public:
    //! A clip of which only this is known: \a count frames at \a rate a second.
    static ClipFrames even(qint64 count, double rate);
    //! Reads all packets and decodes nothing. Blocking: for worker threads. DamagedFile, FileAccess; TooLarge
    //! over \a mostBytes or a million frames; Cancelled soon after \a stop.
    static Result<ClipFrames> read(const QString &file, qint64 mostBytes,
                                   const std::atomic_bool *stop = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_starts.empty(); }
    [[nodiscard]] qint64 count() const { return static_cast<qint64>(m_starts.size()); }
    //! The frame that is shown at \a position; the first before it, the last after the end.
    [[nodiscard]] qint64 at(qint64 position) const;
    //! Of the frame after the last one: the clip's end.
    [[nodiscard]] qint64 startOf(qint64 frame) const;
    [[nodiscard]] qint64 endOf(qint64 frame) const;
    //! A whole millisecond of \a frame, where it is shown whatever a player takes for its length: as far
    //! behind its start as the middle of the shortest frame, which is its own middle where all are equal.
    [[nodiscard]] qint64 middleMs(qint64 frame) const;
    [[nodiscard]] qint64 duration() const { return m_end; }
    [[nodiscard]] qint64 shortest() const { return m_shortest; } //!< how long the shortest frame is shown
    //! The last one at or before \a frame where decoding can begin. The first frame always counts.
    [[nodiscard]] qint64 keyBefore(qint64 frame) const;
    //! The first one at or after \a frame with which a copy that begins at \a key can end: frames are stored
    //! out of order, and none that is stored before it may be missing.
    [[nodiscard]] qint64 copyEnd(qint64 key, qint64 frame) const;
    //! Of the first frame, by the clock of VideoDecoder.
    [[nodiscard]] qint64 zero() const { return m_zero; }
    //! "0:05.12": seconds, and the frame within that second. Of the frame after the last one: the clip's
    //! length.
    [[nodiscard]] QString timeText(qint64 frame) const;

private:
    struct Stored
    {
        qint64 start;
        qint64 duration;
        qint64 order; //!< of decoding
        bool isKey;
    };
    [[nodiscard]] qint64 bounded(qint64 frame) const;
    void take(std::vector<Stored> frames);
    void measure();

    std::vector<qint64> m_starts;
    std::vector<qint64> m_order; //!< empty: as they are shown
    std::vector<bool> m_keys;    //!< empty: not known
    qint64 m_end = 0;
    qint64 m_zero = 0;
    qint64 m_shortest = 0;
};

} // namespace maquette
