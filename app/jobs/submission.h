// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/jobrecord.h"

#include <QObject>
#include <QPointer>

namespace maquette
{

//! \brief Sends one job, once. The journal says Submitting before the request is built, so that a crash from
//! then on is Unknown and never a second submit.
//!
//! Deleted while the request is under way it leaves the journal as it is: Unknown at the next start.
class Submission : public QObject
{
    Q_OBJECT

public:
    Submission(const JobServices &services, JobRecord &record, QObject *parent);

    //! The job is Waiting. Exactly one of the signals follows, unless this is deleted before.
    void start();

signals:
    //! The job's snapshot is to be shown anew.
    void changed();
    void accepted(); //!< the request id is in the journal, or in the rescue file while that cannot be written
    void notSent();  //!< Waiting again; `job.error` says why; not one byte has left
    void ended();    //!< Failed, Cancelled or Unknown

private:
    void post(const Result<void> &committed);
    void onOutcome(const SubmitOutcome &outcome);
    void backToWaiting(const Error &error);
    void end(JobState state, const std::optional<Error> &error, const QString &event);

    const JobServices &m_services;
    JobRecord &m_record;
};

} // namespace maquette
