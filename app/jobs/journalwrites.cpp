// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/journalwrites.h"

#include "app/base/log.h"
#include "app/jobs/job.h"

namespace maquette::journal
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int jobsInAPart = 1000;

//! A crash between the answer and the commit may have left the id in the rescue file alone.
void applyRescued(JournalContents &contents, const QList<RescuedRequest> &rescued)
{
    for (const RescuedRequest &request : rescued) {
        for (JobRow &row : contents.jobs) {
            if (row.id != request.job || row.endpoint != request.endpoint || !row.request.isEmpty())
                continue;
            row.request = request.request;
            contents.rescued << row.id;
        }
    }
}

Result<void> append(JobRepository &jobs, const JobEvent &event)
{
    Q_ASSERT_X(Journal::kinds().contains(event.kind), "journal", qPrintable(event.kind));
    return jobs.append(event);
}

//! Whether it is held as never sent, or as sent without an answer that the log has.
bool knowsLess(const JobRow &row, const JobRow &sent)
{
    const JobState state = JobState(row.state);
    const bool unanswered = state == JobState::Submitting || state == JobState::Unknown;
    return state == JobState::Waiting ||
           (unanswered && !row.dismissed && row.request.isEmpty() && !sent.request.isEmpty());
}

//! A run of which the log knows more than the database.
Result<std::optional<JobRow>> lostBy(JobRepository &jobs, const JobRow &sent)
{
    const auto id = jobs.withTicket(sent.ticket);
    if (!id)
        return id.error();
    if (*id) {
        const auto row = jobs.find(**id);
        if (!row)
            return row.error();
        if (!*row || !knowsLess(**row, sent))
            return std::optional<JobRow>();
        JobRow known = **row;
        known.state = sent.state;
        known.submittedAt = sent.submittedAt;
        known.request = sent.request;
        known.account = sent.account;
        known.finishedAt = {};
        known.error.reset();
        return std::optional(known);
    }
    JobRow known = sent;
    const auto added = jobs.insert(known);
    if (!added)
        return added.error();
    known.id = *added;
    return std::optional(known);
}

//! Gives the tickets of those that were lost.
Result<QSet<QString>> bringBackLost(JobRepository &jobs, const SubmitLog &log)
{
    QSet<QString> lost;
    for (const JobRow &sent : log.sent()) {
        const auto row = lostBy(jobs, sent);
        if (!row)
            return row.error();
        if (!*row)
            continue;
        qCWarning(logJobs) << "the database had lost the submit of job" << (*row)->id.number();
        lost.insert(sent.ticket);
        if (const auto done = jobs.update(**row); !done)
            return done.error();
        const JobEvent event{(*row)->id, sent.submittedAt, u"submitting"_s, sent.state, {}};
        if (const auto done = append(jobs, event); !done)
            return done.error();
    }
    return lost;
}

//! What the first part has besides jobs.
Result<void> readOnce(JobRepository &repository, const SubmitLog &log, JournalContents &contents)
{
    constexpr int timesPerModel = 9;
    const auto lost = bringBackLost(repository, log);
    if (!lost)
        return lost.error();
    auto times = repository.runTimes(timesPerModel);
    if (!times)
        return times.error();
    // A day more than is asked for: the machine's time zone may have been changed.
    const QDateTime since = QDate::currentDate().addDays(-1).startOfDay().toUTC();
    auto charges = repository.chargesSince(since, int(JobState::Cancelled), int(JobState::Failed));
    if (!charges)
        return charges.error();
    contents.runTimes = *std::move(times);
    contents.charges = *std::move(charges);
    log.keepOnly(*lost);
    return {};
}

} // namespace

void witness(const SubmitLog &log, const JobRow &row, const QList<std::shared_ptr<Owed>> &owed)
{
    for (const auto &item : owed) {
        if (item->event.kind == u"accepted" || item->event.kind == u"adopted")
            log.accepted(row);
        else if (item->event.kind == u"notSent")
            log.notSent(row);
    }
}

Result<void> write(Database &database, const JobRow &row, const QList<std::shared_ptr<Owed>> &owed)
{
    JobRepository jobs(database);
    if (auto done = jobs.update(row); !done)
        return done;
    for (const auto &item : owed) {
        if (auto done = append(jobs, item->event); !done)
            return done;
        if (!item->extra)
            continue;
        if (auto done = item->extra(database); !done)
            return done;
    }
    return {};
}

Result<JobId> insert(Database &database, const JobRow &row, const JobEvent &event,
                     const std::optional<std::pair<JobRow, JobEvent>> &before)
{
    JobRepository jobs(database);
    const auto id = jobs.insert(row);
    if (!id)
        return id.error();
    JobEvent first = event;
    first.job = *id;
    if (const auto done = append(jobs, first); !done)
        return done.error();
    if (!before)
        return *id;
    JobEvent last = before->second;
    last.detail = u"job %1"_s.arg(id->number());
    if (const auto done = jobs.update(before->first); !done)
        return done.error();
    if (const auto done = append(jobs, last); !done)
        return done.error();
    return *id;
}

Result<void> cancel(Database &database, const JobRow &row)
{
    JobRepository jobs(database);
    const auto id = jobs.withTicket(row.ticket);
    if (!id)
        return id.error();
    if (!*id)
        return {};
    JobRow cancelled = row;
    cancelled.id = **id;
    cancelled.state = int(JobState::Cancelled);
    cancelled.dismissed = true;
    if (auto done = jobs.update(cancelled); !done)
        return done;
    return append(jobs, {cancelled.id, row.createdAt, u"withdrawn"_s, cancelled.state, {}});
}

Result<JournalContents> contents(Database &database, const QList<RescuedRequest> &rescued,
                                 const SubmitLog &log, JobId after)
{
    JobRepository repository(database);
    JournalContents contents;
    if (after.isNull()) {
        if (const auto read = readOnce(repository, log, contents); !read)
            return read.error();
    }
    auto jobs = repository.shown(int(JobState::Saved), after, jobsInAPart);
    if (!jobs)
        return jobs.error();
    contents.jobs = *std::move(jobs);
    contents.more = contents.jobs.size() == jobsInAPart;
    applyRescued(contents, rescued);
    return contents;
}

} // namespace maquette::journal
