// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/clipsound.h"

#include <algorithm>

extern "C" {
#include <libavutil/channel_layout.h>
#include <libavutil/frame.h>
#include <libswresample/swresample.h>
}

namespace maquette
{

namespace
{
//! Of silence before sound that begins late: a damaged file may say that it begins in a year.
constexpr qint64 longestSilence = 120;
constexpr qint64 microsecond = 1000000;
} // namespace

ClipSound::ClipSound() = default;

ClipSound::~ClipSound()
{
    if (m_resampler)
        swr_free(&m_resampler);
}

void ClipSound::setShape(int channels, int rate)
{
    m_channels = channels;
    m_rate = rate;
    m_queue.assign(std::size_t(channels), {});
}

int ClipSound::open(const AVFrame *frame)
{
    AVChannelLayout wanted = {};
    av_channel_layout_default(&wanted, m_channels);
    AVChannelLayout given = {};
    if (frame->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&given, frame->ch_layout.nb_channels);
    else
        av_channel_layout_copy(&given, &frame->ch_layout);
    const int code = swr_alloc_set_opts2(&m_resampler, &wanted, AV_SAMPLE_FMT_FLTP, m_rate, &given,
                                         AVSampleFormat(frame->format), frame->sample_rate, 0, nullptr);
    m_given = {frame->format, frame->sample_rate, frame->ch_layout.nb_channels};
    return code < 0 ? code : swr_init(m_resampler);
}

void ClipSound::begin(qint64 position)
{
    const qint64 samples = std::clamp(position, -longestSilence * microsecond, longestSilence * microsecond) *
                           m_rate / microsecond;
    m_drop = std::max<qint64>(0, -samples);
    for (auto &channel : m_queue)
        channel.assign(static_cast<std::size_t>(std::max<qint64>(0, samples)), 0.0F);
}

int ClipSound::add(const AVFrame *frame, qint64 position)
{
    const Given given{frame->format, frame->sample_rate, frame->ch_layout.nb_channels};
    if (!m_resampler)
        begin(position);
    else if (!(given == m_given)) { // what the planes are may change in the middle of a file
        drain();
        swr_free(&m_resampler);
    }
    if (!m_resampler) {
        if (const int code = open(frame); code < 0)
            return code;
    }
    return convert(const_cast<const quint8 **>(frame->extended_data), frame->nb_samples);
}

int ClipSound::convert(const quint8 **data, int samples)
{
    const int most = swr_get_out_samples(m_resampler, samples);
    if (most <= 0)
        return most;
    const std::vector<float> room(static_cast<std::size_t>(most));
    std::vector<std::vector<float>> block(m_queue.size(), room);
    std::vector<quint8 *> planes;
    for (auto &channel : block)
        planes.push_back(reinterpret_cast<quint8 *>(channel.data()));
    const int made = swr_convert(m_resampler, planes.data(), most, data, samples);
    if (made < 0)
        return made;
    const auto skipped = std::ptrdiff_t(std::min<qint64>(m_drop, made));
    m_drop -= skipped;
    for (std::size_t i = 0; i < block.size(); ++i)
        m_queue[i].insert(m_queue[i].end(), block[i].begin() + skipped, block[i].begin() + made);
    return 0;
}

void ClipSound::drain()
{
    if (m_resampler)
        convert(nullptr, 0);
}

void ClipSound::cut(qint64 samples)
{
    for (auto &channel : m_queue)
        channel.resize(std::min(channel.size(), std::size_t(std::max<qint64>(0, samples))));
}

qint64 ClipSound::waiting() const
{
    return m_queue.empty() ? 0 : qint64(m_queue.front().size());
}

void ClipSound::take(AVFrame *frame)
{
    for (std::size_t i = 0; i < m_queue.size(); ++i) {
        auto &channel = m_queue[i];
        const auto end = channel.begin() + frame->nb_samples;
        std::copy(channel.begin(), end, reinterpret_cast<float *>(frame->extended_data[i]));
        channel.erase(channel.begin(), end);
    }
}

} // namespace maquette
