// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Loaded before libc, with failshimlooks.cpp: makes the n-th call that changes something below a folder fail,
// whoever calls (SQLite, Qt, ourselves), once or from then on. It is told by the environment, see ShimPage,
// and keeps its count in a file that is mapped, so that the count outlives a process that is killed.
#include "tests/faults/nth/shimstrikes.h"

#include <array>
#include <cerrno>
#include <cstdarg>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

using maquette::shim::strikes;

namespace
{

template <typename Open>
int opened(const char *path, const Open &open)
{
    if (strikes("open", path))
        return -1;
    const int file = open();
    if (file >= 0)
        maquette::shim::watch(file, maquette::shim::isBelow(path));
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
    maquette::shim::watch(file, false);
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
