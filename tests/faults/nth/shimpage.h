// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace maquette::test
{

//! \brief What a test and the library that fails its child's calls (failshim.cpp) share: a file that both
//! map.
struct ShimPage
{
    static constexpr unsigned longest = 512;
    static constexpr unsigned longestName = 32;

    char folder[longest];   //!< only what is below it counts
    char only[longestName]; //!< the name of those that count; empty: all
    int nth;                //!< the call that fails, from 0; -1: none
    int number;             //!< the errno
    bool lasting;           //!< and all after it
    bool reading;           //!< what only looks fails, in place of what changes something
    std::atomic<bool> armed;
    std::atomic<int> calls;
    std::atomic<int> struck; //!< how many have failed
    char first[longest];     //!< the name of the first that failed
};

} // namespace maquette::test
