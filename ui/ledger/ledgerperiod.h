// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/ledgerrows.h"

namespace maquette
{

//! The numbers stand in the settings: never renumber.
enum class LedgerPeriod { Today = 0, Week = 1, ThirtyDays = 2, ThisMonth = 3, All = 4, Own = 5 };

//! From the first moment of the first local day to the first after the last; \a first and \a last, both
//! counted in, are those of LedgerPeriod::Own and may stand in either order. Without an account.
LedgerScope scopeOf(LedgerPeriod period, QDate today, QDate first, QDate last);

} // namespace maquette
