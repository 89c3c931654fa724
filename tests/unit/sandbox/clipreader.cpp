// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clipreader.h"

#include <QFile>

#include <cmath>
#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace
{

struct Free
{
    void operator()(AVFormatContext *format) const { avformat_close_input(&format); }
    void operator()(AVCodecContext *codec) const { avcodec_free_context(&codec); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(SwsContext *scaler) const { sws_freeContext(scaler); }
};

using CodecPtr = std::unique_ptr<AVCodecContext, Free>;

CodecPtr decoderOf(const AVStream *stream)
{
    const AVCodec *codec = avcodec_find_decoder(stream->codecpar->codec_id);
    CodecPtr context(avcodec_alloc_context3(codec));
    avcodec_parameters_to_context(context.get(), stream->codecpar);
    if (!codec || avcodec_open2(context.get(), codec, nullptr) < 0)
        context.reset();
    return context;
}

QImage toImage(const AVFrame *frame)
{
    QImage image(frame->width, frame->height, QImage::Format_RGB32);
    const std::unique_ptr<SwsContext, Free> scaler(sws_getContext(
        frame->width, frame->height, static_cast<AVPixelFormat>(frame->format), frame->width, frame->height,
        AV_PIX_FMT_BGRA, SWS_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    std::uint8_t *out[4] = {image.bits(), nullptr, nullptr, nullptr};
    const int stride[4] = {static_cast<int>(image.bytesPerLine()), 0, 0, 0};
    sws_scale(scaler.get(), frame->data, frame->linesize, 0, frame->height, out, stride);
    return image;
}

void takeFrames(AVCodecContext *codec, const AVStream *stream, ClipContents &contents, bool keep)
{
    const std::unique_ptr<AVFrame, Free> frame(av_frame_alloc());
    while (avcodec_receive_frame(codec, frame.get()) == 0) {
        if (codec->codec_type == AVMEDIA_TYPE_AUDIO) {
            const auto *samples = reinterpret_cast<const float *>(frame->data[0]);
            for (int i = 0; i < frame->nb_samples; ++i)
                contents.loudest = std::max(contents.loudest, std::abs(samples[i]));
            continue;
        }
        contents.times << static_cast<double>(frame->pts) * av_q2d(stream->time_base);
        contents.pixelFormat =
            QString::fromLatin1(av_get_pix_fmt_name(static_cast<AVPixelFormat>(frame->format)));
        if (keep)
            contents.frames << toImage(frame.get());
    }
}

void describe(const AVFormatContext *format, const AVStream *stream, ClipContents &contents)
{
    const QString name = QString::fromLatin1(avcodec_get_name(stream->codecpar->codec_id));
    if (stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO) {
        contents.videoCodec = name;
        contents.framesPerSecond = av_q2d(stream->avg_frame_rate);
    } else {
        contents.audioCodec = name;
        contents.audioDuration = static_cast<double>(stream->duration) * av_q2d(stream->time_base);
    }
    contents.duration = static_cast<double>(format->duration) / AV_TIME_BASE;
    if (const AVDictionaryEntry *comment = av_dict_get(format->metadata, "comment", nullptr, 0))
        contents.comment = QString::fromUtf8(comment->value);
}

} // namespace

ClipContents readClip(const QString &file, bool keepFrames)
{
    ClipContents contents;
    AVFormatContext *opened = nullptr;
    if (avformat_open_input(&opened, QFile::encodeName(file).constData(), nullptr, nullptr) < 0) {
        contents.error = QStringLiteral("cannot be opened");
        return contents;
    }
    const std::unique_ptr<AVFormatContext, Free> format(opened);
    avformat_find_stream_info(opened, nullptr);
    QList<std::shared_ptr<AVCodecContext>> codecs;
    for (unsigned i = 0; i < opened->nb_streams; ++i) {
        describe(opened, opened->streams[i], contents);
        codecs << std::shared_ptr<AVCodecContext>(decoderOf(opened->streams[i]));
        if (!codecs.last())
            contents.error = QStringLiteral("no decoder");
    }
    const std::unique_ptr<AVPacket, Free> packet(av_packet_alloc());
    while (contents.error.isEmpty() && av_read_frame(opened, packet.get()) >= 0) {
        AVCodecContext *codec = codecs[packet->stream_index].get();
        if (avcodec_send_packet(codec, packet.get()) < 0)
            contents.error = QStringLiteral("does not decode");
        takeFrames(codec, opened->streams[packet->stream_index], contents, keepFrames);
        av_packet_unref(packet.get());
    }
    for (qsizetype i = 0; i < codecs.size() && contents.error.isEmpty(); ++i) {
        avcodec_send_packet(codecs[i].get(), nullptr);
        takeFrames(codecs[i].get(), opened->streams[i], contents, keepFrames);
    }
    return contents;
}

double psnr(const QImage &a, const QImage &b, const QRect &rect)
{
    double sum = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x) {
            const double d = qGray(a.pixel(x, y)) - qGray(b.pixel(x, y));
            sum += d * d;
        }
    }
    const double mean = sum / (static_cast<double>(rect.width()) * rect.height());
    return mean <= 0 ? 99 : 10 * std::log10(255 * 255 / mean);
}
