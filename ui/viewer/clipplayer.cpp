// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clipplayer.h"

#include "app/base/background.h"
#include "app/library/mediacheck.h"
#include "ui/viewer/framegate.h"

#include <QAudioOutput>
#include <QGraphicsVideoItem>
#include <QMediaPlayer>
#include <QThreadPool>
#include <QUrl>
#include <QVideoSink>

#include <cmath>

namespace maquette
{

namespace
{

//! How long a held frame may take to be shown.
constexpr int heldFrameMs = 250;
//! Of larger clips the frames are not read one by one.
constexpr qint64 mostBytesRead = 512LL * 1024 * 1024;

} // namespace

ClipPlayer::ClipPlayer(QObject *parent)
    : QObject(parent)
    , m_gate(new FrameGate(this))
{
    connect(m_gate, &FrameGate::came, this, &ClipPlayer::readClock);
    connect(m_gate, &FrameGate::passed, this, &ClipPlayer::takeFrame);
    connect(m_gate, &FrameGate::heldBack, this, &ClipPlayer::backToIn, Qt::QueuedConnection);
    m_settling.setSingleShot(true);
    m_settling.setInterval(heldFrameMs);
    connect(&m_settling, &QTimer::timeout, this, &ClipPlayer::holdAgain);
}

ClipPlayer::~ClipPlayer()
{
    if (m_reading)
        *m_reading = true;
    if (m_player) {
        m_player->disconnect(this);
        m_player->stop();
        m_player->setVideoSink(nullptr);
    }
}

void ClipPlayer::setOutput(QGraphicsVideoItem *item)
{
    m_gate->setOutput(item ? item->videoSink() : nullptr);
}

//! Of the first frame, before any seek. The backend waits meanwhile, as it does in takeFrame().
void ClipPlayer::readClock(qint64 start, qint64 end)
{
    if (start < 0 || m_originUs >= 0 || !isOpen())
        return;
    m_originUs = start;
    m_firstLength = end - start;
    applyPart();
}

void ClipPlayer::takeFrame(qint64 start)
{
    m_shownUs = start;
    if (!std::exchange(m_untold, true))
        QMetaObject::invokeMethod(this, &ClipPlayer::tellFrame, Qt::QueuedConnection);
}

void ClipPlayer::tellFrame()
{
    if (!std::exchange(m_untold, false))
        return;
    if (std::exchange(m_hushed, false))
        applySound();
    if (m_shownUs < 0)
        return;
    arrived();
    applyPendingSeek();
    if (isPlaying())
        emit positionChanged(position());
    emit frameShown();
}

void ClipPlayer::make()
{
    if (m_player)
        return;
    m_player = new QMediaPlayer(this);
    m_audio = new QAudioOutput(this);
    m_player->setAudioOutput(m_audio);
    m_player->setVideoSink(m_gate->sink());
    m_player->setPlaybackRate(m_rate);
    applySound();
    applyLoops();
    connect(m_player, &QMediaPlayer::positionChanged, this, [this] {
        if (!isPlaying())
            emit positionChanged(position());
    });
    connect(m_player, &QMediaPlayer::playbackStateChanged, this, [this](QMediaPlayer::PlaybackState state) {
        emit playingChanged(state == QMediaPlayer::PlayingState);
    });
    connect(m_player, &QMediaPlayer::durationChanged, this, &ClipPlayer::handleDuration);
    connect(m_player, &QMediaPlayer::mediaStatusChanged, this, &ClipPlayer::handleStatus);
    connect(m_player, &QMediaPlayer::errorOccurred, this,
            [this](QMediaPlayer::Error, const QString &text) { handleError(text); });
}

void ClipPlayer::handleDuration(qint64 duration)
{
    if (!m_exact && duration > 0)
        guessFrames();
    emit durationChanged(duration);
    if (duration <= 0)
        return;
    applyPendingSeek();
    if (std::exchange(m_playWhenReady, false))
        setPlaying(true);
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
    readFrames();
}

void ClipPlayer::readFrames()
{
    m_reading = std::make_shared<std::atomic_bool>(false);
    const auto read = [file = m_file, stop = m_reading] {
        return ClipFrames::read(file, mostBytesRead, stop.get());
    };
    inBackground(*QThreadPool::globalInstance(), this, read,
                 [this, turn = m_turn](const Result<ClipFrames> &frames) {
                     if (turn != m_turn || !frames)
                         return;
                     m_frames = *frames;
                     m_exact = true;
                     applyPart();
                     emit framesChanged();
                     emit positionChanged(position());
                 });
}

//! As long as they are not read.
void ClipPlayer::guessFrames()
{
    constexpr double milli = 1000;
    m_frames = ClipFrames::even(
        std::max(1LL, std::llround(static_cast<double>(duration()) * framesPerSecond() / milli)),
        framesPerSecond());
    emit framesChanged();
}

void ClipPlayer::forgetClip()
{
    ++m_turn;
    if (m_reading)
        *m_reading = true;
    m_reading.reset();
    m_file.clear();
    m_frames = ClipFrames();
    m_exact = false;
    m_in.reset();
    m_out.reset();
    m_gate->widen();
    m_hushed = false;
    m_shownUs = -1;
    m_originUs = -1;
    m_firstLength = -1;
    m_aimsAtStart = false;
    m_untold = false;
    m_fault.clear();
    m_startedAgain = 0;
    m_pendingSeek = -1;
    m_held = -1;
    m_asked = -1;
    m_playWhenReady = false;
}

void ClipPlayer::stop()
{
    const bool had = isOpen();
    forgetClip();
    if (had) {
        emit framesChanged();
        emit partChanged();
    }
    if (!m_player || m_player->source().isEmpty())
        return;
    m_player->stop();
    m_player->setSource({});
}

bool ClipPlayer::isPlaying() const
{
    return m_player && m_player->playbackState() == QMediaPlayer::PlayingState;
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
        const qint64 shown = framePosition();
        m_gate->widen();
        m_player->pause();
        if (isReady())
            hold(shown);
        else
            m_pendingSeek = shown;
    } else {
        const qint64 from = frame();
        m_held = -1;
        m_asked = -1;
        const bool ended = m_player->mediaStatus() == QMediaPlayer::EndOfMedia;
        if (isOutsidePart(from) && isReady())
            sendTo(beginMs());
        else if (isOutsidePart(from))
            m_pendingSeek = beginMs();
        else if (ended)
            m_player->setPosition(0);
        m_player->play();
        applyPart();
    }
}

void ClipPlayer::togglePlaying()
{
    setPlaying(!isPlaying());
}

} // namespace maquette
