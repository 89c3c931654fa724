// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/assetrepository.h"

#include "app/store/bind.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto assetColumns =
    "id, job, output, kind, path, width, height, bytes, duration_ms, created_at, "
    "model, model_name, prompt, input, "
    "seed, cost, request_id, source, parent, parent_field, parent_frame, simulated, "
    "document, picture, hash, origin, stamp, rating, colour, project, "
    "(SELECT name FROM projects WHERE projects.id = assets.project), "
    "(SELECT group_concat(name, char(10)) FROM (SELECT name FROM tags JOIN asset_tags "
    "ON tag = tags.id WHERE asset = assets.id ORDER BY name))"_L1;

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
    asset.parentFrame = row.optionalInteger(20);
    asset.simulated = row.flag(21);
    asset.document = row.text(22);
    asset.picture = row.text(23);
    asset.hash = row.text(24);
    asset.origin = row.text(25);
    asset.stamp = row.integer(26);
    asset.rating = int(row.integer(27));
    asset.colour = int(row.integer(28));
    asset.project = ProjectId(row.integer(29));
    asset.projectName = row.text(30);
    asset.tags = row.text(31).split(u'\n', Qt::SkipEmptyParts);
    return asset;
}

//! In the order of assetColumns, without the id and what stands in other tables.
QVariantList assetValues(const AssetRow &asset)
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
            bind::text(asset.parentField),
            bind::optional(asset.parentFrame),
            bind::flag(asset.simulated),
            bind::text(asset.document),
            bind::text(asset.picture),
            bind::text(asset.hash),
            bind::text(asset.origin),
            bind::integer(asset.stamp),
            bind::integer(asset.rating),
            bind::integer(asset.colour),
            bind::id(asset.project)};
}

} // namespace

Result<AssetId> AssetRepository::insert(const AssetRow &row)
{
    const auto id = m_database.insert(
        uR"(INSERT INTO assets (job, output, kind, path, width, height, bytes, duration_ms, created_at, model,
            model_name, prompt, input, seed, cost, request_id, source, parent, parent_field, parent_frame, simulated,
            document, picture, hash, origin, stamp, rating, colour, project)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?))"_s,
        assetValues(row));
    if (!id)
        return id.error();
    return AssetId(*id);
}

Result<void> AssetRepository::update(const AssetRow &row)
{
    return m_database.execute(
        uR"(UPDATE assets SET job=?, output=?, kind=?, path=?, width=?, height=?, bytes=?, duration_ms=?,
            created_at=?, model=?, model_name=?, prompt=?, input=?, seed=?, cost=?, request_id=?, source=?, parent=?,
            parent_field=?, parent_frame=?, simulated=?, document=?, picture=?, hash=?, origin=?, stamp=?, rating=?, colour=?,
            project=? WHERE id=?)"_s,
        assetValues(row) << bind::id(row.id));
}

Result<QList<AssetRow>> AssetRepository::read(const QString &which, const QVariantList &values)
{
    QList<AssetRow> rows;
    const auto done = m_database.read(u"SELECT "_s + assetColumns + u" FROM assets WHERE "_s + which, values,
                                      [&rows](const Row &row) { rows << toAsset(row); });
    if (!done)
        return done.error();
    return rows;
}

Result<QList<AssetRow>> AssetRepository::newest(qint64 most)
{
    return read(u"removed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT ?"_s, {bind::integer(most)});
}

Result<QList<AssetRow>> AssetRepository::madeFrom(AssetId parent, qint64 most)
{
    return read(u"parent=? AND removed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT ?"_s,
                {bind::id(parent), bind::integer(most)});
}

Result<std::optional<AssetRow>> AssetRepository::atPath(const QString &path)
{
    const auto rows = read(u"path=? AND removed_at IS NULL"_s, {bind::text(path)});
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? std::optional<AssetRow>() : rows->first();
}

Result<std::optional<AssetRow>> AssetRepository::byDocument(const QString &document)
{
    // The words of the index, or all rows would be looked at.
    const auto rows = read(u"document=? AND document <> '' AND removed_at IS NULL"_s, {bind::text(document)});
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? std::optional<AssetRow>() : rows->first();
}

Result<QList<AssetRow>> AssetRepository::byHash(const QString &hash)
{
    if (hash.isEmpty())
        return QList<AssetRow>();
    return read(u"hash=? AND removed_at IS NULL ORDER BY id"_s, {bind::text(hash)});
}

Result<QList<AssetRow>> AssetRepository::byJob(JobId job, bool removed)
{
    return read(u"job=? AND (removed_at IS NULL OR ?) ORDER BY output, id"_s,
                {bind::id(job), bind::flag(removed)});
}

Result<std::optional<AssetRow>> AssetRepository::find(AssetId id, Which which)
{
    const auto rows =
        read(u"id=? AND (removed_at IS NULL OR ?)"_s, {bind::id(id), bind::flag(which == Which::All)});
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? std::optional<AssetRow>() : rows->first();
}

Result<QList<WorkFile>> AssetRepository::files(const QList<AssetId> &ids)
{
    QByteArrayList numbers;
    numbers.reserve(ids.size());
    for (const AssetId id : ids)
        numbers.append(QByteArray::number(id.number()));
    QList<WorkFile> files;
    files.reserve(ids.size());
    const auto done = m_database.read(
        uR"(SELECT assets.id, kind, bytes, assets.path FROM json_each(?) AS wanted JOIN assets ON assets.id = wanted.value
            WHERE removed_at IS NULL ORDER BY wanted.key)"_s,
        {bind::text(QString::fromLatin1('[' + numbers.join(',') + ']'))}, [&files](const Row &row) {
            files.append({AssetId(row.integer(0)), MediaKind(row.integer(1)), row.integer(2), row.text(3)});
        });
    if (!done)
        return done.error();
    return files;
}

Result<void> AssetRepository::eachTraces(const std::function<void(const WorkTraces &)> &take)
{
    return m_database.read(u"SELECT path, hash, origin, document FROM assets WHERE removed_at IS NULL"_s, {},
                           [&take](const Row &row) {
                               take({row.text(0), row.text(1), row.text(2), row.text(3)});
                           });
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
    return m_database.execute(
        u"UPDATE assets SET cost=?, revision = revision + 1 WHERE job=? AND cost IS NOT ?"_s,
        {bind::optional(cost), bind::id(job), bind::optional(cost)});
}

} // namespace maquette
