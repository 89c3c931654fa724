// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/prompthistory.h"

#include "app/base/log.h"
#include "app/jobs/scheduler.h"
#include "app/store/promptrepository.h"
#include "app/store/store.h"

#include <QTimer>

namespace maquette
{

namespace
{

//! Jobs at a time: an order that comes meanwhile waits for so many.
constexpr int jobsInAStep = 50;

PastPrompt toPrompt(const PromptRow &row)
{
    return {row.id,   row.text,      row.negative, row.model,   row.modelName, row.job,
            row.uses, row.firstUsed, row.lastUsed, row.starred, row.written};
}

PromptRow toRow(const PastPrompt &prompt)
{
    PromptRow row;
    row.id = prompt.id;
    row.text = prompt.text;
    row.written = prompt.written;
    row.negative = prompt.negative;
    row.model = prompt.model;
    row.modelName = prompt.modelName;
    row.job = prompt.job;
    row.uses = prompt.uses;
    row.firstUsed = prompt.firstUsed;
    row.lastUsed = prompt.lastUsed;
    row.starred = prompt.starred;
    return row;
}

QList<PastPrompt> toPrompts(const QList<PromptRow> &rows)
{
    QList<PastPrompt> prompts;
    prompts.reserve(rows.size());
    for (const PromptRow &row : rows)
        prompts << toPrompt(row);
    return prompts;
}

} // namespace

struct PromptHistory::Private
{
    PromptHistory *q;
    Store &store;
    JobTiming timing;
    QTimer timer{};
    bool taking = false;
    bool more = false; //!< jobs came while a step was under way
    int failures = 0;
    std::optional<PromptSearch> next{}; //!< asked while another question is with the store
    bool searching = false;

    void take()
    {
        if (taking) {
            more = true;
            return;
        }
        taking = true;
        more = false;
        store.run<int>(
            q, [](Database &database) { return PromptRepository(database).takeIn(jobsInAStep); },
            [this](const Result<int> &taken) { took(taken); });
    }

    void took(const Result<int> &taken)
    {
        taking = false;
        if (!taken) {
            qCWarning(logJobs) << "history of prompts not written:" << taken.error().detail;
            timer.start(backoff(failures++, timing.journal));
            return;
        }
        failures = 0;
        if (*taken > 0)
            emit q->changed();
        if (*taken == jobsInAStep || more)
            take();
    }

    void ask(const PromptSearch &query)
    {
        searching = true;
        store.run<QList<PromptRow>>(
            q,
            [query](Database &database) {
                return PromptRepository(database).find({query.words, query.starredOnly, query.most});
            },
            [this, query](const Result<QList<PromptRow>> &rows) {
                searching = false;
                if (const auto newer = std::exchange(next, {})) {
                    ask(*newer);
                    return;
                }
                if (rows)
                    emit q->found(query, toPrompts(*rows));
                else
                    emit q->failed(rows.error());
            });
    }

    template <typename T, typename Work, typename Then>
    void change(Work work, Then then)
    {
        store.run<T>(q, std::move(work), [this, then = std::move(then)](const Result<T> &done) {
            if (!done) {
                emit q->failed(done.error());
                return;
            }
            emit q->changed();
            then(done);
        });
    }
};

PromptHistory::PromptHistory(Store &store, QObject *parent, const JobTiming &timing)
    : QObject(parent)
    , d(new Private{this, store, timing})
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->take(); });
}

PromptHistory::~PromptHistory() = default;

void PromptHistory::follow(Scheduler &scheduler)
{
    connect(&scheduler, &Scheduler::jobAdded, this, &PromptHistory::catchUp);
    catchUp();
}

void PromptHistory::catchUp()
{
    // Not begun anew with each job: a long row of them must not put it off.
    if (!d->timer.isActive())
        d->timer.start(d->timing.draft);
}

void PromptHistory::search(const PromptSearch &query)
{
    if (d->searching)
        d->next = query;
    else
        d->ask(query);
}

void PromptHistory::setStarred(qint64 id, bool starred)
{
    d->change<void>(
        [id, starred](Database &database) { return PromptRepository(database).setStarred(id, starred); },
        [](const Result<void> &) {});
}

void PromptHistory::remove(qint64 id)
{
    d->change<std::optional<PromptRow>>(
        [id](Database &database) { return PromptRepository(database).remove(id); },
        [this](const Result<std::optional<PromptRow>> &row) {
            if (*row)
                emit removed(toPrompt(**row));
        });
}

void PromptHistory::restore(const PastPrompt &prompt)
{
    d->change<void>(
        [row = toRow(prompt)](Database &database) { return PromptRepository(database).restore(row); },
        [](const Result<void> &) {});
}

void PromptHistory::clear(bool starredToo)
{
    d->change<int>([starredToo](Database &database) { return PromptRepository(database).clear(starredToo); },
                   [](const Result<int> &) {});
}

} // namespace maquette
