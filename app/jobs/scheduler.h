// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/jobs/job.h"

#include <QList>
#include <QObject>

#include <memory>

namespace maquette
{

class ApiClient;
class Clock;
class Collector;
class Store;

//! \brief Runs every generation from the artist's click to the saved file. Main thread.
//!
//! The money rule (design.md section 4): the intent is committed before the submit, the request id before
//! anything else, a submit is never sent twice, an end without a readable answer becomes JobState::Unknown.
//! Jobs of another account or of the sandbox are kept and shown, but polled only while their own endpoint is
//! in use.
class Scheduler : public QObject
{
    Q_OBJECT

public:
    Scheduler(Store &store, ApiClient &api, Collector &collector, const Clock &clock,
              QObject *parent = nullptr);
    ~Scheduler() override;

    //! Brings back every unfinished job from the journal and goes on with it; ends with recovered().
    void recover();

    //! Writes the intent, then sends when a place is free. jobAdded() follows once the row is committed;
    //! orderFailed() if it cannot be.
    void order(const JobOrder &order);
    //! Waiting: certain and at once. Queued: asks the server; the outcome is told by jobChanged. Running:
    //! nothing is sent.
    void cancel(JobId id);
    //! Failed while fetching: tries the fetching again. Never submits.
    void collectAgain(JobId id);
    //! Unknown: the artist found its request id on the Generations page. RefusedAddress-free ids only
    //! ([A-Za-z0-9_-]{1,128}).
    [[nodiscard]] Result<void> adopt(JobId id, const RequestId &request);
    //! Unknown: the artist saw that it is not there. Makes a new job with the same input; the old one ends as
    //! Failed.
    void sendAgain(JobId id);
    //! Takes a finished or Unknown job out of sight; its row stays in the journal.
    void dismiss(JobId id);

    //! Those not dismissed and not Saved, newest first.
    [[nodiscard]] QList<Job> jobs() const;
    [[nodiscard]] const Job *find(JobId id) const;
    [[nodiscard]] int limit() const;
    void setLimit(int running); //!< 1 to 20; how many jobs are at the server at once
    //! The middle of the last runs' seconds from submit to result for this model; nothing before the first.
    [[nodiscard]] std::optional<std::chrono::seconds> usualTime(const ModelId &model) const;

signals:
    void recovered();
    void jobAdded(const maquette::Job &job);
    void jobChanged(const maquette::Job &job);
    void jobRemoved(maquette::JobId id); //!< dismissed, or Saved and its works are in the gallery
    void orderFailed(const maquette::Error &error);
    void jobFinished(const maquette::Job &job); //!< once per job, at Saved, Failed, Cancelled

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
