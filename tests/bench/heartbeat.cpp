// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/heartbeat.h"

#include <QFile>

#include <algorithm>

namespace maquette::bench
{

namespace
{

//! Milliseconds that this thread has waited for a processor since it began.
double runDelay()
{
    QFile statistics(QStringLiteral("/proc/thread-self/schedstat"));
    if (!statistics.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return 0;
    constexpr qint64 enough = 128;
    return statistics.read(enough).split(' ').value(1).toDouble() / 1e6;
}

} // namespace

Heartbeat::Heartbeat(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start()
{
    m_longest = 0;
    m_longestHold = 0;
    m_lastDelay = runDelay();
    m_clock.start();
    m_timer.start();
}

void Heartbeat::stop()
{
    beat();
    m_timer.stop();
}

void Heartbeat::beat()
{
    const double delay = runDelay();
    const double pause = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
    m_longest = std::max(m_longest, pause);
    m_longestHold = std::max(m_longestHold, pause - (delay - m_lastDelay));
    m_lastDelay = delay;
    m_clock.start();
}

} // namespace maquette::bench
