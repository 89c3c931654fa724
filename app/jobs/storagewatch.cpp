// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/storagewatch.h"

#include <QMap>

namespace maquette
{

StorageWatch::StorageWatch(Collector &collector, const Clock &clock, const JobTiming &timing)
    : m_collector(collector)
    , m_clock(clock)
    , m_timing(timing)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StorageWatch::look);
}

std::optional<Error> StorageWatch::trouble() const
{
    if (m_error || m_waiters.isEmpty())
        return m_error;
    return m_waiters.cbegin()->why;
}

bool StorageWatch::isFresh() const
{
    return m_goodAt && m_clock.elapsed() - *m_goodAt < m_timing.storageFresh;
}

void StorageWatch::look()
{
    if (std::exchange(m_looking, true))
        return;
    m_timer.stop();
    QMap<QDate, QDateTime> days{{m_clock.now().toLocalTime().date(), m_clock.now()}};
    for (const Waiter &waiter : std::as_const(m_waiters))
        days.insert(waiter.time.toLocalTime().date(), waiter.time);
    m_collector.lookForRoom(days.values(), this, [this](const Result<qint64> &room) { onLooked(room); });
}

bool StorageWatch::lookNow()
{
    if (!trouble())
        return false;
    m_step = 0;
    m_atOnce = true;
    look();
    return true;
}

void StorageWatch::onLooked(const Result<qint64> &room)
{
    m_looking = false;
    m_error = room ? std::nullopt : std::optional(room.error());
    m_goodAt = room ? std::optional(m_clock.elapsed()) : std::nullopt;
    if (m_error || !m_waiters.isEmpty())
        m_timer.start(backoff(m_step++, m_timing.storage));
    else
        m_step = 0;
    emit looked(room, std::exchange(m_atOnce, false));
    emit changed();
}

void StorageWatch::wait(const QObject *who, const QDateTime &time, const Error &why)
{
    m_waiters.insert(who, {time, why});
    m_goodAt.reset();
    if (!m_looking && !m_timer.isActive())
        m_timer.start(backoff(m_step++, m_timing.storage));
    emit changed();
}

void StorageWatch::leave(const QObject *who)
{
    if (!m_waiters.remove(who) || trouble())
        return;
    m_step = 0;
    m_timer.stop();
    emit changed();
}

std::optional<std::chrono::milliseconds> StorageWatch::interval() const
{
    return m_timer.isActive() ? std::optional(m_timer.intervalAsDuration()) : std::nullopt;
}

} // namespace maquette
