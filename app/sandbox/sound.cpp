// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sound.h"

#include "app/sandbox/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace maquette
{

Sound::Sound(std::uint64_t seed, double seconds, int sampleRate)
    : m_seconds(seconds)
    , m_rate(sampleRate)
{
    Random random(seed ^ 0x50d4dULL);
    constexpr std::array roots{110.0, 123.47, 130.81, 146.83, 98.0};
    constexpr std::array steps{1.0, 1.5, 2.0, 2.5, 3.0};
    const double root = roots[static_cast<size_t>(random.below(roots.size()))];
    for (const double step : steps) {
        m_voices.push_back({root * step * random.range(0.998, 1.002), random.range(0.08, 0.3),
                            random.range(0, 2 * std::numbers::pi), random.range(0.25, 0.75)});
    }
}

std::vector<float> Sound::samples(int channel, std::int64_t from, int count) const
{
    std::vector<float> out(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double t = static_cast<double>(from + i) / m_rate;
        double sum = 0;
        for (size_t v = 0; v < m_voices.size(); ++v) {
            const Voice &voice = m_voices[v];
            const double loud = 0.6 + 0.4 * std::sin(2 * std::numbers::pi * voice.swell * t + voice.phase);
            const double side = channel == 0 ? 1 - voice.pan : voice.pan;
            sum += std::sin(2 * std::numbers::pi * voice.frequency * t) * loud * side /
                   (1.0 + static_cast<double>(v));
        }
        const double edge = std::clamp(std::min(t, m_seconds - t) / 0.5, 0.0, 1.0);
        out[static_cast<size_t>(i)] = static_cast<float>(sum * 0.09 * edge);
    }
    return out;
}

} // namespace maquette
