// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/videodecoder.h"
#include "app/media/trimparts.h"

#include <QtEndian>

#include <vector>

namespace maquette
{

namespace
{

constexpr qint64 second = 1000000;
//! Sound that is stored so long after its pictures is not waited for.
constexpr qint64 mostApart = 20 * second;
constexpr qint64 slack = 1000; //!< for times that were rounded

bool isTime(int64_t time)
{
    return time != std::numeric_limits<int64_t>::min(); // AV_NOPTS_VALUE
}

//! WebM's reader takes the silence before Opus off the times of packets, and the writer of FFmpeg 5 does not
//! add it: how much a copy has to. RFC 7845, 5.1: bytes 10 and 11 of the header, in samples of 48 kHz.
qint64 opusDelay(const AVCodecParameters &sound, const AVOutputFormat *container)
{
    constexpr int preSkip = 10;
    constexpr qint64 rate = 48000;
    constexpr unsigned firstThatAdds = 60;
    const bool adds = LIBAVFORMAT_VERSION_MAJOR >= firstThatAdds || qstrcmp(container->name, "webm") != 0;
    if (adds || sound.codec_id != AV_CODEC_ID_OPUS || sound.extradata_size < preSkip + 2)
        return 0;
    return qFromLittleEndian<quint16>(sound.extradata + preSkip) * second / rate;
}

//! \brief Takes the packets of one part from one container to another.
class PacketCopy
{
public:
    PacketCopy(const TrimOrder &order, const ClipFrames &frames, TrimWork &work)
        : m_order(order)
        , m_frames(frames)
        , m_work(work)
        , m_packet(av_packet_alloc())
    {}
    PacketCopy(const PacketCopy &) = delete;
    PacketCopy &operator=(const PacketCopy &) = delete;
    ~PacketCopy() { avformat_close_input(&m_input); }

    Result<void> run(const QString &file)
    {
        auto input = VideoDecoder::openContainer(m_order.source);
        if (!input)
            return input.error();
        m_input = *input;
        auto output = TrimOutput::open(file, trimContainer(m_order.source, TrimWay::Copy));
        if (!output)
            return output.error();
        m_output = std::move(*output);
        if (auto added = addStreams(); !added)
            return added;
        if (auto begun = m_output->begin(); !begun)
            return begun;
        if (auto copied = copy(); !copied)
            return copied;
        return m_output->finish();
    }

private:
    struct Track
    {
        const AVStream *from = nullptr;
        AVStream *to = nullptr;
        qint64 delay = 0;
        bool isDone = false;
    };

    Result<void> addStreams()
    {
        const int picture = av_find_best_stream(m_input, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
        if (picture < 0)
            return trimFailure("av_find_best_stream", picture);
        m_tracks.resize(m_input->nb_streams);
        m_picture = static_cast<unsigned>(picture);
        const AVStream *stream = m_input->streams[m_picture];
        const qint64 start = isTime(stream->start_time) ? us(stream->start_time, stream) : 0;
        m_begin = start + m_frames.zero() + m_frames.startOf(m_order.frames.first);
        m_end = start + m_frames.zero() + m_frames.endOf(m_order.frames.last);
        m_output->takeTags(m_input);
        for (unsigned i = 0; i < m_input->nb_streams; ++i) {
            AVStream *from = m_input->streams[i];
            if (i != m_picture && from->codecpar->codec_type != AVMEDIA_TYPE_AUDIO) {
                from->discard = AVDISCARD_ALL;
                continue;
            }
            AVStream *to = m_output->addStream(from);
            if (!to)
                return trimFailure("avformat_new_stream", AVERROR(ENOMEM));
            if (const int code = avcodec_parameters_copy(to->codecpar, from->codecpar); code < 0)
                return trimFailure("avcodec_parameters_copy", code);
            // A tag that the new container does not know makes it refuse the stream.
            const auto *known = m_output->format()->oformat->codec_tag;
            if (known && av_codec_get_id(known, to->codecpar->codec_tag) != to->codecpar->codec_id)
                to->codecpar->codec_tag = 0;
            to->time_base = from->time_base;
            m_tracks.at(i) = {from, to, opusDelay(*to->codecpar, m_output->format()->oformat), false};
        }
        return {};
    }

    static qint64 us(int64_t time, const AVStream *stream)
    {
        return av_rescale_q(time, stream->time_base, trimClock);
    }

    [[nodiscard]] bool isFinished() const
    {
        return std::all_of(m_tracks.begin(), m_tracks.end(),
                           [](const Track &track) { return !track.to || track.isDone; });
    }

    Result<void> copy()
    {
        if (m_order.frames.first > 0) {
            // Some containers keep sound before the pictures that it belongs to.
            const AVStream *stream = m_input->streams[m_picture];
            const int64_t target =
                av_rescale_q(std::max<qint64>(0, m_begin - second), trimClock, stream->time_base);
            if (av_seek_frame(m_input, static_cast<int>(m_picture), target, AVSEEK_FLAG_BACKWARD) < 0)
                (void)av_seek_frame(m_input, static_cast<int>(m_picture), 0, AVSEEK_FLAG_BACKWARD);
        }
        while (!isFinished()) {
            if (m_work.stop)
                return trimCancelled();
            const int code = av_read_frame(m_input, m_packet.get());
            if (code == AVERROR_EOF)
                return {};
            if (code < 0)
                return trimFailure("av_read_frame", code);
            const auto index = static_cast<std::size_t>(m_packet->stream_index);
            if (index < m_tracks.size() && m_tracks.at(index).to) {
                if (auto taken = take(m_tracks.at(index), index == m_picture); !taken)
                    return taken;
            }
            av_packet_unref(m_packet.get());
        }
        return {};
    }

    Result<void> take(Track &track, bool isPicture)
    {
        AVPacket *packet = m_packet.get();
        if (!isTime(packet->pts))
            packet->pts = packet->dts;
        if (!isTime(packet->pts))
            return {};
        const qint64 at = us(packet->pts, track.from);
        if (at > m_end + mostApart)
            m_tracks.clear(); // nothing of the part comes any more
        if (m_tracks.empty() || track.isDone)
            return {};
        const qint64 end = at + us(packet->duration, track.from);
        if (isPicture ? !wantsPicture(track, at) : !wantsSound(track, at, end))
            return {};
        if (!isTime(packet->dts))
            packet->dts = packet->pts;
        const int64_t shift =
            isPicture ? m_shift : av_rescale_q(m_begin - track.delay, trimClock, track.from->time_base);
        packet->pts -= shift;
        packet->dts -= shift;
        packet->flags &= ~AV_PKT_FLAG_DISCARD;
        const qint64 length = std::max<qint64>(1, m_end - m_begin);
        m_work.permille = static_cast<int>(std::clamp<qint64>((at - m_begin) * 1000 / length, 0, 1000));
        return m_output->write(packet, track.from->time_base, track.to);
    }

    bool wantsPicture(Track &track, qint64 at)
    {
        const bool isFirst = m_order.frames.first == 0;
        if (!m_begun) {
            // A first frame may need ones before it that an edit list hides; they stay hidden.
            m_begun = isFirst || (at == m_begin && (m_packet->flags & AV_PKT_FLAG_KEY) != 0);
            if (!m_begun)
                return false;
            m_shift = isFirst ? av_rescale_q(m_begin, trimClock, track.from->time_base) : m_packet->pts;
        }
        const bool isHidden = (m_packet->flags & AV_PKT_FLAG_DISCARD) != 0;
        if (at < m_begin && !(isFirst && isHidden))
            return false; // shown before the key frame, and cannot be decoded without those before it
        if (at >= m_end)
            return false;
        if (!isHidden && ++m_taken > m_order.frames.last - m_order.frames.first)
            track.isDone = true;
        return true;
    }

    bool wantsSound(Track &track, qint64 at, qint64 end) const
    {
        track.isDone = at >= m_end;
        const qint64 from = m_order.frames.first == 0 ? std::numeric_limits<qint64>::min() : m_begin - slack;
        return at >= from && end <= m_end + slack;
    }

    const TrimOrder &m_order;
    const ClipFrames &m_frames;
    TrimWork &m_work;
    TrimOwned<AVPacket> m_packet;
    AVFormatContext *m_input = nullptr;
    std::unique_ptr<TrimOutput> m_output;
    std::vector<Track> m_tracks;
    unsigned m_picture = 0;
    qint64 m_begin = 0; //!< microseconds by the file's own clock
    qint64 m_end = 0;
    int64_t m_shift = 0;
    qint64 m_taken = 0;
    bool m_begun = false;
};

} // namespace

Result<void> trimByCopy(const TrimOrder &order, const ClipFrames &frames, const QString &file, TrimWork &work)
{
    return PacketCopy(order, frames, work).run(file);
}

} // namespace maquette
