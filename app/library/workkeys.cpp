// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/workkeys.h"

#include <algorithm>
#include <limits>

namespace maquette
{

namespace
{

bool isBefore(const WorkKey &key, qint64 id)
{
    return key.id < id;
}

} // namespace

const WorkKey *WorkKeys::find(AssetId id) const
{
    const auto at = std::lower_bound(m_keys.cbegin(), m_keys.cend(), id.number(), isBefore);
    return at != m_keys.cend() && at->id == id.number() ? &*at : nullptr;
}

QList<WorkKey>::iterator WorkKeys::lower(qint64 id)
{
    // A new work has the largest id of all.
    if (m_keys.isEmpty() || m_keys.constLast().id < id)
        return m_keys.end();
    return std::lower_bound(m_keys.begin(), m_keys.end(), id, isBefore);
}

void WorkKeys::clear()
{
    m_keys.clear();
}

quint16 WorkKeys::placeOf(const QString &model)
{
    const auto known = m_places.constFind(model);
    if (known != m_places.constEnd())
        return *known;
    if (m_models.size() <= std::numeric_limits<quint16>::max())
        m_models.append(model);
    const auto place = quint16(m_models.size() - 1);
    m_places.insert(model, place);
    return place;
}

QList<WorkKey> WorkKeys::add(const WorkKeyBatch &batch)
{
    QList<quint16> places;
    for (const QString &model : batch.models)
        places.append(placeOf(model));
    QList<WorkKey> added;
    added.reserve(batch.keys.size());
    for (WorkKey key : batch.keys) {
        if (find(AssetId(key.id)))
            continue;
        key.model = places.at(key.model);
        added.append(key);
    }
    m_keys += added;
    std::sort(m_keys.begin(), m_keys.end(), [](const WorkKey &a, const WorkKey &b) { return a.id < b.id; });
    return added;
}

WorkKey WorkKeys::set(const Asset &asset)
{
    WorkKey key;
    key.id = asset.id.number();
    key.createdAt = asset.createdAt.toMSecsSinceEpoch();
    key.job = asset.job.number();
    key.cost = asset.cost ? asset.cost->microdollars() : 0;
    key.durationMs = asset.durationMs;
    key.index = asset.index;
    key.width = asset.pixels.width();
    key.height = asset.pixels.height();
    key.project = qint32(asset.project.number());
    key.model = placeOf(asset.model.text());
    key.kind = asset.kind;
    key.rating = quint8(asset.rating);
    key.colour = quint8(asset.colour);
    key.simulated = asset.simulated;
    const auto at = lower(key.id);
    if (at != m_keys.end() && at->id == key.id)
        *at = key;
    else
        m_keys.insert(at, key);
    return key;
}

void WorkKeys::remove(const QSet<AssetId> &ids)
{
    m_keys.removeIf([&](const WorkKey &key) { return ids.contains(AssetId(key.id)); });
}

} // namespace maquette
