// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decides about a run: to cancel it, to fetch it again, which one it is.
#include "app/jobs/jobrunner.h"

namespace maquette
{

using namespace Qt::StringLiterals;
using Ms = std::chrono::milliseconds;

void JobRunner::cancel()
{
    Job &job = m_record.job;
    switch (job.state) {
    case JobState::Waiting:
        job.state = JobState::Cancelled;
        job.error.reset();
        job.finishedAt = m_services.clock.now();
        m_record.keep(u"cancelled"_s);
        emit ended();
        return;
    case JobState::Submitting:
        job.cancelRequested = true;
        break;
    case JobState::Queued:
        if (job.elsewhere || job.cancelRequested)
            return;
        job.cancelRequested = true;
        askToCancel();
        break;
    case JobState::Running:
        job.runsOn = true;
        m_record.keep(u"cancelRefused"_s);
        break;
    case JobState::Collecting:
        m_gathering->stopWaiting();
        return;
    default:
        return;
    }
    emit changed();
}

void JobRunner::askToCancel()
{
    if (m_cancelCall)
        return;
    m_record.keep(u"cancelAsked"_s);
    m_cancelCall = m_services.api.cancel(job().request, this);
    connect(m_cancelCall, &CancelCall::finished, this, &JobRunner::onCancelAnswer);
}

void JobRunner::onCancelAnswer(const Result<CancelOutcome> &outcome)
{
    m_cancelCall = nullptr;
    Job &job = m_record.job;
    const bool open = job.state == JobState::Queued || job.state == JobState::Running;
    if (!open)
        return;
    job.cancelRequested = false;
    if (!outcome) {
        job.error = outcome.error();
        emit changed();
        return;
    }
    if (*outcome == CancelOutcome::NotCancellable) {
        job.runsOn = true;
        m_record.keep(u"cancelRefused"_s);
        emit changed();
        return;
    }
    m_follower->stop();
    job.state = JobState::Cancelled;
    job.error.reset();
    job.queuePosition = -1;
    job.finishedAt = m_services.clock.now();
    m_record.keep(u"cancelled"_s);
    emit ended();
}

bool JobRunner::canCollectAgain() const
{
    return job().state == JobState::Failed && job().canCollectAgain && !job().request.isEmpty() &&
           !job().elsewhere;
}

void JobRunner::collectAgain()
{
    if (canCollectAgain())
        collectAfter(u"collectAgain"_s, {});
}

void JobRunner::allowHost()
{
    const std::optional<Error> error = job().error;
    if (!canCollectAgain() || !error || error->kind != ErrorKind::ForeignHost)
        return;
    m_record.job.hosts << error->detail;
    collectAfter(u"hostAllowed"_s, error->detail);
}

void JobRunner::collectAfter(const QString &event, const QString &detail)
{
    Job &job = m_record.job;
    job.state = JobState::Collecting;
    job.error.reset();
    job.canCollectAgain = false;
    m_record.keep(event, detail);
    m_follower->fetch();
    emit changed();
}

void JobRunner::adopt(const RequestId &request)
{
    Job &job = m_record.job;
    job.request = request;
    job.state = JobState::Queued;
    job.error.reset();
    job.finishedAt = {};
    m_record.unproven = true;
    m_record.setAccount(m_services.api.accountFingerprint());
    const auto go = [self = QPointer<JobRunner>(this)] {
        if (self && self->job().state == JobState::Queued)
            self->m_follower->follow(Ms(0));
    };
    m_record.keep(u"adopted"_s, request.text(), {}, go, go);
    emit changed();
}

//! The wrong id was entered: whether the run was taken is as unknown as before.
void JobRunner::onNotFound(const Error &error)
{
    Job &job = m_record.job;
    const QString wrong = std::exchange(job.request, {}).text();
    job.state = JobState::Unknown;
    job.cancelRequested = false;
    job.error = error;
    job.error->message = tr("RunComfy has no run of yours with the request id %1.").arg(wrong);
    job.finishedAt = m_services.clock.now();
    m_record.keep(u"notFound"_s, wrong);
    emit ended();
}

} // namespace maquette
