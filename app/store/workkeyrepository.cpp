// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/workkeyrepository.h"

#include "app/store/bind.h"

#include <QHash>

#include <limits>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! \brief Gives each model its place in the batch's list.
class ModelPlaces
{
public:
    explicit ModelPlaces(QStringList &models)
        : m_models(models)
    {}

    quint16 placeOf(const QString &model)
    {
        const auto known = m_places.constFind(model);
        if (known != m_places.constEnd())
            return *known;
        // More models than that have no place of their own: they share the last.
        constexpr qsizetype most = std::numeric_limits<quint16>::max();
        if (m_models.size() <= most)
            m_models.append(model);
        const auto place = quint16(m_models.size() - 1);
        m_places.insert(model, place);
        return place;
    }

private:
    QStringList &m_models;
    QHash<QString, quint16> m_places;
};

WorkKey toKey(const Row &row, ModelPlaces &models)
{
    WorkKey key;
    key.id = row.integer(0);
    key.createdAt = row.integer(1);
    key.job = row.integer(2);
    key.index = qint32(row.integer(3));
    key.kind = MediaKind(row.integer(4));
    key.width = qint32(row.integer(5));
    key.height = qint32(row.integer(6));
    key.durationMs = row.integer(7);
    key.model = models.placeOf(row.text(8));
    key.cost = row.integer(9);
    key.simulated = row.flag(10);
    key.rating = quint8(row.integer(11));
    key.colour = quint8(row.integer(12));
    key.project = qint32(row.integer(13));
    return key;
}

} // namespace

Result<WorkKeyBatch> WorkKeyRepository::olderThan(const WorkKey *last, qint64 most)
{
    WorkKeyBatch batch;
    ModelPlaces models(batch.models);
    // The two orders of one pair, not a comparison of pairs, so that the index is entered at the right place.
    const qint64 when = last ? last->createdAt : std::numeric_limits<qint64>::max();
    const qint64 id = last ? last->id : std::numeric_limits<qint64>::max();
    const auto done = m_database.read(
        uR"(SELECT id, created_at, job, output, kind, width, height, duration_ms, model, cost, simulated, rating,
            colour, project FROM assets INDEXED BY assets_keys
            WHERE removed_at IS NULL AND created_at <= ? AND (created_at < ? OR id < ?)
            ORDER BY created_at DESC, id DESC LIMIT ?)"_s,
        {bind::integer(when), bind::integer(when), bind::integer(id), bind::integer(most)},
        [&](const Row &row) { batch.keys.append(toKey(row, models)); });
    if (!done)
        return done.error();
    return batch;
}

} // namespace maquette
