// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

namespace maquette
{

//! \brief Whether and how a *safe* request (GET) may be tried again. A submit is never tried again, whatever
//! this says.
enum class RetryPolicy { Never, WithBackoff, AfterDelay, WhenOnline };

//! \brief The step that is offered beside an error.
enum class NextStep {
    None,
    TryAgain,
    EnterToken,
    AddFunds,
    RefreshModels,
    MendInput,
    OpenGenerations,
    FreeDiskSpace,
    ChooseLibrary,
    UpdateMaquette,
    ChangeLimits,
    AllowHost,
    OpenLink
};

//! \brief What the artist is told about an error besides its own message.
struct Advice
{
    QString headline; //!< a few words, sentence case: "No connection"
    QString money;    //!< what it means for the money, one sentence; empty when money is not touched
    QString step;     //!< what to do next, one sentence
    NextStep action = NextStep::None;
};

RetryPolicy retryPolicy(ErrorKind kind);
//! No room, or the folder cannot be used: passes when a person makes room or brings the folder back.
bool isOfStorage(ErrorKind kind);
Advice adviceFor(const Error &error);

} // namespace maquette
