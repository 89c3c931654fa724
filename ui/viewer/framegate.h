// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <limits>

class QVideoFrame;
class QVideoSink;

namespace maquette
{

//! \brief Stands between a player and where its frames are drawn, and lets only those of one part through: a
//! player that is sent back from the end of a part shows a few frames beyond it first.
//!
//! Times are microseconds, as the frames tell them: by the backend's clock, which need not begin at 0. A
//! frame held back leaves what is drawn as it is.
//!
//! Signals are sent while the backend waits for the frame to be taken. Qt 6.4's GStreamer backend waits 300
//! ms and ends the stream with an error when a frame is in somebody's hands for longer, so who listens only
//! notes; who pauses or seeks a player meanwhile waits for the thread that waits for him.
class FrameGate : public QObject
{
    Q_OBJECT

public:
    explicit FrameGate(QObject *parent = nullptr);

    //! What the player draws into.
    [[nodiscard]] QVideoSink *sink() const { return m_sink; }
    //! Where frames go on to; null: nowhere.
    void setOutput(QVideoSink *output);
    //! Frames that begin from \a from up to before \a end pass.
    void narrow(qint64 from, qint64 end);
    void widen();
    [[nodiscard]] bool isNarrow() const { return m_narrow; }

signals:
    //! Each frame, before it is decided whether it passes: who listens may still narrow or widen.
    void came(qint64 start, qint64 end); //!< -1: no frame, or it tells no time
    void passed(qint64 start);           //!< it is handed on
    void heldBack();

private:
    void take(const QVideoFrame &frame);

    QVideoSink *m_sink;
    QPointer<QVideoSink> m_output;
    bool m_narrow = false;
    qint64 m_from = 0;
    qint64 m_end = std::numeric_limits<qint64>::max();
};

} // namespace maquette
