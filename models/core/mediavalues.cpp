// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/mediavalues.h"

namespace maquette
{

namespace
{

void visitField(const Field &field, Json &value, const JsonPath &path, const MediaVisitor &visit);

void visitMembers(const QList<Field> &fields, Json &object, const JsonPath &path, const MediaVisitor &visit)
{
    for (const Field &field : fields) {
        if (const auto found = object.find(field.key.toStdString()); found != object.end())
            visitField(field, *found, path + JsonPath{{field.key, -1}}, visit);
    }
}

void visitItems(const Field &field, Json &list, const JsonPath &path, const MediaVisitor &visit)
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

void visitField(const Field &field, Json &value, const JsonPath &path, const MediaVisitor &visit)
{
    if (field.kind == FieldKind::Media && value.is_string()) {
        visit(field, value, path);
    } else if (field.kind == FieldKind::Group && value.is_object()) {
        visitMembers(field.parts, value, path, visit);
    } else if (field.kind == FieldKind::Map && value.is_object()) {
        for (auto &[key, each] : value.items())
            visitField(field.entry(), each, path + JsonPath{{QString::fromStdString(key), -1}}, visit);
    } else if (field.kind == FieldKind::Variant) {
        for (const Field &part : field.parts) {
            const bool fits = (part.kind == FieldKind::Media && value.is_string()) ||
                              (part.kind == FieldKind::MediaList && value.is_array()) ||
                              (part.kind == FieldKind::List && value.is_array()) ||
                              (part.kind == FieldKind::Group && value.is_object());
            if (fits)
                return visitField(part, value, path, visit);
        }
    } else if (value.is_array() && !field.parts.isEmpty()) {
        visitItems(field, value, path, visit);
    }
}

} // namespace

void eachMedia(const Model &model, InputValues &values, const MediaVisitor &visit)
{
    if (values.is_object())
        visitMembers(model.fields, values, {}, visit);
}

} // namespace maquette
