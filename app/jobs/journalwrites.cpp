// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/journalwrites.h"

#include "app/jobs/job.h"

namespace maquette::journal
{

using namespace Qt::StringLiterals;

namespace
{

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

} // namespace

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

Result<JournalContents> contents(Database &database, const QList<RescuedRequest> &rescued)
{
    constexpr int timesPerModel = 9;
    JobRepository repository(database);
    auto jobs = repository.shown(int(JobState::Saved));
    if (!jobs)
        return jobs.error();
    auto times = repository.runTimes(timesPerModel);
    if (!times)
        return times.error();
    JournalContents contents{*std::move(jobs), *std::move(times), {}};
    applyRescued(contents, rescued);
    return contents;
}

} // namespace maquette::journal
