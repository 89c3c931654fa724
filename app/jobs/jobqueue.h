// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/jobrunner.h"
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
    [[nodiscard]] Result<void> adopt(JobRunner &runner, const RequestId &request);
    void sendAgain(JobRunner &runner);
    void dismiss(JobRunner &runner);

    [[nodiscard]] JobRunner *find(JobId id) const;
    [[nodiscard]] QList<Job> jobs() const;
    [[nodiscard]] int limit() const { return m_limit; }
    void setLimit(int running);
    [[nodiscard]] std::optional<std::chrono::seconds> usualTime(const ModelId &model) const;
    [[nodiscard]] bool isSubmitting() const;

private:
    void onRead(const Result<JournalContents> &contents);
    JobRunner *add(const JobRow &row);
    void addNew(const JobRow &row, JobId id);
    void note(JobRunner &runner);
    void onChanged(JobRunner &runner);
    void onEnded(JobRunner &runner);
    void remove(JobRunner &runner);
    void onAccountChanged();
    void onHolder(JobId id, const RequestId &request, const Result<std::optional<JobId>> &holder);
    //! What keeps every waiting job from being sent.
    [[nodiscard]] std::optional<Error> holdReason() const;
    void pumpLater();
    void pump();
    bool applyHold();

    const JobServices &m_services;
    Scheduler &m_scheduler;
    std::map<JobId, JobRunner *> m_runners;
    std::set<JobId> m_waiting;
    std::set<JobId> m_left; //!< waiting since an earlier session, and not to be sent in this one
    std::set<JobId> m_places;
    std::set<JobId> m_resolving; //!< Unknown ones that the artist has just decided on
    RunTimes m_runTimes;
    QTimer m_pump;
    QTimer m_readAgain;
    int m_readFailures = 0;
    int m_limit = 3;
    bool m_recovered = false;
    bool m_leavesWaiting = false;
    bool m_tokenRefused = false;
    std::optional<Error> m_hold;
};

} // namespace maquette
