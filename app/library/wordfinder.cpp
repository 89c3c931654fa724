// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/wordfinder.h"

#include "app/base/background.h"
#include "app/store/database.h"
#include "app/store/wordrepository.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! Below, waking a second thread takes as long as it saves.
constexpr qint64 worthHalving = 10'000;

Result<IdSet> findIn(Database &database, const QString &expression, WordRepository::Range range)
{
    IdSet found;
    found.reserve(range.to);
    const auto done = WordRepository(database).find(expression, range, found);
    return done ? Result<IdSet>(found) : Result<IdSet>(done.error());
}

} // namespace

struct WordFinder::Helper
{
    QString file;
    std::unique_ptr<Database> database;

    Result<IdSet> find(const QString &expression, WordRepository::Range range)
    {
        if (!database) {
            auto opened = Database::open(file, {}, Database::Access::ReadOnly);
            if (!opened)
                return opened.error();
            database = *std::move(opened);
        }
        return findIn(*database, expression, range);
    }
};

WordFinder::WordFinder(Database &database)
    : m_database(database)
    , m_helper(std::make_shared<Helper>())
{
    m_helper->file = database.file();
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

WordFinder::~WordFinder()
{
    // Where it was opened: a connection belongs to its thread.
    lastIn(m_pool, [helper = m_helper] { helper->database.reset(); });
}

Result<void> WordFinder::prepare()
{
    // Any word will do, the shorter its list the better: it is the connections and the index's head that
    // are read.
    const auto found = find(u"\"zzqxj\""_s, worthHalving);
    return found ? Result<void>() : Result<void>(found.error());
}

Result<QString> WordFinder::term(const QString &text, bool isPrefix)
{
    return WordRepository(m_database).term(text, isPrefix);
}

Result<IdSet> WordFinder::find(const QString &expression, qint64 largest)
{
    if (largest < worthHalving)
        return findIn(m_database, expression, {0, largest});
    const qint64 middle = largest / 2;
    const auto older = runIn(m_pool, [helper = m_helper, expression, middle] {
        return helper->find(expression, {0, middle});
    });
    Result<IdSet> newer = findIn(m_database, expression, {middle + 1, largest});
    const Result<IdSet> &others = older.result();
    if (!newer || !others)
        return newer ? others : newer;
    newer->unite(*others);
    return newer;
}

Result<IdSet> WordFinder::find(const QString &expression, const QList<AssetId> &ids)
{
    IdSet found;
    for (const AssetId id : ids)
        found.reserve(id.number());
    const auto done = WordRepository(m_database).find(expression, ids, found);
    return done ? Result<IdSet>(found) : Result<IdSet>(done.error());
}

} // namespace maquette
