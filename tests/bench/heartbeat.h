// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace maquette::bench
{

//! \brief Beats every millisecond in the event loop of its thread and keeps the longest pause between two
//! beats: how long the loop was away from what a person does.
class Heartbeat : public QObject
{
    Q_OBJECT

public:
    explicit Heartbeat(QObject *parent = nullptr);
    void start();
    void stop();
    //! Milliseconds since start(), by the clock on the wall.
    [[nodiscard]] double longestPause() const { return m_longest; }
    //! As longestPause(), without the time in which the thread was ready to run and the machine was busy with
    //! others: what the program itself kept from the loop, by computing or by waiting for something. Linux
    //! tells it; elsewhere it is longestPause().
    [[nodiscard]] double longestHold() const { return m_longestHold; }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_lastDelay = 0;
    double m_longest = 0;
    double m_longestHold = 0;
};

} // namespace maquette::bench
