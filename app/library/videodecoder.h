// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/calloff.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <memory>
#include <optional>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace maquette
{

//! \brief What the container says of one frame, before it is decoded. Microseconds after the first frame.
struct PacketFacts
{
    qint64 position = 0;
    qint64 duration = 0; //!< 0: unknown
    bool isKey = false;
    bool isHidden = false; //!< needed by others, shown by none: an edit list begins after it
};

//! \brief One media file opened for decoding one of its streams, frame by frame.
//!
//! Owns every FFmpeg object it uses and shares nothing, so each thread may have its own. Only local files of
//! known containers are opened: a playlist cannot send it to another file or to the network. Positions are
//! microseconds after the stream's first frame.
class VideoDecoder
{
public:
    //! Sketch: of the video, to be shown small. The first frame comes sooner, and a little coarser.
    enum class Stream { Video, Audio, Sketch };

    //! DamagedFile, TooLarge or FileAccess. Once it is called off there is nothing more to read.
    static Result<std::unique_ptr<VideoDecoder>> open(const QString &file, Stream stream = Stream::Video,
                                                      const CallOff &callOff = {});
    //! A container on its own, for the caller to close; \a callOff, when there is one, lives as long. Only
    //! local files, and only of the known kinds.
    static Result<AVFormatContext *> openContainer(const QString &file, Stream stream = Stream::Video,
                                                   CallOff *callOff = nullptr);
    VideoDecoder(const VideoDecoder &) = delete;
    VideoDecoder &operator=(const VideoDecoder &) = delete;
    ~VideoDecoder();

    //! Decodes the next frame; false at the end. Damaged packets are skipped, a broken file is an error.
    Result<bool> next();
    //! Continues at the last key frame at or before \a position, as far as the container knows.
    Result<void> seek(qint64 position);
    //! The frame that next() found.
    [[nodiscard]] const AVFrame *frame() const { return m_frame; }
    [[nodiscard]] qint64 position() const;
    //! The frame as a picture, turned as its metadata say, scaled down to \a edge (0: full size).
    [[nodiscard]] Result<QImage> image(int edge = 0) const;
    //! As image(), of a frame kept with av_frame_ref().
    [[nodiscard]] Result<QImage> imageOf(const AVFrame *frame, int edge) const;

    [[nodiscard]] qint64 positionOf(const AVFrame *frame) const;
    //! When the stream's first frame is, by the file's own time; microseconds. Streams need not begin
    //! together.
    [[nodiscard]] qint64 streamStart() const { return m_start; }
    //! For those who encode what is decoded: time base, shape and turn of the stream.
    [[nodiscard]] const AVStream *stream() const { return m_stream; }
    [[nodiscard]] QSize pixels() const;
    [[nodiscard]] qint64 durationMs() const;
    [[nodiscard]] double framesPerSecond() const;
    [[nodiscard]] bool hasAudio() const;
    [[nodiscard]] QString codecName() const; //!< "h264"
    //! The next packet, in the order of decoding and without decoding it; nothing at the end. Not to be mixed
    //! with next() but by a seek().
    [[nodiscard]] std::optional<PacketFacts> nextPacket();
    //! From the container's index, or by reading all packets; moves the position to the end.
    [[nodiscard]] qint64 countFrames();

private:
    VideoDecoder(QString file, CallOff callOff);
    Result<void> openStream(Stream stream);
    Result<bool> feed();
    [[nodiscard]] Unexpected damaged(int code) const { return damaged(m_file, code); }
    static Unexpected damaged(const QString &file, int code);
    [[nodiscard]] int quarterTurns() const;

    QString m_file;
    CallOff m_callOff;
    AVFormatContext *m_format = nullptr;
    AVCodecContext *m_codec = nullptr;
    AVStream *m_stream = nullptr;
    AVPacket *m_packet = nullptr;
    AVFrame *m_frame = nullptr;
    qint64 m_start = 0; //!< microseconds
    int m_damagedPackets = 0;
    bool m_draining = false;
};

} // namespace maquette
