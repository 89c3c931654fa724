// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/worksearch.h"

#include "app/base/background.h"
#include "app/library/wordfinder.h"
#include "app/library/workmatch.h"
#include "app/store/database.h"

namespace maquette
{

namespace
{

struct Search
{
    WorkQuery query;
    WorkKeys keys;
    std::optional<QList<AssetId>> only;
    bool withFacets = false;
};

//! \brief The connection of the searching thread: made and used there, and let go of there.
struct Reader
{
    QString file;
    std::unique_ptr<Database> database;
    std::unique_ptr<WordFinder> words;

    Result<void> open()
    {
        if (database)
            return {};
        auto opened = Database::open(file, {}, Database::Access::ReadOnly);
        if (!opened)
            return opened.error();
        database = *std::move(opened);
        words = std::make_unique<WordFinder>(*database);
        return {};
    }

    Result<FoundWorks> find(const Search &search)
    {
        if (const auto opened = open(); !opened)
            return opened.error();
        return matchWorks(*database, *words, search.query, search.keys, search.only ? &*search.only : nullptr,
                          search.withFacets);
    }

    void close()
    {
        words.reset();
        database.reset();
    }
};

} // namespace

struct WorkSearch::Private
{
    std::shared_ptr<Reader> reader = std::make_shared<Reader>();
    std::optional<Search> wanted;
    QList<Search> checks;
    bool running = false;
    QThreadPool pool; //!< last: its thread ends before the rest
};

WorkSearch::WorkSearch(QString database, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->reader->file = std::move(database);
    d->pool.setMaxThreadCount(1);
    d->pool.setExpiryTimeout(-1);
}

WorkSearch::~WorkSearch()
{
    // Where it was opened: a connection belongs to its thread.
    lastIn(d->pool, [reader = d->reader] { reader->close(); });
}

void WorkSearch::prepare()
{
    // What keeps it from opening, the first search tells.
    inBackground(
        d->pool, this, [reader = d->reader] { return reader->open() && reader->words->prepare(); },
        [](bool) {});
}

void WorkSearch::find(const WorkQuery &query, const WorkKeys &keys, bool withFacets)
{
    d->wanted = Search{query, keys, std::nullopt, withFacets};
    startNext();
}

void WorkSearch::check(const WorkQuery &query, const WorkKeys &keys, const QList<AssetId> &ids)
{
    d->checks.append(Search{query, keys, ids, false});
    startNext();
}

void WorkSearch::startNext()
{
    if (d->running || (!d->wanted && d->checks.isEmpty()))
        return;
    const Search search =
        d->checks.isEmpty() ? *std::exchange(d->wanted, std::nullopt) : d->checks.takeFirst();
    d->running = true;
    inBackground(
        d->pool, this, [reader = d->reader, search] { return reader->find(search); },
        [this, query = search.query, only = search.only](const Result<FoundWorks> &works) {
            d->running = false;
            startNext();
            if (!works)
                emit failed(works.error());
            else if (only)
                emit checked(query, *only, works->ids);
            else
                emit found(query, *works);
        });
}

} // namespace maquette
