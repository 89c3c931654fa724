// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/runwatch.h"

#include "app/base/advice.h"
#include "app/jobs/scheduler.h"

namespace maquette
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

//! A cost that was not in the result is asked for once more after four seconds; a run of another token is
//! asked about at once.
constexpr auto patience = 15s;
//! With a token that was refused, only downloads that are under way can still end.
constexpr auto quietWithoutToken = 20s;
//! What ends may cost less than was expected and make room for the next: the queue looks again by itself.
constexpr auto holdSettles = 500ms;

bool isEnd(JobState state)
{
    return state == JobState::Saved || state == JobState::Failed || state == JobState::Cancelled ||
           state == JobState::Unknown;
}

bool hasNoRoom(const Job &job)
{
    return job.state == JobState::Waiting && job.error && isOfStorage(job.error->kind);
}

//! Only a person can change what keeps it here.
bool isStuck(const Job &job)
{
    return hasNoRoom(job) || job.isHeld();
}

bool wantsToken(const Job &job)
{
    return job.error && job.error->kind == ErrorKind::TokenRejected;
}

} // namespace

RunWatch::RunWatch(Scheduler &scheduler, const Library &library, EventLines &lines, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_teller(lines, library)
{
    m_patience.setSingleShot(true);
    m_tokenless.setSingleShot(true);
    m_held.setSingleShot(true);
    connect(&m_held, &QTimer::timeout, this, &RunWatch::giveUpHeld);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_suspects.clear();
        m_costless.clear();
        look();
    });
    connect(&m_tokenless, &QTimer::timeout, this, &RunWatch::finish);
    connect(&scheduler, &Scheduler::jobAdded, this, &RunWatch::onAdded);
    connect(&scheduler, &Scheduler::orderFailed, this, &RunWatch::onOrderFailed);
    connect(&scheduler, &Scheduler::jobChanged, this, &RunWatch::onChanged);
    connect(&scheduler, &Scheduler::costLearned, this, &RunWatch::onCost);
}

void RunWatch::order(const QList<RequestedRun> &runs)
{
    QList<JobOrder> orders;
    for (const RequestedRun &run : runs)
        orders << run.order;
    m_ordered.append(runs);
    m_scheduler.order(orders);
}

void RunWatch::follow(const Job &job)
{
    m_runs.insert(job.id, {});
    onChanged(job);
}

void RunWatch::suspect(JobId id)
{
    m_suspects.insert(id);
    m_patience.start(patience);
}

void RunWatch::begin()
{
    m_begun = true;
    look();
}

void RunWatch::stop()
{
    if (std::exchange(m_stopping, true) || m_over)
        return;
    cancelWaiting();
    look();
}

QList<JobId> RunWatch::unended() const
{
    QList<JobId> ids;
    for (auto it = m_runs.cbegin(); it != m_runs.cend(); ++it) {
        if (!it->ended)
            ids += it.key();
    }
    return ids;
}

void RunWatch::cancelWaiting()
{
    m_takingBack = true; // one that is cancelled must not end the whole before the others are
    for (const JobId id : unended()) {
        const Job *job = m_scheduler.find(id);
        if (job && job->state == JobState::Waiting)
            m_scheduler.cancel(id);
    }
    m_takingBack = false;
}

void RunWatch::onAdded(const Job &job)
{
    if (m_ordered.isEmpty())
        return;
    Followed run;
    run.origin = m_ordered.takeFirst();
    run.told = JobState::Waiting;
    m_teller.ordered(job, *run.origin);
    m_runs.insert(job.id, run);
    if (m_stopping || m_tokenRefused)
        m_scheduler.cancel(job.id);
    look();
}

void RunWatch::onOrderFailed(const Error &error)
{
    if (m_ordered.isEmpty())
        return;
    m_teller.notOrdered(m_ordered.takeFirst(), error);
    ++m_tally.cancelled;
    m_tally.code = worse(m_tally.code, ExitCode::StartFailed);
    look();
}

void RunWatch::onChanged(const Job &job)
{
    if (m_suspects.contains(job.id) && !job.elsewhere) {
        m_suspects.remove(job.id);
        m_runs.insert(job.id, {});
    }
    const auto run = m_runs.find(job.id);
    if (run != m_runs.end() && !run->ended) {
        if (isEnd(job.state))
            end(job, *run);
        else
            tellStep(job, *run);
        giveUpIfTokenless(job);
        if (m_stopping && job.state == JobState::Waiting)
            m_scheduler.cancel(job.id); // it was not sent after all
    }
    look();
}

void RunWatch::tellStep(const Job &job, Followed &run)
{
    const RequestedRun *origin = run.origin ? &*run.origin : nullptr;
    if (run.told != job.state && job.state != JobState::Waiting)
        m_teller.step(job, origin);
    run.told = job.state;
    const QString reason = job.error ? job.error->message : QString();
    if (std::exchange(run.heldBy, reason) != reason && !reason.isEmpty())
        m_teller.held(job, origin);
}

void RunWatch::end(const Job &job, Followed &run)
{
    run.ended = true;
    m_teller.ended(job, run.origin ? &*run.origin : nullptr);
    const auto count = [this](int &number, ExitCode code) {
        ++number;
        m_tally.code = worse(m_tally.code, code);
    };
    switch (job.state) {
    case JobState::Saved:
        count(m_tally.saved, ExitCode::Saved);
        if (job.cost) {
            m_tally.cost = m_tally.cost + *job.cost;
        } else {
            m_costless.insert(job.id);
            m_patience.start(patience);
        }
        break;
    case JobState::Unknown:
        count(m_tally.unknown, ExitCode::Unknown);
        break;
    case JobState::Cancelled:
        if (job.request.isEmpty())
            count(m_tally.cancelled, m_tokenRefused ? ExitCode::NoToken
                                     : m_noRoom     ? ExitCode::StartFailed
                                     : m_overLimit  ? ExitCode::Held
                                                    : ExitCode::Stopped);
        else
            count(m_tally.failed, ExitCode::Failed);
        break;
    default:
        if (canBeResumed(job))
            ++m_tally.fetchable;
        if (wasRefused(job))
            count(m_tally.refused, wantsToken(job) ? ExitCode::NoToken : ExitCode::Refused);
        else
            count(m_tally.failed, ExitCode::Failed);
        break;
    }
}

void RunWatch::onCost(JobId id, Money cost)
{
    if (!m_costless.remove(id))
        return;
    m_tally.cost = m_tally.cost + cost;
    m_teller.cost(id, cost);
    look();
}

void RunWatch::giveUpIfTokenless(const Job &job)
{
    if (wantsToken(job) && !m_tokenRefused) {
        m_tokenRefused = true;
        m_tally.code = worse(m_tally.code, ExitCode::NoToken);
        cancelWaiting();
    }
    if (m_tokenRefused)
        m_tokenless.start(quietWithoutToken);
}

void RunWatch::look()
{
    if (!m_begun || m_over || m_takingBack || !m_ordered.isEmpty())
        return;
    const QList<JobId> open = unended();
    if (m_stopping) {
        if (!m_scheduler.isSubmitting())
            finish();
        return;
    }
    const bool moving =
        std::any_of(open.cbegin(), open.cend(), [this](JobId id) { return canStillMove(id); });
    const bool held = std::any_of(open.cbegin(), open.cend(), [this](JobId id) {
        const Job *job = m_scheduler.find(id);
        return job && isStuck(*job);
    });
    if (moving || !m_suspects.isEmpty() || !m_costless.isEmpty())
        return;
    if (held)
        m_held.start(holdSettles);
    else
        finish();
}

bool RunWatch::canStillMove(JobId id) const
{
    const Job *job = m_scheduler.find(id);
    if (!job)
        return true;
    const bool asked = job->state == JobState::Queued || job->state == JobState::Running;
    return !(m_tokenRefused && asked) && !isStuck(*job);
}

void RunWatch::giveUpHeld()
{
    const QList<JobId> open = unended();
    if (m_over || std::any_of(open.cbegin(), open.cend(), [this](JobId id) { return canStillMove(id); }))
        return;
    const auto isHeldBy = [this, &open](bool (*reason)(const Job &)) {
        return std::any_of(open.cbegin(), open.cend(), [this, reason](JobId id) {
            const Job *job = m_scheduler.find(id);
            return job && reason(*job);
        });
    };
    m_overLimit = isHeldBy([](const Job &job) { return job.isHeld(); });
    m_noRoom = isHeldBy(hasNoRoom);
    cancelWaiting();
    look();
}

void RunWatch::finish()
{
    if (std::exchange(m_over, true))
        return;
    m_tally.left = int(unended().size());
    if (m_tally.left > 0)
        m_tally.code = worse(m_tally.code, m_tokenRefused ? ExitCode::NoToken : ExitCode::Stopped);
    emit over();
}

} // namespace maquette
