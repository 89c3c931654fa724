// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/schemareader.h"

#include "models/core/fieldorder.h"
#include "models/core/fieldreader.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString readerWords(const char *source)
{
    return QCoreApplication::translate("SchemaReader", source);
}

QStringList requiredNames(const Json &schema, QStringList &warnings)
{
    QStringList names;
    const Json *required = member(schema, "required");
    if (!required || required->is_null())
        return names;
    if (!required->is_array()) {
        warnings.append(readerWords("The list of required fields is not a list."));
        return names;
    }
    for (const Json &entry : *required) {
        if (entry.is_string())
            names.append(stringOf(entry));
    }
    return names;
}

void makeRolesUnique(QList<Field> &fields)
{
    const auto exact = std::find_if(fields.cbegin(), fields.cend(), [](const Field &field) {
        return field.role == FieldRole::Prompt && field.key == u"prompt"_s;
    });
    const QString prompt = exact == fields.cend() ? QString() : exact->key;
    QSet<int> seen;
    for (Field &field : fields) {
        if (field.role == FieldRole::None || field.role == FieldRole::Reference)
            continue;
        const bool second = field.role == FieldRole::Prompt && !prompt.isEmpty()
                                ? field.key != prompt
                                : seen.contains(int(field.role));
        if (second)
            field.role = FieldRole::None;
        seen.insert(static_cast<int>(field.role));
    }
}

//! The fields of an object; of several alternative objects, the fields of all, none of them required.
void takeFields(const Field &object, QList<Field> &fields)
{
    if (object.kind == FieldKind::Group) {
        for (const Field &part : object.parts) {
            const auto same = [&](const Field &field) { return field.key == part.key; };
            if (std::none_of(fields.cbegin(), fields.cend(), same))
                fields.append(part);
        }
    } else if (object.kind == FieldKind::Variant) {
        for (const Field &variant : object.parts)
            takeFields(variant, fields);
        for (Field &field : fields)
            field.required = false;
    }
}

} // namespace

Result<SchemaReading> readSchema(const Json &schema)
{
    if (!schema.is_object())
        return fail(ErrorKind::BadAnswer, readerWords("The input schema is not an object."));
    const Json *properties = member(schema, "properties");
    if (properties && !properties->is_object())
        return fail(ErrorKind::BadAnswer,
                    readerWords("The properties of the input schema are not an object."));
    FieldReader reader(schema);
    const Field root = reader.readRoot(schema);
    SchemaReading reading;
    takeFields(root, reading.fields);
    if (reading.fields.isEmpty())
        return fail(ErrorKind::BadAnswer, readerWords("The input schema has no properties."));
    const QStringList required = requiredNames(root.rules, reading.warnings);
    for (const Field &field : std::as_const(reading.fields)) {
        if (!field.schema.is_object())
            reading.warnings.append(readerWords("The property \"%1\" is not an object.").arg(field.key));
    }
    for (const QString &name : required) {
        if (root.kind == FieldKind::Group && !root.part(name))
            reading.warnings.append(readerWords("The required field \"%1\" does not exist.").arg(name));
    }
    makeRolesUnique(reading.fields);
    if (properties)
        orderFields(reading.fields, *properties);
    return reading;
}

} // namespace maquette
