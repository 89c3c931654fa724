// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <memory>
#include <vector>

struct AVFrame;
struct SwrContext;

namespace maquette
{

//! \brief Decoded sound on its way to an encoder: brought to one rate and number of channels, and queued
//! until a block of the encoder's own length is full.
class ClipSound
{
public:
    ClipSound();
    ~ClipSound();
    ClipSound(const ClipSound &) = delete;
    ClipSound &operator=(const ClipSound &) = delete;
    void setShape(int channels, int rate);

    //! \a position, in microseconds, counts for the first frame: before 0 its beginning is dropped, after 0
    //! there is silence before it. 0, or an error of FFmpeg's.
    int add(const AVFrame *frame, qint64 position);
    //! Takes out what the resampler holds back.
    void drain();
    //! Keeps at most \a samples of what waits.
    void cut(qint64 samples);
    [[nodiscard]] qint64 waiting() const;
    //! Fills all of \a frame (planar floats) from the queue.
    void take(AVFrame *frame);

private:
    struct Given
    {
        int format = -1;
        int rate = 0;
        int channels = 0;
        friend bool operator==(const Given &, const Given &) = default;
    };
    void begin(qint64 position);
    int open(const AVFrame *frame);
    int convert(const quint8 **data, int samples);

    SwrContext *m_resampler = nullptr;
    int m_channels = 0;
    int m_rate = 0;
    qint64 m_drop = 0;
    Given m_given;
    std::vector<std::vector<float>> m_queue; //!< one for each channel
};

} // namespace maquette
