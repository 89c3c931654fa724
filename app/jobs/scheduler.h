// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/jobs/job.h"
#include "app/jobs/spending.h"

#include <QList>
#include <QObject>

#include <memory>

namespace maquette
{

class ApiClient;
class Clock;
class Collector;
class Store;
struct JobTiming;

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
    //! With other times and budgets than the usual; for tests.
    Scheduler(Store &store, ApiClient &api, Collector &collector, const Clock &clock, const JobTiming &timing,
              QObject *parent = nullptr);
    //! Stops without waiting: what is at the server goes on there and is collected at the next start. See
    //! isSubmitting().
    ~Scheduler() override;

    //! What becomes of the jobs that waited in the journal at the start: sent in their turn, or left as they
    //! are for another session. Those ordered in this session are sent in any case.
    enum class Waiting { Send, Leave };
    //! Brings back every unfinished job from the journal and goes on with it; ends with recovered(), without
    //! a jobAdded() for each: read jobs() then. Call once; nothing is sent before. A journal that cannot be
    //! read is tried again by itself (journalTroubled()).
    void recover(Waiting waiting = Waiting::Send);

    //! Writes the intents, then sends each when a place is free. For each, jobAdded() follows once its row is
    //! committed; orderFailed() if it cannot be. All \a orders count as one click for the limits.
    void order(const QList<JobOrder> &orders);
    //! A run that was started elsewhere, or that Maquette has forgotten: follows and collects it as its own.
    //! InvalidInput for what is no request id; jobAdded() or orderFailed() (the id belongs to another job)
    //! follows. Sends nothing that costs.
    [[nodiscard]] Result<void> collect(const RequestId &request, const ModelId &model,
                                       const QString &modelName);
    //! Waiting: certain and at once. Queued: asks the server; the outcome is told by jobChanged. Running:
    //! nothing is sent. Collecting, and waiting for room: ends as Failed, to be collected again.
    void cancel(JobId id);
    void cancelWaiting(); //!< all that wait here
    void cancelAll();     //!< those, and all that are queued at the server; running ones run on
    //! Failed and canCollectAgain: asks for the result anew, because links expire, and fetches it. Never
    //! submits.
    void collectAgain(JobId id);
    //! As collectAgain(), for a job whose error is ForeignHost: also from that host, for this job from now
    //! on.
    void allowHost(JobId id);
    //! Hosts from which the files of every job may be fetched in this session, as hostOf() writes them.
    void setAllowedHosts(const QStringList &hosts);
    //! Unknown: the artist found its request id ([A-Za-z0-9_-]{1,128}) on the Generations page. InvalidInput
    //! says why not. An id that another job in the journal holds is found later: the job stays Unknown and
    //! its error says so.
    [[nodiscard]] Result<void> adopt(JobId id, const RequestId &request);
    //! Unknown: the artist saw that it is not there. Makes a new job with the same input (jobAdded); the old
    //! one ends as Failed in the same transaction. Also for a Waiting job of another account, which ends as
    //! Cancelled.
    void sendAgain(JobId id);
    //! A result that finds no room, or no folder, waits (Collecting, error DiskFull or FileAccess) and goes
    //! on by itself; meanwhile no order is sent. False: nobody is there to make room, it ends as Failed; and
    //! what a limit holds today is not promised for tomorrow.
    void setAttended(bool attended);
    //! Somebody may have made room: looks at once, if anything waits for it; storageLooked() follows then.
    //! False: nothing does.
    bool lookForStorage();
    //! Takes a finished or Unknown job out of sight; its row stays in the journal.
    void dismiss(JobId id);

    //! Those not dismissed and not Saved, newest first.
    [[nodiscard]] QList<Job> jobs() const;
    [[nodiscard]] const Job *find(JobId id) const;
    [[nodiscard]] int limit() const;
    void setLimit(int running); //!< 1 to 20; how many jobs are at the server at once
    //! While it is paused nothing new is sent; what is at the server is followed and collected all the same.
    [[nodiscard]] bool isPaused() const;
    void setPaused(bool paused);
    //! Waiting jobs in the order in which they are sent.
    [[nodiscard]] QList<JobId> waiting() const;
    //! Puts waiting jobs, in the order they have, before \a before, or at the end for a null id.
    void move(const QList<JobId> &ids, JobId before);
    //! A job or click that would cross a limit is held (Waiting, error OverLimit) and goes on by itself when
    //! there is room again: a new day, a higher limit, or allow().
    [[nodiscard]] const SpendingLimits &limits() const;
    void setLimits(const SpendingLimits &limits);
    void allow(const QList<JobId> &ids);
    //! What was sent on this day of the calendar: costs, and estimates where the cost is not yet known.
    [[nodiscard]] DaySum spentToday() const;
    //! Why some or all of \a runs runs, ordered now with one click and expected to cost \a each, would be
    //! held by a limit; nothing when they would be sent, and in the sandbox.
    [[nodiscard]] std::optional<QString> holdForecast(const std::optional<Money> &each, int runs) const;
    //! The middle of the last runs' seconds from submit to result for this model; nothing before the first.
    [[nodiscard]] std::optional<std::chrono::seconds> usualTime(const ModelId &model) const;
    //! A submit is on its way just now: closing in this moment would leave it Unknown. Over within the
    //! submit's deadline; told by jobChanged().
    [[nodiscard]] bool isSubmitting() const;
    //! The request that an order of \a input would send, as a shell command; the token left out
    //! (`$RUNCOMFY_TOKEN`).
    [[nodiscard]] QString curlCommand(const ModelId &model, const QByteArray &input) const;

signals:
    void recovered();
    void jobAdded(const maquette::Job &job);
    void jobChanged(const maquette::Job &job);
    void jobRemoved(maquette::JobId id); //!< dismissed, or Saved and its works are in the gallery
    void orderChanged();                 //!< by move()
    void pausedChanged(bool paused);
    void limitsChanged();
    void orderFailed(const maquette::Error &error);
    void jobFinished(const maquette::Job &job); //!< at Saved, Failed, Cancelled; before jobRemoved()
    //! A cost that came after the job was saved; its works' rows in the database have it already.
    void costLearned(maquette::JobId id, maquette::Money cost);
    //! The journal cannot be written or read; it is tried again without end, and nothing is submitted
    //! meanwhile. Ends with journalMended().
    void journalTroubled(const maquette::Error &error);
    void journalMended();
    //! What lookForStorage() found: the bytes that are free, or what is wrong.
    void storageLooked(const maquette::Result<qint64> &room);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
