// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" {
int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
}

namespace maquette::fuzz
{

//! Ends the program where a promise is broken, so that the fuzzer keeps the input that broke it.
inline void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "Broken promise: %s\n", promise);
    std::abort();
}

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

//! Where the first line that is just \a mark begins and ends; the whole text stands before it when there is
//! none.
struct Halves
{
    QByteArray first;
    QByteArray second;
};

inline Halves splitAt(const QByteArray &text, const QByteArray &mark)
{
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? Halves{text, {}} : Halves{text.left(at), text.mid(at + mark.size())};
}

} // namespace maquette::fuzz
