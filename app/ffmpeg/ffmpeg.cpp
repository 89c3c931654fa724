// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for FFmpeg's libraries when the program is linked: each function of theirs that is used here has
// a body below that finds the real one, once, and calls it. A function that is missing here does not link.
#include "app/ffmpeg/ffmpeg.h"

#include <QCoreApplication>
#include <QLibrary>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/display.h>
#include <libavutil/mem.h>
#include <libavutil/pixdesc.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

namespace
{

//! No piece of memory is larger: a frame of 16,384 by 8,192 pixels in 4:2:0 has room, and a damaged file
//! cannot ask for gigabytes.
constexpr std::size_t largestPiece = 512 * 1024 * 1024;

//! \brief The five libraries, of the very versions whose headers this was built with. Never unloaded.
struct FfmpegLibraries
{
    QLibrary avutil{QStringLiteral("avutil"), LIBAVUTIL_VERSION_MAJOR};
    QLibrary avcodec{QStringLiteral("avcodec"), LIBAVCODEC_VERSION_MAJOR};
    QLibrary avformat{QStringLiteral("avformat"), LIBAVFORMAT_VERSION_MAJOR};
    QLibrary swresample{QStringLiteral("swresample"), LIBSWRESAMPLE_VERSION_MAJOR};
    QLibrary swscale{QStringLiteral("swscale"), LIBSWSCALE_VERSION_MAJOR};
    QString missing;

    FfmpegLibraries()
    {
        for (QLibrary *library : {&avutil, &avcodec, &avformat, &swresample, &swscale}) {
            if (!library->load())
                missing += library->errorString() + QLatin1Char('\n');
        }
        if (const auto limit = reinterpret_cast<decltype(&av_max_alloc)>(avutil.resolve("av_max_alloc")))
            limit(largestPiece);
    }
};

FfmpegLibraries &ffmpeg()
{
    static FfmpegLibraries libraries;
    return libraries;
}

template <typename Value>
Value nothing()
{
    return Value();
}

} // namespace

namespace maquette
{

Result<void> loadFfmpeg()
{
    if (ffmpeg().missing.isEmpty())
        return {};
    return fail(ErrorKind::Internal,
                QCoreApplication::translate("Library", "Clips cannot be read or made: FFmpeg's libraries are "
                                                       "not installed."),
                ffmpeg().missing.trimmed());
}

} // namespace maquette

#define FORWARD(result, name, parameters, arguments)                                                         \
    result name parameters                                                                                   \
    {                                                                                                        \
        static const auto real = reinterpret_cast<decltype(&name)>(ffmpeg().LIBRARY.resolve(#name));         \
        return real ? real arguments : nothing<result>();                                                    \
    }

extern "C" {

#define LIBRARY avutil
FORWARD(int, av_channel_layout_copy, (AVChannelLayout * dst, const AVChannelLayout *src), (dst, src))
FORWARD(void, av_channel_layout_default, (AVChannelLayout * ch_layout, int nb_channels),
        (ch_layout, nb_channels))
FORWARD(int, av_dict_copy, (AVDictionary * *dst, const AVDictionary *src, int flags), (dst, src, flags))
FORWARD(void, av_dict_free, (AVDictionary * *m), (m))
FORWARD(int, av_dict_set, (AVDictionary * *pm, const char *key, const char *value, int flags),
        (pm, key, value, flags))
FORWARD(double, av_display_rotation_get, (const int32_t matrix[9]), (matrix))
FORWARD(AVFrame *, av_frame_alloc, (), ())
FORWARD(void, av_frame_free, (AVFrame * *frame), (frame))
FORWARD(int, av_frame_get_buffer, (AVFrame * frame, int align), (frame, align))
FORWARD(int, av_frame_make_writable, (AVFrame * frame), (frame))
FORWARD(int, av_frame_ref, (AVFrame * dst, const AVFrame *src), (dst, src))
FORWARD(void, av_frame_unref, (AVFrame * frame), (frame))
FORWARD(void, av_log_set_level, (int level), (level))
FORWARD(const AVPixFmtDescriptor *, av_pix_fmt_desc_get, (AVPixelFormat pix_fmt), (pix_fmt))
FORWARD(int64_t, av_rescale_q, (int64_t a, AVRational bq, AVRational cq), (a, bq, cq))
FORWARD(int, av_strerror, (int errnum, char *errbuf, size_t errbuf_size), (errnum, errbuf, errbuf_size))
#undef LIBRARY

#define LIBRARY avcodec
FORWARD(AVPacket *, av_packet_alloc, (), ())
FORWARD(void, av_packet_free, (AVPacket * *pkt), (pkt))
FORWARD(void, av_packet_rescale_ts, (AVPacket * pkt, AVRational tb_src, AVRational tb_dst),
        (pkt, tb_src, tb_dst))
FORWARD(void, av_packet_unref, (AVPacket * pkt), (pkt))
FORWARD(AVCodecContext *, avcodec_alloc_context3, (const AVCodec *codec), (codec))
FORWARD(const AVCodec *, avcodec_find_encoder_by_name, (const char *name), (name))
FORWARD(void, avcodec_flush_buffers, (AVCodecContext * avctx), (avctx))
FORWARD(void, avcodec_free_context, (AVCodecContext * *avctx), (avctx))
FORWARD(const char *, avcodec_get_name, (AVCodecID id), (id))
FORWARD(int, avcodec_open2, (AVCodecContext * avctx, const AVCodec *codec, AVDictionary **options),
        (avctx, codec, options))
FORWARD(int, avcodec_parameters_copy, (AVCodecParameters * dst, const AVCodecParameters *src), (dst, src))
FORWARD(int, avcodec_parameters_from_context, (AVCodecParameters * par, const AVCodecContext *codec),
        (par, codec))
FORWARD(int, avcodec_parameters_to_context, (AVCodecContext * codec, const AVCodecParameters *par),
        (codec, par))
FORWARD(int, avcodec_receive_frame, (AVCodecContext * avctx, AVFrame *frame), (avctx, frame))
FORWARD(int, avcodec_receive_packet, (AVCodecContext * avctx, AVPacket *avpkt), (avctx, avpkt))
FORWARD(int, avcodec_send_frame, (AVCodecContext * avctx, const AVFrame *frame), (avctx, frame))
FORWARD(int, avcodec_send_packet, (AVCodecContext * avctx, const AVPacket *avpkt), (avctx, avpkt))
#undef LIBRARY

#define LIBRARY avformat
FORWARD(AVCodecID, av_codec_get_id, (const AVCodecTag *const *tags, unsigned int tag), (tags, tag))
FORWARD(int, av_find_best_stream,
        (AVFormatContext * ic, AVMediaType type, int wanted_stream_nb, int related_stream,
         const AVCodec **decoder_ret, int flags),
        (ic, type, wanted_stream_nb, related_stream, decoder_ret, flags))
FORWARD(AVRational, av_guess_frame_rate, (AVFormatContext * ctx, AVStream *stream, AVFrame *frame),
        (ctx, stream, frame))
FORWARD(int, av_interleaved_write_frame, (AVFormatContext * s, AVPacket *pkt), (s, pkt))
FORWARD(int, av_read_frame, (AVFormatContext * s, AVPacket *pkt), (s, pkt))
FORWARD(int, av_seek_frame, (AVFormatContext * s, int stream_index, int64_t timestamp, int flags),
        (s, stream_index, timestamp, flags))
FORWARD(uint8_t *, av_stream_get_side_data, (const AVStream *stream, AVPacketSideDataType type, size_t *size),
        (stream, type, size))
FORWARD(uint8_t *, av_stream_new_side_data, (AVStream * stream, AVPacketSideDataType type, size_t size),
        (stream, type, size))
FORWARD(int, av_write_trailer, (AVFormatContext * s), (s))
FORWARD(AVFormatContext *, avformat_alloc_context, (), ())
FORWARD(int, avformat_alloc_output_context2,
        (AVFormatContext * *ctx, const AVOutputFormat *oformat, const char *format_name,
         const char *filename),
        (ctx, oformat, format_name, filename))
FORWARD(void, avformat_close_input, (AVFormatContext * *s), (s))
FORWARD(int, avformat_find_stream_info, (AVFormatContext * ic, AVDictionary **options), (ic, options))
FORWARD(void, avformat_free_context, (AVFormatContext * s), (s))
FORWARD(AVStream *, avformat_new_stream, (AVFormatContext * s, const AVCodec *c), (s, c))
FORWARD(int, avformat_open_input,
        (AVFormatContext * *ps, const char *url, const AVInputFormat *fmt, AVDictionary **options),
        (ps, url, fmt, options))
FORWARD(int, avformat_write_header, (AVFormatContext * s, AVDictionary **options), (s, options))
FORWARD(int, avio_closep, (AVIOContext * *s), (s))
FORWARD(int, avio_open, (AVIOContext * *s, const char *url, int flags), (s, url, flags))
#undef LIBRARY

#define LIBRARY swresample
FORWARD(int, swr_alloc_set_opts2,
        (SwrContext * *ps, AVChannelLayout *out_ch_layout, AVSampleFormat out_sample_fmt, int out_sample_rate,
         AVChannelLayout *in_ch_layout, AVSampleFormat in_sample_fmt, int in_sample_rate, int log_offset,
         void *log_ctx),
        (ps, out_ch_layout, out_sample_fmt, out_sample_rate, in_ch_layout, in_sample_fmt, in_sample_rate,
         log_offset, log_ctx))
FORWARD(int, swr_convert, (SwrContext * s, uint8_t **out, int out_count, const uint8_t **in, int in_count),
        (s, out, out_count, in, in_count))
FORWARD(void, swr_free, (SwrContext * *s), (s))
FORWARD(int, swr_get_out_samples, (SwrContext * s, int in_samples), (s, in_samples))
FORWARD(int, swr_init, (SwrContext * s), (s))
#undef LIBRARY

#define LIBRARY swscale
FORWARD(void, sws_freeContext, (SwsContext * swsContext), (swsContext))
FORWARD(const int *, sws_getCoefficients, (int colorspace), (colorspace))
FORWARD(SwsContext *, sws_getContext,
        (int srcW, int srcH, AVPixelFormat srcFormat, int dstW, int dstH, AVPixelFormat dstFormat, int flags,
         SwsFilter *srcFilter, SwsFilter *dstFilter, const double *param),
        (srcW, srcH, srcFormat, dstW, dstH, dstFormat, flags, srcFilter, dstFilter, param))
FORWARD(int, sws_scale,
        (SwsContext * c, const uint8_t *const srcSlice[], const int srcStride[], int srcSliceY, int srcSliceH,
         uint8_t *const dst[], const int dstStride[]),
        (c, srcSlice, srcStride, srcSliceY, srcSliceH, dst, dstStride))
FORWARD(int, sws_setColorspaceDetails,
        (SwsContext * c, const int inv_table[4], int srcRange, const int table[4], int dstRange,
         int brightness, int contrast, int saturation),
        (c, inv_table, srcRange, table, dstRange, brightness, contrast, saturation))
#undef LIBRARY

} // extern "C"
