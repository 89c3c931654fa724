// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/budget.h"
#include "app/jobs/jobrunner.h"
#include "app/jobs/queueorder.h"
#include "app/jobs/runtimes.h"

#include <map>
#include <set>

namespace maquette
{

class Scheduler;

//! \brief All jobs of this session: who waits, who holds a place at the server, who is done. Emits the
//! Scheduler's signals.
class JobQueue : public QObject
{
    Q_OBJECT

public:
    JobQueue(const JobServices &services, Scheduler &scheduler);
    ~JobQueue() override;

    void recover();
    //! Those found waiting by recover() are not sent in this session.
    void setLeavesWaiting(bool leaves) { m_leavesWaiting = leaves; }
    void order(const JobRow &row);
    void collect(const JobRow &row);
    [[nodiscard]] Result<void> adopt(JobRunner &runner, const RequestId &request);
    void sendAgain(JobRunner &runner);
    void dismiss(JobRunner &runner);

    [[nodiscard]] JobRunner *find(JobId id) const;
    [[nodiscard]] QList<Job> jobs() const;
    [[nodiscard]] int limit() const { return m_limit; }
    void setLimit(int running);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    [[nodiscard]] const Budget &budget() const { return m_budget; }
    void setAttended(bool attended) { m_budget.setAttended(attended); }
    void setLimits(const SpendingLimits &limits);
    [[nodiscard]] std::optional<QString> holdForecast(const std::optional<Money> &each, int runs) const;
    void allow(const QList<JobId> &ids);
    [[nodiscard]] QList<JobId> waiting() const { return m_order.ids(); }
    void move(const QList<JobId> &ids, JobId before);
    void cancelAll(bool atServerToo);
    [[nodiscard]] std::optional<std::chrono::seconds> usualTime(const ModelId &model) const;
    [[nodiscard]] bool isSubmitting() const;

private:
    //! What was read at the start and has no runner yet.
    struct Arriving
    {
        QList<QList<JobRow>> parts;
        QSet<JobId> rescued;
        qsizetype next = 0;            //!< in the first part
        JobId last;                    //!< of those that came
        std::shared_ptr<JobId> cursor; //!< of the reading that is going on
        bool more = false;             //!< parts are on their way
    };

    void readPart();
    void onRead(const Result<JournalContents> &contents);
    void bringSome();
    void bringBack(const JobRow &row);
    JobRunner *add(const JobRow &row);
    JobRunner *addNew(const JobRow &row, JobId id);
    void note(JobRunner &runner);
    void noteCharge(const JobRunner &runner);
    void onChanged(JobRunner &runner);
    void onEnded(JobRunner &runner);
    void onCost(JobId id, Money cost);
    void remove(JobRunner &runner);
    void onAccountChanged();
    void onHolder(JobId id, const RequestId &request, const Result<std::optional<JobId>> &holder);
    //! What keeps every waiting job from being sent.
    [[nodiscard]] std::optional<Error> holdReason() const;
    void pumpLater();
    void pump();
    //! One that pauses stands for all that wait: what failed for it would fail for the next one too.
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseLeft() const;
    [[nodiscard]] std::chrono::milliseconds untilTomorrow() const;

    const JobServices &m_services;
    Scheduler &m_scheduler;
    std::map<JobId, JobRunner *> m_runners;
    QueueOrder m_order;          //!< all that are Waiting, also those of another account
    std::set<JobId> m_places;    //!< at the server
    std::set<JobId> m_left;      //!< waiting since an earlier session, and not to be sent in this one
    std::set<JobId> m_resolving; //!< Unknown ones that the artist has just decided on
    RunTimes m_runTimes;
    Budget m_budget;
    QTimer m_pump;
    QTimer m_readAgain;
    QTimer m_arrive;
    Arriving m_arriving;
    int m_readFailures = 0;
    int m_limit = 3;
    bool m_recovered = false;
    bool m_leavesWaiting = false;
    bool m_tokenRefused = false;
    bool m_paused = false;
};

} // namespace maquette
