// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a Library looks up: rows of the index, and whether the files are there.
#include "app/base/background.h"
#include "app/base/log.h"
#include "app/library/filework.h"
#include "app/library/librarystate.h"
#include "app/library/worksearch.h"
#include "app/store/assetrepository.h"
#include "app/store/store.h"

#include <QFileInfo>

#include <numeric>

namespace maquette
{

namespace
{

//! The files of \a ids, or of all works, that are not there; read in the calling thread. Nothing when the
//! index cannot be read.
std::optional<QSet<AssetId>> missingFiles(const QString &index, const QString &root,
                                          const QList<AssetId> &ids)
{
    const auto opened = Database::open(index, {}, Database::Access::ReadOnly);
    if (!opened)
        return std::nullopt;
    Database &database = **opened;
    QList<std::pair<AssetId, QString>> files;
    const auto take = [&files](const Row &row) { files.append({AssetId(row.integer(0)), row.text(1)}); };
    if (ids.isEmpty() &&
        !database.read(QStringLiteral("SELECT id, path FROM assets WHERE removed_at IS NULL"), {}, take))
        return std::nullopt;
    for (const AssetId id : ids) {
        if (!database.read(QStringLiteral("SELECT id, path FROM assets WHERE id=?"), {id.number()}, take))
            return std::nullopt;
    }
    // A drive that is not there says nothing of its files.
    if (!QFileInfo(root).isDir() || isEmptyPlace(root))
        return std::nullopt;
    QSet<AssetId> gone;
    for (const auto &[id, path] : std::as_const(files)) {
        if (isGone(root + u'/' + path))
            gone.insert(id);
    }
    return gone;
}

} // namespace

template <typename Ask>
QList<Asset> Library::Private::ask(Ask question)
{
    Database *database = reader();
    if (database == nullptr)
        return {};
    AssetRepository works(*database);
    const Result<QList<AssetRow>> rows = question(works);
    if (!rows)
        qCWarning(logLibrary) << "The index cannot be read:" << rows.error().detail;
    return rows ? *rows : QList<Asset>();
}

//! A row is there a moment before assetAdded() tells of it: until then nobody knows the work.
QList<Asset> Library::Private::announced(QList<Asset> works) const
{
    if (loading == Loading::Done)
        works.removeIf([this](const Asset &work) { return keys.find(work.id) == nullptr; });
    return works;
}

AssetPtr Library::find(AssetId id) const
{
    // While the keys are still being read, a work may be there that is not among them.
    if (id.isNull() || (isLoaded() && !d->keys.find(id)))
        return {};
    if (const AssetPtr *known = d->rows.object(id.number()))
        return *known;
    Database *database = d->reader();
    if (database == nullptr)
        return {};
    const auto row = AssetRepository(*database).find(id, AssetRepository::Which::Shown);
    if (!row) {
        qCWarning(logLibrary) << "A work cannot be read:" << row.error().detail;
        return {};
    }
    return *row ? d->remember(**row) : AssetPtr();
}

QList<WorkFile> Library::files(const QList<AssetId> &ids) const
{
    Database *database = d->reader();
    if (database == nullptr)
        return {};
    auto files = AssetRepository(*database).files(ids);
    if (!files) {
        qCWarning(logLibrary) << "The index cannot be read:" << files.error().detail;
        return {};
    }
    files->removeIf([this](const WorkFile &file) { return !d->keys.find(file.id); });
    return std::move(*files);
}

void Library::sumBytes(const QList<AssetId> &ids, QObject *context, std::function<void(qint64)> answer) const
{
    d->store.runShared<qint64>(
        context,
        [ids](Database &database) -> Result<qint64> {
            const auto files = AssetRepository(database).files(ids);
            if (!files)
                return files.error();
            return std::accumulate(files->cbegin(), files->cend(), qint64(0),
                                   [](qint64 sum, const WorkFile &file) { return sum + file.bytes; });
        },
        [answer = std::move(answer)](const Result<qint64> &bytes) {
            if (bytes)
                answer(*bytes);
        });
}

QList<Asset> Library::newest(qint64 most) const
{
    return d->announced(d->ask([most](AssetRepository &works) { return works.newest(most); }));
}

QList<Asset> Library::worksOf(JobId job) const
{
    return d->announced(d->ask([job](AssetRepository &works) { return works.byJob(job); }));
}

QList<Asset> Library::madeFrom(AssetId parent, qint64 most) const
{
    return d->announced(
        d->ask([parent, most](AssetRepository &works) { return works.madeFrom(parent, most); }));
}

AssetPtr Library::atPath(const QString &path) const
{
    const QList<Asset> works = d->ask([&path](AssetRepository &all) -> Result<QList<AssetRow>> {
        const auto row = all.atPath(path);
        if (!row)
            return row.error();
        return *row ? QList<AssetRow>{**row} : QList<AssetRow>();
    });
    return works.isEmpty() ? AssetPtr() : d->remember(works.first());
}

WorkSearch *Library::makeSearch(QObject *parent) const
{
    return new WorkSearch(d->store.file(), parent);
}

void Library::checkFiles(const QList<AssetId> &ids)
{
    const auto look = [ids, root = folder(), index = d->store.file()] {
        return missingFiles(index, root, ids);
    };
    inBackground(d->pool, this, look, [this, ids](const std::optional<QSet<AssetId>> &gone) {
        if (!gone)
            return;
        QSet<AssetId> changed = *gone - d->missing;
        const QSet<AssetId> looked = ids.isEmpty() ? d->missing : QSet<AssetId>(ids.cbegin(), ids.cend());
        changed += (d->missing & looked) - *gone;
        for (const AssetId id : std::as_const(changed)) {
            if (!d->missing.remove(id))
                d->missing.insert(id);
        }
        for (const AssetId id : std::as_const(changed)) {
            if (const AssetPtr asset = find(id))
                emit assetChanged(*asset);
            else
                d->missing.remove(id);
        }
    });
}

} // namespace maquette
