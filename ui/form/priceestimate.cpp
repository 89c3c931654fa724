// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/priceestimate.h"

#include "ui/form/formadvice.h"

#include <QRegularExpression>

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

bool isPaidPerFile(const QString &unit)
{
    static const QStringList files{QStringLiteral("output"), QStringLiteral("image"), QStringLiteral("video"),
                                   QStringLiteral("clip"),   QStringLiteral("audio"), QStringLiteral("file")};
    return files.contains(unit);
}

//! How often the base is paid.
std::optional<double> factorOf(const Model &model, const InputValues &input, const QString &unit)
{
    static const QStringList runs{QStringLiteral("run"), QStringLiteral("request"),
                                  QStringLiteral("generation")};
    if (runs.contains(unit))
        return 1;
    if (unit == QLatin1String("second"))
        return secondsIn(model, input);
    if (!isPaidPerFile(unit))
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

bool namesMoreThanTheUnit(const QString &note)
{
    static const QRegularExpression factors(
        QStringLiteral(
            "\\b(resolution|\\d{3,4}p|[248]k|audio|sound|quality|adds?|extra|surcharge|twice|double[sd]?|"
            "half|times|higher|depend(s|ing)?|var(y|ies)|based on|reference|up to|starting at|from)\\b|"
            "\\d\\s*[x\u00D7%]|/\\s*\\$"),
        QRegularExpression::CaseInsensitiveOption);
    return factors.match(note).hasMatch();
}

std::optional<RunCost> runCost(const Model &model, const InputValues &input,
                               const std::optional<Price> &price, const std::optional<LearnedPrice> &learned)
{
    if (learned)
        return RunCost{learned->low, learned->high, learned->runs, false, false};
    const auto reckoned = price ? priceEstimate(model, input, *price) : std::nullopt;
    if (!reckoned)
        return {};
    const auto outputs = FormAdvice(model).outputs(input);
    const bool perFile = isPaidPerFile(price->unit.trimmed().toLower());
    const bool atMost = outputs && outputs->atMost && outputs->number > 1 && perFile;
    return RunCost{*reckoned, *reckoned, 0, atMost, namesMoreThanTheUnit(price->note)};
}

} // namespace maquette
