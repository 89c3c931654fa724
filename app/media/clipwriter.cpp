// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/clipwriter.h"

#include "app/ffmpeg/ffmpeg.h"
#include "app/media/clipsound.h"

#include <QCoreApplication>
#include <QFile>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libswscale/swscale.h>
}

namespace maquette
{

namespace
{

constexpr AVRational ticks{1, 90000};
constexpr AVRational microseconds{1, 1000000};

struct Release
{
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(SwsContext *scaler) const { sws_freeContext(scaler); }
    void operator()(AVFormatContext *format) const
    {
        if (format->pb)
            avio_closep(&format->pb);
        avformat_free_context(format);
    }
};

template <typename Type>
using Owned = std::unique_ptr<Type, Release>;

Unexpected failure(const char *step, int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    const QString detail = QStringLiteral("%1: %2").arg(QLatin1String(step), QLatin1String(text));
    if (code == AVERROR(ENOSPC))
        return fail(ErrorKind::DiskFull,
                    QCoreApplication::translate("Mend", "There is no room for the new clip."), detail);
    return fail(ErrorKind::Internal, QCoreApplication::translate("Mend", "The clip could not be made."),
                detail);
}

struct Track
{
    Owned<AVCodecContext> codec;
    AVStream *stream = nullptr;
    Owned<AVFrame> frame;
};

} // namespace

struct ClipWriter::Private
{
    Owned<AVFormatContext> format;
    Track picture;
    Track sound;
    Owned<AVPacket> packet{av_packet_alloc()};
    Owned<SwsContext> scaler;
    ClipSound samples;
    int64_t lastTick = -1;
    int64_t nextSample = 0;
    double framesPerSecond = 24;

    Result<void> openTrack(Track &track, const AVCodec *codec, AVDictionary **options)
    {
        if (format->oformat->flags & AVFMT_GLOBALHEADER)
            track.codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        if (const int code = avcodec_open2(track.codec.get(), codec, options); code < 0)
            return failure("avcodec_open2", code);
        track.stream = avformat_new_stream(format.get(), nullptr);
        track.frame.reset(av_frame_alloc());
        if (!track.stream || !track.frame)
            return failure("stream", AVERROR(ENOMEM));
        track.stream->time_base = track.codec->time_base;
        avcodec_parameters_from_context(track.stream->codecpar, track.codec.get());
        return {};
    }

    Result<void> openPicture(const ClipShape &shape)
    {
        const AVCodec *codec = avcodec_find_encoder_by_name("libx264");
        if (!codec)
            return failure("libx264", AVERROR_ENCODER_NOT_FOUND);
        picture.codec.reset(avcodec_alloc_context3(codec));
        AVCodecContext *context = picture.codec.get();
        constexpr int highDefinition = 720;
        context->width = shape.size.width();
        context->height = shape.size.height();
        context->pix_fmt = AV_PIX_FMT_YUV420P;
        context->time_base = ticks;
        context->framerate = {int(framesPerSecond * 1000), 1000};
        context->gop_size = std::max(1, int(framesPerSecond * 2));
        context->color_range = AVCOL_RANGE_MPEG;
        context->colorspace = context->height >= highDefinition ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
        context->color_primaries = AVCOL_PRI_BT709;
        context->color_trc = AVCOL_TRC_BT709;
        context->rc_max_rate = shape.mostBitsPerSecond;
        context->rc_buffer_size = int(std::min<qint64>(shape.mostBitsPerSecond, 1 << 30));
        AVDictionary *options = nullptr;
        av_dict_set(&options, "preset", "veryfast", 0);
        av_dict_set(&options, "crf", "20", 0);
        Result<void> opened = openTrack(picture, codec, &options);
        av_dict_free(&options);
        if (!opened)
            return opened;
        AVFrame *frame = picture.frame.get();
        frame->format = context->pix_fmt;
        frame->width = context->width;
        frame->height = context->height;
        if (const int code = av_frame_get_buffer(frame, 0); code < 0)
            return failure("av_frame_get_buffer", code);
        scaler.reset(sws_getContext(frame->width, frame->height, AV_PIX_FMT_RGB32, frame->width,
                                    frame->height, AV_PIX_FMT_YUV420P, SWS_BICUBIC | SWS_ACCURATE_RND,
                                    nullptr, nullptr, nullptr));
        if (!scaler)
            return failure("sws_getContext", AVERROR(ENOMEM));
        constexpr int one = 1 << 16;
        sws_setColorspaceDetails(scaler.get(), sws_getCoefficients(SWS_CS_DEFAULT), 1,
                                 sws_getCoefficients(context->colorspace), 0, 0, one, one);
        return {};
    }

    Result<void> openSound(const ClipShape &shape)
    {
        const AVCodec *codec = avcodec_find_encoder_by_name("aac");
        if (!codec)
            return failure("aac", AVERROR_ENCODER_NOT_FOUND);
        sound.codec.reset(avcodec_alloc_context3(codec));
        AVCodecContext *context = sound.codec.get();
        context->sample_fmt = AV_SAMPLE_FMT_FLTP;
        context->sample_rate = sampleRate;
        context->time_base = {1, sampleRate};
        context->bit_rate = shape.soundBitsPerSecond;
        av_channel_layout_default(&context->ch_layout, shape.channels);
        if (Result<void> opened = openTrack(sound, codec, nullptr); !opened)
            return opened;
        AVFrame *frame = sound.frame.get();
        frame->format = context->sample_fmt;
        frame->sample_rate = sampleRate;
        frame->nb_samples = context->frame_size;
        av_channel_layout_copy(&frame->ch_layout, &context->ch_layout);
        if (const int code = av_frame_get_buffer(frame, 0); code < 0)
            return failure("av_frame_get_buffer", code);
        samples.setShape(shape.channels, sampleRate);
        return {};
    }

    Result<void> openFile(const QByteArray &name)
    {
        if (const int code = avio_open(&format->pb, name.constData(), AVIO_FLAG_WRITE); code < 0)
            return failure("avio_open", code);
        AVDictionary *options = nullptr;
        av_dict_set(&options, "movflags", "+faststart", 0);
        const int code = avformat_write_header(format.get(), &options);
        av_dict_free(&options);
        return code < 0 ? Result<void>(failure("avformat_write_header", code)) : Result<void>();
    }

    //! A null frame drains the encoder.
    Result<void> encode(Track &track, AVFrame *frame)
    {
        int code = avcodec_send_frame(track.codec.get(), frame);
        if (code < 0)
            return failure("avcodec_send_frame", code);
        for (;;) {
            code = avcodec_receive_packet(track.codec.get(), packet.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
                return {};
            if (code < 0)
                return failure("avcodec_receive_packet", code);
            if (&track == &picture)
                packet->duration = int64_t(ticks.den / framesPerSecond);
            av_packet_rescale_ts(packet.get(), track.codec->time_base, track.stream->time_base);
            packet->stream_index = track.stream->index;
            code = av_interleaved_write_frame(format.get(), packet.get());
            if (code < 0)
                return failure("av_interleaved_write_frame", code);
        }
    }

    //! All whole blocks, and at the end, when \a last, what is left.
    Result<void> encodeSound(bool last)
    {
        const int block = sound.codec->frame_size;
        while (samples.waiting() >= block || (last && samples.waiting() > 0)) {
            AVFrame *frame = sound.frame.get();
            if (const int code = av_frame_make_writable(frame); code < 0)
                return failure("av_frame_make_writable", code);
            frame->nb_samples = int(std::min<qint64>(block, samples.waiting()));
            samples.take(frame);
            frame->pts = nextSample;
            nextSample += frame->nb_samples;
            if (Result<void> encoded = encode(sound, frame); !encoded)
                return encoded;
        }
        return {};
    }
};

ClipWriter::ClipWriter(std::unique_ptr<Private> p)
    : d(std::move(p))
{}

ClipWriter::~ClipWriter() = default;

Result<std::unique_ptr<ClipWriter>> ClipWriter::open(const QString &file, const ClipShape &shape)
{
    if (Result<void> loaded = loadFfmpeg(); !loaded)
        return loaded.error();
    av_log_set_level(AV_LOG_ERROR); // x264 writes a page about every clip otherwise
    auto p = std::make_unique<Private>();
    p->framesPerSecond = std::clamp(shape.framesPerSecond, 1.0, 240.0);
    const QByteArray name = QFile::encodeName(file);
    AVFormatContext *format = nullptr;
    const char *container = shape.size.isEmpty() ? "ipod" : "mp4";
    if (const int code = avformat_alloc_output_context2(&format, nullptr, container, name.constData());
        code < 0)
        return failure("avformat_alloc_output_context2", code);
    p->format.reset(format);
    if (!shape.size.isEmpty()) {
        if (Result<void> opened = p->openPicture(shape); !opened)
            return opened.error();
    }
    if (shape.channels > 0) {
        if (Result<void> opened = p->openSound(shape); !opened)
            return opened.error();
    }
    if (Result<void> opened = p->openFile(name); !opened)
        return opened.error();
    return std::unique_ptr<ClipWriter>(new ClipWriter(std::move(p)));
}

Result<void> ClipWriter::addPicture(const QImage &picture, qint64 position)
{
    AVFrame *frame = d->picture.frame.get();
    if (const int code = av_frame_make_writable(frame); code < 0)
        return failure("av_frame_make_writable", code);
    const QImage pixels = picture.convertToFormat(QImage::Format_RGB32);
    const uint8_t *rows[4] = {pixels.constBits()};
    const int strides[4] = {int(pixels.bytesPerLine())};
    if (pixels.size() != QSize(frame->width, frame->height) ||
        sws_scale(d->scaler.get(), rows, strides, 0, frame->height, frame->data, frame->linesize) !=
            frame->height)
        return failure("sws_scale", AVERROR(EINVAL));
    frame->pts = std::max<int64_t>(av_rescale_q(position, microseconds, ticks), d->lastTick + 1);
    d->lastTick = frame->pts;
    return d->encode(d->picture, frame);
}

Result<void> ClipWriter::addSound(const AVFrame *sound, qint64 position)
{
    if (const int code = d->samples.add(sound, position); code < 0)
        return failure("swr_convert", code);
    return d->encodeSound(false);
}

qint64 ClipWriter::soundLength() const
{
    return (d->nextSample + d->samples.waiting()) * microseconds.den / sampleRate;
}

Result<void> ClipWriter::finish(qint64 end)
{
    if (d->picture.codec) {
        if (Result<void> drained = d->encode(d->picture, nullptr); !drained)
            return drained;
    }
    if (d->sound.codec) {
        d->samples.drain();
        d->samples.cut(end * sampleRate / microseconds.den - d->nextSample);
        if (Result<void> encoded = d->encodeSound(true); !encoded)
            return encoded;
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
