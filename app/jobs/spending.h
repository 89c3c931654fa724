// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/money.h"

#include <optional>

namespace maquette
{

//! \brief What the artist wants to spend at most; nothing: no limit.
struct SpendingLimits
{
    std::optional<Money> perDay;   //!< a day of the calendar, by the machine's own time zone
    std::optional<Money> perClick; //!< all runs of one press of Generate together

    friend bool operator==(const SpendingLimits &, const SpendingLimits &) = default;
};

//! \brief What was spent in a day. `unknown`: runs of which neither cost nor estimate is known; they are not
//! in the sum.
struct DaySum
{
    Money amount;
    int unknown = 0;
};

} // namespace maquette
