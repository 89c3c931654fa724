// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/cliptrim.h"

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

namespace maquette
{

//! What the two ways of cliptrim.h share.

//! \brief Lets go of FFmpeg's objects.
struct TrimRelease
{
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(SwsContext *scaler) const { sws_freeContext(scaler); }
};

template <typename Type>
using TrimOwned = std::unique_ptr<Type, TrimRelease>;

constexpr AVRational trimClock{1, 1000000}; //!< microseconds

Unexpected trimFailure(const char *step, int code);
Unexpected trimCancelled();

//! \brief A container that is written; unfinished unless finish() says so.
class TrimOutput
{
public:
    static Result<std::unique_ptr<TrimOutput>> open(const QString &file, const char *container);
    TrimOutput(const TrimOutput &) = delete;
    TrimOutput &operator=(const TrimOutput &) = delete;
    ~TrimOutput();

    [[nodiscard]] AVFormatContext *format() const { return m_format; }
    //! Tags of the file, chapters left out.
    void takeTags(const AVFormatContext *from);
    //! A stream with tags and turn of \a from; parameters are the caller's.
    AVStream *addStream(const AVStream *from);
    Result<void> begin();
    //! \a packet: with times of \a from, is emptied.
    Result<void> write(AVPacket *packet, AVRational from, const AVStream *to);
    Result<void> finish();

private:
    explicit TrimOutput(AVFormatContext *format)
        : m_format(format)
    {}
    AVFormatContext *m_format;
};

//! FFmpeg's name of the container of what becomes of \a source.
const char *trimContainer(const QString &source, TrimWay way);

Result<void> trimByCopy(const TrimOrder &order, const ClipFrames &frames, const QString &file,
                        TrimWork &work);
Result<void> trimByEncoding(const TrimOrder &order, const ClipFrames &frames, const QString &file,
                            TrimWork &work);

} // namespace maquette
