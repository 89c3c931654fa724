// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"
#include "app/jobs/jobtiming.h"

#include <QObject>

#include <memory>

namespace maquette
{

class Clock;

//! \brief Who asked the Poller. Called from the event loop; may ask() and forget() from within.
class PollListener
{
public:
    PollListener() = default;
    PollListener(const PollListener &) = delete;
    PollListener &operator=(const PollListener &) = delete;
    virtual void onStatus(const RunStatus &status) = 0;
    virtual void onResult(const RunResult &result) = 0;
    //! A certain no: RequestGone, or NotPermitted for a run of another account. It is not asked again.
    virtual void onRefused(const Error &error) = 0;
    //! No usable answer. It is asked again by itself, without end.
    virtual void onTrouble(const Error &error) = 0;

protected:
    ~PollListener() = default;
};

//! \brief Asks the server how runs stand: one budget over all jobs, politely and without end. Main thread.
//!
//! Each question is answered once. Answers that are none are tried again with growing delays; a server that
//! asks for patience (429, Retry-After, a series of faults) or a missing network slows everything down, and
//! the first good answer ends that. A rejected token stops all questions until the token or the endpoint
//! changes.
class Poller : public QObject
{
    Q_OBJECT

public:
    enum class Question { Status, Result };

    Poller(ApiClient &api, const Clock &clock, const JobTiming &timing, QObject *parent = nullptr);
    ~Poller() override;

    //! Asks not before \a after has passed; takes the place of an earlier question for \a job. \a listener
    //! must forget() before it dies.
    void ask(JobId job, const RequestId &request, Question question, std::chrono::milliseconds after,
             PollListener &listener);
    //! Asks at once and besides the budget: for what follows once from an answer just heard, such as the
    //! result of a run that has ended. There are never more of these than submits and answers. Asked again,
    //! it is a question like any other.
    void askNow(JobId job, const RequestId &request, Question question, PollListener &listener);
    //! Drops the question; an answer under way is not delivered.
    void forget(JobId job);
    //! While it is held nothing is asked, and nobody told.
    void setHeld(bool held);
    [[nodiscard]] bool tokenRejected() const;

signals:
    //! A token was rejected, or a new one is to be tried.
    void tokenRejectedChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
