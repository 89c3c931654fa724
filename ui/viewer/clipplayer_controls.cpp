// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a ClipPlayer plays: which part, how often, how fast, how loud.
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/framegate.h"

#include <QAudio>
#include <QAudioOutput>
#include <QMediaPlayer>

namespace maquette
{

namespace
{

//! The backend now and then loses a seek; until then what comes late is of the one under way.
constexpr int sentBackMs = 250;
constexpr double slowest = 0.25;
constexpr double fastest = 4;

} // namespace

// ---- the part

qint64 ClipPlayer::inFrame() const
{
    return m_in.value_or(0);
}

qint64 ClipPlayer::outFrame() const
{
    const qint64 last = std::max<qint64>(0, m_frames.count() - 1);
    return std::min(m_out.value_or(last), last);
}

bool ClipPlayer::hasPart() const
{
    return !m_frames.isEmpty() && (inFrame() > 0 || outFrame() < m_frames.count() - 1);
}

bool ClipPlayer::isOutsidePart(qint64 frame) const
{
    return m_loops && hasPart() && (frame < inFrame() || frame > outFrame());
}

bool ClipPlayer::keepsToPart() const
{
    return m_gate->isNarrow();
}

void ClipPlayer::setInFrame(qint64 frame)
{
    if (m_frames.isEmpty() || !hasPictures())
        return;
    m_in = std::clamp<qint64>(frame, 0, m_frames.count() - 1);
    if (*m_in > outFrame())
        m_out.reset();
    applyPart();
    emit partChanged();
}

void ClipPlayer::setOutFrame(qint64 frame)
{
    if (m_frames.isEmpty() || !hasPictures())
        return;
    m_out = std::clamp<qint64>(frame, 0, m_frames.count() - 1);
    if (*m_out < inFrame())
        m_in.reset();
    applyPart();
    emit partChanged();
}

void ClipPlayer::clearPart()
{
    m_in.reset();
    m_out.reset();
    applyPart();
    emit partChanged();
}

void ClipPlayer::applyPart()
{
    // Before the first frame nobody knows from where the times count.
    if (!isPlaying() || !m_loops || !hasPart() || m_originUs < 0) {
        m_gate->widen();
        return;
    }
    // The frames tell their times rounded in their own way.
    constexpr qint64 slack = 500;
    const qint64 zero = m_originUs + lag() - slack;
    const bool toTheEnd = outFrame() == m_frames.count() - 1;
    m_gate->narrow(inFrame() == 0 ? 0 : zero + m_frames.startOf(inFrame()),
                   toTheEnd ? std::numeric_limits<qint64>::max() : zero + m_frames.endOf(outFrame()));
}

void ClipPlayer::backToIn()
{
    if (!keepsToPart() || (m_sentBack.isValid() && m_sentBack.elapsed() < sentBackMs && m_hushed))
        return;
    m_sentBack.start();
    m_hushed = true; // what is heard meanwhile is not of the part
    applySound();
    sendTo(beginMs());
}

//! The first whole millisecond of the part: from its middle the in frame would be seen half as long.
qint64 ClipPlayer::beginMs() const
{
    return (m_frames.startOf(inFrame()) + 999) / 1000;
}

// ---- how often, how fast

void ClipPlayer::setLoops(bool loops)
{
    if (m_loops == loops)
        return;
    m_loops = loops;
    applyLoops();
    applyPart();
    emit loopsChanged(loops);
}

void ClipPlayer::applyLoops()
{
    if (m_player)
        m_player->setLoops(m_loops ? QMediaPlayer::Infinite : QMediaPlayer::Once);
}

void ClipPlayer::setRate(double rate)
{
    rate = std::clamp(rate, slowest, fastest);
    if (rate == m_rate)
        return;
    m_rate = rate;
    if (m_player)
        m_player->setPlaybackRate(rate);
    emit rateChanged(rate);
}

// ---- how loud

void ClipPlayer::setMuted(bool muted)
{
    m_muted = muted;
    applySound();
    emit soundChanged();
}

void ClipPlayer::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    m_muted = false;
    applySound();
    emit soundChanged();
}

void ClipPlayer::applySound()
{
    if (!m_audio)
        return;
    m_audio->setMuted(m_muted || m_hushed);
    m_audio->setVolume(static_cast<float>(
        QAudio::convertVolume(m_volume, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale)));
}

} // namespace maquette
