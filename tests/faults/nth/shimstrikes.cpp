// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/nth/shimstrikes.h"

#include "tests/faults/nth/shimpage.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace maquette::shim
{

using test::ShimPage;

namespace
{

constexpr size_t mostFiles = 4096;
std::array<std::atomic<bool>, mostFiles> watched;

ShimPage *page()
{
    static ShimPage *const mapped = []() -> ShimPage * {
        const char *name = std::getenv("MAQUETTE_SHIM_PAGE");
        if (!name)
            return nullptr;
        const int file = static_cast<int>(syscall(SYS_openat, AT_FDCWD, name, O_RDWR | O_CLOEXEC));
        if (file < 0)
            std::abort();
        void *place = mmap(nullptr, sizeof(ShimPage), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        syscall(SYS_close, file);
        return place == MAP_FAILED ? nullptr : static_cast<ShimPage *>(place);
    }();
    return mapped;
}

bool isWatched(int file)
{
    return file >= 0 && static_cast<size_t>(file) < mostFiles && watched[static_cast<size_t>(file)];
}

bool strikes(const char *what, Call kind)
{
    ShimPage *const plan = page();
    if (!plan || !plan->armed || plan->reading != (kind == Call::Look))
        return false;
    if (plan->only[0] != '\0' && std::strcmp(plan->only, what) != 0)
        return false;
    const int number = plan->calls++;
    const bool struck = plan->nth >= 0 && (number == plan->nth || (plan->lasting && number > plan->nth));
    if (!struck)
        return false;
    if (plan->struck++ == 0)
        std::strncpy(plan->first, what, sizeof plan->first - 1);
    errno = plan->number;
    return true;
}

} // namespace

bool isBelow(const char *path)
{
    const ShimPage *const plan = page();
    const size_t length = plan ? std::strlen(plan->folder) : 0;
    return length > 0 && path && std::strncmp(path, plan->folder, length) == 0 &&
           (path[length] == '/' || path[length] == '\0');
}

void watch(int file, bool on)
{
    if (file >= 0 && static_cast<size_t>(file) < mostFiles)
        watched[static_cast<size_t>(file)] = on;
}

bool strikes(const char *what, const char *path, Call kind)
{
    return isBelow(path) && strikes(what, kind);
}

bool strikes(const char *what, int file, Call kind)
{
    return isWatched(file) && strikes(what, kind);
}

} // namespace maquette::shim
