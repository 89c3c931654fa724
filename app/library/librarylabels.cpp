// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an artist says of the works of a Library.
#include "app/library/librarystate.h"
#include "app/store/assetrepository.h"
#include "app/store/labelrepository.h"
#include "app/store/store.h"

namespace maquette
{

namespace
{

struct Written
{
    LabelsChanged change;
    QList<AssetRow> rows; //!< those that are shown
};

Result<Written> writeLabels(Database &database, const QList<WorkLabels> &before,
                            const QList<WorkLabels> &after)
{
    Written written{{before, after}, {}};
    if (const auto done = LabelRepository(database).write(after); !done)
        return done.error();
    for (const WorkLabels &labels : after) {
        const auto row = AssetRepository(database).find(labels.id, AssetRepository::Which::Shown);
        if (!row)
            return row.error();
        if (*row)
            written.rows.append(**row);
    }
    return written;
}

} // namespace

void Library::label(const QList<AssetId> &ids, const LabelChange &change, LabelsAnswer answer)
{
    d->store.run<Written>(
        this,
        [ids, change](Database &database) -> Result<Written> {
            const auto before = LabelRepository(database).read(ids);
            if (!before)
                return before.error();
            QList<WorkLabels> after;
            for (const WorkLabels &labels : *before)
                after.append(change.appliedTo(labels));
            return writeLabels(database, *before, after);
        },
        [this, answer = std::move(answer)](const Result<Written> &written) {
            if (!written) {
                emit actionFailed(written.error());
                return;
            }
            for (const AssetRow &row : written->rows)
                d->change(row);
            d->writer.wake();
            if (answer)
                answer(written->change);
        });
}

void Library::setLabels(const QList<WorkLabels> &labels)
{
    d->store.run<Written>(
        this, [labels](Database &database) { return writeLabels(database, {}, labels); },
        [this](const Result<Written> &written) {
            if (!written) {
                emit actionFailed(written.error());
                return;
            }
            for (const AssetRow &row : written->rows)
                d->change(row);
            d->writer.wake();
        });
}

QList<SavedSearch> Library::searches() const
{
    Database *database = d->reader();
    const auto all =
        database ? SearchRepository(*database).all() : Result<QList<SavedSearch>>(QList<SavedSearch>());
    return all ? *all : QList<SavedSearch>();
}

void Library::saveSearch(const SavedSearch &search)
{
    d->changeSearches([search](SearchRepository &searches) { return searches.save(search); });
}

void Library::removeSearch(const QString &name)
{
    d->changeSearches([name](SearchRepository &searches) { return searches.remove(name); });
}

void Library::Private::changeSearches(std::function<Result<void>(SearchRepository &)> change)
{
    store.run<void>(
        &q,
        [change = std::move(change)](Database &database) {
            SearchRepository searches(database);
            return change(searches);
        },
        [this](const Result<void> &done) {
            if (done)
                emit q.searchesChanged();
            else
                emit q.actionFailed(done.error());
        });
}

QStringList Library::projects() const
{
    Database *database = d->reader();
    const auto names = database ? LabelRepository(*database).projects() : Result<QStringList>(QStringList());
    return names ? *names : QStringList();
}

QStringList Library::tags() const
{
    Database *database = d->reader();
    const auto names = database ? LabelRepository(*database).tags() : Result<QStringList>(QStringList());
    return names ? *names : QStringList();
}

} // namespace maquette
