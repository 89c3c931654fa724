// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/follower.h"
#include "app/jobs/gathering.h"
#include "app/jobs/submission.h"

#include <QPointer>

namespace maquette
{

//! \brief The life of one job: hands it from Submission to Follower to Gathering, and answers the artist's
//! cancel. Deleting it stops everything here and nothing at the server.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    //! \a row stands in the journal.
    JobRunner(const JobServices &services, JobRow row, QObject *parent);
    ~JobRunner() override;

    [[nodiscard]] const Job &job() const { return m_record.job; }
    [[nodiscard]] JobRecord &record() { return m_record; }
    //! Uses one of the places at the server.
    [[nodiscard]] bool holdsPlace() const;
    //! Waiting, ours, and its pause after a failed try is over.
    [[nodiscard]] bool isReady() const;
    //! When a pause ends; nothing when it is not pausing.
    [[nodiscard]] std::optional<std::chrono::milliseconds> readyAt() const;

    //! Goes on where the journal left it. \a rescued: the request id stands in the rescue file alone.
    void resume(bool rescued);
    //! The endpoint or the token is another one now.
    void checkOwner();
    void submit();
    //! Why a waiting job cannot be sent just now; nothing when it can.
    void setHeldUp(const std::optional<Error> &reason);
    void cancel();
    void collectAgain();
    //! As collectAgain(), also from the host that the job's error names.
    void allowHost();
    //! Unknown again when there is no such run.
    void adopt(const RequestId &request);
    //! After Saved without a cost: asks once more, then settled().
    void settleCost();

signals:
    void changed();
    void ended();   //!< Saved, Failed, Cancelled or Unknown
    void settled(); //!< nothing is left to do after Saved
    void costLearned(maquette::Money cost);

private:
    void connectParts();
    bool canCollectAgain() const;
    void collectAfter(const QString &event, const QString &detail);
    void submissionEnded();
    [[nodiscard]] std::chrono::milliseconds timeInQueue() const;
    void onResult(const RunResult &result);
    void setElsewhere(bool elsewhere);
    void askToCancel();
    void onCancelAnswer(const Result<CancelOutcome> &outcome);
    void onNotFound(const Error &error);
    void onCost(Money cost);

    const JobServices &m_services;
    JobRecord m_record;
    Follower *m_follower;
    Gathering *m_gathering;
    QPointer<Submission> m_submission;
    QPointer<CancelCall> m_cancelCall;
    std::optional<std::chrono::milliseconds> m_submittedAt; //!< in this session, by the monotonic clock
    std::chrono::milliseconds m_notBefore{0};
    int m_sendTries = 0;
    bool m_probing = false;
};

} // namespace maquette
