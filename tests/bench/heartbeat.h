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
    //! As longestPause(), but only what the thread itself computed: without what other threads and programs
    //! took from it.
    [[nodiscard]] double longestWork() const { return m_longestWork; }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_lastWork = 0;
    double m_longest = 0;
    double m_longestWork = 0;
};

} // namespace maquette::bench
