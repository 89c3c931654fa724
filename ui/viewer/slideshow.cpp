// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/slideshow.h"

#include <QRandomGenerator>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qsizetype remembered = 32;

} // namespace

SlideShow::SlideShow(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_next >= 0)
            emit advanceRequested(m_next);
        else
            wait(); // until another work arrives
    });
}

void SlideShow::setInterval(std::chrono::milliseconds interval)
{
    m_interval = interval;
    if (m_running)
        wait();
}

void SlideShow::setShuffled(bool shuffled)
{
    m_shuffled = shuffled;
    choose();
}

void SlideShow::start()
{
    if (m_running)
        return;
    m_running = true;
    choose();
    wait();
    emit runningChanged(true);
}

void SlideShow::pause()
{
    if (!m_running)
        return;
    m_running = false;
    m_timer.stop();
    emit runningChanged(false);
}

void SlideShow::shown(qsizetype place, std::chrono::milliseconds clip)
{
    m_place = place;
    m_clip = clip;
    m_last.append(place);
    if (m_last.size() > remembered)
        m_last.removeFirst();
    choose();
    if (m_running)
        wait();
}

void SlideShow::begun()
{
    if (m_running)
        wait();
}

void SlideShow::moved(qsizetype place, qsizetype count)
{
    if (place == m_place && count == m_count)
        return;
    m_place = place;
    m_count = count;
    choose();
}

void SlideShow::choose()
{
    m_next = -1;
    if (m_count < 2)
        return;
    if (!m_shuffled) {
        m_next = (m_place + 1) % m_count;
        return;
    }
    // The last ones stay out as long as half of all is left to choose from.
    const qsizetype out = std::min(m_last.size(), m_count / 2);
    const auto recent = m_last.last(out);
    do {
        m_next = static_cast<qsizetype>(QRandomGenerator::global()->bounded(static_cast<quint64>(m_count)));
    } while (m_next == m_place || recent.contains(m_next));
}

void SlideShow::wait()
{
    m_timer.start(std::max(m_interval, m_clip));
}

} // namespace maquette
