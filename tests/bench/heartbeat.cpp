// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/heartbeat.h"

#include <algorithm>
#include <ctime>

namespace maquette::bench
{

namespace
{

double threadTime()
{
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
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
    m_longestWork = 0;
    m_lastWork = threadTime();
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
    const double work = threadTime();
    m_longest = std::max(m_longest, static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
    m_longestWork = std::max(m_longestWork, work - m_lastWork);
    m_lastWork = work;
    m_clock.start();
}

} // namespace maquette::bench
