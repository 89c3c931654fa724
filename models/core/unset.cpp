// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/unset.h"

#include "models/core/checkwords.h"

namespace maquette
{

namespace
{

bool isBlank(const Json &value)
{
    return value.is_string() && stringOf(value).trimmed().isEmpty();
}

//! A required text that the schema itself fills with nothing: lyrics of an instrumental piece.
bool mayBeBlank(const Field &field)
{
    const Json *value = member(field.rules, "default");
    return field.required && field.role != FieldRole::Prompt && value && isBlank(*value);
}

QString mediaMessage(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Video:
        return checkWords("Add a video.");
    case MediaKind::Audio:
        return checkWords("Add a sound.");
    case MediaKind::Image:
        break;
    }
    return checkWords("Add an image.");
}

} // namespace

bool isUnset(const Field &field, const Json &value)
{
    if (value.is_null())
        return !field.nullable && !(field.kind == FieldKind::Fixed && field.choices.constFirst().is_null());
    if (field.kind == FieldKind::Text)
        return isBlank(value) && !mayBeBlank(field);
    return field.kind == FieldKind::Media && isBlank(value);
}

bool hasTrueDefault(const Field &field)
{
    return field.defaultValue && !field.exampleDefault;
}

bool clearsDefault(const Field &field, const Json &value)
{
    return field.kind == FieldKind::Text && !field.required && value.is_string() && hasTrueDefault(field) &&
           !isBlank(*field.defaultValue);
}

QString missingMessage(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Text:
        return field.role == FieldRole::Prompt ? checkWords("Write a prompt.") : checkWords("Fill this in.");
    case FieldKind::Choice:
        return checkWords("Choose one of the listed values.");
    case FieldKind::Media:
    case FieldKind::MediaList:
        return mediaMessage(field.media);
    case FieldKind::List:
        return checkWords("Add at least one entry.");
    case FieldKind::Number:
    case FieldKind::Amount:
    case FieldKind::Seed:
    case FieldKind::Boolean:
    case FieldKind::Fixed:
    case FieldKind::Group:
    case FieldKind::Tuple:
    case FieldKind::Map:
    case FieldKind::Variant:
    case FieldKind::Raw:
        break;
    }
    return checkWords("Set a value.");
}

} // namespace maquette
