// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldreader.h"

#include "models/core/fieldnames.h"
#include "models/core/fieldroles.h"
#include "models/core/proselimits.h"

#include <algorithm>
#include <cmath>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double widestSlider = 2147483648.0;

//! The one type that is left without `null`, in lower case; empty for several, none or nonsense.
QString typeOf(const Json &property)
{
    const Json *type = member(property, "type");
    if (!type)
        return {};
    if (type->is_string())
        return stringOf(*type).toLower();
    QString found;
    if (type->is_array()) {
        for (const Json &entry : *type) {
            const QString name = stringOf(entry).toLower();
            if (name == u"null"_s)
                continue;
            if (name.isEmpty() || !found.isEmpty())
                return {};
            found = name;
        }
    }
    return found;
}

bool combinesSchemas(const Json &property)
{
    static constexpr const char *words[] = {"oneOf", "anyOf", "allOf",       "not",
                                            "if",    "$ref",  "$dynamicRef", "const"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](const char *word) { return member(property, word) != nullptr; });
}

std::optional<double> numberMember(const Json &property, const std::string &key)
{
    const Json *value = member(property, key);
    if (!value || !value->is_number() || !std::isfinite(value->get<double>()))
        return std::nullopt;
    return value->get<double>();
}

std::optional<int> lengthMember(const Json &property, const std::string &key)
{
    const auto value = numberMember(property, key);
    if (!value || *value < 0 || *value > 1e9)
        return std::nullopt;
    return static_cast<int>(*value);
}

//! Fills the choices; false when the enum is empty or of other or mixed values.
bool readChoices(const Json &values, const QString &type, Field &field)
{
    if (!values.is_array())
        return false;
    for (const Json &value : values) {
        if (value.is_null())
            continue;
        const bool integer = value.is_number_integer();
        if (!integer && !value.is_string())
            return false;
        if (!field.choices.isEmpty() && integer != field.integer)
            return false;
        field.integer = integer;
        const auto same = [&](const Json &known) { return sameJson(known, value); };
        if (std::none_of(field.choices.cbegin(), field.choices.cend(), same))
            field.choices.append(value);
    }
    const bool numeric = type == u"integer"_s || type == u"number"_s || type == u"float"_s;
    const bool typeFits = type.isEmpty() || (field.integer ? numeric : type == u"string"_s);
    return !field.choices.isEmpty() && typeFits;
}

int decimalsOf(double value)
{
    for (int decimals = 0; decimals < 6; ++decimals) {
        const double scaled = value * std::pow(10, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-9 * std::max(1.0, std::abs(scaled)))
            return decimals;
    }
    return 6;
}

//! A step that divides the range finely enough to aim with and lands on the bounds and the default.
double stepOf(const Field &field, const Json &property)
{
    const auto multiple = numberMember(property, "multipleOf");
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

FieldKind kindOf(const QString &key, const Json &property, Field &field)
{
    if (!property.is_object() || combinesSchemas(property))
        return FieldKind::Raw;
    const QString type = typeOf(property);
    if (const Json *values = member(property, "enum"))
        return readChoices(*values, type, field) ? FieldKind::Choice : FieldKind::Raw;
    if (type == u"string"_s) {
        if (const auto media = mediaOf(key, property)) {
            field.media = *media;
            return FieldKind::Media;
        }
        const QString format = stringMember(property, "format").toLower();
        return format.isEmpty() || format == u"uri"_s || format == u"url"_s ? FieldKind::Text
                                                                            : FieldKind::Raw;
    }
    if (type == u"boolean"_s)
        return FieldKind::Boolean;
    field.integer = type == u"integer"_s;
    if (!field.integer && type != u"number"_s && type != u"float"_s)
        return FieldKind::Raw;
    const bool bounded = field.minimum && field.maximum && *field.minimum <= *field.maximum;
    if (!field.integer)
        return bounded ? FieldKind::Number : FieldKind::Raw;
    const bool wide = bounded && *field.maximum - *field.minimum >= widestSlider;
    return !bounded || wide || wordsOfKey(key).contains(u"seed"_s) ? FieldKind::Seed : FieldKind::Number;
}

QString defaultMessage(const Validation &rule)
{
    return u"%1 %2 %3"_s.arg(rule.metric, rule.lessThan ? u"<"_s : u">"_s).arg(rule.value);
}

QList<Validation> readValidations(const Json &property)
{
    QList<Validation> rules;
    const Json *entries = member(property, "validations");
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
    field.maxLength = lengthMember(field.schema, "maxLength");
    const ProseLimits prose = proseLimits(field.description);
    field.maxWords = prose.words;
    if (!field.maxLength) {
        field.maxLength = prose.characters;
        field.lengthIsAdvice = field.maxLength || field.maxWords;
    }
}

} // namespace

Field readField(const QString &key, const Json &property, bool required)
{
    Field field;
    field.key = key;
    field.schema = property;
    field.required = required;
    const QString title = withoutDocKeys(stringMember(property, "title")).trimmed();
    field.title = title.isEmpty() ? titleFromKey(key) : title;
    field.description = withoutDocKeys(stringMember(property, "description")).trimmed();
    field.minimum = numberMember(property, "minimum");
    field.maximum = numberMember(property, "maximum");
    if (const Json *value = member(property, "default"); value && !value->is_null())
        field.defaultValue.emplace(*value);
    field.kind = kindOf(key, property, field);
    if (field.kind == FieldKind::Raw)
        field.choices.clear();
    field.role = roleOf(field, title);
    field.validations = readValidations(property);
    if (field.kind == FieldKind::Text)
        readTextLimits(field);
    if (field.kind == FieldKind::Number)
        field.step = stepOf(field, property);
    field.multiline = isProse(field);
    field.exampleDefault = field.kind == FieldKind::Media ||
                           (isProse(field) && field.role != FieldRole::NegativePrompt) ||
                           (field.kind == FieldKind::Raw && isMediaList(key, property));
    if (field.exampleDefault && field.defaultValue && field.defaultValue->is_string() &&
        stringOf(*field.defaultValue).trimmed().isEmpty())
        field.defaultValue.reset();
    return field;
}

} // namespace maquette
