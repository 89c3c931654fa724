// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clipplayer.h"

#include "app/base/background.h"
#include "app/library/mediacheck.h"
#include "ui/viewer/framegate.h"

#include <QAudioOutput>
#include <QGraphicsVideoItem>
#include <QMediaMetaData>
#include <QMediaPlayer>
#include <QThreadPool>
#include <QUrl>
#include <QVideoSink>

#include <cmath>

namespace maquette
{

namespace
{

constexpr double usualRate = 24;
//! How long a held frame may take to be shown, and how often it is asked for until it is.
constexpr int heldFrameMs = 250;
constexpr int mostAttempts = 20;
constexpr qint64 clockRounding = 999; //!< microseconds: a millisecond counts as a whole
//! Of larger clips the frames are not read one by one.
constexpr qint64 mostBytesRead = 512LL * 1024 * 1024;

} // namespace

ClipPlayer::ClipPlayer(QObject *parent)
    : QObject(parent)
    , m_gate(new FrameGate(this))
{
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

void ClipPlayer::takeFrame(qint64 start, qint64 end)
{
    m_shownUs = start;
    if (m_hushed) {
        m_hushed = false;
        applySound();
    }
    if (start < 0)
        return;
    if (m_originUs < 0 && isOpen()) { // before any seek
        m_originUs = start;
        m_firstLength = end - start;
        applyPart();
        if (m_pendingSeek >= 0)
            seek(std::exchange(m_pendingSeek, -1));
    }
    if (m_asked >= 0)
        QMetaObject::invokeMethod(this, &ClipPlayer::arrived, Qt::QueuedConnection);
    if (isPlaying())
        emit positionChanged(position());
    emit frameShown();
}

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
    connect(m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error, const QString &text) {
        if (isOpen())
            emit failed(text);
    });
}

void ClipPlayer::handleDuration(qint64 duration)
{
    if (!m_exact && duration > 0)
        guessFrames();
    emit durationChanged(duration);
    if (duration <= 0)
        return;
    if (m_pendingSeek >= 0 && !hasPictures())
        seek(std::exchange(m_pendingSeek,
                           -1)); // else after the first frame, which tells where the clock begins
    if (std::exchange(m_playWhenReady, false))
        setPlaying(true);
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
        hold(shown);
    } else {
        const qint64 from = frame();
        m_held = -1;
        m_asked = -1;
        const bool ended = m_player->mediaStatus() == QMediaPlayer::EndOfMedia;
        const bool outside = m_loops && hasPart() && (from < inFrame() || from > outFrame());
        if (outside)
            sendTo(beginMs());
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
    if (m_held < 0 || !isOpen() || isPlaying() || m_shownUs < 0 || ++m_attempts > mostAttempts)
        return;
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
    if (duration() <= 0 || (m_originUs < 0 && hasPictures())) {
        m_pendingSeek = std::max<qint64>(0, position);
        return;
    }
    position = std::clamp<qint64>(position, 0, m_player->duration());
    if (keepsToPart() && (frameAt(position) < inFrame() || frameAt(position) > outFrame()))
        setPlaying(false); // who looks beyond the part that is played wants to see what is there
    if (isPlaying())
        sendTo(position);
    else
        hold(m_frames.isEmpty() ? position : m_frames.middleMs(frameAt(position)));
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
