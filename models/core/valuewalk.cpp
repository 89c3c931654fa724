// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/valuewalk.h"

#include <algorithm>

namespace maquette
{

namespace
{

void visitField(const Field &field, Json &value, const JsonPath &path, const ValueVisitor &visit);

//! The part of a Variant that \a value is looked at as. An address is a text too, so media come first.
const Field *partFor(const Field &variant, const Json &value)
{
    const auto first = [&](const auto &fits) {
        const auto found = std::find_if(variant.parts.cbegin(), variant.parts.cend(), fits);
        return found == variant.parts.cend() ? nullptr : &*found;
    };
    if (value.is_string()) {
        const Field *media = first([](const Field &part) { return part.kind == FieldKind::Media; });
        return media ? media : first([](const Field &part) { return part.kind == FieldKind::Text; });
    }
    return first([&value](const Field &part) {
        return (part.kind == FieldKind::MediaList && value.is_array()) ||
               (part.kind == FieldKind::List && value.is_array()) ||
               (part.kind == FieldKind::Group && value.is_object());
    });
}

void visitMembers(const QList<Field> &fields, Json &object, const JsonPath &path, const ValueVisitor &visit)
{
    for (const Field &field : fields) {
        if (const auto found = object.find(field.key.toStdString()); found != object.end())
            visitField(field, *found, path + JsonPath{{field.key, -1}}, visit);
    }
}

void visitItems(const Field &field, Json &list, const JsonPath &path, const ValueVisitor &visit)
{
    qsizetype index = 0;
    for (Json &item : list) {
        const bool tuple = field.kind == FieldKind::Tuple;
        if (!tuple || index < field.parts.size())
            visitField(tuple ? field.parts.at(index) : field.entry(), item, path + JsonPath{{{}, index}},
                       visit);
        ++index;
    }
}

void visitField(const Field &field, Json &value, const JsonPath &path, const ValueVisitor &visit)
{
    if (field.kind == FieldKind::Group) {
        if (value.is_object())
            visitMembers(field.parts, value, path, visit);
    } else if (field.kind == FieldKind::Map) {
        if (!value.is_object())
            return;
        for (auto &[key, each] : value.items())
            visitField(field.entry(), each, path + JsonPath{{QString::fromStdString(key), -1}}, visit);
    } else if (field.kind == FieldKind::Variant) {
        if (const Field *part = partFor(field, value))
            visitField(*part, value, path, visit);
    } else if (!field.parts.isEmpty()) {
        if (value.is_array())
            visitItems(field, value, path, visit);
    } else {
        visit(field, value, path);
    }
}

} // namespace

void eachValue(const Model &model, InputValues &values, const ValueVisitor &visit)
{
    if (values.is_object())
        visitMembers(model.fields, values, {}, visit);
}

qint64 sizeOf(const Json &value)
{
    constexpr qint64 each = 16;
    qint64 size = each;
    if (value.is_string()) {
        size += qint64(value.get_ref<const std::string &>().size());
    } else if (value.is_structured()) {
        for (const auto &[key, part] : value.items())
            size += qint64(key.size()) + sizeOf(part);
    }
    return size;
}

} // namespace maquette
