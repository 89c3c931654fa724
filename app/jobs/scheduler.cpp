// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/scheduler.h"

#include "app/jobs/jobqueue.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

Error noRequestId()
{
    return fail(ErrorKind::InvalidInput,
                Scheduler::tr("This is no request id: it has only letters, digits, hyphens and underscores."))
        .error;
}

} // namespace

struct Scheduler::Private
{
    Private(Scheduler *q, Store &store, ApiClient &api, Collector &collector, const Clock &clock,
            const JobTiming &timing)
        : timing(timing)
        , journal(store, this->timing)
        , poller(api, clock, this->timing)
        , storage(collector, clock, this->timing)
        , services{journal, poller, api, collector, clock, this->timing, storage}
        , queue(services, *q)
    {}

    JobTiming timing;
    Journal journal;
    Poller poller;
    StorageWatch storage;
    JobServices services;
    JobQueue queue; //!< goes first: its runners use all of the above
};

Scheduler::Scheduler(Store &store, ApiClient &api, Collector &collector, const Clock &clock, QObject *parent)
    : Scheduler(store, api, collector, clock, JobTiming(), parent)
{}

Scheduler::Scheduler(Store &store, ApiClient &api, Collector &collector, const Clock &clock,
                     const JobTiming &timing, QObject *parent)
    : QObject(parent)
    , d(new Private(this, store, api, collector, clock, timing))
{
    connect(&d->journal, &Journal::troubled, this, &Scheduler::journalTroubled);
    connect(&d->journal, &Journal::mended, this, &Scheduler::journalMended);
    connect(&d->storage, &StorageWatch::looked, this, [this](const Result<qint64> &room, bool atOnce) {
        if (atOnce)
            emit storageLooked(room);
    });
}

Scheduler::~Scheduler() = default;

void Scheduler::recover(Waiting waiting)
{
    d->queue.setLeavesWaiting(waiting == Waiting::Leave);
    d->queue.recover();
}

void Scheduler::order(const QList<JobOrder> &orders)
{
    for (const JobRow &row : rowsFor(orders, d->services))
        d->queue.order(row);
}

Result<void> Scheduler::collect(const RequestId &request, const ModelId &model, const QString &modelName)
{
    if (!isRequestId(request.text()))
        return noRequestId();
    if (!d->services.api.hasToken())
        return fail(ErrorKind::TokenRejected, tr("A token is needed to ask for a run."));
    d->queue.collect(rowForRequest(request, model, modelName, d->services));
    return {};
}

void Scheduler::setAttended(bool attended)
{
    d->storage.setPatient(attended);
    d->queue.setAttended(attended);
}

bool Scheduler::lookForStorage()
{
    return d->storage.lookNow();
}

void Scheduler::cancelWaiting()
{
    d->queue.cancelAll(false);
}

void Scheduler::cancelAll()
{
    d->queue.cancelAll(true);
}

bool Scheduler::isPaused() const
{
    return d->queue.isPaused();
}

void Scheduler::setPaused(bool paused)
{
    d->queue.setPaused(paused);
}

QList<JobId> Scheduler::waiting() const
{
    return d->queue.waiting();
}

void Scheduler::move(const QList<JobId> &ids, JobId before)
{
    d->queue.move(ids, before);
}

const SpendingLimits &Scheduler::limits() const
{
    return d->queue.budget().limits();
}

void Scheduler::setLimits(const SpendingLimits &limits)
{
    d->queue.setLimits(limits);
}

void Scheduler::allow(const QList<JobId> &ids)
{
    d->queue.allow(ids);
}

std::optional<QString> Scheduler::holdForecast(const std::optional<Money> &each, int runs) const
{
    return d->queue.holdForecast(each, runs);
}

DaySum Scheduler::spentToday() const
{
    return d->queue.budget().spentOn(d->services.clock.now().toLocalTime().date());
}

void Scheduler::cancel(JobId id)
{
    if (JobRunner *runner = d->queue.find(id))
        runner->cancel();
}

void Scheduler::collectAgain(JobId id)
{
    if (JobRunner *runner = d->queue.find(id))
        runner->collectAgain();
}

void Scheduler::allowHost(JobId id)
{
    if (JobRunner *runner = d->queue.find(id))
        runner->allowHost();
}

void Scheduler::setAllowedHosts(const QStringList &hosts)
{
    d->services.hosts = hosts;
}

Result<void> Scheduler::adopt(JobId id, const RequestId &request)
{
    JobRunner *runner = d->queue.find(id);
    if (!runner || runner->job().state != JobState::Unknown)
        return fail(ErrorKind::InvalidInput, tr("This run has no open question any more."));
    if (!isRequestId(request.text()))
        return noRequestId();
    if (runner->record().endpoint() != d->services.api.endpoint().name)
        return fail(ErrorKind::InvalidInput, tr("This run was sent to another server than the one in use."));
    return d->queue.adopt(*runner, request);
}

void Scheduler::sendAgain(JobId id)
{
    if (JobRunner *runner = d->queue.find(id))
        d->queue.sendAgain(*runner);
}

void Scheduler::dismiss(JobId id)
{
    if (JobRunner *runner = d->queue.find(id))
        d->queue.dismiss(*runner);
}

QList<Job> Scheduler::jobs() const
{
    return d->queue.jobs();
}

const Job *Scheduler::find(JobId id) const
{
    const JobRunner *runner = d->queue.find(id);
    return runner ? &runner->job() : nullptr;
}

int Scheduler::limit() const
{
    return d->queue.limit();
}

void Scheduler::setLimit(int running)
{
    d->queue.setLimit(running);
}

std::optional<std::chrono::seconds> Scheduler::usualTime(const ModelId &model) const
{
    return d->queue.usualTime(model);
}

bool Scheduler::isSubmitting() const
{
    return d->queue.isSubmitting();
}

QString Scheduler::curlCommand(const ModelId &model, const QByteArray &input) const
{
    return d->services.api.curlCommand(model, input);
}

} // namespace maquette
