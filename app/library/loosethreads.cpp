// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/loosethreads.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <sys/resource.h>
#include <thread>
#include <vector>

namespace maquette
{

namespace
{

//! \brief What a thread tells of its end.
struct Ends
{
    std::mutex mutex;
    std::condition_variable told;
};

struct LooseThread
{
    std::thread thread;
    std::shared_ptr<bool> ended; //!< guarded by Ends
};

} // namespace

struct LooseThreads::Private
{
    std::shared_ptr<Ends> ends = std::make_shared<Ends>();
    std::vector<LooseThread> threads;
};

LooseThreads::LooseThreads()
    : d(std::make_unique<Private>())
{}

LooseThreads::~LooseThreads()
{
    end({});
}

void LooseThreads::start(std::function<void()> work, int niceness)
{
    auto ended = std::make_shared<bool>(false);
    std::thread thread([work = std::move(work), niceness, ended, ends = d->ends]() mutable {
        // Linux keeps it for each thread.
        (void)::setpriority(PRIO_PROCESS, 0, niceness);
        work();
        work = {}; // what it holds ends here
        const std::lock_guard guard(ends->mutex);
        *ended = true;
        ends->told.notify_all();
    });
    d->threads.push_back({std::move(thread), std::move(ended)});
}

void LooseThreads::end(std::chrono::milliseconds limit)
{
    std::unique_lock guard(d->ends->mutex);
    d->ends->told.wait_for(guard, limit, [this] {
        return std::all_of(d->threads.begin(), d->threads.end(),
                           [](const LooseThread &one) { return *one.ended; });
    });
    for (LooseThread &one : d->threads) {
        if (!*one.ended)
            one.thread.detach();
    }
    guard.unlock();
    for (LooseThread &one : d->threads) {
        if (one.thread.joinable())
            one.thread.join();
    }
    d->threads.clear();
}

} // namespace maquette
