// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/queueorder.h"

#include <algorithm>

namespace maquette
{

namespace
{

//! Room for twenty moves into the same gap.
constexpr qint64 step = qint64(1) << 20;

} // namespace

void QueueOrder::insert(JobId id, qint64 place)
{
    remove(id);
    m_order.emplace(place, id);
    m_places.emplace(id, place);
}

void QueueOrder::remove(JobId id)
{
    const auto found = m_places.find(id);
    if (found == m_places.end())
        return;
    m_order.erase({found->second, id});
    m_places.erase(found);
}

QList<JobId> QueueOrder::ids() const
{
    QList<JobId> list;
    list.reserve(qsizetype(m_order.size()));
    for (const auto &[place, id] : m_order)
        list << id;
    return list;
}

qint64 QueueOrder::placeAtEnd() const
{
    return m_order.empty() ? step : m_order.crbegin()->first + step;
}

QueueOrder::Places QueueOrder::move(const QList<JobId> &moved, JobId before)
{
    QList<JobId> taken;
    QList<JobId> rest;
    for (const JobId id : ids())
        (moved.contains(id) ? taken : rest) << id;
    if (taken.isEmpty())
        return {};
    // Before one that is moved itself means: before the first behind it that stays.
    const QList<JobId> all = ids();
    qsizetype from = before.isNull() ? -1 : all.indexOf(before);
    while (from >= 0 && from < all.size() && moved.contains(all.at(from)))
        ++from;
    const bool atEnd = from < 0 || from >= all.size();
    const qsizetype at = atEnd ? rest.size() : rest.indexOf(all.at(from));

    const qint64 count = taken.size();
    const qint64 low = at > 0 ? m_places.at(rest.at(at - 1))
                              : m_places.at(rest.value(at, taken.first())) - (count + 1) * step;
    const qint64 high = at < rest.size() ? m_places.at(rest.at(at)) : low + (count + 1) * step;
    Places changed;
    const auto put = [this, &changed](JobId id, qint64 place) {
        if (m_places.at(id) == place)
            return;
        insert(id, place);
        changed.append({id, place});
    };
    if (high - low > count) {
        const qint64 gap = (high - low) / (count + 1);
        for (qint64 i = 0; i < count; ++i)
            put(taken.at(i), low + (i + 1) * gap);
        return changed;
    }
    QList<JobId> order = rest;
    for (qsizetype i = 0; i < taken.size(); ++i)
        order.insert(at + i, taken.at(i));
    for (qsizetype i = 0; i < order.size(); ++i)
        put(order.at(i), (i + 1) * step);
    return changed;
}

} // namespace maquette
