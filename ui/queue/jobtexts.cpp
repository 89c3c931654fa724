// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/jobtexts.h"

#include "app/base/advice.h"
#include "app/jobs/jobmoney.h"
#include "ui/gallery/worktexts.h"

#include <QLocale>

namespace maquette
{

namespace
{

constexpr qint64 smallest = 100'000; //!< bytes; less is there before it can be read

QString megabytes(qint64 bytes)
{
    return QLocale().toString(static_cast<double>(bytes) / 1e6, 'f', 1);
}

QString elapsedText(const Job &job, std::optional<std::chrono::seconds> usual, const QDateTime &now)
{
    QDateTime from = job.startedAt; // not the queue: what is usual is told without it too
    if (!from.isValid())
        from = job.submittedAt.isValid() ? job.submittedAt : job.createdAt;
    QString text = WorkTexts::duration(std::max<qint64>(0, from.msecsTo(now)));
    if (usual) {
        text += QStringLiteral(" · ");
        text += JobTexts::tr("usually %1").arg(WorkTexts::duration(qint64{usual->count()} * 1000));
    }
    return text;
}

QString collectingText(const Job &job)
{
    QStringList parts;
    if (job.outputs > 1)
        parts += JobTexts::tr("%1 of %2").arg(job.outputsSaved).arg(job.outputs);
    if (job.total >= smallest)
        parts += JobTexts::tr("%1 of %2 MB").arg(megabytes(job.received), megabytes(job.total));
    else if (job.received >= smallest)
        parts += JobTexts::tr("%1 MB").arg(megabytes(job.received));
    return parts.isEmpty() ? job.modelName : parts.join(QStringLiteral(" · "));
}

void describeQueued(JobTexts &texts, const Job &job)
{
    texts.state = job.queuePosition > 0 ? JobTexts::tr("Queued · position %1").arg(job.queuePosition)
                                        : JobTexts::tr("Queued");
    if (job.cancelRequested) {
        texts.state = JobTexts::tr("Cancelling");
        texts.reason = JobTexts::tr("Asked to cancel; waiting for the answer.");
    }
}

//! Why nobody can tell whether the server took it.
QString reasonOfDoubt(const Job &job)
{
    const auto kind = job.error ? std::optional(job.error->kind) : std::nullopt;
    const bool wrongId =
        kind == ErrorKind::AlreadyHere || kind == ErrorKind::RequestGone || kind == ErrorKind::NotPermitted;
    const bool lost = kind == ErrorKind::ConnectionLost || kind == ErrorKind::TimedOut;
    QString reason = job.error ? job.error->message : QString();
    if (reason.isEmpty())
        reason = JobTexts::tr("The connection broke while it was sent.");
    else if (job.error->httpStatus != 0 && !wrongId && !lost && kind != ErrorKind::BadAnswer)
        reason = JobTexts::tr("The answer was: %1").arg(reason);
    return job.sandbox ? reason : JobTexts::tr("May have been charged. %1").arg(reason);
}

QStringList adviceOnStorage(const Job &job)
{
    return {
        job.state == JobState::Collecting ? moneyOf(job) : QString(),
        job.error->kind == ErrorKind::DiskFull
            ? JobTexts::tr("Free some space: Maquette then goes on by itself.")
            : JobTexts::tr("Bring the folder back, or let Maquette write there: it then goes on by itself. "
                           "Another folder, chosen in Settings, is used from the next start on.")};
}

QStringList adviceOn(const Job &job)
{
    if (!job.error)
        return {};
    if (JobTexts::waitsForStorage(job))
        return adviceOnStorage(job);
    const Advice advice = adviceFor(*job.error);
    if (job.error->kind == ErrorKind::Paused)
        return {advice.step};
    if (job.state == JobState::Failed)
        return {moneyOf(job), advice.step};
    if (job.error->kind == ErrorKind::TlsFailed)
        return {advice.step, JobTexts::tr("Maquette then goes on by itself.")};
    switch (advice.action) {
    case NextStep::EnterToken:
    case NextStep::FreeDiskSpace:
    case NextStep::OpenGenerations:
    case NextStep::ChangeLimits:
        return {advice.step};
    default:
        return {JobTexts::tr("Nothing has to be done: Maquette goes on by itself.")};
    }
}

void describeStorage(JobTexts &texts, const Job &job)
{
    texts.state = job.error->kind == ErrorKind::DiskFull ? JobTexts::tr("Waiting for room")
                                                         : JobTexts::tr("Waiting for the folder");
    texts.tone = JobTexts::Tone::Waiting;
    texts.detail = job.modelName;
    texts.moving = false;
}

void describeEnd(JobTexts &texts, const Job &job)
{
    switch (job.state) {
    case JobState::Failed:
        texts.state = JobTexts::tr("Failed");
        texts.tone = JobTexts::Tone::Bad;
        if (job.error) {
            texts.reason = job.error->message.isEmpty() ? adviceFor(*job.error).headline : job.error->message;
        }
        break;
    case JobState::Cancelled:
        texts.state = JobTexts::tr("Cancelled");
        texts.reason = job.submittedAt.isValid()
                           ? JobTexts::tr("It was taken out of the queue before it began.")
                           : JobTexts::tr("It was never sent; nothing was charged.");
        break;
    case JobState::Unknown:
        texts.state = JobTexts::tr("Outcome unknown");
        texts.tone = JobTexts::Tone::Waiting;
        texts.reason = reasonOfDoubt(job);
        break;
    default:
        break;
    }
}

} // namespace

JobTexts JobTexts::of(const Job &job, std::optional<std::chrono::seconds> usual, const QDateTime &now)
{
    JobTexts texts;
    texts.detail = job.modelName;
    switch (job.state) {
    case JobState::Waiting:
        texts.state = tr("Waiting here");
        if (job.isHeld()) {
            texts.state = tr("Held");
            texts.tone = Tone::Waiting;
        } else if (job.error && job.error->kind == ErrorKind::Paused) {
            texts.state = tr("Waiting · paused");
        } else if (waitsForStorage(job)) {
            describeStorage(texts, job);
        }
        break;
    case JobState::Submitting:
        texts.state = tr("Sending");
        texts.moving = true;
        break;
    case JobState::Queued:
        describeQueued(texts, job);
        break;
    case JobState::Running:
        texts.state = tr("Running");
        texts.detail = elapsedText(job, usual, now);
        texts.moving = texts.ticking = true;
        break;
    case JobState::Collecting:
        texts.state = tr("Collecting");
        texts.detail = collectingText(job);
        texts.moving = true;
        if (waitsForStorage(job))
            describeStorage(texts, job);
        break;
    case JobState::Saved:
        texts.state = tr("Saved");
        break;
    default:
        describeEnd(texts, job);
        break;
    }
    if (job.runsOn && (job.state == JobState::Queued || job.state == JobState::Running))
        texts.reason = tr("It can no longer be cancelled: it runs on and may cost.");
    else if (job.elsewhere && !job.isFinished() && job.state != JobState::Unknown)
        texts.reason = tr("It belongs to another account and waits until that one is in use again.");
    else if (job.error && texts.reason.isEmpty())
        texts.reason = job.error->message; // what holds it up just now
    else if (!job.serverState.isEmpty() && !job.isFinished() && texts.reason.isEmpty())
        texts.reason = tr("RunComfy calls this “%1”.").arg(job.serverState);
    return texts;
}

bool JobTexts::waitsForStorage(const Job &job)
{
    return (job.state == JobState::Waiting || job.state == JobState::Collecting) && !job.elsewhere &&
           job.error && isOfStorage(job.error->kind);
}

QString JobTexts::explanation(const Job &job)
{
    QStringList lines;
    const JobTexts texts = of(job, {}, job.submittedAt);
    if (!texts.reason.isEmpty())
        lines += texts.reason;
    else if (job.state == JobState::Running)
        lines += tr("A run that has begun can no longer be cancelled.");
    if (job.state == JobState::Unknown) {
        lines += tr("Look at the Generations page of your account. If it is there, enter its request id and "
                    "Maquette fetches it. Only if it is not there, send it again.");
    } else if (!job.elsewhere) {
        lines += adviceOn(job);
    }
    lines.removeAll(QString());
    lines.removeDuplicates();
    return lines.join(u'\n');
}

QString JobTexts::details(const Job &job)
{
    QStringList lines;
    lines += QStringLiteral("Maquette %1").arg(QCoreApplication::applicationVersion());
    lines += QStringLiteral("model: %1").arg(job.model.text());
    lines += QStringLiteral("state: %1").arg(of(job, {}, job.submittedAt).state);
    if (!job.request.isEmpty())
        lines += QStringLiteral("request id: %1").arg(job.request.text());
    const std::pair<QString, QDateTime> times[] = {{QStringLiteral("ordered"), job.createdAt},
                                                   {QStringLiteral("sent"), job.submittedAt},
                                                   {QStringLiteral("started"), job.startedAt},
                                                   {QStringLiteral("ended"), job.finishedAt}};
    for (const auto &[name, time] : times) {
        if (time.isValid())
            lines += QStringLiteral("%1: %2").arg(name, time.toUTC().toString(Qt::ISODateWithMs));
    }
    if (job.error) {
        lines += QStringLiteral("error: %1").arg(job.error->message);
        if (job.error->httpStatus != 0 || job.error->code != 0)
            lines += QStringLiteral("HTTP %1, code %2").arg(job.error->httpStatus).arg(job.error->code);
        if (!job.error->detail.isEmpty())
            lines += job.error->detail;
    }
    lines += QStringLiteral("input: %1").arg(QString::fromUtf8(job.input));
    return lines.join(u'\n');
}

QString JobTexts::accessible(const Job &job)
{
    const JobTexts texts = of(job, {}, job.submittedAt);
    QStringList parts{texts.state, WorkTexts::title(job.prompt, job.modelName)};
    if (!job.prompt.isEmpty())
        parts += job.modelName;
    if (job.sandbox)
        parts += tr("Sandbox");
    if (!texts.reason.isEmpty())
        parts += texts.reason;
    return parts.join(QStringLiteral(", "));
}

} // namespace maquette
