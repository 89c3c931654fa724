// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calls that change nothing: see failshim.cpp. The names, types and missing `noexcept` are libc's.
#include "tests/faults/nth/shimstrikes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using maquette::shim::Call;
using maquette::shim::strikes;

extern "C" {
ssize_t read(int file, void *bytes, size_t size)
{
    REAL(read);
    return strikes("read", file, Call::Look) ? -1 : call(file, bytes, size);
}

ssize_t pread(int file, void *bytes, size_t size, off_t at)
{
    REAL(pread);
    return strikes("pread", file, Call::Look) ? -1 : call(file, bytes, size, at);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t at)
{
    REAL(pread64);
    return strikes("pread", file, Call::Look) ? -1 : call(file, bytes, size, at);
}

off_t lseek(int file, off_t to, int from) noexcept
{
    REAL(lseek);
    return strikes("lseek", file, Call::Look) ? -1 : call(file, to, from);
}

off64_t lseek64(int file, off64_t to, int from) noexcept
{
    REAL(lseek64);
    return strikes("lseek", file, Call::Look) ? -1 : call(file, to, from);
}

int stat(const char *path, struct stat *found) noexcept
{
    REAL(stat);
    return strikes("stat", path, Call::Look) ? -1 : call(path, found);
}

int stat64(const char *path, struct stat64 *found) noexcept
{
    REAL(stat64);
    return strikes("stat", path, Call::Look) ? -1 : call(path, found);
}

int lstat(const char *path, struct stat *found) noexcept
{
    REAL(lstat);
    return strikes("lstat", path, Call::Look) ? -1 : call(path, found);
}

int lstat64(const char *path, struct stat64 *found) noexcept
{
    REAL(lstat64);
    return strikes("lstat", path, Call::Look) ? -1 : call(path, found);
}

int fstat(int file, struct stat *found) noexcept
{
    REAL(fstat);
    return strikes("fstat", file, Call::Look) ? -1 : call(file, found);
}

int fstat64(int file, struct stat64 *found) noexcept
{
    REAL(fstat64);
    return strikes("fstat", file, Call::Look) ? -1 : call(file, found);
}

int statx(int folder, const char *path, int flags, unsigned mask, struct statx *found) noexcept
{
    REAL(statx);
    const bool fails =
        path && *path ? strikes("stat", path, Call::Look) : strikes("fstat", folder, Call::Look);
    return fails ? -1 : call(folder, path, flags, mask, found);
}

int access(const char *path, int wish) noexcept
{
    REAL(access);
    return strikes("access", path, Call::Look) ? -1 : call(path, wish);
}
}
