// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <dlfcn.h>

namespace maquette::shim
{

//! Whether a call changes something, or only looks.
enum class Call { Change, Look };

//! Count one call below the folder of the ShimPage; true, with errno set, when it is to fail. \a file: one
//! that was opened there.
bool strikes(const char *what, const char *path, Call kind = Call::Change);
bool strikes(const char *what, int file, Call kind = Call::Change);

bool isBelow(const char *path);
void watch(int file, bool on);

//! libc's own.
template <typename Function>
Function real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    Function function = nullptr;
    static_assert(sizeof function == sizeof found);
    std::memcpy(&function, &found, sizeof found);
    return function;
}

#define REAL(name) static const auto call = maquette::shim::real<decltype(&::name)>(#name)

} // namespace maquette::shim
