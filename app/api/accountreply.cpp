// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include <QCoreApplication>

#include <cmath>

namespace maquette
{

namespace
{

//! Below zero is a balance too.
std::optional<Money> amountOf(const QJsonObject &object)
{
    constexpr double largest = 9e15; // beyond it a double no longer tells whole numbers apart
    const QJsonValue micro = object.value(QLatin1String("balance_microdollars"));
    const double millionths = micro.toDouble();
    if (micro.isDouble() && std::abs(millionths) < largest && std::trunc(millionths) == millionths)
        return Money::fromMicrodollars(static_cast<qint64>(millionths));
    const QJsonValue dollars = object.value(QLatin1String("balance_usd"));
    return dollars.isDouble() ? Money::fromDollars(dollars.toDouble()) : std::nullopt;
}

} // namespace

Result<Balance> readBalance(const Result<HttpAnswer> &answer, const Clock &clock)
{
    if (!answer)
        return answer.error();
    const ReadAnswer read = readAnswer(*answer, CallSubject::Account, clock);
    if (read.error)
        return *read.error;
    const auto amount = amountOf(read.object);
    if (!amount) {
        return Error{ErrorKind::BadAnswer,
                     QCoreApplication::translate("Api", "The server's answer names no balance."),
                     evidence(answer->status, answer->body),
                     answer->status,
                     0,
                     {}};
    }
    const QString currency = plainText(read.object.value(QLatin1String("currency")).toString());
    return Balance{*amount, currency.isEmpty() ? QStringLiteral("USD") : currency};
}

Result<ModelPrice> readPrice(const Result<HttpAnswer> &answer, const Clock &clock)
{
    if (!answer)
        return answer.error();
    const ReadAnswer read = readAnswer(*answer, CallSubject::Model, clock);
    if (read.error)
        return *read.error;
    ModelPrice price;
    price.base = priceOf(read.object.value(QLatin1String("base_price_usd")));
    price.unit = plainText(read.object.value(QLatin1String("price_unit")).toString());
    price.note = plainText(read.object.value(QLatin1String("pricing_note")).toString());
    return price;
}

} // namespace maquette
