// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clipplayer.h"

#include <QAudio>
#include <QAudioOutput>
#include <QGraphicsVideoItem>
#include <QMediaMetaData>
#include <QMediaPlayer>
#include <QUrl>

#include <cmath>

namespace maquette
{

namespace
{

constexpr double usualRate = 24;

} // namespace

ClipPlayer::ClipPlayer(QObject *parent)
    : QObject(parent)
{}

ClipPlayer::~ClipPlayer()
{
    if (m_player) {
        m_player->disconnect(this);
        m_player->stop();
        m_player->setVideoOutput(nullptr);
    }
}

void ClipPlayer::setOutput(QGraphicsVideoItem *item)
{
    m_item = item;
    if (m_player)
        m_player->setVideoOutput(item);
}

void ClipPlayer::make()
{
    if (m_player)
        return;
    m_player = new QMediaPlayer(this);
    m_audio = new QAudioOutput(this);
    m_player->setAudioOutput(m_audio);
    m_player->setVideoOutput(m_item);
    applySound();
    connect(m_player, &QMediaPlayer::positionChanged, this, &ClipPlayer::positionChanged);
    connect(m_player, &QMediaPlayer::playbackStateChanged, this, [this](QMediaPlayer::PlaybackState state) {
        emit playingChanged(state == QMediaPlayer::PlayingState);
    });
    connect(m_player, &QMediaPlayer::durationChanged, this, [this](qint64 duration) {
        emit durationChanged(duration);
        if (duration <= 0)
            return;
        if (m_pendingSeek >= 0)
            m_player->setPosition(std::exchange(m_pendingSeek, -1));
        if (std::exchange(m_playWhenReady, false))
            m_player->play();
    });
    connect(m_player, &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
        if (status == QMediaPlayer::EndOfMedia)
            handleEnd();
    });
    connect(m_player, &QMediaPlayer::errorOccurred, this,
            [this](QMediaPlayer::Error, const QString &text) { emit failed(text); });
}

void ClipPlayer::handleEnd()
{
    if (!m_loops)
        return;
    m_player->setPosition(0);
    m_player->play();
}

void ClipPlayer::open(const QString &file, bool play)
{
    make();
    m_file = file;
    m_pendingSeek = -1;
    m_playWhenReady = play;
    m_player->setSource(QUrl::fromLocalFile(file));
    // Paused shows the first frame; without it the picture stays empty until play.
    m_player->pause();
}

void ClipPlayer::stop()
{
    if (!m_player || m_file.isEmpty())
        return;
    m_file.clear();
    m_pendingSeek = -1;
    m_playWhenReady = false;
    m_player->stop();
    m_player->setSource({});
}

bool ClipPlayer::isPlaying() const
{
    return m_player && m_player->playbackState() == QMediaPlayer::PlayingState;
}

qint64 ClipPlayer::position() const
{
    if (m_pendingSeek >= 0)
        return m_pendingSeek;
    return m_player ? m_player->position() : 0;
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

void ClipPlayer::setPlaying(bool playing)
{
    if (!m_player || m_file.isEmpty())
        return;
    if (!playing) {
        m_playWhenReady = false;
        m_player->pause();
    } else if (m_player->duration() <= 0) {
        m_playWhenReady = true;
    } else {
        if (m_player->mediaStatus() == QMediaPlayer::EndOfMedia)
            m_player->setPosition(0);
        m_player->play();
    }
}

void ClipPlayer::togglePlaying()
{
    setPlaying(!isPlaying());
}

void ClipPlayer::seek(qint64 position)
{
    if (!m_player || m_file.isEmpty())
        return;
    if (m_player->duration() <= 0) {
        m_pendingSeek = std::max<qint64>(0, position);
        return;
    }
    m_player->setPosition(std::clamp<qint64>(position, 0, m_player->duration()));
}

void ClipPlayer::stepFrames(int frames)
{
    setPlaying(false);
    const double frame = 1000 / framesPerSecond();
    const double now = std::floor(static_cast<double>(position()) / frame + 0.01);
    const double last = std::max(0.0, std::floor(static_cast<double>(duration()) / frame) - 1);
    const double target = std::clamp(now + frames, 0.0, last);
    // The middle of the frame: rounding to milliseconds can then not fall into its neighbour.
    seek(std::llround((target + 0.5) * frame));
}

void ClipPlayer::setLoops(bool loops)
{
    if (m_loops == loops)
        return;
    m_loops = loops;
    emit loopsChanged(loops);
}

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
    m_audio->setMuted(m_muted);
    m_audio->setVolume(static_cast<float>(
        QAudio::convertVolume(m_volume, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale)));
}

} // namespace maquette
