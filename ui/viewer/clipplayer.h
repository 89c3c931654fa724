// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/clipframes.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

class QAudioOutput;
class QGraphicsVideoItem;
class QMediaPlayer;

namespace maquette
{

class FrameGate;

//! \brief One media player that is made when first needed and reused for every clip (design.md section 7).
//! Main thread.
//!
//! A clip is decoded for a trial, away from the main thread, before the player gets it: the backend may keep
//! the main thread for the better part of a minute over a damaged one. When its frames lie is read then too;
//! until that is known, and for clips of gigabytes, they count as evenly spread.
//!
//! Positions are milliseconds after the first frame, frames count from 0. Seeks asked for before the duration
//! is known are kept until it is. A clip that does not play is held on the middle of a frame, so that the
//! frame that is seen, told and kept is the same one. stop() lets the decoder go, so that a hidden viewer
//! holds no clip open.
//!
//! Of a clip a part may be marked, from the in to the out frame, both included. A clip that loops plays its
//! part over and over, and no frame outside it is shown; one that does not loop plays on through its end.
//!
//! A backend that gives up in the midst of a clip that it has shown (a busy machine is enough) is started
//! again where it was; only when it does so again and again the clip has failed.
class ClipPlayer : public QObject
{
    Q_OBJECT

public:
    explicit ClipPlayer(QObject *parent = nullptr);
    ~ClipPlayer() override;

    //! \a item is where the frames are drawn; owned by its scene and alive as long as this.
    void setOutput(QGraphicsVideoItem *item);
    void open(const QString &file, bool play);
    void stop();

    [[nodiscard]] bool isPlaying() const;
    [[nodiscard]] bool isOpen() const { return !m_file.isEmpty(); }
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] qint64 position() const;
    [[nodiscard]] qint64 duration() const;
    [[nodiscard]] double framesPerSecond() const;
    //! Empty while nothing is known of the clip.
    [[nodiscard]] const ClipFrames &frames() const;
    [[nodiscard]] bool knowsFrames() const { return m_exact; } //!< they are read, not guessed
    [[nodiscard]] qint64 frame() const;                        //!< that is shown
    //! The middle of the frame that is shown; never after the last one.
    [[nodiscard]] qint64 framePosition() const;

    //! False for sound alone, which has places, but no frames to be seen and none to cut at.
    [[nodiscard]] bool hasPictures() const;

    [[nodiscard]] qint64 inFrame() const;
    [[nodiscard]] qint64 outFrame() const;
    [[nodiscard]] bool hasPart() const; //!< less than the whole clip

    [[nodiscard]] bool loops() const { return m_loops; }
    [[nodiscard]] bool isMuted() const { return m_muted; }
    [[nodiscard]] double volume() const { return m_volume; }
    [[nodiscard]] double rate() const { return m_rate; }

public slots:
    void setPlaying(bool playing);
    void togglePlaying();
    void seek(qint64 position);
    void seekFrame(qint64 frame);
    void stepFrames(int frames); //!< pauses first
    void setLoops(bool loops);
    void setMuted(bool muted);
    void setVolume(double volume); //!< 0 to 1, as the ear hears it
    void setRate(double rate);     //!< 1: as fast as it was made
    //! The other end gives way: it goes to the clip's own when it would come before this one.
    void setInFrame(qint64 frame);
    void setOutFrame(qint64 frame);
    void clearPart();

signals:
    void playingChanged(bool playing);
    void positionChanged(qint64 position);
    void durationChanged(qint64 duration);
    void framesChanged();
    void frameShown(); //!< the first of a clip, and each that follows
    void partChanged();
    void soundChanged();
    void loopsChanged(bool loops);
    void rateChanged(double rate);
    void failed(const QString &reason);

private:
    void start();
    void make();
    void readFrames();
    void guessFrames();
    void forgetClip();
    void applySound();
    void handleDuration(qint64 duration);
    void handleStatus();
    void handleError(const QString &text);
    void startAgain();
    void applyLoops();
    void applyPart();
    void backToIn();
    void readClock(qint64 start, qint64 end);
    void takeFrame(qint64 start);
    void tellFrame();
    void applyPendingSeek();
    void sendTo(qint64 position);
    [[nodiscard]] qint64 lag() const;
    void hold(qint64 position);
    void ask(qint64 position);
    void arrived();
    void holdAgain();
    [[nodiscard]] bool isReady() const; //!< to be sent to a place
    [[nodiscard]] bool keepsToPart() const;
    [[nodiscard]] bool isOutsidePart(qint64 frame) const; //!< of a clip that loops
    [[nodiscard]] qint64 beginMs() const;
    [[nodiscard]] qint64 frameAt(qint64 position) const;

    QMediaPlayer *m_player = nullptr;
    QAudioOutput *m_audio = nullptr;
    FrameGate *m_gate;
    QString m_file;
    int m_turn = 0; //!< tells the check of this clip from one that was left meanwhile
    std::shared_ptr<std::atomic_bool> m_reading;
    ClipFrames m_frames;
    bool m_exact = false;
    std::optional<qint64> m_in;
    std::optional<qint64> m_out;
    qint64 m_pendingSeek = -1;
    qint64 m_held = -1;     //!< where a paused clip was put; the player itself tells it late
    qint64 m_asked = -1;    //!< the seek that the backend is at; -1 none
    qint64 m_shownUs = -1;  //!< start of the frame that is on the screen, by the backend's clock; -1 unknown
    qint64 m_originUs = -1; //!< start of the first frame, by that clock
    qint64 m_firstLength = -1;  //!< how long the backend shows that one
    bool m_aimsAtStart = false; //!< of a frame, for clips whose frames tell no length
    bool m_untold = false;      //!< a frame was shown and nobody has heard of it yet
    QTimer m_settling;
    QElapsedTimer m_sentBack; //!< to the in frame
    int m_attempts = 0;
    QString m_fault; //!< for which the backend is about to be started again
    bool m_wasPlaying = false;
    int m_startedAgain = 0; //!< times in a row
    QElapsedTimer m_sinceStart;
    bool m_playWhenReady = false;
    bool m_loops = true;
    bool m_muted = false;
    bool m_hushed = false; //!< between the end of a part and its beginning
    double m_volume = 0.8;
    double m_rate = 1;
};

} // namespace maquette
