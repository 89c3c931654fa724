// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/videodecoder.h"

#include "app/ffmpeg/ffmpeg.h"
#include "app/library/framepicture.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <array>
#include <cmath>

extern "C" {
#include <libavutil/display.h>
}

namespace maquette
{

namespace
{

constexpr AVRational microseconds{1, 1000000};
constexpr int maxSide = 16384;
constexpr qint64 maxPixels = 64LL * 1024 * 1024;
constexpr int maxDamagedPackets = 1000;
constexpr int maxThreads = 4;
constexpr auto containers = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,wav,flac,ogg";

QString averrorText(int code)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    return QString::fromUtf8(text.data());
}

//! A damaged file's times are added up and taken apart without running over.
qint64 bounded(qint64 time)
{
    constexpr qint64 most = 1LL << 58;
    return std::clamp(time, -most, most);
}

bool isSet(qint64 timestamp)
{
    return timestamp != std::numeric_limits<qint64>::min(); // AV_NOPTS_VALUE
}

} // namespace

VideoDecoder::VideoDecoder(QString file, CallOff callOff)
    : m_file(std::move(file))
    , m_callOff(std::move(callOff))
    , m_packet(av_packet_alloc())
    , m_frame(av_frame_alloc())
{}

VideoDecoder::~VideoDecoder()
{
    av_frame_free(&m_frame);
    av_packet_free(&m_packet);
    avcodec_free_context(&m_codec);
    avformat_close_input(&m_format);
}

Result<std::unique_ptr<VideoDecoder>> VideoDecoder::open(const QString &file, Stream stream,
                                                         const CallOff &callOff)
{
    std::unique_ptr<VideoDecoder> decoder(new VideoDecoder(file, callOff));
    const auto container = openContainer(file, stream, &decoder->m_callOff);
    if (!container)
        return container.error();
    decoder->m_format = *container;
    if (const auto opened = decoder->openStream(stream); !opened)
        return opened.error();
    return decoder;
}

Unexpected VideoDecoder::damaged(const QString &file, int code)
{
    return fail(ErrorKind::DamagedFile,
                QCoreApplication::translate("Library", "“%1” is damaged, or not a clip that can be played.")
                    .arg(QFileInfo(file).fileName()),
                averrorText(code));
}

Result<AVFormatContext *> VideoDecoder::openContainer(const QString &file, Stream stream, CallOff *callOff)
{
    // A pipe would keep FFmpeg waiting for ever.
    const QFileInfo facts(file);
    if (!facts.isFile() || !facts.isReadable()) {
        return fail(ErrorKind::FileAccess,
                    QCoreApplication::translate("Library", "%1 is missing or cannot be read.").arg(file),
                    file);
    }
    if (const auto loaded = loadFfmpeg(); !loaded)
        return loaded.error();
    AVFormatContext *format = avformat_alloc_context();
    if (!format)
        return damaged(file, AVERROR(ENOMEM));
    if (callOff != nullptr) {
        format->interrupt_callback.opaque = callOff;
        format->interrupt_callback.callback = [](void *asked) {
            return static_cast<const CallOff *>(asked)->isCalledOff() ? 1 : 0;
        };
    }
    AVDictionary *options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", containers, 0);
    const QByteArray url = "file:" + QFile::encodeName(facts.absoluteFilePath());
    int code = avformat_open_input(&format, url.constData(), nullptr, &options); // frees it on failure
    av_dict_free(&options);
    if (code < 0)
        return damaged(file, code);
    // The frame rate, which is guessed from many frames, is of no use for one picture.
    if (stream == Stream::Sketch)
        format->fps_probe_size = 0;
    code = avformat_find_stream_info(format, nullptr);
    if (code < 0) {
        avformat_close_input(&format);
        return damaged(file, code);
    }
    return format;
}

Result<void> VideoDecoder::openStream(Stream stream)
{
    const AVCodec *codec = nullptr;
    const auto type = stream == Stream::Audio ? AVMEDIA_TYPE_AUDIO : AVMEDIA_TYPE_VIDEO;
    const int index = av_find_best_stream(m_format, type, -1, -1, &codec, 0);
    if (index < 0)
        return damaged(index);
    m_stream = m_format->streams[index];
    const AVCodecParameters *parameters = m_stream->codecpar;
    const qint64 area = qint64(parameters->width) * parameters->height;
    if (parameters->width > maxSide || parameters->height > maxSide || area > maxPixels) {
        return fail(ErrorKind::TooLarge,
                    QCoreApplication::translate("Library",
                                                "“%1” has frames of %2 × %3 pixels, more than can be shown.")
                        .arg(QFileInfo(m_file).fileName())
                        .arg(parameters->width)
                        .arg(parameters->height));
    }
    m_codec = avcodec_alloc_context3(codec);
    if (!m_codec)
        return damaged(AVERROR(ENOMEM));
    avcodec_parameters_to_context(m_codec, parameters);
    m_codec->pkt_timebase = m_stream->time_base;
    m_codec->max_pixels = maxPixels;
    m_codec->thread_count = std::clamp(QThread::idealThreadCount(), 1, maxThreads);
    if (stream == Stream::Sketch) {
        m_codec->thread_count = 1; // several hold back as many frames
        m_codec->skip_loop_filter = AVDISCARD_ALL;
    }
    if (const int code = avcodec_open2(m_codec, codec, nullptr); code < 0)
        return damaged(code);
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        if (static_cast<int>(i) != index)
            m_format->streams[i]->discard = AVDISCARD_ALL;
    }
    if (isSet(m_stream->start_time))
        m_start = av_rescale_q(m_stream->start_time, m_stream->time_base, microseconds);
    return {};
}

Result<bool> VideoDecoder::feed()
{
    for (;;) {
        const int read = av_read_frame(m_format, m_packet);
        if (read < 0 && read != AVERROR_EOF)
            return damaged(read);
        if (read == AVERROR_EOF) {
            m_draining = true;
            avcodec_send_packet(m_codec, nullptr);
            return true;
        }
        if (m_packet->stream_index != m_stream->index) {
            av_packet_unref(m_packet);
            continue;
        }
        const int sent = avcodec_send_packet(m_codec, m_packet);
        av_packet_unref(m_packet);
        if (sent < 0 && sent != AVERROR(EAGAIN) && ++m_damagedPackets > maxDamagedPackets)
            return damaged(sent);
        return true;
    }
}

Result<bool> VideoDecoder::next()
{
    for (;;) {
        const int code = avcodec_receive_frame(m_codec, m_frame);
        if (code == 0)
            return true;
        if (code == AVERROR_EOF || (code == AVERROR(EAGAIN) && m_draining))
            return false;
        if (code != AVERROR(EAGAIN) && ++m_damagedPackets > maxDamagedPackets)
            return damaged(code);
        if (const auto fed = feed(); !fed)
            return fed;
    }
}

Result<void> VideoDecoder::seek(qint64 position)
{
    const qint64 target = av_rescale_q(position + m_start, microseconds, m_stream->time_base);
    int code = av_seek_frame(m_format, m_stream->index, target, AVSEEK_FLAG_BACKWARD);
    if (code < 0)
        code = av_seek_frame(m_format, m_stream->index, 0, AVSEEK_FLAG_BACKWARD | AVSEEK_FLAG_ANY);
    if (code < 0)
        return damaged(code);
    avcodec_flush_buffers(m_codec);
    m_draining = false;
    return {};
}

qint64 VideoDecoder::position() const
{
    return positionOf(m_frame);
}

qint64 VideoDecoder::positionOf(const AVFrame *frame) const
{
    if (!isSet(frame->best_effort_timestamp))
        return 0;
    return av_rescale_q(frame->best_effort_timestamp, m_stream->time_base, microseconds) - m_start;
}

int VideoDecoder::quarterTurns() const
{
    const auto *matrix = reinterpret_cast<const int32_t *>(
        av_stream_get_side_data(m_stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr));
    if (!matrix)
        return 0;
    const double degrees = -av_display_rotation_get(matrix);
    return std::isnan(degrees) ? 0 : ((qRound(degrees / 90) % 4) + 4) % 4;
}

Result<QImage> VideoDecoder::image(int edge) const
{
    return imageOf(m_frame, edge);
}

Result<QImage> VideoDecoder::imageOf(const AVFrame *frame, int edge) const
{
    const QImage picture = pictureOfFrame(frame, edge);
    if (picture.isNull())
        return damaged(AVERROR_INVALIDDATA);
    const int turns = quarterTurns();
    return turns == 0 ? picture : picture.transformed(QTransform().rotate(90 * turns));
}

QSize VideoDecoder::pixels() const
{
    const QSize stored(m_stream->codecpar->width, m_stream->codecpar->height);
    return quarterTurns() % 2 == 1 ? stored.transposed() : stored;
}

qint64 VideoDecoder::durationMs() const
{
    constexpr AVRational milliseconds{1, 1000};
    if (isSet(m_stream->duration) && m_stream->duration > 0)
        return av_rescale_q(m_stream->duration, m_stream->time_base, milliseconds);
    return isSet(m_format->duration) && m_format->duration > 0 ? m_format->duration / 1000 : 0;
}

double VideoDecoder::framesPerSecond() const
{
    const AVRational rate = av_guess_frame_rate(m_format, m_stream, nullptr);
    return rate.num > 0 && rate.den > 0 ? av_q2d(rate) : 0;
}

QString VideoDecoder::codecName() const
{
    return QString::fromLatin1(avcodec_get_name(m_codec->codec_id));
}

bool VideoDecoder::hasAudio() const
{
    return av_find_best_stream(m_format, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0) >= 0;
}

std::optional<PacketFacts> VideoDecoder::nextPacket()
{
    while (av_read_frame(m_format, m_packet) >= 0) {
        const bool ours = m_packet->stream_index == m_stream->index;
        const qint64 time = isSet(m_packet->pts) ? m_packet->pts : m_packet->dts;
        PacketFacts facts;
        facts.position = bounded(av_rescale_q(time, m_stream->time_base, microseconds)) - bounded(m_start);
        facts.duration =
            std::max<qint64>(0, bounded(av_rescale_q(m_packet->duration, m_stream->time_base, microseconds)));
        facts.isKey = (m_packet->flags & AV_PKT_FLAG_KEY) != 0;
        facts.isHidden = (m_packet->flags & AV_PKT_FLAG_DISCARD) != 0;
        av_packet_unref(m_packet);
        if (ours && isSet(time))
            return facts;
    }
    return {};
}

qint64 VideoDecoder::countFrames()
{
    if (m_stream->nb_frames > 0)
        return m_stream->nb_frames;
    qint64 count = 0;
    if (!seek(0))
        return 0;
    while (av_read_frame(m_format, m_packet) >= 0) {
        count += m_packet->stream_index == m_stream->index ? 1 : 0;
        av_packet_unref(m_packet);
    }
    return count;
}

} // namespace maquette
