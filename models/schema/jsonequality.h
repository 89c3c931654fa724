// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <limits>

namespace maquette
{

//! \brief How much more may be done. Whoever works spends; once nothing is left, results mean nothing.
class StepBudget
{
public:
    explicit StepBudget(qint64 steps = std::numeric_limits<qint64>::max())
        : m_left(steps)
    {}

    //! False when that was too much, and ever after.
    bool spend(qint64 steps = 1)
    {
        m_left = m_left < steps ? -1 : m_left - steps;
        return m_left >= 0;
    }
    [[nodiscard]] bool isSpent() const { return m_left < 0; }

private:
    qint64 m_left;
};

//! Equality as JSON Schema has it: 1 is 1.0, large numbers exactly, members in any order.
bool equalJson(const Json &a, const Json &b, StepBudget &budget);
//! Equal values have equal hashes.
std::size_t jsonHash(const Json &value, StepBudget &budget);

} // namespace maquette
