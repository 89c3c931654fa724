// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/bands.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace maquette
{

void inBands(int rows, const std::function<void(int, int)> &work)
{
    constexpr int band = 64;
    std::atomic<int> next = 0;
    const auto run = [&] {
        for (int from = next.fetch_add(band); from < rows; from = next.fetch_add(band))
            work(from, std::min(rows, from + band));
    };
    if (rows <= 4 * band || std::thread::hardware_concurrency() < 2) {
        run();
        return;
    }
    std::thread other(run);
    run();
    other.join();
}

} // namespace maquette
