// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/foundmodel.h"

#include "models/core/descriptor.h"
#include "models/core/fieldnames.h"
#include "models/page/pageprose.h"

#include <QCoreApplication>

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString foundWords(const char *source)
{
    return QCoreApplication::translate("FoundModel", source);
}

//! A name from the text, short enough for a sentence.
QString shortened(const QString &name)
{
    return name.size() <= 60 ? name : QString(name.left(60) + u'…');
}

//! What is sent to the service, and never a text for people.
bool holdsValues(const std::string &key)
{
    static constexpr const char *words[] = {"default", "enum", "const", "examples", "example"};
    return std::any_of(std::begin(words), std::end(words), [&](const char *word) { return key == word; });
}

//! Takes the texts that are keys out of a schema and all within it; how many they were.
int takeOutDocKeys(Json &schema)
{
    int taken = 0;
    if (schema.is_object()) {
        for (const char *key : {"title", "description"}) {
            const QString own = stringMember(schema, key);
            if (!own.isEmpty() && withoutDocKeys(own).isEmpty()) {
                schema.erase(key);
                ++taken;
            }
        }
        for (auto &[key, value] : schema.items()) {
            if (key == "properties" && value.is_object()) {
                for (auto &[name, property] : value.items())
                    taken += takeOutDocKeys(property);
            } else if (!holdsValues(key)) {
                taken += takeOutDocKeys(value);
            }
        }
    } else if (schema.is_array()) {
        for (Json &part : schema)
            taken += takeOutDocKeys(part);
    }
    return taken;
}

QString textsOf(const Json &schema)
{
    QString texts = stringMember(schema, "title");
    if (const Json *properties = member(schema, "properties"); properties && properties->is_object()) {
        for (const auto &[name, property] : properties->items()) {
            texts += u' ' + stringMember(property, "title") + u' ' + stringMember(property, "description");
        }
    }
    return texts;
}

bool holdsUnreadable(const Field &field)
{
    const bool inDefault = field.defaultValue && stringOf(*field.defaultValue).contains(QChar(0xFFFD));
    return inDefault || field.title.contains(QChar(0xFFFD)) || field.description.contains(QChar(0xFFFD));
}

bool hasSpecialBlank(const Field &field)
{
    return field.key.contains(QChar(0xA0)) ||
           std::any_of(field.choices.cbegin(), field.choices.cend(),
                       [](const Json &choice) { return stringOf(choice).contains(QChar(0xA0)); });
}

void describeFields(const Model &model, QStringList &notes)
{
    const auto required = std::count_if(model.fields.cbegin(), model.fields.cend(),
                                        [](const Field &field) { return field.required; });
    notes.append(foundWords("Its form has %1 fields; %2 of them must be filled in.")
                     .arg(model.fields.size())
                     .arg(required));
    for (const Field &field : model.fields) {
        if (holdsUnreadable(field))
            notes.append(foundWords("\"%1\" has unreadable characters, which stay as the text has them.")
                             .arg(shortened(field.title)));
        if (hasSpecialBlank(field))
            notes.append(
                foundWords("A choice of \"%1\" has a non-breaking space. It is kept: if the service refuses "
                           "the choice, copy the text again from the page itself.")
                    .arg(shortened(field.title)));
    }
    notes.append(model.warnings);
}

void describeId(const QStringList &ids, QStringList &notes)
{
    if (ids.isEmpty())
        notes.append(foundWords("The text does not say which model this is."));
    else if (ids.size() > 1)
        notes.append(foundWords("The text names several models: %1.").arg(ids.join(u", "_s)));
}

} // namespace

Json FoundModel::entryFor(const QString &id) const
{
    Json made = Json::object();
    made["model_id"] = id.toStdString();
    for (const auto &[key, value] : entry.items()) {
        if (key != "model_id")
            made[key] = value;
    }
    return made;
}

Result<void> finish(FoundModel &found, QStringList *errorPath)
{
    int untranslated = 0;
    for (const char *key : {"input_schema", "output_schema"}) {
        if (const auto schema = found.entry.find(key); schema != found.entry.end())
            untranslated += takeOutDocKeys(*schema);
    }
    const bool named = found.ids.size() == 1;
    if (named)
        found.entry = found.entryFor(found.ids.constFirst());
    const auto model = readModel(named ? found.entry : found.entryFor(u"own/model"_s), QString(), errorPath);
    if (!model)
        return model.error();

    QStringList notes;
    describeId(found.ids, notes);
    describeFields(*model, notes);
    if (!member(found.entry, "output_schema"))
        notes.append(foundWords("There is no output schema. It is not needed."));
    found.language = languageOf(textsOf(found.entry.at("input_schema")));
    if (!found.language.isEmpty() && found.language != u"en"_s)
        notes.append(foundWords("Its titles and descriptions are in %1.").arg(languageName(found.language)));
    if (untranslated > 0)
        notes.append(foundWords("Titles and descriptions that the page has not translated were left out: %1.")
                         .arg(untranslated));
    if (model->pricingNote.isEmpty() && !model->basePrice)
        notes.append(foundWords("The text names no price."));
    else if (found.source != ModelSource::Catalogue)
        notes.append(foundWords("About the price it says: %1").arg(model->pricingNote));
    found.notes = notes + found.notes;
    return {};
}

} // namespace maquette
