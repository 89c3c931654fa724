// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/groupcommit.h"

#include <QElapsedTimer>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! Runs \a work so that it can be undone alone; its own end goes to \a outcome. An error: the transaction
//! cannot go on.
Result<void> runApart(Database &database, const StoreWork &work, Result<void> &outcome)
{
    outcome = database.execute(u"SAVEPOINT work"_s);
    if (outcome) {
        outcome = work(database);
        if (outcome)
            outcome = database.execute(u"RELEASE work"_s);
        if (outcome)
            return {};
    }
    // SQLite gives up the whole transaction by itself for some errors, such as a full disk: then these fail.
    if (auto undone = database.execute(u"ROLLBACK TO work"_s); !undone)
        return undone;
    return database.execute(u"RELEASE work"_s);
}

} // namespace

GroupEnd commitTogether(Database &database, const std::vector<const StoreWork *> &works,
                        std::chrono::milliseconds longest)
{
    GroupEnd end;
    QElapsedTimer timer;
    timer.start();
    const Result<void> done = database.transaction([&]() -> Result<void> {
        if (works.size() == 1) {
            end.outcomes.push_back((*works.front())(database));
            return end.outcomes.front();
        }
        for (const StoreWork *work : works) {
            if (!end.outcomes.empty() && timer.elapsed() >= longest.count())
                break;
            Result<void> &outcome = end.outcomes.emplace_back();
            if (auto usable = runApart(database, *work, outcome); !usable)
                return usable;
        }
        return {};
    });
    end.committed = done.has_value();
    if (done)
        return end;
    if (end.outcomes.empty())
        end.outcomes.emplace_back();
    for (Result<void> &outcome : end.outcomes) {
        if (outcome)
            outcome = done.error();
    }
    return end;
}

} // namespace maquette
