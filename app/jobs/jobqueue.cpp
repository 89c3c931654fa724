// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/jobqueue.h"

#include "app/jobs/scheduler.h"

namespace maquette
{

using namespace Qt::StringLiterals;

JobQueue::JobQueue(const JobServices &services, Scheduler &scheduler)
    : m_services(services)
    , m_scheduler(scheduler)
{
    m_pump.setSingleShot(true);
    m_readAgain.setSingleShot(true);
    m_arrive.setSingleShot(true);
    connect(&m_pump, &QTimer::timeout, this, &JobQueue::pump);
    connect(&m_readAgain, &QTimer::timeout, this, &JobQueue::recover);
    connect(&m_arrive, &QTimer::timeout, this, &JobQueue::bringSome);
    connect(&services.api, &ApiClient::tokenChanged, this, &JobQueue::onAccountChanged);
    connect(&services.api, &ApiClient::endpointChanged, this, &JobQueue::onAccountChanged);
    connect(&services.poller, &Poller::tokenRejectedChanged, this, &JobQueue::pumpLater);
    connect(&services.journal, &Journal::troubled, this, &JobQueue::pumpLater);
    connect(&services.journal, &Journal::mended, this, &JobQueue::pumpLater);
    connect(&services.storage, &StorageWatch::changed, this, &JobQueue::pumpLater);
}

JobQueue::~JobQueue()
{
    for (const auto &[id, runner] : m_runners)
        delete runner;
}

JobRunner *JobQueue::add(const JobRow &row)
{
    auto *runner = new JobRunner(m_services, row, nullptr);
    m_runners.emplace(row.id, runner);
    connect(runner, &JobRunner::changed, this, [this, runner] { onChanged(*runner); });
    connect(runner, &JobRunner::ended, this, [this, runner] { onEnded(*runner); });
    connect(runner, &JobRunner::settled, runner, &QObject::deleteLater);
    connect(runner, &JobRunner::costLearned, this, [this, id = row.id](Money cost) { onCost(id, cost); });
    return runner;
}

JobRunner *JobQueue::addNew(const JobRow &row, JobId id)
{
    JobRow written = row;
    written.id = id;
    JobRunner *runner = add(written);
    note(*runner);
    emit m_scheduler.jobAdded(runner->job());
    pumpLater();
    return runner;
}

void JobQueue::onCost(JobId id, Money cost)
{
    m_budget.setAmount(id, cost);
    emit m_scheduler.costLearned(id, cost);
}

void JobQueue::order(const JobRow &ordered)
{
    JobRow row = ordered;
    row.place = m_order.placeAtEnd();
    JobEvent event{{}, row.createdAt, u"ordered"_s, row.state, {}};
    m_services.journal.insert(row, event, {}, [this, row](const Result<JobId> &id) {
        if (id) {
            addNew(row, *id);
            return;
        }
        m_services.journal.withdraw(row);
        emit m_scheduler.orderFailed(id.error());
    });
}

void JobQueue::dismiss(JobRunner &runner)
{
    if (!runner.job().isFinished() && runner.job().state != JobState::Unknown)
        return;
    if (m_resolving.contains(runner.job().id))
        return;
    runner.record().setDismissed();
    runner.record().keep(u"dismissed"_s);
    remove(runner);
}

JobRunner *JobQueue::find(JobId id) const
{
    const auto it = m_runners.find(id);
    return it == m_runners.end() ? nullptr : it->second;
}

QList<Job> JobQueue::jobs() const
{
    QList<Job> list;
    for (auto it = m_runners.crbegin(); it != m_runners.crend(); ++it)
        list << it->second->job();
    return list;
}

std::optional<std::chrono::seconds> JobQueue::usualTime(const ModelId &model) const
{
    return m_runTimes.usual(m_services.api.endpoint().name, model);
}

bool JobQueue::isSubmitting() const
{
    return std::any_of(m_places.cbegin(), m_places.cend(),
                       [this](JobId id) { return find(id)->job().state == JobState::Submitting; });
}

void JobQueue::note(JobRunner &runner)
{
    const JobId id = runner.job().id;
    if (runner.job().state != JobState::Waiting)
        m_order.remove(id);
    else if (!m_order.contains(id))
        m_order.insert(id, runner.record().place());
    if (runner.holdsPlace())
        m_places.insert(id);
    else
        m_places.erase(id);
    noteCharge(runner);
}

void JobQueue::onChanged(JobRunner &runner)
{
    note(runner);
    emit m_scheduler.jobChanged(runner.job());
    pumpLater();
}

void JobQueue::onEnded(JobRunner &runner)
{
    note(runner);
    const Job job = runner.job();
    if (const auto duration = runner.record().durationMs(); duration && job.state == JobState::Saved)
        m_runTimes.add({runner.record().endpoint(), job.model, *duration});
    const bool refused = job.state == JobState::Failed && job.request.isEmpty();
    if (refused && job.error && job.error->kind == ErrorKind::TokenRejected)
        m_tokenRefused = true;
    emit m_scheduler.jobChanged(job);
    if (job.isFinished())
        emit m_scheduler.jobFinished(job);
    if (job.state == JobState::Saved) {
        const JobId id = job.id;
        m_runners.erase(id);
        runner.disconnect(this);
        connect(&runner, &JobRunner::costLearned, this, [this, id](Money cost) { onCost(id, cost); });
        runner.setParent(this);
        runner.settleCost();
        emit m_scheduler.jobRemoved(id);
    }
    pumpLater();
}

void JobQueue::remove(JobRunner &runner)
{
    const JobId id = runner.job().id;
    m_runners.erase(id);
    m_order.remove(id);
    m_places.erase(id);
    runner.disconnect(this);
    runner.setParent(this);
    runner.deleteLater();
    emit m_scheduler.jobRemoved(id);
}

void JobQueue::onAccountChanged()
{
    m_tokenRefused = false;
    std::vector<JobRunner *> all;
    for (const auto &[id, runner] : m_runners)
        all.push_back(runner);
    for (JobRunner *runner : all) {
        runner->checkOwner();
        note(*runner);
    }
    pumpLater();
}

} // namespace maquette
