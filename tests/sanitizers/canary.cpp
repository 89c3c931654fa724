// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Does on purpose what a sanitizer must see: `canary FAULT`. It ends with 0 when nothing noticed.
#include "app/base/background.h"

#include <QCoreApplication>

#include <array>
#include <cstdio>
#include <functional>
#include <string_view>
#include <thread>
#include <utility>

namespace
{

// Read at run time, so that no compiler sees the fault coming.
volatile int four = 4;
volatile int largest = 2147483647;

int heapOverflow()
{
    const auto bytes = std::make_unique<char[]>(static_cast<std::size_t>(four));
    return bytes[static_cast<std::size_t>(four)];
}

int useAfterFree()
{
    auto number = std::make_unique<int>(four);
    int *volatile kept = number.get();
    number.reset();
    return *kept;
}

int signedOverflow()
{
    return largest + four;
}

int leak()
{
    static std::array<int *, 1> lost;
    lost[0] = new int(four);
    lost[0] = nullptr;
    return 0;
}

//! The same variable from here and from a thread, without anything between them.
int threadRace()
{
    int shared = 0;
    std::thread other([&shared] { ++shared; });
    ++shared;
    other.join();
    return shared;
}

//! The same through the program's own way to Qt's pool, which what is left out must not hide.
int poolRace()
{
    int shared = 0;
    QThreadPool pool;
    const auto other = maquette::runIn(pool, [&shared] { return ++shared; });
    ++shared;
    return other.result() + shared;
}

} // namespace

int main(int argc, char **argv)
{
    using Fault = std::pair<std::string_view, int (*)()>;
    constexpr std::array faults{
        Fault{"heap-overflow", heapOverflow},     Fault{"use-after-free", useAfterFree},
        Fault{"signed-overflow", signedOverflow}, Fault{"leak", leak},
        Fault{"thread-race", threadRace},         Fault{"pool-race", poolRace}};
    const QCoreApplication application(argc, argv);
    for (const auto &[name, fault] : faults) {
        if (argc == 2 && name == argv[1]) {
            std::printf("%d\n", fault());
            return 0;
        }
    }
    std::fprintf(stderr, "canary: which fault?\n");
    return 0;
}
