// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/follower.h"

namespace maquette
{

using namespace Qt::StringLiterals;
using Ms = std::chrono::milliseconds;
using State = RunStatus::State;

Follower::Follower(const JobServices &services, JobRecord &record, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_record(record)
{}

Follower::~Follower()
{
    stop();
}

void Follower::follow(Ms after)
{
    m_purpose = Purpose::Follow;
    m_step = 0;
    ask(Poller::Question::Status, after);
}

void Follower::followNew()
{
    m_purpose = Purpose::Follow;
    m_step = 0;
    askNow(Poller::Question::Status);
}

void Follower::fetch()
{
    m_purpose = Purpose::Fetch;
    m_step = 0;
    ask(Poller::Question::Result, Ms(0));
}

void Follower::probe()
{
    m_purpose = Purpose::Probe;
    ask(Poller::Question::Status, Ms(0));
}

void Follower::askCost(Ms after)
{
    m_purpose = Purpose::Cost;
    ask(Poller::Question::Result, after);
}

void Follower::stop()
{
    m_purpose = Purpose::None;
    m_services.poller.forget(m_record.job.id);
}

void Follower::ask(Poller::Question question, Ms after)
{
    m_services.poller.ask(m_record.job.id, m_record.job.request, question, after, *this);
}

void Follower::askNow(Poller::Question question)
{
    m_services.poller.askNow(m_record.job.id, m_record.job.request, question, *this);
}

void Follower::askAgain()
{
    ask(Poller::Question::Status, backoff(m_step++, m_services.timing.poll));
}

void Follower::onStatus(const RunStatus &status)
{
    if (m_purpose == Purpose::Probe) {
        m_purpose = Purpose::None;
        emit ours();
        return;
    }
    m_goneTimes = 0;
    m_record.unproven = false;
    // That a cancel was not confirmed stays true while the run still waits.
    const auto &error = m_record.job.error;
    if (error && (error->kind != ErrorKind::NotConfirmed || status.state != State::Queued))
        m_record.job.error.reset();
    switch (status.state) {
    case State::Completed:
        askNow(Poller::Question::Result);
        break;
    case State::Failed:
        m_failure = status.error.value_or(
            Error{ErrorKind::GenerationFailed, tr("The run failed; RunComfy gave no reason."), {}, 0, 0, {}});
        askNow(Poller::Question::Result);
        break;
    case State::Cancelled:
        end(JobState::Cancelled, {}, u"cancelled"_s);
        return;
    default:
        show(status);
        askAgain();
    }
    emit changed();
}

//! What an unfinished run says of itself; the journal keeps the turns, not every word.
void Follower::show(const RunStatus &status)
{
    Job &job = m_record.job;
    const bool unheard = status.state == State::Unheard;
    const bool newWord = unheard && job.serverState != status.raw;
    job.serverState = unheard ? status.raw : QString();
    job.queuePosition = status.state == State::Queued ? status.queuePosition : -1;
    if (newWord)
        m_record.keep(u"unheard"_s, status.raw);
    if (status.state == State::Queued) {
        job.state = JobState::Queued;
    } else if (status.state == State::Running && job.state != JobState::Running) {
        job.state = JobState::Running;
        if (job.startedAt.isNull())
            job.startedAt = m_services.clock.now();
        m_step = 0;
        m_record.keep(u"running"_s);
    }
}

void Follower::onResult(const RunResult &result)
{
    if (m_purpose == Purpose::Cost) {
        m_purpose = Purpose::None;
        if (result.cost)
            emit costKnown(*result.cost);
        else
            emit costUnknown();
        return;
    }
    m_goneTimes = 0;
    m_record.unproven = false;
    m_record.job.error.reset();
    switch (result.status.state) {
    case State::Completed:
        takeResult(result);
        return;
    case State::Failed: {
        const Error unsaid{
            ErrorKind::GenerationFailed, tr("The run failed; RunComfy gave no reason."), {}, 0, 0, {}};
        m_record.job.cost = result.cost ? result.cost : m_record.job.cost;
        end(JobState::Failed, result.status.error ? result.status.error : m_failure.value_or(unsaid),
            u"failed"_s, result.raw);
        return;
    }
    case State::Cancelled:
        end(JobState::Cancelled, {}, u"cancelled"_s, result.raw);
        return;
    default:
        break;
    }
    if (m_failure && m_step > m_services.timing.goneTimes) {
        end(JobState::Failed, m_failure, u"failed"_s);
        return;
    }
    // "Completed" was said too early: back to asking for the state.
    m_purpose = Purpose::Follow;
    show(result.status);
    askAgain();
    emit changed();
}

void Follower::takeResult(const RunResult &result)
{
    Job &job = m_record.job;
    job.serverState.clear();
    job.queuePosition = -1;
    if (result.cost)
        job.cost = result.cost;
    if (result.outputs.isEmpty()) {
        const Error error{ErrorKind::NoOutput,
                          tr("The run ended well, but its result holds no file that can be fetched."),
                          QString::fromUtf8(result.raw.left(4000)),
                          0,
                          0,
                          {}};
        job.canCollectAgain = true;
        end(JobState::Failed, error, u"failed"_s, result.raw);
        return;
    }
    m_purpose = Purpose::None;
    emit resultCame(result);
}

void Follower::onRefused(const Error &error)
{
    switch (m_purpose) {
    case Purpose::Probe:
        m_purpose = Purpose::None;
        return;
    case Purpose::Cost:
        m_purpose = Purpose::None;
        emit costUnknown();
        return;
    default:
        break;
    }
    if (error.kind == ErrorKind::RequestGone) {
        onGone(error);
        return;
    }
    m_purpose = Purpose::None;
    if (std::exchange(m_record.unproven, false)) {
        emit notFound(error);
        return;
    }
    m_record.job.error = error;
    emit notOurs();
}

void Follower::onGone(const Error &error)
{
    if (++m_goneTimes < m_services.timing.goneTimes) {
        const bool asksResult = m_purpose == Purpose::Fetch || m_failure;
        ask(asksResult ? Poller::Question::Result : Poller::Question::Status, m_services.timing.goneApart);
        return;
    }
    if (std::exchange(m_record.unproven, false)) {
        m_purpose = Purpose::None;
        m_goneTimes = 0;
        emit notFound(error);
        return;
    }
    if (m_purpose == Purpose::Fetch) {
        m_purpose = Purpose::None;
        emit gone(error);
        return;
    }
    m_record.job.canCollectAgain = true;
    end(JobState::Failed, m_failure ? m_failure : error, u"failed"_s);
}

void Follower::onTrouble(const Error &error)
{
    if (m_purpose == Purpose::Cost) {
        stop();
        emit costUnknown();
        return;
    }
    if (m_purpose == Purpose::Probe)
        return;
    m_record.job.error = error;
    emit changed();
}

void Follower::end(JobState state, const std::optional<Error> &error, const QString &event,
                   const QByteArray &raw)
{
    m_purpose = Purpose::None;
    Job &job = m_record.job;
    job.state = state;
    job.error = error;
    job.cancelRequested = false;
    job.serverState.clear();
    job.queuePosition = -1;
    if (job.finishedAt.isNull())
        job.finishedAt = m_services.clock.now();
    Journal::Extra extra;
    if (!raw.isEmpty()) {
        extra = [id = job.id, raw](Database &database) {
            return JobRepository(database).storeResult(id, raw);
        };
    }
    m_record.keep(event, error ? error->detail : QString(), std::move(extra));
    emit ended();
}

} // namespace maquette
