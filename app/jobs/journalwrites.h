// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/journal.h"
#include "app/jobs/submitlog.h"

#include <memory>

//! What the journal does with the database: for functions on the store thread, each inside one transaction.
namespace maquette::journal
{

//! \brief One event that is still to be written, with what belongs into the same transaction.
struct Owed
{
    JobEvent event;
    Journal::Extra extra;
    std::function<void()> then;
    std::function<void()> otherwise;
};

//! The row as it is now, and its events in order.
Result<void> write(Database &database, const JobRow &row, const QList<std::shared_ptr<Owed>> &owed);
//! A new row with its first event, and the change of the job it follows.
Result<JobId> insert(Database &database, const JobRow &row, const JobEvent &event,
                     const std::optional<std::pair<JobRow, JobEvent>> &before);
//! Ends the row that has the ticket of \a row, if there is one, as cancelled and out of sight.
Result<void> cancel(Database &database, const JobRow &row);
//! Notes in \a log what \a owed says came of a submit.
void witness(const SubmitLog &log, const JobRow &row, const QList<std::shared_ptr<Owed>> &owed);
//! All that a start needs, or the part of it after \a after; \a rescued ids are put where they belong. What
//! \a log knows of and the database has lost counts as being submitted; the log then forgets what the
//! database has.
Result<JournalContents> contents(Database &database, const QList<RescuedRequest> &rescued,
                                 const SubmitLog &log, JobId after);

} // namespace maquette::journal
