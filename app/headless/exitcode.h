// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maquette
{

//! \brief How a run without a window ended, as the number that the process gives back. Part of what scripts
//! rely on: never renumber.
enum class ExitCode {
    Saved = 0,       //!< all is saved
    StartFailed = 1, //!< the profile, the database or the library cannot be used
    Wrong = 2,       //!< an option or a request is wrong; nothing was sent
    Unknown = 3,     //!< a submit without a readable answer: it may have been charged
    Failed = 4,      //!< a run that the service had accepted ended without its files
    Refused = 5,     //!< the service did not accept a run; nothing was charged
    NoToken = 6,     //!< there is no token, or it was not accepted
    InUse = 7,       //!< another Maquette has the profile
    Stopped = 8,     //!< by a signal; what is at the server goes on there
    Held = 9         //!< something keeps runs from being sent, and only a person can change that
};

//! The one that costs more to overlook.
ExitCode worse(ExitCode a, ExitCode b);

} // namespace maquette
