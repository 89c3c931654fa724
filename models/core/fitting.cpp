// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fitting.h"

#include "models/core/sizechoice.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString fittingWords(const char *source)
{
    return QCoreApplication::translate("Fitting", source);
}

//! 5, "5", "5s" and "1080p" hold a number; "16:9" and "2048x2048" are more than one.
std::optional<double> numberIn(const Json &value)
{
    if (value.is_number())
        return value.get<double>();
    static const QRegularExpression pattern(uR"(^\s*(-?\d+(?:\.\d+)?)\s*([A-Za-z]{0,8})\s*$)"_s);
    const auto match = pattern.match(stringOf(value));
    if (!match.hasMatch())
        return std::nullopt;
    const double number = match.captured(1).toDouble();
    const bool thousands = match.captured(2).compare(u"k"_s, Qt::CaseInsensitive) == 0;
    return thousands ? number * 540 : number; // 2K is 1080 lines, 4K is 2160
}

QString asText(const Json &value)
{
    return value.is_string() ? stringOf(value) : QString::fromUtf8(toBytes(value));
}

std::optional<Json> nearestByNumber(const QList<Json> &choices, double wanted)
{
    const Json *best = nullptr;
    double distance = 0;
    for (const Json &choice : choices) {
        const auto number = numberIn(choice);
        if (number && (!best || std::abs(*number - wanted) < distance)) {
            best = &choice;
            distance = std::abs(*number - wanted);
        }
    }
    return best ? std::optional<Json>(std::in_place, *best) : std::nullopt;
}

std::optional<Json> nearestChoice(const Field &field, const Json &value)
{
    const QString wanted = asText(value);
    for (const Json &choice : field.choices) {
        if (asText(choice).compare(wanted, Qt::CaseInsensitive) == 0)
            return std::optional<Json>(std::in_place, choice);
    }
    if (const int size = nearestSize(field.choices, wanted); size >= 0)
        return std::optional<Json>(std::in_place, field.choices.at(size));
    const auto number = numberIn(value);
    return number ? nearestByNumber(field.choices, *number) : std::nullopt;
}

std::optional<Json> nearestNumber(const Field &field, const Json &value)
{
    constexpr double exact = 9e15; // beyond it a double no longer tells whole numbers apart
    const auto wanted = numberIn(value);
    if (!wanted || !std::isfinite(*wanted))
        return std::nullopt;
    double number = *wanted;
    if (field.minimum)
        number = std::max(number, *field.minimum);
    if (field.maximum)
        number = std::min(number, *field.maximum);
    if (field.step && *field.step > 0 && !passesChecks(field, Json(number))) {
        const double from = field.minimum.value_or(0);
        number = from + std::round((number - from) / *field.step) * *field.step;
        if (field.maximum && number > *field.maximum)
            number -= *field.step;
    }
    if (!field.integer)
        return std::optional<Json>(std::in_place, number);
    number = std::round(number);
    if (field.maximum && number > *field.maximum)
        number = std::floor(*field.maximum);
    if (field.minimum && number < *field.minimum)
        number = std::ceil(*field.minimum);
    if (std::abs(number) > exact)
        return std::nullopt;
    return std::optional<Json>(std::in_place, static_cast<qint64>(number));
}

std::optional<Json> nearestBoolean(const Json &value)
{
    const QString word = asText(value).toLower();
    if (word == u"true"_s || word == u"1"_s)
        return std::optional<Json>(std::in_place, true);
    if (word == u"false"_s || word == u"0"_s)
        return std::optional<Json>(std::in_place, false);
    return std::nullopt;
}

bool mayBeReplaced(const Field &field)
{
    return field.kind == FieldKind::Choice || field.kind == FieldKind::Number ||
           field.kind == FieldKind::Amount || field.kind == FieldKind::Seed ||
           field.kind == FieldKind::Boolean;
}

} // namespace

std::optional<Json> nearestFitting(const Field &field, const Json &value)
{
    if (passesChecks(field, value))
        return std::optional<Json>(std::in_place, value);
    if (!mayBeReplaced(field))
        return std::nullopt;
    auto nearest = field.kind == FieldKind::Choice    ? nearestChoice(field, value)
                   : field.kind == FieldKind::Boolean ? nearestBoolean(value)
                                                      : nearestNumber(field, value);
    return nearest && passesChecks(field, *nearest) ? nearest : std::nullopt;
}

QList<Replacement> fitValues(const Model &model, InputValues &values)
{
    QList<Replacement> replaced;
    if (!values.is_object())
        return replaced;
    for (const Field &field : model.fields) {
        const std::string key = field.key.toStdString();
        const Json *value = member(values, key);
        if (!value || value->is_null() || !mayBeReplaced(field) || passesChecks(field, *value))
            continue;
        const Json before = *value;
        auto after = nearestFitting(field, before);
        if (after)
            values[key] = *after;
        else
            values.erase(key);
        replaced.append({field.key, field.title, before, std::move(after)});
    }
    return replaced;
}

QString shownValue(const Json &value)
{
    constexpr qsizetype longest = 40;
    const QString shown = asText(value).simplified();
    return shown.size() > longest ? shown.left(longest) + QChar(0x2026) : shown;
}

QString toText(const Replacement &replacement)
{
    const QString before = shownValue(replacement.before);
    if (!replacement.after)
        return fittingWords("%1 %2 → as the model has it").arg(replacement.title, before);
    return fittingWords("%1 %2 → %3").arg(replacement.title, before, shownValue(*replacement.after));
}

} // namespace maquette
