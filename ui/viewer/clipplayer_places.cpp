// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a ClipPlayer is, and how it gets to a frame and is held there.
#include "ui/viewer/clipplayer.h"

#include <QMediaMetaData>
#include <QMediaPlayer>

namespace maquette
{

namespace
{

constexpr double usualRate = 24;
constexpr int mostAttempts = 20;      //!< to have a held frame shown
constexpr qint64 clockRounding = 999; //!< microseconds: a millisecond counts as a whole

} // namespace

//! Microseconds. Where an edit list begins a clip within a frame, the backend shows what is left of that
//! frame and FFmpeg, by which frames are counted, leaves it out.
qint64 ClipPlayer::lag() const
{
    constexpr qint64 least = 1000; // some files give their frames no length at all
    const bool isRest = m_firstLength >= least && m_firstLength < m_frames.shortest() * 9 / 10;
    return isRest ? m_firstLength : 0;
}

void ClipPlayer::sendTo(qint64 position)
{
    if (m_aimsAtStart)
        position = m_frames.startOf(frameAt(position)) / 1000;
    m_player->setPosition(position + (lag() + clockRounding) / 1000);
}

//! The first frame tells where the clock begins.
bool ClipPlayer::isReady() const
{
    return isOpen() && duration() > 0 && (m_originUs >= 0 || !hasPictures());
}

qint64 ClipPlayer::position() const
{
    if (m_pendingSeek >= 0)
        return m_pendingSeek;
    if (m_held >= 0)
        return m_held;
    // The player tells where it is ten times a second; the frame that is seen knows better.
    if (isPlaying() && m_shownUs >= 0)
        return std::max<qint64>(0, (m_shownUs - m_originUs - lag()) / 1000);
    return m_player ? std::max<qint64>(0, m_player->position() - lag() / 1000) : 0;
}

qint64 ClipPlayer::duration() const
{
    return m_player ? m_player->duration() : 0;
}

double ClipPlayer::framesPerSecond() const
{
    const double rate = m_player ? m_player->metaData().value(QMediaMetaData::VideoFrameRate).toDouble() : 0;
    return rate > 0 ? rate : usualRate;
}

bool ClipPlayer::hasPictures() const
{
    return m_player && m_player->hasVideo();
}

const ClipFrames &ClipPlayer::frames() const
{
    return m_frames;
}

qint64 ClipPlayer::frameAt(qint64 position) const
{
    // A player's position is cut to whole milliseconds: what begins within one counts.
    return m_frames.at(position * 1000 + clockRounding);
}

qint64 ClipPlayer::frame() const
{
    return frameAt(position());
}

qint64 ClipPlayer::framePosition() const
{
    return m_frames.middleMs(frame());
}

void ClipPlayer::hold(qint64 position)
{
    m_held = position;
    m_attempts = 0;
    // One seek at a time: a backend that is given each step of a held key works them all off, one by one.
    if (m_asked < 0)
        ask(position);
    emit positionChanged(position);
}

void ClipPlayer::ask(qint64 position)
{
    m_asked = position;
    m_settling.start();
    sendTo(position);
}

void ClipPlayer::arrived()
{
    const qint64 asked = std::exchange(m_asked, -1);
    if (asked >= 0 && m_held >= 0 && asked != m_held && isOpen() && !isPlaying())
        ask(m_held);
}

void ClipPlayer::holdAgain()
{
    arrived();
    if (m_asked >= 0)
        return;
    if (m_held < 0 || !isReady() || isPlaying() || !hasPictures() || ++m_attempts > mostAttempts)
        return;
    if (m_shownUs < 0) { // the last frame told no time
        ask(m_held);
        return;
    }
    const qint64 shown = m_shownUs - m_originUs - lag() + clockRounding;
    const qint64 wanted = frameAt(m_held);
    if (shown >= 0 && m_frames.at(shown) == wanted)
        return;
    // A backend that believes frames to be shorter than they are shows the next one for the middle of one.
    m_aimsAtStart = shown >= 0 && m_frames.at(shown) == wanted + 1;
    // It now and then loses a seek, and takes one to where it believes to be for done.
    if (m_aimsAtStart)
        sendTo(m_held);
    else
        sendTo(m_held + m_attempts % 2);
    m_settling.start();
}

void ClipPlayer::seek(qint64 position)
{
    if (m_file.isEmpty())
        return;
    position = std::max<qint64>(0, position);
    if (isPlaying() && isOutsidePart(frameAt(position)))
        setPlaying(false); // who looks beyond the part that is played wants to see what is there
    if (!isReady()) {
        m_pendingSeek = position;
        return;
    }
    position = std::min(position, duration());
    if (isPlaying())
        sendTo(position);
    else
        hold(m_frames.isEmpty() ? position : m_frames.middleMs(frameAt(position)));
}

//! What plays by now outweighs a place outside its part that was asked for before.
void ClipPlayer::applyPendingSeek()
{
    if (m_pendingSeek < 0 || !isReady())
        return;
    const qint64 position = std::exchange(m_pendingSeek, -1);
    seek(isPlaying() && isOutsidePart(frameAt(position)) ? beginMs() : position);
}

void ClipPlayer::seekFrame(qint64 frame)
{
    seek(m_frames.middleMs(frame));
}

void ClipPlayer::stepFrames(int frames)
{
    if (!m_player || m_player->duration() <= 0)
        return;
    setPlaying(false);
    seekFrame(frame() + frames);
}

} // namespace maquette
