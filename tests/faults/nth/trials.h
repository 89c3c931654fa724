// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/kill/scenario.h"

namespace maquette::test
{

//! \brief What came of letting the n-th thing fail.
struct Trial
{
    bool struck = false; //!< there was an n-th one
    QString fault;       //!< empty: all is as it must be
    QString what;        //!< that failed
};

//! \brief What came of letting everything fail in turn.
struct Trials
{
    int tried = 0;
    QStringList faults;
    QSet<QString> kinds; //!< what has failed
};

//! Lets \a attempt try 0, 1, 2 and so on, on as many \a threads that turn an event loop of their own, until
//! there is no such number.
Trials tryAll(const std::function<Trial(int)> &attempt, int threads);

//! A profile in which nothing was ever ordered, for \a victim; false when it cannot be made.
bool giveProfile(const Victim &victim);
//! After the last session each of \a prompts was sent once and is saved, but for those of which it was said
//! that they are not sent, \a told, and nothing lies about. \a lasting: nothing could be written any more:
//! then what is unknown need not have been sent, and what was refused may stand in the journal all the same.
[[nodiscard]] QString lookAfterwards(const Stage &stage, const QStringList &prompts, qsizetype told,
                                     bool lasting);

} // namespace maquette::test
