// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/headless/exitcode.h"
#include "app/headless/runteller.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace maquette
{

class Scheduler;

//! \brief How many of the followed runs ended how.
struct RunTally
{
    int saved = 0;
    int failed = 0;
    int fetchable = 0; //!< of those that failed: by --resume, for nothing
    int refused = 0;
    int unknown = 0;
    int cancelled = 0; //!< never sent
    int left = 0;      //!< at the server when we stopped
    Money cost;        //!< of what is saved, as far as it is known
    ExitCode code = ExitCode::Saved;
};

//! \brief Follows runs from the order to their end, tells each step, and says when nothing is left to wait
//! for: over(), once.
//!
//! Runs that only a person can get going again (no token or a rejected one, a limit on spending, no room on
//! the disk) count as ended: what was not sent is cancelled, so that nothing is sent later without anybody
//! knowing.
class RunWatch : public QObject
{
    Q_OBJECT

public:
    RunWatch(Scheduler &scheduler, const Library &library, EventLines &lines, QObject *parent = nullptr);

    //! Orders all of them, as one click for the artist's limits, and follows them.
    void order(const QList<RequestedRun> &runs);
    //! One that the journal brought back.
    void follow(const Job &job);
    //! One of which only the server can tell whether it is ours; waited for a while.
    void suspect(JobId id);
    //! over() may come from now on.
    void begin();
    //! Sends nothing more; over() once no submit is under way. What is at the server goes on there.
    void stop();

    [[nodiscard]] const RunTally &tally() const { return m_tally; }

signals:
    void over();

private:
    struct Followed
    {
        std::optional<RequestedRun> origin;
        std::optional<JobState> told;
        QString heldBy;
        bool ended = false;
    };

    void onAdded(const Job &job);
    void onOrderFailed(const Error &error);
    void onChanged(const Job &job);
    void onCost(JobId id, Money cost);
    void tellStep(const Job &job, Followed &run);
    void end(const Job &job, Followed &run);
    [[nodiscard]] QList<JobId> unended() const;
    void cancelWaiting();
    void giveUpIfTokenless(const Job &job);
    void giveUpHeld();
    [[nodiscard]] bool canStillMove(JobId id) const;
    void look();
    void finish();

    Scheduler &m_scheduler;
    RunTeller m_teller;
    QHash<JobId, Followed> m_runs;
    QList<RequestedRun> m_ordered; //!< not yet in the journal, in order
    QSet<JobId> m_suspects;
    QSet<JobId> m_costless; //!< saved, and their cost may still come
    QTimer m_patience;      //!< with suspects and late costs
    QTimer m_tokenless;
    QTimer m_held; //!< all that is left is held by a limit or finds no room: after a moment it is given up
    RunTally m_tally;
    bool m_begun = false;
    bool m_stopping = false;
    bool m_takingBack = false;
    bool m_tokenRefused = false;
    bool m_overLimit = false;
    bool m_noRoom = false;
    bool m_over = false;
};

} // namespace maquette
