// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/checks.h"
#include "models/core/unset.h"

namespace maquette
{

namespace
{

//! The members of an object, in the order of its fields; what is no field stays as it is, behind them.
Json requestObject(const QList<Field> &fields, const Json &values, bool keepUnknown)
{
    Json body = Json::object();
    for (const Field &field : fields) {
        const std::string key = field.key.toStdString();
        const Json *value = member(values, key);
        if (auto sent = value ? requestValue(field, *value) : std::nullopt)
            body[key] = std::move(*sent);
        else if ((!value || value->is_null()) && field.required && hasTrueDefault(field))
            body[key] = *field.defaultValue;
    }
    if (!keepUnknown)
        return body;
    for (const auto &[key, value] : values.items()) {
        if (std::none_of(fields.cbegin(), fields.cend(), [&name = key](const Field &field) {
                return field.key == QString::fromStdString(name);
            }))
            body[key] = value;
    }
    return body;
}

//! Rows that were never filled in are left out; a place in a tuple cannot be.
Json requestList(const Field &field, const Json &values)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool tuple = field.kind == FieldKind::Tuple;
        if (tuple && i >= static_cast<std::size_t>(field.parts.size())) {
            list.push_back(values.at(i));
            continue;
        }
        const Field &part = tuple ? field.parts.at(static_cast<qsizetype>(i)) : field.entry();
        if (auto sent = requestValue(part, values.at(i)))
            list.push_back(std::move(*sent));
        else if (tuple)
            list.push_back(values.at(i));
    }
    return list;
}

} // namespace

std::optional<Json> requestValue(const Field &field, const Json &value)
{
    if (value.is_null() && field.nullable)
        return std::optional<Json>(std::in_place, value);
    if (isUnset(field, value) && !clearsDefault(field, value))
        return std::nullopt;
    if (field.kind == FieldKind::Group && value.is_object())
        return std::optional<Json>(std::in_place, requestObject(field.parts, value, true));
    const bool list =
        field.kind == FieldKind::List || field.kind == FieldKind::MediaList || field.kind == FieldKind::Tuple;
    if (list && value.is_array()) {
        Json sent = requestList(field, value);
        if (sent.empty() && !value.empty() && !field.required)
            return std::nullopt;
        return std::optional<Json>(std::in_place, std::move(sent));
    }
    if (field.kind == FieldKind::Map && value.is_object()) {
        Json sent = Json::object();
        for (const auto &[key, each] : value.items()) {
            if (auto inner = requestValue(field.entry(), each))
                sent[key] = std::move(*inner);
        }
        return std::optional<Json>(std::in_place, std::move(sent));
    }
    if (field.kind == FieldKind::Variant) {
        if (const Field *part = variantFor(field, value))
            return requestValue(*part, value);
    }
    return std::optional<Json>(std::in_place, value);
}

const Field *variantFor(const Field &variant, const Json &value)
{
    const auto found = std::find_if(variant.parts.cbegin(), variant.parts.cend(), [&](const Field &part) {
        const QList<FieldProblem> problems = checkValue(part, value);
        return std::none_of(problems.cbegin(), problems.cend(),
                            [](const FieldProblem &p) { return p.blocks; });
    });
    return found == variant.parts.cend() ? nullptr : &*found;
}

InputValues requestInput(const Model &model, const InputValues &values)
{
    return requestObject(model.fields, values, false);
}

} // namespace maquette
