// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldlimits.h"

#include "models/core/fieldnames.h"
#include "models/core/proselimits.h"

#include <algorithm>
#include <cmath>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

int decimalsOf(double value)
{
    for (int decimals = 0; decimals < 6; ++decimals) {
        const double scaled = value * std::pow(10, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-9 * std::max(1.0, std::abs(scaled)))
            return decimals;
    }
    return 6;
}

bool isOfType(const Json &value, const QString &type)
{
    if (type == u"integer"_s)
        return value.is_number() && std::floor(value.get<double>()) == value.get<double>();
    return type.isEmpty() || (type == u"string"_s && value.is_string()) ||
           (type == u"number"_s && value.is_number()) || (type == u"boolean"_s && value.is_boolean()) ||
           (type == u"array"_s && value.is_array()) || (type == u"object"_s && value.is_object());
}

QString defaultMessage(const Validation &rule)
{
    return u"%1 %2 %3"_s.arg(rule.metric, rule.lessThan ? u"<"_s : u">"_s).arg(rule.value);
}

} // namespace

std::optional<double> numberMember(const Json &schema, const std::string &key)
{
    const Json *value = member(schema, key);
    if (!value || !value->is_number() || !std::isfinite(value->get<double>()))
        return std::nullopt;
    return value->get<double>();
}

std::optional<int> countMember(const Json &schema, const std::string &key)
{
    const auto value = numberMember(schema, key);
    if (!value || *value < 0 || *value > 1e9)
        return std::nullopt;
    return static_cast<int>(*value);
}

bool readChoices(const Json &values, const QString &type, const QStringList &titles, Field &field)
{
    if (!values.is_array())
        return false;
    bool whole = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Json &value = values.at(i);
        const auto same = [&](const Json &known) { return sameJson(known, value); };
        if (value.is_null() || !isOfType(value, type) ||
            std::any_of(field.choices.cbegin(), field.choices.cend(), same))
            continue;
        whole = whole && value.is_number_integer();
        field.choices.append(value);
        if (!titles.isEmpty())
            field.choiceTitles.append(titles.value(static_cast<qsizetype>(i)));
    }
    field.integer = whole && !field.choices.isEmpty();
    return !field.choices.isEmpty();
}

double stepOf(const Field &field)
{
    const auto multiple = numberMember(field.rules, "multipleOf");
    if (multiple && *multiple > 0)
        return *multiple;
    if (field.integer)
        return 1;
    const double range = *field.maximum - *field.minimum;
    int decimals = range <= 2 ? 2 : range <= 200 ? 1 : 0;
    decimals = std::max({decimals, decimalsOf(*field.minimum), decimalsOf(*field.maximum)});
    if (field.defaultValue && field.defaultValue->is_number())
        decimals = std::max(decimals, decimalsOf(field.defaultValue->get<double>()));
    return std::pow(10, -decimals);
}

QList<Validation> readValidations(const Json &schema)
{
    QList<Validation> rules;
    const Json *entries = member(schema, "validations");
    if (!entries || !entries->is_array())
        return rules;
    for (const Json &entry : *entries) {
        const QString rule = stringMember(entry, "validation_rule").trimmed();
        const auto value = numberMember(entry, "validation_value");
        if (rule.size() < 2 || !value || (!rule.endsWith(u'<') && !rule.endsWith(u'>')))
            continue;
        Validation read{rule.chopped(1).trimmed(), rule.endsWith(u'<'), *value,
                        withoutDocKeys(stringMember(entry, "validation_error")).trimmed()};
        if (read.message.isEmpty())
            read.message = defaultMessage(read);
        rules.append(read);
    }
    return rules;
}

void readTextLimits(Field &field)
{
    field.maxLength = countMember(field.rules, "maxLength");
    const ProseLimits prose = proseLimits(field.description);
    field.maxWords = prose.words;
    if (!field.maxLength) {
        field.maxLength = prose.characters;
        field.lengthIsAdvice = field.maxLength || field.maxWords;
    }
}

} // namespace maquette
