// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a ClipPlayer does when its backend gives up.
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/framegate.h"

#include <QMediaPlayer>
#include <QUrl>

namespace maquette
{

namespace
{

constexpr int mostInARow = 3;
constexpr int rowEndsMs = 10000; //!< without a fault

} // namespace

void ClipPlayer::handleStatus()
{
    // What the backend cannot decode is no error to it: the clip just has no streams.
    const bool loaded = m_player->mediaStatus() == QMediaPlayer::LoadedMedia;
    if (loaded && isOpen() && !m_player->hasVideo() && !m_player->hasAudio())
        emit failed(tr("The file is damaged: there are no pictures and no sound in it."));
}

void ClipPlayer::handleError(const QString &text)
{
    if (!isOpen() || !m_fault.isEmpty()) // one fault is told several times
        return;
    if (m_startedAgain > 0 && m_sinceStart.elapsed() > rowEndsMs)
        m_startedAgain = 0;
    const bool hasShown = m_shownUs >= 0 || m_startedAgain > 0;
    if (!hasShown || m_startedAgain >= mostInARow) {
        emit failed(text);
        return;
    }
    m_fault = text.isEmpty() ? tr("The clip stopped.") : text;
    m_wasPlaying = isPlaying() || m_playWhenReady;
    QMetaObject::invokeMethod(this, &ClipPlayer::startAgain, Qt::QueuedConnection);
}

void ClipPlayer::startAgain()
{
    if (m_fault.isEmpty() || !isOpen())
        return;
    ++m_startedAgain;
    m_sinceStart.start();
    const qint64 place = position();
    m_player->setSource({});
    m_gate->widen();
    m_untold = false;
    m_shownUs = -1;
    m_originUs = -1;
    m_firstLength = -1;
    m_held = -1;
    m_asked = -1;
    m_pendingSeek = place;
    m_playWhenReady = m_wasPlaying;
    m_fault.clear();
    m_player->setSource(QUrl::fromLocalFile(m_file));
    m_player->pause();
}

} // namespace maquette
