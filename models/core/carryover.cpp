// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/checks.h"

#include "models/core/sizechoice.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

bool isSet(const Json *value)
{
    return value && !value->is_null() && !(value->is_string() && stringOf(*value).isEmpty());
}

//! Whether a value of \a from may be taken for \a to because both have one key.
bool sameMeaning(const Field &from, const Field &to)
{
    if (from.kind == FieldKind::Media || to.kind == FieldKind::Media)
        return from.kind == to.kind && from.media == to.media && from.role == to.role;
    if (from.kind == FieldKind::MediaList || to.kind == FieldKind::MediaList)
        return from.kind == to.kind && from.media == to.media;
    if (from.kind == FieldKind::Raw || to.kind == FieldKind::Raw)
        return from.kind == to.kind && sameJson(from.schema, to.schema);
    return true;
}

//! The member of \a choices that says the same as \a value: 5 and "5", "1080P" and "1080p".
const Json *equivalentChoice(const QList<Json> &choices, const Json &value)
{
    const QString wanted = value.is_string() ? stringOf(value) : QString::fromUtf8(toBytes(value));
    for (const Json &choice : choices) {
        const QString offered = choice.is_string() ? stringOf(choice) : QString::fromUtf8(toBytes(choice));
        if (offered.compare(wanted, Qt::CaseInsensitive) == 0)
            return &choice;
    }
    return nullptr;
}

//! "5" as 5 where a number is wanted.
Json asNumber(const Json &value)
{
    if (!value.is_string())
        return value;
    bool ok = false;
    const qint64 number = stringOf(value).toLongLong(&ok);
    return ok ? Json(number) : value;
}

std::optional<Json> chosen(const Field &to, const Json &value)
{
    if (to.kind == FieldKind::Choice) {
        const Json *choice = equivalentChoice(to.choices, value);
        return choice ? std::optional<Json>(std::in_place, *choice) : std::nullopt;
    }
    const Json number = asNumber(value);
    return passesChecks(to, number) ? std::optional<Json>(std::in_place, number) : std::nullopt;
}

std::optional<Json> nearestSizeChoice(const Field &to, const Json &value)
{
    int preferred = -1;
    for (int i = 0; i < to.choices.size(); ++i) {
        if (to.defaultValue && sameJson(to.choices.at(i), *to.defaultValue))
            preferred = i;
    }
    const int index = nearestSize(to.choices, stringOf(value), preferred);
    return index < 0 ? std::nullopt : std::optional<Json>(std::in_place, to.choices.at(index));
}

std::optional<Json> byRole(const Field &to, const Json &value)
{
    switch (to.role) {
    case FieldRole::Prompt:
    case FieldRole::NegativePrompt:
        return value.is_string() ? std::optional<Json>(std::in_place, value) : std::nullopt;
    case FieldRole::Size:
        return nearestSizeChoice(to, value);
    case FieldRole::Seed:
    case FieldRole::Count:
    case FieldRole::Duration:
    case FieldRole::Resolution:
        return chosen(to, value);
    case FieldRole::FirstFrame:
    case FieldRole::LastFrame:
    case FieldRole::Reference:
    case FieldRole::Mask:
        return passesChecks(to, value) ? std::optional<Json>(std::in_place, value) : std::nullopt;
    case FieldRole::None:
        break;
    }
    return std::nullopt;
}

//! One picture where a list is wanted, and the first of a list where one is.
std::optional<Json> asMediaOf(const Field &from, const Field &to, const Json &value)
{
    if (from.kind == to.kind)
        return std::optional<Json>(std::in_place, value);
    if (from.kind == FieldKind::Media && to.kind == FieldKind::MediaList)
        return Json::array({value});
    const bool first = from.kind == FieldKind::MediaList && to.kind == FieldKind::Media;
    return first && value.is_array() && !value.empty() ? std::optional<Json>(std::in_place, value.at(0))
                                                       : std::nullopt;
}

std::optional<Json> carried(const Model &from, const Model &target, const Field &to,
                            const InputValues &values)
{
    const Field *twin = from.field(to.key);
    const Json *own = member(values, to.key.toStdString());
    if (twin && isSet(own) && sameMeaning(*twin, to) && passesChecks(to, *own))
        return std::optional<Json>(std::in_place, *own);
    if (to.role == FieldRole::None || &to != target.fieldWithRole(to.role))
        return std::nullopt;
    const Field *source = from.fieldWithRole(to.role);
    const Json *value = source ? member(values, source->key.toStdString()) : nullptr;
    if (!isSet(value))
        return std::nullopt;
    if (!takesMedia(to))
        return byRole(to, *value);
    const auto media = source->media == to.media ? asMediaOf(*source, to, *value) : std::nullopt;
    return media ? byRole(to, *media) : std::nullopt;
}

} // namespace

InputValues carryOver(const Model &from, const Model &to, const InputValues &values)
{
    InputValues result = Json::object();
    for (const Field &field : to.fields) {
        if (auto value = carried(from, to, field, values))
            result[field.key.toStdString()] = std::move(*value);
    }
    return result;
}

} // namespace maquette
