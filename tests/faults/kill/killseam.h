// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QString>

namespace maquette::test
{

//! \brief Kills this process by SIGKILL at one exact place among its SQL statements.
//!
//! `event:N:POINT` is the N-th event of the journal, counted over all sessions: `before` its row is written,
//! `inside` the transaction, `after` the commit. `commit:N:POINT` is the N-th commit of this session. Empty:
//! never.
class KillSeam
{
public:
    //! \a written: how many events the journal holds already.
    KillSeam(const QString &place, int written);

    [[nodiscard]] std::optional<Error> operator()(const QString &sql, FaultPoint point);

private:
    QString m_what;
    QString m_point;
    int m_number = 0;
    int m_events = 0;
    int m_commits = 0;
    bool m_armed = false; //!< the event's row is written, its commit comes
};

} // namespace maquette::test
