// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QSize>
#include <QString>

#include <cstdint>
#include <memory>
#include <span>

namespace maquette
{

//! \brief The three planes of one picture in YUV 4:2:0, as the encoder keeps them.
struct YuvPlanes
{
    std::uint8_t *data[3] = {};
    int stride[3] = {};
};

//! \brief Writes one MP4 with H.264 pictures at 24 a second and, when asked, AAC sound of 48 kHz in two
//! channels. Single-threaded and bit-exact: equal input gives equal bytes. Not thread-safe; several may run
//! side by side.
class ClipEncoder
{
public:
    static constexpr int framesPerSecond = 24;
    static constexpr int sampleRate = 48000;

    //! \a size must be even; an empty one makes a file with sound alone. Without an AAC encoder in FFmpeg the
    //! clip is silent.
    static Result<std::unique_ptr<ClipEncoder>> open(const QString &file, QSize size, bool withSound);
    ~ClipEncoder();
    ClipEncoder(const ClipEncoder &) = delete;
    ClipEncoder &operator=(const ClipEncoder &) = delete;

    //! The frame to fill before addFrame().
    Result<YuvPlanes> frame();
    Result<void> addFrame();
    //! Samples wanted by the next addSound(); 0 when there is no sound.
    [[nodiscard]] int soundBlock() const;
    Result<void> addSound(std::span<const float> left, std::span<const float> right);
    //! Writes what is still held back and the index; the file is complete after it.
    Result<void> finish();

private:
    struct Private;
    explicit ClipEncoder(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace maquette
