// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/backoff.h"

namespace maquette
{

//! \brief Every delay and bound of the catalogue's fetching in one place.
struct CatalogueTiming
{
    using Ms = std::chrono::milliseconds;

    Ms fresh = std::chrono::hours(24);       //!< so old a catalogue is fetched again
    Ms settle{3000};                         //!< after the start, or a token: nobody waits for it
    BackoffRange page{Ms(2000), Ms(60'000)}; //!< after an answer for one page that was none
    int pageTries = 4;
    BackoffRange again{Ms(300'000), Ms(21'600'000)}; //!< after a fetch that failed
    Ms longestSleep = std::chrono::hours(1);         //!< timers do not count the time a machine sleeps
    Ms unknownApart = std::chrono::minutes(10);      //!< between fetches because a model is unknown
    Ms seen{1000};                                   //!< what was seen is written at most this often
    int pageSize = 100;
    int mostPages = 200;
    qint64 mostBytes = 128 * 1024 * 1024;
};

} // namespace maquette
