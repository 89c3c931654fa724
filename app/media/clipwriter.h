// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QImage>
#include <QString>

#include <memory>

struct AVFrame;

namespace maquette
{

//! \brief What a clip that is written looks and sounds like.
struct ClipShape
{
    QSize size; //!< even; empty for a file with sound alone
    double framesPerSecond = 24;
    qint64 mostBitsPerSecond = 0; //!< of the pictures; 0: as many as their quality takes
    int channels = 0;             //!< of the sound: 1, 2, or none
    qint64 soundBitsPerSecond = 128'000;
};

//! \brief Writes one MP4 with H.264 pictures and AAC sound, or an M4A with sound alone. For worker threads;
//! not thread-safe, several may run side by side.
class ClipWriter
{
public:
    static constexpr int sampleRate = 48000;

    static Result<std::unique_ptr<ClipWriter>> open(const QString &file, const ClipShape &shape);
    ~ClipWriter();
    ClipWriter(const ClipWriter &) = delete;
    ClipWriter &operator=(const ClipWriter &) = delete;

    //! \a picture has the shape's size; \a position in microseconds, later than that of the one before.
    Result<void> addPicture(const QImage &picture, qint64 position);
    //! Decoded sound of any rate and kind. Begins at \a position; what follows joins it without a gap.
    Result<void> addSound(const AVFrame *sound, qint64 position);
    //! How much sound there is, microseconds.
    [[nodiscard]] qint64 soundLength() const;
    //! Writes what is still held back, of sound up to \a end, and the index; the file is complete after it.
    Result<void> finish(qint64 end);

private:
    struct Private;
    explicit ClipWriter(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace maquette
