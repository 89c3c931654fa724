// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/calloff.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace maquette
{

//! \brief Facts of a clip, read from its container and first packets.
struct VideoFacts
{
    QSize pixels;
    qint64 durationMs = 0;
    double framesPerSecond = 0;
    qint64 frames = 0;
    bool hasAudio = false;
};

//! \brief One frame of a clip, and which one it is.
struct NumberedFrame
{
    QImage image;
    qint64 number = 0;  //!< counted from 1; 0: not known
    qint64 of = 0;      //!< how many there are
    qint64 startUs = 0; //!< after the first one

    //! "frame 25 of 48 (1.000000 s)", for the picture's own text: it stays with it wherever it goes. Empty
    //! when the number is not known.
    [[nodiscard]] QString text() const;
};

//! \brief Reading of clips through FFmpeg's libraries. Blocking: call from a worker thread. Thread-safe.
class VideoFile
{
public:
    //! DamagedFile unless at least one frame decodes.
    static Result<VideoFacts> probe(const QString &file);
    //! The exact frame shown at \a positionMs, in full size; the last frame for a position past the end.
    static Result<QImage> frameAt(const QString &file, qint64 positionMs);
    //! As frameAt(); of a clip of gigabytes the number is not known.
    static Result<NumberedFrame> numberedFrameAt(const QString &file, qint64 positionMs);
    static Result<QImage> lastFrame(const QString &file);
    //! The first frame of the first second that is not black, else the first; longest side at most \a edge.
    static Result<QImage> poster(const QString &file, int edge, const CallOff &callOff = {});
    //! The duration in milliseconds of a file with sound; DamagedFile unless some of it decodes.
    static Result<qint64> probeSound(const QString &file);
};

} // namespace maquette
