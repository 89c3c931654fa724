// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgerperiod.h"

namespace maquette
{

LedgerScope scopeOf(LedgerPeriod period, QDate today, QDate first, QDate last)
{
    const auto days = [](QDate from, QDate to) {
        return LedgerScope{from.startOfDay().toUTC(), to.addDays(1).startOfDay().toUTC(), {}};
    };
    switch (period) {
    case LedgerPeriod::Today:
        return days(today, today);
    case LedgerPeriod::Week:
        return days(today.addDays(-6), today);
    case LedgerPeriod::ThirtyDays:
        return days(today.addDays(-29), today);
    case LedgerPeriod::ThisMonth:
        return days(QDate(today.year(), today.month(), 1), today);
    case LedgerPeriod::Own:
        return days(std::min(first, last), std::max(first, last));
    case LedgerPeriod::All:
        break;
    }
    return {};
}

} // namespace maquette
