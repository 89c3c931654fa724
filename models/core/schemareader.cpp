// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/schemareader.h"

#include "models/core/fieldreader.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString text(const char *source)
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
        warnings.append(text("The list of required fields is not a list."));
        return names;
    }
    for (const Json &entry : *required) {
        if (entry.is_string())
            names.append(stringOf(entry));
    }
    return names;
}

bool comesSortedWithoutTitles(const Json &properties)
{
    QString last;
    for (const auto &[key, property] : properties.items()) {
        const QString name = QString::fromStdString(key);
        if (member(property, "title") || name < last)
            return false;
        last = name;
    }
    return true;
}

int rank(const Field &field)
{
    if (field.role == FieldRole::Prompt)
        return 0;
    if (field.required)
        return 1;
    return field.kind == FieldKind::Media ? 2 : 3;
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

} // namespace

Result<SchemaReading> readSchema(const Json &schema)
{
    if (!schema.is_object())
        return fail(ErrorKind::BadAnswer, text("The input schema is not an object."));
    const Json *properties = member(schema, "properties");
    if (!properties)
        return fail(ErrorKind::BadAnswer, text("The input schema has no properties."));
    if (!properties->is_object())
        return fail(ErrorKind::BadAnswer, text("The properties of the input schema are not an object."));
    if (properties->empty())
        return fail(ErrorKind::BadAnswer, text("The input schema has no properties."));

    SchemaReading reading;
    const QStringList required = requiredNames(schema, reading.warnings);
    for (const auto &[key, property] : properties->items()) {
        const QString name = QString::fromStdString(key);
        const Json *own = member(property, "required");
        const bool isRequired = required.contains(name) || (own && own->is_boolean() && own->get<bool>());
        reading.fields.append(readField(name, property, isRequired));
        if (!property.is_object())
            reading.warnings.append(text("The property \"%1\" is not an object.").arg(name));
    }
    for (const QString &name : required) {
        if (!member(*properties, name.toStdString()))
            reading.warnings.append(text("The required field \"%1\" does not exist.").arg(name));
    }
    makeRolesUnique(reading.fields);
    if (comesSortedWithoutTitles(*properties))
        std::stable_sort(reading.fields.begin(), reading.fields.end(),
                         [](const Field &a, const Field &b) { return rank(a) < rank(b); });
    return reading;
}

} // namespace maquette
