// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/backoff.h"

namespace maquette
{

//! \brief Every delay and budget of the jobs in one place.
struct JobTiming
{
    using Ms = std::chrono::milliseconds;

    BackoffRange poll{Ms(1000), Ms(10'000)};
    int pollsAtOnce = 4;                        //!< over all jobs
    double pollsPerSecond = 5;                  //!< over all jobs, with short bursts of twice that
    BackoffRange trouble{Ms(2000), Ms(60'000)}; //!< after answers that were none
    BackoffRange resend{Ms(2000), Ms(60'000)};  //!< after a submit of which not one byte left
    BackoffRange journal{Ms(500), Ms(30'000)};  //!< after a write that failed
    //! "No such request" is believed when it was heard this often, so far apart: the server may be slow to
    //! know its newest.
    int goneTimes = 3;
    Ms goneApart{5000};
    BackoffRange collect{Ms(3000), Ms(60'000)}; //!< after downloads that failed and may be tried again
    int collectTries = 5;
    Ms lateCost{4000};
    BackoffRange storage{Ms(5000), Ms(60'000)};      //!< between two looks for room, for all jobs together
    BackoffRange storageVain{Ms(5000), Ms(900'000)}; //!< of a job that failed although there was room
    Ms storageFresh{250};                            //!< so long a look is good enough to send an order
    Ms held{60'000}; //!< a job that waits for tomorrow is looked at this often at least
    Ms draft{500};   //!< drafts are written at most this often
};

} // namespace maquette
