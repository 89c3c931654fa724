// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/assetrepository.h"

#include "app/store/bind.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kColumns = "id, job, output, kind, path, width, height, bytes, duration_ms, created_at, "
                          "model, model_name, prompt, input, "
                          "seed, cost, request_id, source, parent, parent_field, "
                          "(SELECT sandbox FROM jobs WHERE jobs.id = assets.job)"_L1;

AssetRow toAsset(const Row &row)
{
    AssetRow asset;
    asset.id = AssetId(row.integer(0));
    asset.job = JobId(row.integer(1));
    asset.index = int(row.integer(2));
    asset.kind = MediaKind(row.integer(3));
    asset.path = row.text(4);
    asset.pixels = QSize(int(row.integer(5)), int(row.integer(6)));
    asset.bytes = row.integer(7);
    asset.durationMs = row.integer(8);
    asset.createdAt = row.time(9);
    asset.model = ModelId(row.text(10));
    asset.modelName = row.text(11);
    asset.prompt = row.text(12);
    asset.input = row.bytes(13);
    asset.seed = row.optionalInteger(14);
    asset.cost = row.money(15);
    asset.request = RequestId(row.text(16));
    asset.source = QUrl(row.text(17));
    asset.parent = AssetId(row.integer(18));
    asset.parentField = row.text(19);
    asset.simulated = row.integer(20) != 0;
    return asset;
}

//! In the order of kColumns, without the id and what stands in other tables.
QVariantList toValues(const AssetRow &asset)
{
    return {bind::id(asset.job),
            bind::integer(asset.index),
            bind::integer(qint64(asset.kind)),
            bind::text(asset.path),
            bind::integer(asset.pixels.width()),
            bind::integer(asset.pixels.height()),
            bind::integer(asset.bytes),
            bind::integer(asset.durationMs),
            bind::integer(asset.createdAt.toMSecsSinceEpoch()),
            bind::text(asset.model.text()),
            bind::text(asset.modelName),
            bind::text(asset.prompt),
            bind::bytes(asset.input),
            bind::optional(asset.seed),
            bind::optional(asset.cost),
            bind::text(asset.request.text()),
            bind::text(asset.source.toString(QUrl::FullyEncoded)),
            bind::id(asset.parent),
            bind::text(asset.parentField)};
}

} // namespace

Result<AssetId> AssetRepository::insert(const AssetRow &row)
{
    const auto id = m_database.insert(
        uR"(INSERT INTO assets (job, output, kind, path, width, height, bytes, duration_ms, created_at, model,
            model_name, prompt, input, seed, cost, request_id, source, parent, parent_field)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?))"_s,
        toValues(row));
    if (!id)
        return id.error();
    return AssetId(*id);
}

Result<void> AssetRepository::update(const AssetRow &row)
{
    return m_database.execute(
        uR"(UPDATE assets SET job=?, output=?, kind=?, path=?, width=?, height=?, bytes=?, duration_ms=?,
            created_at=?, model=?, model_name=?, prompt=?, input=?, seed=?, cost=?, request_id=?, source=?, parent=?,
            parent_field=? WHERE id=?)"_s,
        toValues(row) << bind::id(row.id));
}

Result<QList<AssetRow>> AssetRepository::all()
{
    QList<AssetRow> rows;
    const auto done =
        m_database.read(u"SELECT "_s + kColumns +
                            u" FROM assets WHERE removed_at IS NULL ORDER BY created_at DESC, id DESC"_s,
                        {}, [&rows](const Row &row) { rows << toAsset(row); });
    if (!done)
        return done.error();
    return rows;
}

Result<QList<AssetRow>> AssetRepository::byJob(JobId job, bool removed)
{
    QList<AssetRow> rows;
    const auto done = m_database.read(
        u"SELECT "_s + kColumns +
            u" FROM assets WHERE job=? AND (removed_at IS NULL OR ?) ORDER BY output, id"_s,
        {bind::id(job), bind::flag(removed)}, [&rows](const Row &row) { rows << toAsset(row); });
    if (!done)
        return done.error();
    return rows;
}

Result<std::optional<AssetRow>> AssetRepository::find(AssetId id)
{
    std::optional<AssetRow> found;
    const auto done = m_database.read(u"SELECT "_s + kColumns + u" FROM assets WHERE id=?"_s, {bind::id(id)},
                                      [&found](const Row &row) { found = toAsset(row); });
    if (!done)
        return done.error();
    return found;
}

Result<void> AssetRepository::remove(const QList<AssetId> &ids, const QDateTime &at)
{
    for (const AssetId id : ids) {
        const auto done =
            m_database.execute(u"UPDATE assets SET removed_at=? WHERE id=? AND removed_at IS NULL"_s,
                               {bind::time(at), bind::id(id)});
        if (!done)
            return done;
    }
    return {};
}

Result<void> AssetRepository::restore(AssetId id)
{
    return m_database.execute(u"UPDATE assets SET removed_at=NULL WHERE id=?"_s, {bind::id(id)});
}

Result<void> AssetRepository::setCost(JobId job, Money cost)
{
    return m_database.execute(u"UPDATE assets SET cost=? WHERE job=?"_s,
                              {bind::optional(cost), bind::id(job)});
}

} // namespace maquette
