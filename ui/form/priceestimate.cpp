// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/priceestimate.h"

#include "ui/form/formadvice.h"

#include <cmath>

namespace maquette
{

namespace
{

std::optional<double> secondsIn(const Model &model, const InputValues &input)
{
    const Field *field = model.fieldWithRole(FieldRole::Duration);
    if (field == nullptr)
        return {};
    const auto found = input.find(field->key.toStdString());
    const std::optional<Json> value =
        found != input.end() ? std::optional<Json>(std::in_place, *found) : field->defaultValue;
    if (!value)
        return {};
    if (value->is_number())
        return value->get<double>();
    bool isNumber = false;
    QString text = stringOf(*value).trimmed();
    if (text.endsWith(u's'))
        text.chop(1);
    const double seconds = text.toDouble(&isNumber);
    return isNumber ? std::optional(seconds) : std::nullopt;
}

//! How often the base is paid.
std::optional<double> factorOf(const Model &model, const InputValues &input, const QString &unit)
{
    static const QStringList files{QStringLiteral("output"), QStringLiteral("image"), QStringLiteral("video"),
                                   QStringLiteral("clip"),   QStringLiteral("audio"), QStringLiteral("file")};
    static const QStringList runs{QStringLiteral("run"), QStringLiteral("request"),
                                  QStringLiteral("generation")};
    if (runs.contains(unit))
        return 1;
    if (unit == QLatin1String("second"))
        return secondsIn(model, input);
    if (!files.contains(unit))
        return {};
    if (model.fieldWithRole(FieldRole::Count) == nullptr)
        return 1;
    const auto outputs = FormAdvice(model).outputs(input);
    return outputs ? std::optional(double(outputs->number)) : std::nullopt;
}

} // namespace

std::optional<Money> priceEstimate(const Model &model, const InputValues &input, const Price &price)
{
    if (!price.base)
        return {};
    const auto factor = factorOf(model, input, price.unit.trimmed().toLower());
    if (!factor || !std::isfinite(*factor) || *factor < 0)
        return {};
    return Money::fromDollars(price.base->dollars() * *factor);
}

} // namespace maquette
