// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clipplayer.h"

#include "app/base/background.h"
#include "app/library/mediacheck.h"

#include <QAudio>
#include <QAudioOutput>
#include <QGraphicsVideoItem>
#include <QMediaMetaData>
#include <QMediaPlayer>
#include <QThreadPool>
#include <QUrl>
#include <QVideoFrame>
#include <QVideoSink>

#include <cmath>

namespace maquette
{

namespace
{

constexpr double usualRate = 24;
//! How long a held frame may take to be shown, and how often it is asked for until it is.
constexpr int settleMs = 250;
constexpr int mostAttempts = 20;

} // namespace

ClipPlayer::ClipPlayer(QObject *parent)
    : QObject(parent)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleMs);
    connect(&m_settling, &QTimer::timeout, this, &ClipPlayer::holdAgain);
}

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
    if (item) {
        connect(item->videoSink(), &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame &frame) {
            m_shownUs = frame.isValid() ? frame.startTime() : -1;
            if (frame.isValid() && m_asked >= 0)
                QMetaObject::invokeMethod(this, &ClipPlayer::arrived, Qt::QueuedConnection);
        });
    }
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
    applyLoops();
    connect(m_player, &QMediaPlayer::positionChanged, this, [this] { emit positionChanged(position()); });
    connect(m_player, &QMediaPlayer::playbackStateChanged, this, [this](QMediaPlayer::PlaybackState state) {
        emit playingChanged(state == QMediaPlayer::PlayingState);
    });
    connect(m_player, &QMediaPlayer::durationChanged, this, &ClipPlayer::handleDuration);
    connect(m_player, &QMediaPlayer::mediaStatusChanged, this, &ClipPlayer::handleStatus);
    connect(m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error, const QString &text) {
        if (isOpen())
            emit failed(text);
    });
}

void ClipPlayer::handleDuration(qint64 duration)
{
    emit durationChanged(duration);
    if (duration <= 0)
        return;
    if (m_pendingSeek >= 0)
        m_player->setPosition(std::exchange(m_pendingSeek, -1));
    if (std::exchange(m_playWhenReady, false))
        m_player->play();
}

void ClipPlayer::handleStatus()
{
    // What the backend cannot decode is no error to it: the clip just has no streams.
    const bool loaded = m_player->mediaStatus() == QMediaPlayer::LoadedMedia;
    if (loaded && isOpen() && !m_player->hasVideo() && !m_player->hasAudio())
        emit failed(tr("The file is damaged: there are no pictures and no sound in it."));
}

void ClipPlayer::open(const QString &file, bool play)
{
    stop();
    m_file = file;
    m_playWhenReady = play;
    const auto checked = [this, turn = m_turn](const Result<CheckedMedia> &clip) {
        if (turn != m_turn)
            return;
        if (clip)
            start();
        else
            emit failed(clip.error().message);
    };
    inBackground(
        *QThreadPool::globalInstance(), this, [file] { return checkMedia(file); }, checked);
}

void ClipPlayer::start()
{
    make();
    m_player->setSource(QUrl::fromLocalFile(m_file));
    // Paused shows the first frame; without it the picture stays empty until play.
    m_player->pause();
}

void ClipPlayer::stop()
{
    ++m_turn;
    m_file.clear();
    m_pendingSeek = -1;
    m_held = -1;
    m_asked = -1;
    m_playWhenReady = false;
    if (!m_player || m_player->source().isEmpty())
        return;
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
    if (m_held >= 0)
        return m_held;
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

double ClipPlayer::frameDuration() const
{
    return 1000 / framesPerSecond();
}

double ClipPlayer::frameAt(qint64 position) const
{
    const double frame = frameDuration();
    const double last = std::max(0.0, std::floor(static_cast<double>(duration()) / frame + 0.5) - 1);
    return std::clamp(std::floor(static_cast<double>(position) / frame + 0.01), 0.0, last);
}

qint64 ClipPlayer::framePosition() const
{
    return std::llround((frameAt(position()) + 0.5) * frameDuration());
}

void ClipPlayer::setPlaying(bool playing)
{
    if (m_file.isEmpty())
        return;
    if (duration() <= 0) {
        m_playWhenReady = playing;
    } else if (!playing) {
        if (!isPlaying())
            return;
        m_player->pause();
        hold(framePosition());
    } else {
        m_held = -1;
        m_asked = -1;
        if (m_player->mediaStatus() == QMediaPlayer::EndOfMedia)
            m_player->setPosition(0);
        m_player->play();
    }
}

void ClipPlayer::togglePlaying()
{
    setPlaying(!isPlaying());
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
    m_player->setPosition(position);
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
    if (m_held < 0 || !isOpen() || isPlaying() || m_shownUs < 0 || ++m_attempts > mostAttempts)
        return;
    const double shown =
        frameAt(static_cast<qint64>(static_cast<double>(m_shownUs) / 1000 + frameDuration() / 2));
    if (shown == frameAt(m_held))
        return;
    // The backend now and then loses a seek, and takes one to where it believes to be for done.
    m_player->setPosition(m_held + m_attempts % 2);
    m_settling.start();
}

void ClipPlayer::seek(qint64 position)
{
    if (m_file.isEmpty())
        return;
    if (duration() <= 0)
        m_pendingSeek = std::max<qint64>(0, position);
    else if (isPlaying())
        m_player->setPosition(std::clamp<qint64>(position, 0, m_player->duration()));
    else
        hold(std::clamp<qint64>(position, 0, m_player->duration()));
}

void ClipPlayer::stepFrames(int frames)
{
    if (!m_player || m_player->duration() <= 0)
        return;
    setPlaying(false);
    const double target = frameAt(position()) + frames;
    // The middle of the frame: rounding to milliseconds can then not fall into its neighbour.
    const qint64 middle = std::llround((target + 0.5) * frameDuration());
    const double bounded = frameAt(std::max<qint64>(0, middle));
    seek(std::llround((bounded + 0.5) * frameDuration()));
}

void ClipPlayer::setLoops(bool loops)
{
    if (m_loops == loops)
        return;
    m_loops = loops;
    applyLoops();
    emit loopsChanged(loops);
}

void ClipPlayer::applyLoops()
{
    if (m_player)
        m_player->setLoops(m_loops ? QMediaPlayer::Infinite : QMediaPlayer::Once);
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
