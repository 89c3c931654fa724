// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/clipencoder.h"

#include "app/ffmpeg/ffmpeg.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
}

namespace maquette
{

namespace
{

struct Free
{
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(AVFormatContext *format) const
    {
        if (format->pb)
            avio_closep(&format->pb);
        avformat_free_context(format);
    }
};

using CodecPtr = std::unique_ptr<AVCodecContext, Free>;
using FramePtr = std::unique_ptr<AVFrame, Free>;
using PacketPtr = std::unique_ptr<AVPacket, Free>;
using FormatPtr = std::unique_ptr<AVFormatContext, Free>;

Unexpected failure(const char *step, int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return fail(code == AVERROR(ENOSPC) ? ErrorKind::DiskFull : ErrorKind::Internal,
                QCoreApplication::translate("Sandbox", "The simulated clip could not be made."),
                QStringLiteral("%1: %2").arg(QLatin1String(step), QLatin1String(text)));
}

struct Track
{
    CodecPtr codec;
    AVStream *stream = nullptr;
    FramePtr frame;
    int64_t next = 0; // pts of the next frame, in units of the codec's time base
};

} // namespace

struct ClipEncoder::Private
{
    FormatPtr format;
    Track picture;
    Track sound;
    PacketPtr packet{av_packet_alloc()};

    Result<void> addStream(Track &track, const AVCodec *codec, AVDictionary **options)
    {
        if (format->oformat->flags & AVFMT_GLOBALHEADER)
            track.codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        track.codec->flags |= AV_CODEC_FLAG_BITEXACT;
        track.codec->thread_count = 1;
        if (const int code = avcodec_open2(track.codec.get(), codec, options); code < 0)
            return failure("avcodec_open2", code);
        track.stream = avformat_new_stream(format.get(), nullptr);
        track.stream->time_base = track.codec->time_base;
        avcodec_parameters_from_context(track.stream->codecpar, track.codec.get());
        return {};
    }

    Result<void> openPicture(QSize size)
    {
        const AVCodec *codec = avcodec_find_encoder_by_name("libx264");
        if (!codec)
            return failure("libx264", AVERROR_ENCODER_NOT_FOUND);
        picture.codec.reset(avcodec_alloc_context3(codec));
        AVCodecContext *context = picture.codec.get();
        context->width = size.width();
        context->height = size.height();
        context->pix_fmt = AV_PIX_FMT_YUV420P;
        context->time_base = {1, framesPerSecond};
        context->framerate = {framesPerSecond, 1};
        context->gop_size = framesPerSecond; // a whole second at most to any frame when seeking
        context->color_range = AVCOL_RANGE_MPEG;
        context->colorspace = AVCOL_SPC_SMPTE170M;
        context->color_primaries = AVCOL_PRI_BT709;
        context->color_trc = AVCOL_TRC_BT709;
        AVDictionary *options = nullptr;
        av_dict_set(&options, "preset", "superfast", 0);
        av_dict_set(&options, "crf", "20", 0);
        Result<void> added = addStream(picture, codec, &options);
        av_dict_free(&options);
        if (!added)
            return added;
        picture.stream->avg_frame_rate = context->framerate;
        picture.frame.reset(av_frame_alloc());
        picture.frame->format = context->pix_fmt;
        picture.frame->width = context->width;
        picture.frame->height = context->height;
        if (const int code = av_frame_get_buffer(picture.frame.get(), 0); code < 0)
            return failure("av_frame_get_buffer", code);
        return {};
    }

    Result<void> openSound()
    {
        const AVCodec *codec = avcodec_find_encoder_by_name("aac");
        if (!codec)
            return picture.codec ? Result<void>() : failure("aac", AVERROR_ENCODER_NOT_FOUND);
        sound.codec.reset(avcodec_alloc_context3(codec));
        AVCodecContext *context = sound.codec.get();
        context->sample_fmt = AV_SAMPLE_FMT_FLTP;
        context->sample_rate = sampleRate;
        context->time_base = {1, sampleRate};
        context->bit_rate = 96000;
        av_channel_layout_default(&context->ch_layout, 2);
        if (Result<void> added = addStream(sound, codec, nullptr); !added)
            return added;
        sound.frame.reset(av_frame_alloc());
        sound.frame->format = context->sample_fmt;
        sound.frame->sample_rate = sampleRate;
        sound.frame->nb_samples = context->frame_size;
        av_channel_layout_copy(&sound.frame->ch_layout, &context->ch_layout);
        if (const int code = av_frame_get_buffer(sound.frame.get(), 0); code < 0)
            return failure("av_frame_get_buffer", code);
        return {};
    }

    Result<void> openFile(const QByteArray &name)
    {
        if (const int code = avio_open(&format->pb, name.constData(), AVIO_FLAG_WRITE); code < 0)
            return failure("avio_open", code);
        av_dict_set(&format->metadata, "comment", "Simulated by the Maquette sandbox", 0);
        AVDictionary *options = nullptr;
        av_dict_set(&options, "movflags", "+faststart", 0);
        const int code = avformat_write_header(format.get(), &options);
        av_dict_free(&options);
        return code < 0 ? Result<void>(failure("avformat_write_header", code)) : Result<void>();
    }

    // A null frame drains the encoder.
    Result<void> encode(Track &track, AVFrame *frame)
    {
        int code = avcodec_send_frame(track.codec.get(), frame);
        if (code < 0)
            return failure("avcodec_send_frame", code);
        while (true) {
            code = avcodec_receive_packet(track.codec.get(), packet.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
                return {};
            if (code < 0)
                return failure("avcodec_receive_packet", code);
            if (&track == &picture)
                packet->duration = 1;
            av_packet_rescale_ts(packet.get(), track.codec->time_base, track.stream->time_base);
            packet->stream_index = track.stream->index;
            code = av_interleaved_write_frame(format.get(), packet.get());
            if (code < 0)
                return failure("av_interleaved_write_frame", code);
        }
    }
};

ClipEncoder::ClipEncoder(std::unique_ptr<Private> p)
    : d(std::move(p))
{}

ClipEncoder::~ClipEncoder() = default;

Result<std::unique_ptr<ClipEncoder>> ClipEncoder::open(const QString &file, QSize size, bool withSound)
{
    if (Result<void> loaded = loadFfmpeg(); !loaded)
        return loaded.error();
    av_log_set_level(AV_LOG_ERROR); // x264 writes a page about every clip otherwise
    auto p = std::make_unique<Private>();
    const QByteArray name = QFile::encodeName(file);
    AVFormatContext *format = nullptr;
    if (const int code = avformat_alloc_output_context2(&format, nullptr, "mp4", name.constData()); code < 0)
        return failure("avformat_alloc_output_context2", code);
    p->format.reset(format);
    format->flags |= AVFMT_FLAG_BITEXACT;
    if (!size.isEmpty()) {
        if (Result<void> opened = p->openPicture(size); !opened)
            return opened.error();
    }
    if (withSound) {
        if (Result<void> opened = p->openSound(); !opened)
            return opened.error();
    }
    if (Result<void> opened = p->openFile(name); !opened)
        return opened.error();
    return std::unique_ptr<ClipEncoder>(new ClipEncoder(std::move(p)));
}

Result<YuvPlanes> ClipEncoder::frame()
{
    AVFrame *frame = d->picture.frame.get();
    if (const int code = av_frame_make_writable(frame); code < 0)
        return failure("av_frame_make_writable", code);
    YuvPlanes planes;
    for (int i = 0; i < 3; ++i) {
        planes.data[i] = frame->data[i];
        planes.stride[i] = frame->linesize[i];
    }
    return planes;
}

Result<void> ClipEncoder::addFrame()
{
    d->picture.frame->pts = d->picture.next++;
    return d->encode(d->picture, d->picture.frame.get());
}

int ClipEncoder::soundBlock() const
{
    return d->sound.codec ? d->sound.codec->frame_size : 0;
}

Result<void> ClipEncoder::addSound(std::span<const float> left, std::span<const float> right)
{
    AVFrame *frame = d->sound.frame.get();
    if (const int code = av_frame_make_writable(frame); code < 0)
        return failure("av_frame_make_writable", code);
    std::copy(left.begin(), left.end(), reinterpret_cast<float *>(frame->data[0]));
    std::copy(right.begin(), right.end(), reinterpret_cast<float *>(frame->data[1]));
    frame->pts = d->sound.next;
    d->sound.next += frame->nb_samples;
    return d->encode(d->sound, frame);
}

Result<void> ClipEncoder::finish()
{
    if (d->picture.codec) {
        if (Result<void> drained = d->encode(d->picture, nullptr); !drained)
            return drained;
    }
    if (d->sound.codec) {
        if (Result<void> drained = d->encode(d->sound, nullptr); !drained)
            return drained;
    }
    if (const int code = av_write_trailer(d->format.get()); code < 0)
        return failure("av_write_trailer", code);
    if (const int code = avio_closep(&d->format->pb); code < 0)
        return failure("avio_closep", code);
    return {};
}

} // namespace maquette
