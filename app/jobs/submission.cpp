// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/submission.h"

#include "app/base/log.h"
#include "app/jobs/signedlinks.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int fetchedWithinSeconds = 60; //!< after the submit, at the earliest

bool mayBeSentLater(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
    case ErrorKind::TokenRejected: // no token: nothing was tried
        return true;
    default:
        return false;
    }
}

} // namespace

Submission::Submission(const JobServices &services, JobRecord &record, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_record(record)
{}

void Submission::start()
{
    m_record.job.state = JobState::Submitting;
    m_record.job.error.reset();
    m_record.job.submittedAt = m_services.clock.now();
    m_record.setAccount(m_services.api.accountFingerprint());
    emit changed();
    QPointer<Submission> self(this);
    m_record.commit(u"submitting"_s, [self](const Result<void> &committed) {
        if (self)
            self->post(committed);
    });
}

void Submission::post(const Result<void> &committed)
{
    Job &job = m_record.job;
    if (!committed) {
        job.state = JobState::Waiting;
        job.submittedAt = {};
        job.error = committed.error();
        // The commit may have happened all the same.
        m_record.keep(u"notSent"_s, committed.error().detail);
        emit notSent();
        return;
    }
    if (job.cancelRequested) {
        job.submittedAt = {};
        end(JobState::Cancelled, {}, u"cancelled"_s);
        return;
    }
    if (isElsewhere(m_record, m_services.api)) {
        backToWaiting(
            {ErrorKind::NotPermitted, tr("Another account or server is in use now."), {}, 0, 0, {}});
        return;
    }
    if (holdsExpiredLink(job.input, m_services.clock.now().addSecs(fetchedWithinSeconds))) {
        job.submittedAt = {};
        end(JobState::Failed,
            Error{ErrorKind::InvalidInput,
                  tr("It waited so long that the link to one of its files has expired. Generated again, the "
                     "file gets a new one."),
                  {},
                  0,
                  0,
                  {}},
            u"notSent"_s);
        return;
    }
    SubmitCall *call = m_services.api.submit(job.model, job.input, this);
    connect(call, &SubmitCall::finished, this, &Submission::onOutcome);
}

void Submission::onOutcome(const SubmitOutcome &outcome)
{
    if (const auto *taken = std::get_if<Accepted>(&outcome)) {
        m_record.job.state = JobState::Queued;
        m_record.job.request = taken->request;
        m_record.keep(
            u"accepted"_s, taken->request.text(), {},
            [self = QPointer<Submission>(this)] {
                if (self)
                    emit self->accepted();
            },
            [self = QPointer<Submission>(this)] {
                if (self)
                    emit self->accepted();
            });
    } else if (const auto *refused = std::get_if<Rejected>(&outcome)) {
        end(JobState::Failed, refused->error, u"rejected"_s);
    } else if (const auto *kept = std::get_if<NotSent>(&outcome)) {
        if (mayBeSentLater(kept->error))
            backToWaiting(kept->error);
        else
            end(JobState::Failed, kept->error, u"notSent"_s);
    } else {
        const Error &error = std::get<Uncertain>(outcome).error;
        qCWarning(logJobs) << "job" << m_record.job.id.number() << "has no readable answer:" << error.detail;
        end(JobState::Unknown, error, u"uncertain"_s);
    }
}

void Submission::backToWaiting(const Error &error)
{
    Job &job = m_record.job;
    job.submittedAt = {};
    if (job.cancelRequested) {
        end(JobState::Cancelled, {}, u"cancelled"_s);
        return;
    }
    job.state = JobState::Waiting;
    job.error = error;
    m_record.keep(u"notSent"_s, error.detail);
    emit notSent();
}

void Submission::end(JobState state, const std::optional<Error> &error, const QString &event)
{
    Job &job = m_record.job;
    job.state = state;
    job.error = error;
    job.cancelRequested = false;
    job.finishedAt = m_services.clock.now();
    m_record.keep(event, error ? error->detail : QString());
    emit ended();
}

} // namespace maquette
