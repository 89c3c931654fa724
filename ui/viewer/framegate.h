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
    void passed(qint64 start, qint64 end); //!< -1: no frame, or it tells no time
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
