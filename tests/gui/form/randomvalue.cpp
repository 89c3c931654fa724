// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "randomvalue.h"

#include "models/schema/schema.h"

#include <algorithm>
#include <cmath>

namespace maquette::formtest
{

using namespace Qt::StringLiterals;

namespace
{

//! The values that the schema itself gives as examples.
const Json *examplesOf(const Field &field)
{
    const Json *examples = member(field.rules, "examples");
    return examples && examples->is_array() && !examples->empty() ? examples : nullptr;
}

qint64 bounded(double value)
{
    constexpr double most = 9e15;
    return static_cast<qint64>(std::clamp(value, -most, most));
}

} // namespace

RandomValue::RandomValue(quint32 seed, bool typed)
    : m_random(seed)
    , m_typed(typed)
{}

Json RandomValue::of(const Field &field)
{
    if (!m_typed && field.nullable && below(4) == 0)
        return {};
    if (const Json *examples = examplesOf(field))
        return examples->at(m_random.bounded(static_cast<quint32>(examples->size())));
    switch (field.kind) {
    case FieldKind::Text:
        return text(field);
    case FieldKind::Choice:
    case FieldKind::Fixed:
        return field.choices.at(below(int(field.choices.size())));
    case FieldKind::Number:
    case FieldKind::Amount:
    case FieldKind::Seed:
        return number(field);
    case FieldKind::Boolean:
        return Json(below(2) == 1);
    case FieldKind::Media:
        return address(field.media);
    case FieldKind::MediaList:
    case FieldKind::List:
    case FieldKind::Tuple:
        return list(field);
    case FieldKind::Group:
    case FieldKind::Map:
        return group(field);
    case FieldKind::Variant:
        return of(field.parts.at(below(int(field.parts.size()))));
    case FieldKind::Raw:
        break;
    }
    return Json(below(100));
}

Json RandomValue::text(const Field &field)
{
    static const QStringList words{u"harbour"_s, u"a"_s,         u"fog"_s, u"Œuvre"_s,
                                   u"7"_s,       u"low light"_s, u"—"_s,   u"蒸気"_s};
    const Json *least = member(field.rules, "minLength");
    const int shortest = least && least->is_number() ? least->get<int>() : 1;
    const int longest = field.maxLength && !field.lengthIsAdvice ? *field.maxLength : shortest + 40;
    QString made = words.at(below(int(words.size())));
    while (made.size() < shortest || (made.size() < longest && below(4) > 0))
        made += u' ' + words.at(below(int(words.size())));
    made = made.left(std::max(longest, 0));
    return Json(made.toStdString());
}

Json RandomValue::number(const Field &field)
{
    const double low = field.minimum.value_or(field.maximum ? *field.maximum - 1000 : -1000);
    const double high = field.maximum.value_or(low + 2000);
    const Json *multiple = member(field.rules, "multipleOf");
    const double step = multiple && multiple->is_number() && multiple->get<double>() > 0
                            ? multiple->get<double>()
                        : field.step    ? *field.step
                        : field.integer ? 1
                                        : 0.25;
    const double first = multiple ? std::ceil(low / step) * step : low;
    const double steps = std::floor((high - first) / step);
    const double made = first + step * std::floor(m_random.generateDouble() * (steps + 1));
    if (field.integer && below(4) == 0 && field.maximum)
        return member(field.rules, "maximum") ? *member(field.rules, "maximum") : Json(bounded(made));
    if (field.integer)
        return Json(bounded(made));
    return Json(std::round(made * 1e6) / 1e6);
}

Json RandomValue::list(const Field &field)
{
    const bool tuple = field.kind == FieldKind::Tuple;
    const int fewest = std::max(field.minItems.value_or(0), 1);
    const int most = std::min(field.maxItems.value_or(fewest + 2), fewest + 2);
    const int count = tuple ? int(field.parts.size()) : fewest + below(std::max(1, most - fewest + 1));
    Json made = Json::array();
    for (int i = 0; i < count; ++i)
        made.push_back(of(tuple ? field.parts.at(i) : field.entry()));
    return made;
}

Json RandomValue::group(const Field &field)
{
    Json made = Json::object();
    if (field.kind == FieldKind::Map) {
        const int count = std::max(field.minItems.value_or(1), 1);
        for (int i = 0; i < count; ++i)
            made["x-" + std::to_string(i)] = of(field.entry());
    } else {
        for (const Field &part : field.parts) {
            if (part.required || below(2) == 0)
                made[part.key.toStdString()] = of(part);
        }
        if (!m_typed && below(4) == 0) // what is no field of the form, and must not be lost
            made["x-unknown"] = Json::array({1, "two"});
    }
    return made;
}

Json RandomValue::address(MediaKind kind)
{
    static const char *const ends[] = {".png", ".mp4", ".wav"};
    return Json("https://example.com/" + std::to_string(below(100000)) + ends[static_cast<int>(kind)]);
}

std::optional<InputValues> RandomValue::inputOf(const Model &model)
{
    constexpr int tries = 200;
    for (int i = 0; i < tries; ++i) {
        InputValues made = Json::object();
        for (const Field &field : model.fields) {
            if (field.required || below(3) > 0)
                made[field.key.toStdString()] = of(field);
        }
        if (!model.validator || model.validator->check(made).isEmpty())
            return made;
    }
    return std::nullopt;
}

} // namespace maquette::formtest
