// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Loaded before libc: makes the n-th call that changes something below a folder fail, whoever calls (SQLite,
// Qt, ourselves), once or from then on. It is told by the environment, see ShimPlan, and keeps its count in a
// file that is mapped, so that the count outlives a process that is killed.
#include "tests/faults/nth/shimpage.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace
{

using maquette::test::ShimPage;

constexpr size_t mostFiles = 4096;
std::array<std::atomic<bool>, mostFiles> watched;

template <typename Function>
Function real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    Function function = nullptr;
    static_assert(sizeof function == sizeof found);
    std::memcpy(&function, &found, sizeof found);
    return function;
}

#define REAL(name) static const auto call = real<decltype(&::name)>(#name)

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

bool isBelow(const char *path)
{
    const ShimPage *const plan = page();
    const size_t length = plan ? std::strlen(plan->folder) : 0;
    return length > 0 && path && std::strncmp(path, plan->folder, length) == 0 &&
           (path[length] == '/' || path[length] == '\0');
}

bool isWatched(int file)
{
    return file >= 0 && static_cast<size_t>(file) < mostFiles && watched[static_cast<size_t>(file)];
}

void watch(int file, bool on)
{
    if (file >= 0 && static_cast<size_t>(file) < mostFiles)
        watched[static_cast<size_t>(file)] = on;
}

//! Counts one call; true, with errno set, when it is to fail.
bool strikes(const char *what)
{
    ShimPage *const plan = page();
    if (!plan || !plan->armed)
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

bool strikes(const char *what, const char *path)
{
    return isBelow(path) && strikes(what);
}

bool strikes(const char *what, int file)
{
    return isWatched(file) && strikes(what);
}

template <typename Open>
int opened(const char *path, const Open &open)
{
    if (strikes("open", path))
        return -1;
    const int file = open();
    if (file >= 0)
        watch(file, isBelow(path));
    return file;
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

} // namespace

// The names, types and missing `noexcept` are libc's.
#define MODE                                                                                                 \
    va_list arguments;                                                                                       \
    va_start(arguments, flags);                                                                              \
    const mode_t mode = modeOf(flags, arguments);                                                            \
    va_end(arguments)

extern "C" {
int open(const char *path, int flags, ...)
{
    REAL(open);
    MODE;
    return opened(path, [&] { return call(path, flags, mode); });
}

int open64(const char *path, int flags, ...)
{
    REAL(open64);
    MODE;
    return opened(path, [&] { return call(path, flags, mode); });
}

int openat(int folder, const char *path, int flags, ...)
{
    REAL(openat);
    MODE;
    return opened(path, [&] { return call(folder, path, flags, mode); });
}

int openat64(int folder, const char *path, int flags, ...)
{
    REAL(openat64);
    MODE;
    return opened(path, [&] { return call(folder, path, flags, mode); });
}

// What a build with checks makes of open() without O_CREAT.
int __open_2(const char *path, int flags)
{
    return open(path, flags);
}

int __open64_2(const char *path, int flags)
{
    return open64(path, flags);
}

int close(int file)
{
    REAL(close);
    const bool fails = strikes("close", file);
    const int number = errno;
    watch(file, false);
    const int done = call(file); // the descriptor is gone in any case, as with the real error
    if (!fails)
        return done;
    errno = number;
    return -1;
}

ssize_t write(int file, const void *bytes, size_t size)
{
    REAL(write);
    return strikes("write", file) ? -1 : call(file, bytes, size);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
    REAL(pwrite);
    return strikes("pwrite", file) ? -1 : call(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    REAL(pwrite64);
    return strikes("pwrite", file) ? -1 : call(file, bytes, size, at);
}

ssize_t writev(int file, const iovec *parts, int count)
{
    REAL(writev);
    return strikes("writev", file) ? -1 : call(file, parts, count);
}

int fsync(int file)
{
    REAL(fsync);
    return strikes("fsync", file) ? -1 : call(file);
}

int fdatasync(int file)
{
    REAL(fdatasync);
    return strikes("fdatasync", file) ? -1 : call(file);
}

int ftruncate(int file, off_t size) noexcept
{
    REAL(ftruncate);
    return strikes("ftruncate", file) ? -1 : call(file, size);
}

int ftruncate64(int file, off64_t size) noexcept
{
    REAL(ftruncate64);
    return strikes("ftruncate", file) ? -1 : call(file, size);
}

int posix_fallocate(int file, off_t from, off_t size)
{
    REAL(posix_fallocate);
    return strikes("fallocate", file) ? errno : call(file, from, size);
}

int posix_fallocate64(int file, off64_t from, off64_t size)
{
    REAL(posix_fallocate64);
    return strikes("fallocate", file) ? errno : call(file, from, size);
}

int rename(const char *from, const char *to) noexcept
{
    REAL(rename);
    return strikes("rename", from) ? -1 : call(from, to);
}

int renameat2(int folder, const char *from, int folderTo, const char *to, unsigned flags) noexcept
{
    REAL(renameat2);
    return strikes("rename", from) ? -1 : call(folder, from, folderTo, to, flags);
}

int link(const char *from, const char *to) noexcept
{
    REAL(link);
    return strikes("link", from) ? -1 : call(from, to);
}

int linkat(int folder, const char *from, int folderTo, const char *to, int flags) noexcept
{
    REAL(linkat);
    return strikes("link", to) ? -1 : call(folder, from, folderTo, to, flags);
}

int unlink(const char *path) noexcept
{
    REAL(unlink);
    return strikes("unlink", path) ? -1 : call(path);
}

int unlinkat(int folder, const char *path, int flags) noexcept
{
    REAL(unlinkat);
    return strikes("unlink", path) ? -1 : call(folder, path, flags);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    REAL(mkdir);
    return strikes("mkdir", path) ? -1 : call(path, mode);
}

int chmod(const char *path, mode_t mode) noexcept
{
    REAL(chmod);
    return strikes("chmod", path) ? -1 : call(path, mode);
}

long syscall(long number, ...) noexcept
{
    REAL(syscall);
    va_list arguments;
    va_start(arguments, number);
    std::array<long, 6> given{};
    for (long &each : given)
        each = va_arg(arguments, long);
    va_end(arguments);
    if (number == SYS_renameat2) {
        const char *from = nullptr;
        std::memcpy(&from, &given[1], sizeof from);
        if (strikes("rename", from))
            return -1;
    }
    return call(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}
}
