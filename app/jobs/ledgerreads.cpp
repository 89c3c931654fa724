// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/ledgerreads.h"

#include "app/store/bind.h"
#include "app/store/rows.h"

#include <limits>

namespace maquette
{

using namespace Qt::StringLiterals;

LedgerSum &LedgerSum::operator+=(const LedgerSum &other)
{
    runs += other.runs;
    paid = paid + other.paid;
    open += other.open;
    openExpected += other.openExpected;
    expected = expected + other.expected;
    doubtful += other.doubtful;
    doubtfulExpected += other.doubtfulExpected;
    doubtfulAmount = doubtfulAmount + other.doubtfulAmount;
    return *this;
}

namespace ledger
{

namespace
{

//! The index holds all columns named here: an input may hold megabytes of pictures, which SQLite would read
//! over to reach the columns behind it.
const QString kRuns =
    uR"(WITH runs AS (SELECT id, coalesce(submitted_at, created_at) AS at, state, cost, estimate, account,
            model, model_name, folder, request_id, outputs
        FROM jobs INDEXED BY jobs_ledger
        WHERE sandbox = 0 AND state <> %1 AND (submitted_at IS NOT NULL OR request_id IS NOT NULL)
            AND (cost IS NOT NULL OR (state <> %2 AND (state <> %3 OR request_id IS NOT NULL)))
            AND coalesce(submitted_at, created_at) >= ? AND coalesce(submitted_at, created_at) < ?
            AND (? = '' OR account = '' OR account = ?)) )"_s.arg(int(JobState::Waiting))
        .arg(int(JobState::Cancelled))
        .arg(int(JobState::Failed));

const QString kOpen = u"cost IS NULL AND state <> %1"_s.arg(int(JobState::Unknown));
const QString kDoubtful = u"cost IS NULL AND state = %1"_s.arg(int(JobState::Unknown));

QVariantList valuesOf(const LedgerScope &scope)
{
    using Limits = std::numeric_limits<qint64>;
    return {bind::integer(scope.from.isValid() ? scope.from.toMSecsSinceEpoch() : Limits::min()),
            bind::integer(scope.until.isValid() ? scope.until.toMSecsSinceEpoch() : Limits::max()),
            bind::text(scope.account), bind::text(scope.account)};
}

QString keyOf(LedgerGrouping grouping)
{
    switch (grouping) {
    case LedgerGrouping::Model:
        return u"model"_s;
    case LedgerGrouping::Folder:
        return u"folder"_s;
    case LedgerGrouping::Day:
        break;
    }
    return u"date(at / 1000, 'unixepoch', 'localtime')"_s;
}

QString groupOrder(const LedgerQuery &query)
{
    const QString way = query.descending ? u" DESC"_s : u" ASC"_s;
    switch (query.order) {
    case LedgerColumn::Paid:
        return u"coalesce(sum(cost), 0)"_s + way + u", 1 DESC";
    case LedgerColumn::Prompt:
        return u"count(*)"_s + way + u", 1 DESC";
    default:
        return (query.grouping == LedgerGrouping::Model ? u"model_name COLLATE NOCASE"_s
                                                        : u"1 COLLATE NOCASE"_s) +
               way;
    }
}

QString runOrder(LedgerColumn order, bool descending)
{
    const QString way = descending ? u" DESC"_s : u" ASC"_s;
    const QString newest = u", at DESC, id DESC"_s;
    switch (order) {
    case LedgerColumn::Group:
        break;
    case LedgerColumn::Prompt:
        return u"prompt COLLATE NOCASE"_s + way + newest;
    case LedgerColumn::Model:
        return u"model_name COLLATE NOCASE"_s + way + newest;
    case LedgerColumn::State:
        return u"state"_s + way + newest;
    case LedgerColumn::Paid:
        return u"cost"_s + way + newest;
    case LedgerColumn::Request:
        return u"request_id"_s + way + newest;
    }
    return u"at%1, id%1"_s.arg(way);
}

LedgerGroup toGroup(const Row &row)
{
    LedgerGroup group;
    int column = 0;
    group.key = row.text(column++);
    ++column; // max(at): makes the name that of the newest run
    group.modelName = row.text(column++);
    group.sum.runs = int(row.integer(column++));
    const auto amount = [&] { return Money::fromMicrodollars(row.integer(column++)); };
    group.sum.paid = amount();
    group.sum.open = int(row.integer(column++));
    group.sum.openExpected = int(row.integer(column++));
    group.sum.expected = amount();
    group.sum.doubtful = int(row.integer(column++));
    group.sum.doubtfulExpected = int(row.integer(column++));
    group.sum.doubtfulAmount = amount();
    return group;
}

LedgerRun toRun(const Row &row)
{
    LedgerRun run;
    int column = 1;
    run.id = JobId(row.integer(column++));
    run.at = row.time(column++);
    run.model = ModelId(row.text(column++));
    run.modelName = row.text(column++);
    run.request = RequestId(row.text(column++));
    run.state = JobState(row.integer(column++));
    run.cost = row.money(column++);
    run.estimate = row.money(column++);
    run.files = int(row.integer(column++));
    run.folder = row.text(column++);
    run.account = row.text(column++);
    run.prompt = row.text(column++);
    return run;
}

//! The columns that toRun() reads, behind \a key.
QString selectRuns(const QString &key, const QString &prompt, const QString &files)
{
    return u"SELECT "_s + key + u", id, at, model, model_name, request_id, state, cost, estimate, "_s +
           files + u", folder, account, "_s + prompt +
           u" AS prompt FROM runs CROSS JOIN (SELECT id AS job, prompt AS said FROM jobs) ON job = id ";
}

Result<void> readOpened(Database &database, const LedgerQuery &query, LedgerPage &page)
{
    if (query.opened.isEmpty())
        return {};
    QHash<QString, LedgerGroup *> byKey;
    for (LedgerGroup &group : page.groups)
        byKey.insert(group.key, &group);
    QVariantList values = valuesOf(query.scope);
    QStringList places;
    for (const QString &key : query.opened) {
        values << bind::text(key);
        places << u"?"_s;
    }
    const QString key = keyOf(query.grouping);
    // Not the whole prompt: nobody reads more in one line.
    const QString sql = kRuns + selectRuns(key, u"substr(said, 1, 200)"_s, u"0"_s) + u"WHERE "_s + key +
                        u" IN ("_s + places.join(u',') + u") ORDER BY "_s +
                        runOrder(query.order, query.descending);
    return database.read(sql, values, [&byKey](const Row &row) {
        if (LedgerGroup *group = byKey.value(row.text(0)))
            group->runs << toRun(row);
    });
}

} // namespace

Result<LedgerPage> page(Database &database, const LedgerQuery &query)
{
    LedgerPage page;
    const QString sums = u"count(*) FILTER (WHERE %1), count(estimate) FILTER (WHERE %1), "
                         "coalesce(sum(estimate) FILTER (WHERE %1), 0)"_s;
    const QString sql = kRuns + u"SELECT "_s + keyOf(query.grouping) +
                        u", max(at), model_name, count(*), coalesce(sum(cost), 0), "_s + sums.arg(kOpen) +
                        u", "_s + sums.arg(kDoubtful) + u" FROM runs GROUP BY 1 ORDER BY "_s +
                        groupOrder(query);
    const auto read = database.read(sql, valuesOf(query.scope), [&page](const Row &row) {
        page.groups << toGroup(row);
        page.total += page.groups.constLast().sum;
    });
    if (!read)
        return read.error();
    if (const auto opened = readOpened(database, query, page); !opened)
        return opened.error();
    const auto accounts =
        database.read(kRuns + u"SELECT DISTINCT account FROM runs WHERE account <> '' ORDER BY 1"_s,
                      valuesOf({}), [&page](const Row &row) { page.accounts << row.text(0); });
    if (!accounts)
        return accounts.error();
    return page;
}

Result<QList<LedgerRun>> runs(Database &database, const LedgerScope &scope)
{
    QList<LedgerRun> list;
    // Of a run that did not end well, only what was saved all the same.
    const QString files =
        u"CASE state WHEN %1 THEN outputs ELSE "
        "(SELECT count(*) FROM downloads WHERE downloads.job = runs.id AND downloads.state = %2) END"_s
            .arg(int(JobState::Saved))
            .arg(int(DownloadState::Landed));
    const auto read =
        database.read(kRuns + selectRuns(u"0"_s, u"said"_s, files) + u"ORDER BY at DESC, id DESC"_s,
                      valuesOf(scope), [&list](const Row &row) { list << toRun(row); });
    if (!read)
        return read.error();
    return list;
}

} // namespace ledger

} // namespace maquette
