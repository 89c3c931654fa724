// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/ledger.h"

#include "app/api/apiclient.h"
#include "app/jobs/ledgerreads.h"
#include "app/jobs/scheduler.h"
#include "app/store/jobrepository.h"
#include "app/store/store.h"

#include <QTimer>

namespace maquette
{

namespace
{

constexpr std::chrono::milliseconds coalescing(400);

Result<std::optional<RunRecord>> timesOf(Database &database, JobId job)
{
    JobRepository jobs(database);
    const auto row = jobs.find(job);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<RunRecord>();
    RunRecord record{(*row)->createdAt, (*row)->submittedAt, {}, (*row)->startedAt, (*row)->finishedAt, {},
                     (*row)->estimate,  (*row)->cost};
    const auto events = jobs.events(job);
    if (!events)
        return events.error();
    for (const JobEvent &event : *events) {
        if (event.kind == u"accepted" || event.kind == u"adopted")
            record.acceptedAt = event.at;
        else if (event.kind == u"saved")
            record.savedAt = event.at;
    }
    return std::optional(record);
}

} // namespace

struct Ledger::Private
{
    //! What of a job the ledger shows; the rest changes many times a second while files arrive.
    struct Seen
    {
        JobState state = JobState::Waiting;
        std::optional<Money> cost;
        RequestId request;
        friend bool operator==(const Seen &, const Seen &) = default;
    };

    Private(Store &store, const ApiClient &api)
        : store(store)
        , api(api)
    {}

    Store &store;
    const ApiClient &api;
    QHash<JobId, Seen> seen;
    QTimer later;

    void tellLater()
    {
        if (!later.isActive())
            later.start(coalescing);
    }

    void look(const Job &job)
    {
        const Seen now{job.state, job.cost, job.request};
        const auto before = seen.constFind(job.id);
        if (before != seen.cend() && *before == now)
            return;
        seen.insert(job.id, now);
        if (job.state != JobState::Waiting || before != seen.cend())
            tellLater();
    }
};

Ledger::Ledger(Store &store, const ApiClient &api, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , d(new Private(store, api))
{
    d->later.setSingleShot(true);
    connect(&d->later, &QTimer::timeout, this, &Ledger::changed);
    for (const auto signal : {&Scheduler::jobAdded, &Scheduler::jobChanged, &Scheduler::jobFinished})
        connect(&scheduler, signal, this, [this](const Job &job) { d->look(job); });
    connect(&scheduler, &Scheduler::jobRemoved, this, [this](JobId id) {
        d->seen.remove(id);
        d->tellLater();
    });
    const auto tell = [this] { d->tellLater(); };
    connect(&scheduler, &Scheduler::costLearned, this, tell);
    connect(&scheduler, &Scheduler::recovered, this, tell);
    connect(&scheduler, &Scheduler::journalMended, this, tell);
    connect(&api, &ApiClient::tokenChanged, this, tell);
    connect(&api, &ApiClient::endpointChanged, this, tell);
}

Ledger::~Ledger() = default;

void Ledger::read(const LedgerQuery &query, QObject *context, std::function<void(Result<LedgerPage>)> answer)
{
    d->store.run<LedgerPage>(
        context, [query](Database &database) { return ledger::page(database, query); }, std::move(answer));
}

void Ledger::readRuns(const LedgerScope &scope, QObject *context,
                      std::function<void(Result<QList<LedgerRun>>)> answer)
{
    d->store.run<QList<LedgerRun>>(
        context, [scope](Database &database) { return ledger::runs(database, scope); }, std::move(answer));
}

void Ledger::readTimes(JobId job, QObject *context,
                       std::function<void(Result<std::optional<RunRecord>>)> answer)
{
    d->store.run<std::optional<RunRecord>>(
        context, [job](Database &database) { return timesOf(database, job); }, std::move(answer));
}

QString Ledger::account() const
{
    return d->api.hasToken() && !d->api.endpoint().sandbox ? d->api.accountFingerprint() : QString();
}

} // namespace maquette
