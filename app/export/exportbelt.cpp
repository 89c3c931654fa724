// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportbelt.h"

#include <QFileInfo>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qsizetype mostWaiting = 256;
constexpr qsizetype mostFailures = 2000;

} // namespace

ExportBelt::ExportBelt(qsizetype total, qsizetype most)
    : m_most(most)
{
    m_count.total = total;
}

qsizetype ExportBelt::room() const
{
    const std::lock_guard guard(m_mutex);
    if (m_callOff.isCalledOff() || m_end)
        return 0;
    return std::min(mostWaiting - qsizetype(m_waiting.size()), m_count.total - m_added);
}

void ExportBelt::add(const ExportWork &work)
{
    const std::lock_guard guard(m_mutex);
    m_waiting.push_back(work);
    ++m_added;
    m_changed.notify_all();
}

void ExportBelt::addFailed(qsizetype number, const ExportFailure &failure)
{
    const std::lock_guard guard(m_mutex);
    m_made.insert(number, Item{failure.work, failure.name, failure.error});
    ++m_added;
    m_changed.notify_all();
}

std::optional<ExportWork> ExportBelt::nextToMake()
{
    std::unique_lock guard(m_mutex);
    const auto isDue = [this] { return !m_waiting.empty() && m_waiting.front().number < m_next + m_most; };
    m_changed.wait(guard, [&] {
        return m_callOff.isCalledOff() || m_end || isDue() || (m_waiting.empty() && m_added == m_count.total);
    });
    if (m_callOff.isCalledOff() || m_end || m_waiting.empty())
        return {};
    ExportWork work = std::move(m_waiting.front());
    m_waiting.pop_front();
    return work;
}

void ExportBelt::made(const ExportWork &work, Result<ExportMade> result)
{
    const std::lock_guard guard(m_mutex);
    m_made.insert(work.number, Item{work.known.row.id, QFileInfo(work.file).fileName(), std::move(result)});
    m_changed.notify_all();
}

std::optional<ExportBelt::Item> ExportBelt::nextToPlace()
{
    std::unique_lock guard(m_mutex);
    m_changed.wait(guard, [this] {
        return m_callOff.isCalledOff() || m_next > m_count.total || m_made.contains(m_next);
    });
    if (m_callOff.isCalledOff() || m_next > m_count.total)
        return {};
    Item item = *m_made.find(m_next);
    m_made.remove(m_next++);
    m_changed.notify_all();
    return item;
}

void ExportBelt::placed(bool wasPresent)
{
    const std::lock_guard guard(m_mutex);
    ++(wasPresent ? m_count.present : m_count.written);
}

void ExportBelt::failed(const ExportFailure &failure)
{
    const std::lock_guard guard(m_mutex);
    note(failure);
}

void ExportBelt::note(const ExportFailure &failure)
{
    if (m_count.failed++ < mostFailures)
        m_failures.append(failure);
}

void ExportBelt::callOff()
{
    const std::lock_guard guard(m_mutex);
    m_callOff.callOff();
    m_changed.notify_all();
}

void ExportBelt::end(const QString &target, const std::optional<Error> &error)
{
    const std::lock_guard guard(m_mutex);
    m_end = End{target, error};
    m_changed.notify_all();
}

ExportCount ExportBelt::count() const
{
    const std::lock_guard guard(m_mutex);
    return m_count;
}

QList<ExportFailure> ExportBelt::takeFailures()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_failures, {});
}

std::optional<ExportBelt::End> ExportBelt::ended() const
{
    const std::lock_guard guard(m_mutex);
    return m_end;
}

} // namespace maquette
