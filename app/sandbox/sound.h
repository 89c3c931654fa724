// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace maquette
{

//! \brief A quiet chord that swells and fades over a clip: something to hear, and no more. Equal seeds, equal
//! sound.
class Sound
{
public:
    Sound(std::uint64_t seed, double seconds, int sampleRate);
    //! Samples \a from to \a from + \a count of one channel (0 left, 1 right).
    [[nodiscard]] std::vector<float> samples(int channel, std::int64_t from, int count) const;

private:
    struct Voice
    {
        double frequency;
        double swell; // of its loudness, in Hz
        double phase;
        double pan;
    };
    std::vector<Voice> m_voices;
    double m_seconds;
    int m_rate;
};

} // namespace maquette
