// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace maquette
{

//! \brief Says when to go on to which work, round and round. Knows places in the order only: works that
//! arrive or go while it runs cost it nothing.
//!
//! A picture stands for the interval; a clip plays once to its end, and again if that is sooner. Shuffled,
//! the next is any place that was not among the last ones.
class SlideShow : public QObject
{
    Q_OBJECT

public:
    explicit SlideShow(QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_running; }
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }
    void setShuffled(bool shuffled);

    //! From what was shown() last.
    void start();
    void pause();
    //! What is on the screen now; \a clip: its length, 0 for a picture.
    void shown(qsizetype place, std::chrono::milliseconds clip);
    //! The clip that is on the screen begins only now.
    void begun();
    //! The order has changed, the place of what is on the screen perhaps too.
    void moved(qsizetype place, qsizetype count);
    //! Where it goes next; -1 if there is nowhere else.
    [[nodiscard]] qsizetype next() const { return m_next; }

signals:
    void runningChanged(bool running);
    void advanceRequested(qsizetype place);

private:
    void choose();
    void wait();

    QTimer m_timer;
    std::chrono::milliseconds m_interval{5000};
    std::chrono::milliseconds m_clip{0};
    bool m_shuffled = false;
    bool m_running = false;
    qsizetype m_place = 0;
    qsizetype m_count = 0;
    qsizetype m_next = -1;
    QList<qsizetype> m_last; //!< places that were shown, the newest at the end; bounded
};

} // namespace maquette
