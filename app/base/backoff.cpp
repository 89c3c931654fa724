// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/backoff.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace maquette
{

std::chrono::milliseconds backoff(int step, const BackoffRange &range)
{
    const double last = double(range.last.count());
    const double grown = std::min(last, double(range.first.count()) * std::pow(1.6, std::clamp(step, 0, 64)));
    const double jitter = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds(std::llround(std::min(last, grown * jitter)));
}

} // namespace maquette
