// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/jobrecord.h"

#include <QObject>

namespace maquette
{

//! \brief Watches one run at the server until it has ended, then brings its result. Everything it does is
//! free and may be repeated.
class Follower : public QObject, private PollListener
{
    Q_OBJECT

public:
    Follower(const JobServices &services, JobRecord &record, QObject *parent);
    ~Follower() override;

    //! Asks for the state, again and again, without end. \a after: the first delay.
    void follow(std::chrono::milliseconds after);
    //! The server has just taken the run: the first time is now.
    void followNew();
    //! Asks for the result of a run that has ended already.
    void fetch();
    //! Asks whether the account in use may see this run, whose journal names another token (a token that was
    //! renewed): ends with ours() or silently.
    void probe();
    //! Asks for the result once more, for its cost alone: costKnown() or silently.
    void askCost(std::chrono::milliseconds after);
    void stop();

signals:
    void changed();
    void ours();
    //! The run succeeded and has outputs. Not yet in the journal.
    void resultCame(const maquette::RunResult &result);
    void ended(); //!< Failed or Cancelled; in the journal
    //! fetch() alone: the server no longer knows the run. What the journal knows may still be tried.
    void gone(const maquette::Error &error);
    //! Of an unproven one: there is no such run, or it is another account's. Nothing is in the journal yet.
    void notFound(const maquette::Error &error);
    void notOurs(); //!< the run belongs to another account; left alone
    void costKnown(maquette::Money cost);
    void costUnknown();

private:
    enum class Purpose { None, Follow, Fetch, Probe, Cost };

    void onStatus(const RunStatus &status) override;
    void onResult(const RunResult &result) override;
    void onRefused(const Error &error) override;
    void onTrouble(const Error &error) override;

    void ask(Poller::Question question, std::chrono::milliseconds after);
    void askNow(Poller::Question question);
    void show(const RunStatus &status);
    void askAgain();
    void takeResult(const RunResult &result);
    void onGone(const Error &error);
    void end(JobState state, const std::optional<Error> &error, const QString &event,
             const QByteArray &raw = {});

    const JobServices &m_services;
    JobRecord &m_record;
    Purpose m_purpose = Purpose::None;
    int m_step = 0;
    int m_goneTimes = 0;
    std::optional<Error> m_failure; //!< what a `failed` status said
};

} // namespace maquette
