// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>

namespace maquette
{

//! \brief A small generator whose numbers are the same on every machine (SplitMix64). Not for secrets.
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {}
    //! The generator that belongs to a text: equal texts, equal numbers.
    static Random of(const QByteArray &text);

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    double unit() { return static_cast<double>(next() >> 11) * (1.0 / 9007199254740992.0); } //!< 0 <= x < 1
    double range(double low, double high) { return low + (high - low) * unit(); }
    int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }

private:
    std::uint64_t m_state;
};

} // namespace maquette
