// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an artist says of the works of a Library.
#include "app/library/librarystate.h"
#include "app/store/assetrepository.h"
#include "app/store/labelrepository.h"
#include "app/store/store.h"

#include <QTimer>

namespace maquette
{

namespace
{

//! The window shows no more tiles; of the others it is told when there is time.
constexpr qsizetype mostToldAtOnce = 500;
constexpr qsizetype portion = 100;

struct Written
{
    LabelsChanged change;
    QList<AssetRow> rows; //!< of the first of them that are shown
};

Result<Written> writeLabels(Database &database, const QList<WorkLabels> &before,
                            const QList<WorkLabels> &after)
{
    Written written{{before, after}, {}};
    if (const auto done = LabelRepository(database).write(after); !done)
        return done.error();
    for (const WorkLabels &labels : after.first(std::min(after.size(), mostToldAtOnce))) {
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
            d->takeLabels(written->rows, written->change.after);
            if (answer)
                answer(written->change);
        });
}

void Library::Private::takeLabels(const QList<AssetRow> &first, const QList<WorkLabels> &all)
{
    const bool isTelling = !labelled.isEmpty();
    for (const WorkLabels &labels : all.sliced(std::min(all.size(), mostToldAtOnce))) {
        rows.remove(labels.id.number()); // what is kept in memory is old
        labelled.append(labels.id);
    }
    writer.wake();
    const QPointer<Library> alive(&q);
    for (const AssetRow &row : first) {
        if (alive)
            change(row);
    }
    if (alive && !isTelling && !labelled.isEmpty())
        tellLabelled();
}

void Library::Private::tellLabelled()
{
    const QList<AssetId> some = labelled.first(std::min(labelled.size(), portion));
    labelled.remove(0, some.size());
    if (!labelled.isEmpty())
        QTimer::singleShot(0, &q, [this] { tellLabelled(); });
    const QPointer<Library> alive(&q);
    for (const AssetId id : some) {
        const AssetPtr work = alive ? q.find(id) : AssetPtr();
        if (!work)
            continue;
        keys.set(*work);
        emit q.assetChanged(*work);
    }
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
            d->takeLabels(written->rows, written->change.after);
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
