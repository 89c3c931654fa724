// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"
#include "app/base/clock.h"
#include "app/jobs/job.h"
#include "app/jobs/journal.h"
#include "app/jobs/poller.h"
#include "app/jobs/storagewatch.h"

namespace maquette
{

//! \brief What every part of a job's life works with. All outlive the jobs.
struct JobServices
{
    Journal &journal;
    Poller &poller;
    ApiClient &api;
    Collector &collector;
    const Clock &clock;
    const JobTiming &timing;
    StorageWatch &storage;
    QStringList hosts = {}; //!< from which files of every job may be fetched in this session
};

//! \brief One job in memory: the snapshot that the windows see, and its row in the journal.
//!
//! Change `job`, then write: commit() and keep() take over into the row what the row keeps. An error that
//! only holds a job up is not written, but `unsaved` is: no order is sent meanwhile, nor after the next
//! start.
class JobRecord
{
public:
    JobRecord(const JobServices &services, JobRow row);

    Job job;
    //! Why a paid result waits for room or for the folder; stays until it is saved or has failed.
    std::optional<Error> unsaved;
    //! A person says that `job.request` is this run, and no answer has shown yet that there is such a run.
    //! While it waits for one, the journal calls it Unknown.
    bool unproven = false;

    [[nodiscard]] const QString &endpoint() const { return m_row.endpoint; }
    [[nodiscard]] const QString &account() const { return m_row.account; }
    void setAccount(const QString &fingerprint) { m_row.account = fingerprint; }
    [[nodiscard]] std::optional<qint64> durationMs() const { return m_row.durationMs; }
    void setDuration(std::chrono::milliseconds duration) { m_row.durationMs = duration.count(); }
    [[nodiscard]] qint64 place() const { return m_row.place; }
    void setPlace(qint64 place) { m_row.place = place; }
    void setDismissed() { m_row.dismissed = true; }
    //! With everything taken over from `job`.
    [[nodiscard]] const JobRow &row();
    [[nodiscard]] JobEvent event(const QString &kind, const QString &detail = {}) const;

    //! See Journal.
    void commit(const QString &kind, std::function<void(Result<void>)> answer);
    void keep(const QString &kind, const QString &detail = {}, Journal::Extra extra = {},
              std::function<void()> then = {}, std::function<void()> otherwise = {});

private:
    const JobServices &m_services;
    JobRow m_row;
};

//! The rows of new jobs that were ordered together; not yet in the journal.
QList<JobRow> rowsFor(const QList<JobOrder> &orders, const JobServices &services);
//! The row of a run that was started elsewhere, of which only the request id is known.
JobRow rowForRequest(const RequestId &request, const ModelId &model, const QString &modelName,
                     const JobServices &services);
//! A job of another endpoint or account than the one in use.
bool isElsewhere(const JobRecord &record, const ApiClient &api);

} // namespace maquette
