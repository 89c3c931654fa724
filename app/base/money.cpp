// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/money.h"

#include <QLocale>
#include <QString>

#include <cmath>

namespace maquette
{

std::optional<Money> Money::fromDollars(double dollars)
{
    constexpr double largest = 9e12;
    if (!std::isfinite(dollars) || std::abs(dollars) > largest)
        return std::nullopt;
    return fromMicrodollars(std::llround(dollars * 1e6));
}

QString toText(Money money, const QLocale &locale)
{
    int digits = 6;
    for (qint64 rest = std::abs(money.microdollars()); digits > 2 && rest % 10 == 0; rest /= 10)
        --digits;
    const QString amount = locale.toString(std::abs(money.dollars()), 'f', digits);
    return (money.microdollars() < 0 ? QStringLiteral("−$") : QStringLiteral("$")) + amount;
}

} // namespace maquette
