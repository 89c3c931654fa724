// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/headless/runwatch.h"

namespace maquette
{

class Parts;

//! \brief The program's way without a window: finds the token, brings the journal back, then either orders
//! what was asked for (run) or collects what is unfinished (resume), and ends with finished().
//!
//! What waits in the journal from earlier is never sent: the artist left it there, in the window.
class Unattended : public QObject
{
    Q_OBJECT

public:
    //! \a parts is open. \a runs is empty to collect what is unfinished.
    Unattended(Parts &parts, EventLines &lines, QList<RequestedRun> runs, QObject *parent = nullptr);

    //! \a sandbox: generations go there.
    void start(bool sandbox);
    //! Politely: waits for a submit under way, leaves what is at the server there.
    void stop();

signals:
    void finished(maquette::ExitCode code);

private:
    void onAccount();
    void onRecovered();
    void takeUp(const Job &job);
    void askPrices();
    void orderAll();
    void tellTrouble();
    void endWith(ExitCode code);
    void sumUp();
    [[nodiscard]] bool isResume() const { return m_runs.isEmpty(); }

    Parts &m_parts;
    EventLines &m_lines;
    QList<RequestedRun> m_runs;
    RunWatch m_watch;
    QTimer m_prices; //!< runs while prices are waited for
    int m_waiting = 0;
    int m_elsewhere = 0;
    int m_unreachable = 0; //!< at the server, and there is no token
    bool m_tokenMissing = false;
    bool m_watching = false; //!< from here on m_watch says when it is over
    bool m_ended = false;
};

} // namespace maquette
