// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

//! \file
//! Debian's Qt is not built with TSan, which therefore does not see the locks of Qt's queues (events, thread
//! pools, futures) and takes whatever goes through them for a race. Where our values do, these say so, with
//! the same \a place on both sides; in any other build they are nothing. The queues of the standard library
//! need none of it.

#if defined(__SANITIZE_THREAD__)
#define MAQUETTE_TSAN
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define MAQUETTE_TSAN
#endif
#endif

#ifdef MAQUETTE_TSAN
extern "C" {
void __tsan_acquire(void *place);
void __tsan_release(void *place);
}
#endif

namespace maquette::handover
{

inline void give([[maybe_unused]] char &place)
{
#ifdef MAQUETTE_TSAN
    __tsan_release(&place);
#endif
}

//! After the value came out.
inline void take([[maybe_unused]] char &place)
{
#ifdef MAQUETTE_TSAN
    __tsan_acquire(&place);
#endif
}

//! \a put puts the value into a queue of Qt's, and does nothing else: what it copies there comes too late to
//! be given, so tests/races.supp leaves out what happens below this function.
template <typename Put>
#ifdef MAQUETTE_TSAN
[[gnu::noinline]]
#endif
auto intoQt(char &place, const Put &put)
{
    give(place);
    auto outcome = put();
#ifdef MAQUETTE_TSAN
    __asm__ volatile(""); // no tail call, which would take this function off the stack
#endif
    return outcome;
}

} // namespace maquette::handover
