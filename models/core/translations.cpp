// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/translations.h"

#include "models/core/fieldnames.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString normal(QString language)
{
    return language.replace(u'_', u'-').section(u'.', 0, 0).toLower();
}

const Json *textsFor(const Json &translations, const QString &language)
{
    if (!translations.is_object() || language.isEmpty())
        return nullptr;
    const QString wanted = normal(language);
    for (const QString &name : {wanted, wanted.section(u'-', 0, 0)}) {
        for (const auto &[key, texts] : translations.items()) {
            if (normal(QString::fromStdString(key)) == name)
                return &texts;
        }
    }
    return nullptr;
}

void replace(QString &text, const Json &texts, const std::string &key)
{
    const QString translated = withoutDocKeys(stringMember(texts, key)).trimmed();
    if (!translated.isEmpty())
        text = translated;
}

void translateOutput(Json &schema, const Json &texts)
{
    const Json *properties = member(texts, "properties");
    if (!properties || !properties->is_object() || !schema.is_object() || !schema.contains("output"))
        return;
    Json &output = schema["output"];
    if (!output.is_object() || !output.contains("properties") || !output["properties"].is_object())
        return;
    for (auto &[key, property] : output["properties"].items()) {
        const Json *own = member(*properties, key);
        if (!own || !property.is_object())
            continue;
        QString description = stringMember(property, "description");
        replace(description, *own, "description");
        property["description"] = description.toStdString();
    }
}

} // namespace

void translate(Model &model, const Json &translations, const QString &language)
{
    const Json *texts = textsFor(translations, language);
    if (!texts)
        return;
    replace(model.displayName, *texts, "display_name");
    replace(model.title, *texts, "title");
    if (const Json *properties = member(*texts, "properties")) {
        for (Field &field : model.fields) {
            if (const Json *own = member(*properties, field.key.toStdString())) {
                replace(field.title, *own, "title");
                replace(field.description, *own, "description");
            }
        }
    }
    if (const Json *output = member(*texts, "output"))
        translateOutput(model.outputSchema, *output);
}

} // namespace maquette
