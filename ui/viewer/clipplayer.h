// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>
#include <QTimer>

class QAudioOutput;
class QGraphicsVideoItem;
class QMediaPlayer;

namespace maquette
{

//! \brief One media player that is made when first needed and reused for every clip (design.md section 7).
//! Main thread.
//!
//! A clip is decoded for a trial, away from the main thread, before the player gets it: the backend may keep
//! the main thread for the better part of a minute over a damaged one.
//!
//! Positions are milliseconds of the clip. Seeks asked for before the duration is known are kept until it is.
//! A clip that does not play is held on the middle of a frame, so that the frame that is seen, told and kept
//! is the same one. stop() lets the decoder go, so that a hidden viewer holds no clip open.
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
    [[nodiscard]] qint64 position() const;
    [[nodiscard]] qint64 duration() const;
    [[nodiscard]] double framesPerSecond() const;
    //! The middle of the frame that is shown; never after the last one.
    [[nodiscard]] qint64 framePosition() const;
    [[nodiscard]] bool loops() const { return m_loops; }
    [[nodiscard]] bool isMuted() const { return m_muted; }
    [[nodiscard]] double volume() const { return m_volume; }

public slots:
    void setPlaying(bool playing);
    void togglePlaying();
    void seek(qint64 position);
    void stepFrames(int frames); //!< pauses first
    void setLoops(bool loops);
    void setMuted(bool muted);
    void setVolume(double volume); //!< 0 to 1, as the ear hears it

signals:
    void playingChanged(bool playing);
    void positionChanged(qint64 position);
    void durationChanged(qint64 duration);
    void soundChanged();
    void loopsChanged(bool loops);
    void failed(const QString &reason);

private:
    void start();
    void make();
    void applySound();
    void handleDuration(qint64 duration);
    void handleStatus();
    void applyLoops();
    void hold(qint64 position);
    void ask(qint64 position);
    void arrived();
    void holdAgain();
    [[nodiscard]] double frameDuration() const;
    [[nodiscard]] double frameAt(qint64 position) const;

    QMediaPlayer *m_player = nullptr;
    QAudioOutput *m_audio = nullptr;
    QGraphicsVideoItem *m_item = nullptr;
    QString m_file;
    int m_turn = 0; //!< tells the check of this clip from one that was left meanwhile
    qint64 m_pendingSeek = -1;
    qint64 m_held = -1;    //!< where a paused clip was put; the player itself tells it late
    qint64 m_asked = -1;   //!< the seek that the backend is at; -1 none
    qint64 m_shownUs = -1; //!< start of the frame that is on the screen; -1 unknown
    QTimer m_settling;
    int m_attempts = 0;
    bool m_playWhenReady = false;
    bool m_loops = true;
    bool m_muted = false;
    double m_volume = 0.8;
};

} // namespace maquette
