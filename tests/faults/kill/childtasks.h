// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/scheduler.h"
#include "app/store/database.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace maquette::test
{

//! \brief What the artist does in the child, and when it ends.
//!
//! Tasks: `order=PROMPT`, `adopt=JOB:REQUEST`, `do=cancel@STATE` (cancel, collect, allow, again, dismiss;
//! once a job; STATE by number), `boot=NAME` (as if the machine had been started anew), `leave=STATE` (exit
//! when a job is there), `flicker` (the token is away in the moment of the first submit), `hold` (a limit
//! holds all orders; once they wait, the last is put first and all are allowed), `block` (a file stands in
//! the place of the library folder from the first run that is running to the first that waits for the
//! folder), `resign` (exit as soon as nothing goes on because something fails for good), `patience=MS`
//! (every deadline), `lose` (the answer to the first order is lost, LostAnswer), `stay` (until killed),
//! `kill=PLACE` (KillSeam).
class ChildTasks : public QObject
{
    Q_OBJECT

public:
    //! The exit code when nothing can be done with the profile.
    static constexpr int unusable = 3;

    struct Plan
    {
        QStringList orders;
        QHash<JobId, RequestId> adoptions;
        QHash<JobState, QString> actions;
        std::optional<JobState> leaveAt;
        QString kill;
        QString boot;
        bool flickers = false;
        bool holds = false;
        bool losesFirstInsert = false;
        bool blocks = false;
        bool resigns = false;
        std::chrono::milliseconds patience{0};
        bool stays = false;
    };
    static Plan read(const QStringList &tasks);

    //! \a library: its folder.
    ChildTasks(Scheduler &scheduler, ApiClient &client, const QString &library, const Plan &plan);

private:
    void begin();
    void onChanged(const Job &job);
    void act(JobId id, const QString &action);
    void letGo();
    void block(const Job &job);
    void look();

    Scheduler &m_scheduler;
    ApiClient &m_client;
    const QString m_library;
    Plan m_plan;
    QString m_token;
    QSet<JobId> m_acted;
    QSet<JobId> m_costless;
    QTimer m_look;
    QTimer m_cost;
    int m_troubles = 0;
    int m_pending = 0; //!< orders without an answer, adoptions that are being looked up
    bool m_begun = false;
};

//! \brief The first order is committed, and an error is the answer.
class LostAnswer
{
public:
    explicit LostAnswer(bool active)
        : m_active(active)
    {}
    [[nodiscard]] std::optional<Error> operator()(const QString &sql, FaultPoint point);

private:
    bool m_active;
    bool m_seen = false;
};

} // namespace maquette::test
