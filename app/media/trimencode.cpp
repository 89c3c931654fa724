// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/videodecoder.h"
#include "app/media/clipsound.h"
#include "app/media/trimparts.h"

#include <array>
#include <cmath>

extern "C" {
#include <libavutil/channel_layout.h>
}

namespace maquette
{

namespace
{

constexpr qint64 behindTheEnd = std::numeric_limits<qint64>::max();
constexpr int usualRate = 48000;

//! What libx264 takes; anything else becomes 4:2:0.
AVPixelFormat encodable(int format)
{
    static constexpr std::array known{AV_PIX_FMT_YUV420P,     AV_PIX_FMT_YUVJ420P,    AV_PIX_FMT_YUV422P,
                                      AV_PIX_FMT_YUVJ422P,    AV_PIX_FMT_YUV444P,     AV_PIX_FMT_YUVJ444P,
                                      AV_PIX_FMT_YUV420P10LE, AV_PIX_FMT_YUV422P10LE, AV_PIX_FMT_YUV444P10LE};
    const auto found = std::find(known.begin(), known.end(), static_cast<AVPixelFormat>(format));
    return found == known.end() ? AV_PIX_FMT_YUV420P : *found;
}

//! \brief One encoder and the stream that takes what it makes.
struct TrimTrack
{
    TrimOwned<AVCodecContext> codec;
    AVStream *stream = nullptr;
    TrimOwned<AVFrame> frame{av_frame_alloc()};
};

//! \brief Decodes one part, pictures and sound side by side, and encodes it anew. Frames keep their pixels'
//! format, their times and their colours.
class PartEncoder
{
public:
    PartEncoder(const TrimOrder &order, const ClipFrames &frames, TrimWork &work)
        : m_order(order)
        , m_work(work)
        , m_begin(frames.zero() + frames.startOf(order.frames.first))
        , m_length(frames.endOf(order.frames.last) - frames.startOf(order.frames.first))
        , m_lastStart(frames.startOf(order.frames.last) - frames.startOf(order.frames.first))
        , m_packet(av_packet_alloc())
    {}

    Result<void> run(const QString &file)
    {
        auto output = TrimOutput::open(file, trimContainer(m_order.source, TrimWay::Encode));
        if (!output)
            return output.error();
        m_output = std::move(*output);
        for (const auto step : {&PartEncoder::openPictures, &PartEncoder::openSound}) {
            if (auto opened = (this->*step)(); !opened)
                return opened;
        }
        takeFileTags();
        if (auto begun = m_output->begin(); !begun)
            return begun;
        if (auto passed = pass(); !passed)
            return passed;
        if (auto drained = drain(); !drained)
            return drained;
        return m_output->finish();
    }

private:
    void takeFileTags()
    {
        auto source = VideoDecoder::openContainer(m_order.source);
        if (!source)
            return;
        AVFormatContext *container = *source;
        m_output->takeTags(container);
        avformat_close_input(&container);
    }

    Result<void> openTrack(TrimTrack &track, const AVStream *from, const AVCodec *codec,
                           AVDictionary **options)
    {
        if (m_output->format()->oformat->flags & AVFMT_GLOBALHEADER)
            track.codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        if (const int code = avcodec_open2(track.codec.get(), codec, options); code < 0)
            return trimFailure("avcodec_open2", code);
        track.stream = m_output->addStream(from);
        if (!track.stream || !track.frame)
            return trimFailure("stream", AVERROR(ENOMEM));
        track.stream->time_base = track.codec->time_base;
        avcodec_parameters_from_context(track.stream->codecpar, track.codec.get());
        return {};
    }

    Result<void> openPictures()
    {
        auto opened = VideoDecoder::open(m_order.source);
        if (!opened)
            return opened.error();
        m_pictures = std::move(*opened);
        if (m_begin > 0) {
            if (auto sought = m_pictures->seek(m_begin); !sought)
                return sought;
        }
        if (auto found = nextPicture(); !found)
            return found;
        if (m_pictureAt > 0) { // a seek by decoding time can lead too far
            if (auto sought = m_pictures->seek(0); !sought)
                return sought;
            if (auto found = nextPicture(); !found)
                return found;
        }
        if (m_pictureAt == behindTheEnd)
            return trimFailure("no frame", AVERROR_INVALIDDATA);
        const AVCodec *codec = avcodec_find_encoder_by_name("libx264");
        if (!codec)
            return trimFailure("libx264", AVERROR_ENCODER_NOT_FOUND);
        m_picture.codec.reset(avcodec_alloc_context3(codec));
        shapePictures(*m_picture.codec);
        AVDictionary *options = nullptr;
        av_dict_set(&options, "preset", "fast", 0);
        av_dict_set(&options, "crf", "16", 0);
        Result<void> ready = openTrack(m_picture, m_pictures->stream(), codec, &options);
        av_dict_free(&options);
        return ready ? openScaler() : ready;
    }

    void shapePictures(AVCodecContext &context) const
    {
        const AVFrame *frame = m_pictures->frame();
        context.pix_fmt = encodable(frame->format);
        context.width = frame->width;
        context.height = frame->height;
        const bool isSplit = context.pix_fmt != frame->format || (frame->width | frame->height) % 2 != 0;
        if (isSplit) { // half as many colours as pixels: an odd row has none
            context.width = std::max(2, frame->width & ~1);
            context.height = std::max(2, frame->height & ~1);
        }
        context.time_base = m_pictures->stream()->time_base;
        const double rate = m_pictures->framesPerSecond();
        context.framerate = {int(std::lround((rate > 0 ? rate : 24) * 1000)), 1000};
        context.sample_aspect_ratio = frame->sample_aspect_ratio;
        context.color_range = frame->color_range;
        context.colorspace = frame->colorspace == AVCOL_SPC_RGB ? AVCOL_SPC_UNSPECIFIED : frame->colorspace;
        context.color_primaries = frame->color_primaries;
        context.color_trc = frame->color_trc;
        context.chroma_sample_location = frame->chroma_location;
    }

    Result<void> openScaler()
    {
        const AVFrame *from = m_pictures->frame();
        AVFrame *to = m_picture.frame.get();
        if (from->format == m_picture.codec->pix_fmt && from->width == m_picture.codec->width &&
            from->height == m_picture.codec->height)
            return {};
        to->format = m_picture.codec->pix_fmt;
        to->width = m_picture.codec->width;
        to->height = m_picture.codec->height;
        if (const int code = av_frame_get_buffer(to, 0); code < 0)
            return trimFailure("av_frame_get_buffer", code);
        m_scaler.reset(sws_getContext(from->width, from->height, static_cast<AVPixelFormat>(from->format),
                                      to->width, to->height, m_picture.codec->pix_fmt,
                                      SWS_BICUBIC | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
        return m_scaler ? Result<void>() : trimFailure("sws_getContext", AVERROR(ENOMEM));
    }

    Result<void> openSound()
    {
        if (!m_pictures->hasAudio())
            return {};
        auto opened = VideoDecoder::open(m_order.source, VideoDecoder::Stream::Audio);
        if (!opened)
            return {}; // sound that cannot be read is not heard before either
        m_sounds = std::move(*opened);
        if (m_begin > soundShift())
            (void)m_sounds->seek(m_begin - soundShift()).has_value();
        if (auto found = nextSound(); !found)
            return found;
        if (m_soundAt == behindTheEnd)
            return {};
        const AVCodec *codec = avcodec_find_encoder_by_name("aac");
        if (!codec)
            return trimFailure("aac", AVERROR_ENCODER_NOT_FOUND);
        constexpr qint64 bitsPerChannel = 128'000;
        const AVFrame *heard = m_sounds->frame();
        const int channels = std::clamp(heard->ch_layout.nb_channels, 1, 2);
        const bool isUsual = heard->sample_rate == 44100 || heard->sample_rate == 32000;
        m_sound.codec.reset(avcodec_alloc_context3(codec));
        AVCodecContext &context = *m_sound.codec;
        context.sample_fmt = AV_SAMPLE_FMT_FLTP;
        context.sample_rate = isUsual ? heard->sample_rate : usualRate;
        context.time_base = {1, context.sample_rate};
        context.bit_rate = bitsPerChannel * channels;
        av_channel_layout_default(&context.ch_layout, channels);
        if (auto ready = openTrack(m_sound, m_sounds->stream(), codec, nullptr); !ready)
            return ready;
        AVFrame *frame = m_sound.frame.get();
        frame->format = context.sample_fmt;
        frame->sample_rate = context.sample_rate;
        frame->nb_samples = context.frame_size;
        av_channel_layout_copy(&frame->ch_layout, &context.ch_layout);
        if (const int code = av_frame_get_buffer(frame, 0); code < 0)
            return trimFailure("av_frame_get_buffer", code);
        m_samples.setShape(channels, context.sample_rate);
        return {};
    }

    //! How much later than the pictures the sound begins.
    [[nodiscard]] qint64 soundShift() const { return m_sounds->streamStart() - m_pictures->streamStart(); }

    //! On to the first frame of the part from here; \c behindTheEnd behind it.
    Result<void> nextPicture()
    {
        constexpr qint64 rounding = 1;
        for (;;) {
            if (m_work.stop)
                return trimCancelled();
            const auto found = m_pictures->next();
            if (!found)
                return found.error();
            m_pictureAt = *found ? m_pictures->position() - m_begin : behindTheEnd;
            if (m_pictureAt != behindTheEnd && m_pictureAt > m_lastStart + rounding)
                m_pictureAt = behindTheEnd;
            if (m_pictureAt >= -rounding)
                return {};
        }
    }

    Result<void> nextSound()
    {
        for (;;) {
            if (m_work.stop)
                return trimCancelled();
            const auto found = m_sounds->next();
            if (!found)
                return found.error();
            if (!*found) {
                m_soundAt = behindTheEnd;
                return {};
            }
            const AVFrame *frame = m_sounds->frame();
            m_soundAt = m_sounds->position() + soundShift() - m_begin;
            const qint64 end =
                m_soundAt + qint64(frame->nb_samples) * trimClock.den / std::max(frame->sample_rate, 1);
            if (m_soundAt >= m_length)
                m_soundAt = behindTheEnd;
            if (end > 0)
                return {};
        }
    }

    Result<void> pass()
    {
        while (m_pictureAt != behindTheEnd || (m_sound.stream && m_soundAt != behindTheEnd)) {
            if (m_work.stop)
                return trimCancelled();
            const bool sound = m_sound.stream && m_soundAt < m_pictureAt;
            const qint64 at = sound ? m_soundAt : m_pictureAt;
            m_work.permille = int(std::clamp<qint64>(at * 1000 / std::max<qint64>(m_length, 1), 0, 1000));
            if (auto done = sound ? passSound() : passPicture(); !done)
                return done;
        }
        return {};
    }

    Result<void> passPicture()
    {
        const AVFrame *from = m_pictures->frame();
        AVFrame *to = m_picture.frame.get();
        if (m_scaler) {
            if (const int code = av_frame_make_writable(to); code < 0)
                return trimFailure("av_frame_make_writable", code);
            if (sws_scale(m_scaler.get(), from->data, from->linesize, 0, from->height, to->data,
                          to->linesize) != to->height)
                return trimFailure("sws_scale", AVERROR(EINVAL));
        } else {
            av_frame_unref(to);
            if (const int code = av_frame_ref(to, from); code < 0)
                return trimFailure("av_frame_ref", code);
        }
        if (m_firstTime < 0)
            m_firstTime = from->best_effort_timestamp;
        to->pts = from->best_effort_timestamp - m_firstTime;
        to->pict_type = AV_PICTURE_TYPE_NONE;
        if (auto encoded = encode(m_picture, to); !encoded)
            return encoded;
        return nextPicture();
    }

    Result<void> passSound()
    {
        if (!std::exchange(m_hasSound, true)) {
            if (auto silent = encodeSilence(m_soundAt); !silent)
                return silent;
        }
        const qint64 done = m_nextSample * trimClock.den / m_sound.codec->sample_rate;
        if (const int code = m_samples.add(m_sounds->frame(), m_soundAt - done); code < 0)
            return trimFailure("swr_convert", code);
        if (auto encoded = encodeSound(false); !encoded)
            return encoded;
        return nextSound();
    }

    //! All whole blocks before \a end: sound may begin long after its pictures, and is not to be held in
    //! memory for so long.
    Result<void> encodeSilence(qint64 end)
    {
        const AVCodecContext &codec = *m_sound.codec;
        const qint64 samples = av_rescale_q(end, trimClock, codec.time_base);
        AVFrame *frame = m_sound.frame.get();
        while (m_nextSample + codec.frame_size <= samples) {
            if (m_work.stop)
                return trimCancelled();
            if (const int code = av_frame_make_writable(frame); code < 0)
                return trimFailure("av_frame_make_writable", code);
            frame->nb_samples = codec.frame_size;
            for (int channel = 0; channel < codec.ch_layout.nb_channels; ++channel) {
                auto *silent = reinterpret_cast<float *>(frame->data[channel]);
                std::fill(silent, silent + codec.frame_size, 0.0F);
            }
            frame->pts = m_nextSample;
            m_nextSample += codec.frame_size;
            if (auto encoded = encode(m_sound, frame); !encoded)
                return encoded;
        }
        return {};
    }

    //! All whole blocks, and at the end, when \a last, what is left.
    Result<void> encodeSound(bool last)
    {
        const int block = m_sound.codec->frame_size;
        while (m_samples.waiting() >= block || (last && m_samples.waiting() > 0)) {
            AVFrame *frame = m_sound.frame.get();
            if (const int code = av_frame_make_writable(frame); code < 0)
                return trimFailure("av_frame_make_writable", code);
            frame->nb_samples = int(std::min<qint64>(block, m_samples.waiting()));
            m_samples.take(frame);
            frame->pts = m_nextSample;
            m_nextSample += frame->nb_samples;
            if (auto encoded = encode(m_sound, frame); !encoded)
                return encoded;
        }
        return {};
    }

    Result<void> drain()
    {
        if (m_sound.stream) {
            m_samples.drain();
            const qint64 wanted = m_length * m_sound.codec->sample_rate / trimClock.den;
            m_samples.cut(std::max<qint64>(0, wanted - m_nextSample));
            if (auto encoded = encodeSound(true); !encoded)
                return encoded;
            if (auto drained = encode(m_sound, nullptr); !drained)
                return drained;
        }
        return encode(m_picture, nullptr);
    }

    //! A null frame drains the encoder.
    Result<void> encode(TrimTrack &track, AVFrame *frame)
    {
        int code = avcodec_send_frame(track.codec.get(), frame);
        if (code < 0)
            return trimFailure("avcodec_send_frame", code);
        for (;;) {
            code = avcodec_receive_packet(track.codec.get(), m_packet.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
                return {};
            if (code < 0)
                return trimFailure("avcodec_receive_packet", code);
            if (&track == &m_picture)
                setDuration(*m_packet);
            if (auto written = m_output->write(m_packet.get(), track.codec->time_base, track.stream);
                !written)
                return written;
        }
    }

    void setDuration(AVPacket &packet) const
    {
        // The last one's own; the others' are what is between them.
        const AVRational base = m_picture.codec->time_base;
        if (packet.pts >= av_rescale_q(m_lastStart, trimClock, base) - 1)
            packet.duration = av_rescale_q(m_length - m_lastStart, trimClock, base);
        else
            packet.duration = std::max<int64_t>(
                1, int64_t(av_q2d({base.den, base.num}) / std::max(1.0, av_q2d(m_picture.codec->framerate))));
    }

    const TrimOrder &m_order;
    TrimWork &m_work;
    const qint64 m_begin;     //!< microseconds, by the pictures' decoder
    const qint64 m_length;    //!< of the part
    const qint64 m_lastStart; //!< of its last frame, after the first
    TrimOwned<AVPacket> m_packet;
    std::unique_ptr<TrimOutput> m_output;
    std::unique_ptr<VideoDecoder> m_pictures;
    std::unique_ptr<VideoDecoder> m_sounds;
    TrimTrack m_picture;
    TrimTrack m_sound;
    TrimOwned<SwsContext> m_scaler;
    ClipSound m_samples;
    qint64 m_pictureAt = behindTheEnd;
    qint64 m_soundAt = behindTheEnd;
    int64_t m_firstTime = -1;
    bool m_hasSound = false;
    int64_t m_nextSample = 0;
};

} // namespace

Result<void> trimByEncoding(const TrimOrder &order, const ClipFrames &frames, const QString &file,
                            TrimWork &work)
{
    return PartEncoder(order, frames, work).run(file);
}

} // namespace maquette
