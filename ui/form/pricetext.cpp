// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/pricetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace maquette
{

namespace
{
QString priceWords(const char *text, int number = -1)
{
    return QCoreApplication::translate("PriceText", text, nullptr, number);
}

QString unitText(const QString &unit, MediaKind makes)
{
    const QString name = unit.trimmed().toLower();
    if (name == QLatin1String("image") || (name == QLatin1String("output") && makes == MediaKind::Image))
        return priceWords("per image");
    if (name == QLatin1String("video") || (name == QLatin1String("output") && makes == MediaKind::Video))
        return priceWords("per clip");
    if (name == QLatin1String("second"))
        return priceWords("per second");
    return name.isEmpty() ? QString() : priceWords("per %1").arg(unit.trimmed());
}

QString countText(const OutputCount &outputs, MediaKind makes)
{
    const QString number = QString::number(outputs.number);
    const QString named =
        makes == MediaKind::Image
            ? (outputs.number == 1 ? priceWords("%1 image") : priceWords("%1 images")).arg(number)
            : (outputs.number == 1 ? priceWords("%1 clip") : priceWords("%1 clips")).arg(number);
    return outputs.atMost ? priceWords("up to %1").arg(named) : named;
}
Money times(Money each, int runs)
{
    return Money::fromMicrodollars(each.microdollars() * runs);
}
} // namespace

QString priceText(const std::optional<Price> &price, MediaKind makes,
                  const std::optional<OutputCount> &outputs, int runs, const QLocale &locale)
{
    QStringList parts;
    if (price && price->base)
        parts +=
            QStringList{priceWords("base %1").arg(toText(*price->base, locale)), unitText(price->unit, makes)}
                .join(u' ')
                .trimmed();
    QStringList factors;
    if (outputs && outputs->number > 1)
        factors += countText(*outputs, makes);
    if (runs > 1)
        factors += priceWords("%1 runs").arg(runs);
    if (!factors.isEmpty())
        parts += factors.join(QStringLiteral(" × "));
    return parts.join(QStringLiteral(" · "));
}

QString learnedText(const LearnedPrice &learned, const QLocale &locale)
{
    QString cost = toText(learned.low, locale);
    if (learned.high != learned.low)
        cost += QChar(0x2013) + toText(learned.high, locale);
    // A line does not end before the price.
    return learned.runs == 1 ? priceWords("your last run like this:\u00a0%1").arg(cost)
                             : priceWords("your last %1 runs like this, each:\u00a0%2")
                                   .arg(QString::number(learned.runs), cost);
}

QString totalText(const std::optional<RunCost> &cost, int runs, const QLocale &locale)
{
    if (!cost)
        return priceWords("Price unknown");
    const Money low = times(cost->low, runs);
    const Money high = times(cost->high, runs);
    if (low != high)
        return priceWords("About %1").arg(toText(low, locale) + QChar(0x2013) + toText(high, locale));
    const QString amount = toText(high, locale);
    if (cost->atMost)
        return cost->vague ? priceWords("Up to about %1 at the base price").arg(amount)
                           : priceWords("Up to about %1").arg(amount);
    return cost->vague ? priceWords("About %1 at the base price").arg(amount)
                       : priceWords("About %1").arg(amount);
}

QString balanceText(const std::optional<RunCost> &cost, int runs, const std::optional<Money> &balance,
                    const QLocale &locale)
{
    if (!balance)
        return {};
    const QString left = toText(*balance, locale);
    if (*balance <= Money())
        return priceWords("Your balance is %1: this will probably be refused.").arg(left);
    if (!cost || times(cost->high, runs) <= *balance)
        return {};
    const bool certain = times(cost->low, runs) > *balance && !cost->atMost;
    return certain ? priceWords("Your balance of %1 is less than this will probably cost.").arg(left)
                   : priceWords("Your balance of %1 may not be enough for this.").arg(left);
}

} // namespace maquette
