// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace maquette
{

//! \brief Threads that may be left behind: one that waits for a disk that does not answer cannot be ended,
//! and the program's end must not wait for it.
//!
//! The owner tells its threads to end and then calls end(). What a thread uses has to be its own or shared
//! with it, since it may outlive the owner.
class LooseThreads
{
public:
    LooseThreads();
    ~LooseThreads(); //!< does not wait: call end()
    LooseThreads(const LooseThreads &) = delete;
    LooseThreads &operator=(const LooseThreads &) = delete;

    //! \a niceness: how much the thread steps back for the window, from 0 to 19.
    void start(std::function<void()> work, int niceness);
    //! Waits for all of them, \a limit at most; leaves alone those that do not come.
    void end(std::chrono::milliseconds limit);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
