// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which steps a job offers, and what they are called.
#include "app/base/advice.h"
#include "ui/queue/jobactions.h"
#include "ui/queue/jobtexts.h"

namespace maquette
{

namespace
{

using Step = JobActions::Step;

void addAdvisedStep(QList<Step> &steps, const Job &job)
{
    if (!job.error)
        return;
    switch (adviceFor(*job.error).action) {
    case NextStep::EnterToken:
    case NextStep::ChooseLibrary:
    case NextStep::ChangeLimits:
        steps += Step::OpenSettings;
        break;
    case NextStep::AddFunds:
        steps += Step::AddFunds;
        break;
    case NextStep::OpenGenerations:
        steps += Step::OpenGenerations;
        break;
    default:
        break;
    }
}

bool hasError(const Job &job, ErrorKind kind)
{
    return job.error && job.error->kind == kind;
}

void addStepsOfWaiting(QList<Step> &steps, const Job &job)
{
    if (job.isHeld())
        steps += Step::SendAnyway;
    if (JobTexts::waitsForStorage(job))
        steps += Step::TryNow;
    steps += Step::Cancel;
    if (job.elsewhere)
        steps += Step::SendAgain;
    else
        addAdvisedStep(steps, job);
    steps += Step::UseSettings;
    if (!job.elsewhere)
        steps += {Step::SendFirst, Step::SendLast};
}

void addStepsOfFailed(QList<Step> &steps, const Job &job)
{
    if (hasError(job, ErrorKind::ForeignHost) && job.canCollectAgain)
        steps += Step::AllowHost;
    if (hasError(job, ErrorKind::FileTooLarge))
        steps += Step::OpenLink;
    if (job.canCollectAgain)
        steps += Step::CollectAgain;
    addAdvisedStep(steps, job);
    steps += Step::UseSettings;
}

} // namespace

QList<JobActions::Step> JobActions::stepsFor(const Job &job)
{
    QList<Step> steps;
    switch (job.state) {
    case JobState::Waiting:
        addStepsOfWaiting(steps, job);
        break;
    case JobState::Queued:
        if (!job.cancelRequested && !job.runsOn)
            steps += Step::Cancel;
        steps += Step::UseSettings;
        break;
    case JobState::Failed:
        addStepsOfFailed(steps, job);
        break;
    case JobState::Collecting:
        if (JobTexts::waitsForStorage(job)) {
            steps += Step::TryNow;
            addAdvisedStep(steps, job);
            steps += Step::Cancel;
        }
        steps += Step::UseSettings;
        break;
    case JobState::Unknown:
        steps = {Step::Adopt, Step::SendAgain, Step::OpenGenerations, Step::UseSettings};
        break;
    default:
        steps += Step::UseSettings;
        break;
    }
    if (!job.request.isEmpty())
        steps += Step::CopyRequestId;
    if (job.error)
        steps += Step::CopyDetails;
    if (job.isFinished() || job.state == JobState::Unknown)
        steps += Step::Dismiss;
    return steps;
}

QString JobActions::textOf(Step step, const Job &job)
{
    switch (step) {
    case Step::Cancel:
        return job.state == JobState::Collecting ? tr("Stop waiting") : tr("Cancel");
    case Step::CollectAgain:
        return tr("Try fetching again");
    case Step::Adopt:
        return tr("Enter its request id…");
    case Step::SendAgain:
        return job.state == JobState::Waiting ? tr("Send with this account…") : tr("Not there: send again…");
    case Step::OpenGenerations:
        return tr("Open Generations page");
    case Step::AddFunds:
        return tr("Add funds");
    case Step::OpenSettings:
        return tr("Open settings…");
    case Step::UseSettings:
        return tr("Use settings");
    case Step::CopyRequestId:
        return tr("Copy request id");
    case Step::CopyDetails:
        return tr("Copy details");
    case Step::Dismiss:
        return job.state == JobState::Unknown ? tr("Forget it…") : tr("Remove from view");
    case Step::SendAnyway:
        return job.clickRuns > 1 ? tr("Send these runs anyway…") : tr("Send it anyway…");
    case Step::SendFirst:
        return tr("Send before all others");
    case Step::SendLast:
        return tr("Send after all others");
    case Step::AllowHost:
        return tr("Fetch it from %1").arg(job.error ? job.error->detail : QString());
    case Step::OpenLink:
        return tr("Open its link in the browser");
    case Step::TryNow:
        return tr("Try now");
    }
    return {};
}

QString JobActions::shortTextOf(Step step, const Job &job)
{
    switch (step) {
    case Step::CollectAgain:
        return tr("Fetch again");
    case Step::Adopt:
        return tr("Enter id…");
    case Step::SendAgain:
        return tr("Send again…");
    case Step::OpenGenerations:
        return tr("Generations");
    case Step::OpenSettings:
    case Step::UseSettings:
        return tr("Settings");
    case Step::CopyRequestId:
        return tr("Copy id");
    case Step::SendAnyway:
        return tr("Send anyway…");
    case Step::AllowHost:
        return tr("Fetch from there");
    case Step::OpenLink:
        return tr("Open link");
    default:
        return textOf(step, job);
    }
}

QString JobActions::nameOf(Step step)
{
    static const char *const names[] = {
        "cancel",    "collectAgain", "adopt",         "sendAgain",   "generations", "addFunds",
        "settings",  "useSettings",  "copyRequestId", "copyDetails", "dismiss",     "sendAnyway",
        "sendFirst", "sendLast",     "allowHost",     "openLink",    "tryNow"};
    return QLatin1String(names[static_cast<int>(step)]);
}

} // namespace maquette
