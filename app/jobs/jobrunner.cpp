// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/jobrunner.h"

#include "app/base/advice.h"
#include "app/store/assetrepository.h"

namespace maquette
{

using namespace Qt::StringLiterals;
using Ms = std::chrono::milliseconds;

JobRunner::JobRunner(const JobServices &services, JobRow row, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_record(services, std::move(row))
    , m_follower(new Follower(services, m_record, this))
    , m_gathering(new Gathering(services, m_record, this))
{
    m_record.job.elsewhere = isElsewhere(m_record, services.api);
    connectParts();
}

JobRunner::~JobRunner()
{
    // They use the record, which goes before a parent deletes its children.
    delete m_submission;
    delete m_gathering;
    delete m_follower;
}

void JobRunner::connectParts()
{
    connect(m_follower, &Follower::changed, this, &JobRunner::changed);
    connect(m_follower, &Follower::ended, this, &JobRunner::ended);
    connect(m_follower, &Follower::resultCame, this, &JobRunner::onResult);
    connect(m_follower, &Follower::gone, m_gathering, &Gathering::beginFromJournal);
    connect(m_follower, &Follower::notFound, this, &JobRunner::onNotFound);
    connect(m_follower, &Follower::notOurs, this, [this] { setElsewhere(true); });
    connect(m_follower, &Follower::ours, this, [this] {
        m_probing = false;
        m_record.setAccount(m_services.api.accountFingerprint());
        m_record.keep(u"account"_s);
        m_record.job.error.reset();
        m_record.job.elsewhere = false;
        resume(false);
        emit changed();
    });
    connect(m_follower, &Follower::costKnown, this, &JobRunner::onCost);
    connect(m_follower, &Follower::costUnknown, this, &JobRunner::settled);
    connect(m_gathering, &Gathering::changed, this, &JobRunner::changed);
    connect(m_gathering, &Gathering::ended, this, &JobRunner::ended);
    connect(m_gathering, &Gathering::resultWanted, m_follower, &Follower::fetch);
}

bool JobRunner::holdsPlace() const
{
    const JobState state = job().state;
    return !job().elsewhere &&
           (state == JobState::Submitting || state == JobState::Queued || state == JobState::Running);
}

bool JobRunner::isReady() const
{
    return job().state == JobState::Waiting && !job().elsewhere && m_services.clock.elapsed() >= m_notBefore;
}

std::optional<Ms> JobRunner::readyAt() const
{
    if (job().state != JobState::Waiting || job().elsewhere || m_notBefore <= m_services.clock.elapsed())
        return {};
    return m_notBefore;
}

void JobRunner::resume(bool rescued)
{
    Job &job = m_record.job;
    const bool unanswered = job.state == JobState::Submitting || job.state == JobState::Unknown;
    if (unanswered && !job.request.isEmpty()) {
        m_record.unproven = job.state == JobState::Unknown;
        job.state = JobState::Queued;
        job.error.reset();
        m_record.keep(rescued ? u"accepted"_s : u"adopted"_s, job.request.text());
    } else if (job.state == JobState::Submitting) {
        job.state = JobState::Unknown;
        job.finishedAt = m_services.clock.now();
        job.error = Error{ErrorKind::ConnectionLost, tr("Maquette ended while it was sent."), {}, 0, 0, {}};
        m_record.keep(u"interrupted"_s);
    }
    if (job.state == JobState::Failed && job.canCollectAgain && job.error && isOfStorage(job.error->kind) &&
        !job.request.isEmpty() && !job.elsewhere) {
        // There may be room by now.
        job.state = JobState::Collecting;
        job.canCollectAgain = false;
        m_record.keep(u"collectAgain"_s);
    }
    if (job.elsewhere)
        checkOwner();
    else if (job.state == JobState::Queued || job.state == JobState::Running)
        m_follower->follow(Ms(0));
    else if (job.state == JobState::Collecting && job.error && isOfStorage(job.error->kind))
        m_gathering->waitAsBefore(Error(*job.error));
    else if (job.state == JobState::Collecting)
        m_follower->fetch();
}

void JobRunner::checkOwner()
{
    const bool elsewhere = isElsewhere(m_record, m_services.api);
    const JobState state = job().state;
    const bool atServer =
        state == JobState::Queued || state == JobState::Running || state == JobState::Collecting;
    if (elsewhere && atServer && m_services.api.hasToken() &&
        m_record.endpoint() == m_services.api.endpoint().name) {
        // A renewed token looks like another account; only the server can tell them apart.
        setElsewhere(true);
        m_probing = true;
        m_follower->probe();
        return;
    }
    const bool wasElsewhere = job().elsewhere || m_probing;
    m_probing = false;
    setElsewhere(elsewhere);
    if (!elsewhere && wasElsewhere && atServer)
        resume(false);
}

void JobRunner::setElsewhere(bool elsewhere)
{
    if (elsewhere && !job().isFinished() && !m_submission)
        m_follower->stop();
    if (m_record.job.elsewhere == elsewhere)
        return;
    m_record.job.elsewhere = elsewhere;
    emit changed();
}

void JobRunner::submit()
{
    m_submission = new Submission(m_services, m_record, this);
    connect(m_submission, &Submission::changed, this, &JobRunner::changed);
    connect(m_submission, &Submission::accepted, this, [this] {
        submissionEnded();
        m_submittedAt = m_services.clock.elapsed();
        m_sendTries = 0;
        m_follower->followNew();
        if (m_record.job.cancelRequested)
            askToCancel();
        emit changed();
    });
    connect(m_submission, &Submission::notSent, this, [this] {
        submissionEnded();
        m_notBefore = m_services.clock.elapsed() + backoff(m_sendTries++, m_services.timing.resend);
        emit changed();
    });
    connect(m_submission, &Submission::ended, this, [this] {
        submissionEnded();
        emit ended();
    });
    m_submission->start();
}

void JobRunner::submissionEnded()
{
    m_submission->disconnect(this);
    m_submission->deleteLater();
    m_submission = nullptr;
}

void JobRunner::setHeldUp(const std::optional<Error> &reason)
{
    Job &job = m_record.job;
    if (job.state != JobState::Waiting || job.elsewhere || job.error == reason || readyAt())
        return;
    job.error = reason;
    emit changed();
}

Ms JobRunner::timeInQueue() const
{
    const Job &seen = job();
    if (!seen.submittedAt.isValid() || !seen.startedAt.isValid())
        return Ms(0);
    const Ms waited(seen.submittedAt.msecsTo(seen.startedAt)); // by a clock that may be set meanwhile
    const Ms whole = m_services.clock.elapsed() - *m_submittedAt;
    return waited > Ms(0) && waited < whole ? waited : Ms(0);
}

void JobRunner::onResult(const RunResult &result)
{
    const bool firstTime = job().finishedAt.isNull();
    if (firstTime && m_submittedAt)
        m_record.setDuration(m_services.clock.elapsed() - *m_submittedAt - timeInQueue());
    m_gathering->begin(result);
}

void JobRunner::settleCost()
{
    if (job().cost || job().request.isEmpty() || job().elsewhere)
        emit settled();
    else
        m_follower->askCost(m_services.timing.lateCost);
}

void JobRunner::onCost(Money cost)
{
    m_record.job.cost = cost;
    m_record.keep(u"cost"_s, QString::number(cost.microdollars()), [id = job().id, cost](Database &database) {
        return AssetRepository(database).setCost(id, cost);
    });
    emit costLearned(cost);
    emit settled();
}

} // namespace maquette
