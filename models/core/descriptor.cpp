// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/descriptor.h"

#include "models/core/fieldnames.h"
#include "models/core/schemareader.h"
#include "models/core/translations.h"
#include "models/schema/dialect.h"
#include "models/schema/schema.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString descriptorWords(const char *source)
{
    return QCoreApplication::translate("Descriptor", source);
}

QStringList stringList(const Json *values)
{
    QStringList list;
    if (values && values->is_array()) {
        for (const Json &value : *values) {
            if (value.is_string())
                list.append(stringOf(value));
        }
    }
    return list;
}

std::optional<MediaKind> kindOfWord(const QString &word)
{
    const QString lower = word.toLower();
    if (lower == u"image"_s)
        return MediaKind::Image;
    if (lower == u"video"_s)
        return MediaKind::Video;
    if (lower == u"audio"_s || lower == u"music"_s || lower == u"speech"_s)
        return MediaKind::Audio;
    return std::nullopt;
}

//! By `output_type`, else the end of a category ("image-to-video"), else any part of the id, from its end.
MediaKind madeKind(const Json &entry, const Model &model)
{
    if (const auto kind = kindOfWord(stringMember(entry, "output_type")))
        return *kind;
    for (const QString &category : model.categories) {
        if (const auto kind = kindOfWord(category.section(u'-', -1)))
            return *kind;
    }
    const QStringList segments = model.id.text().split(u'/');
    for (auto it = segments.crbegin(); it != segments.crend(); ++it) {
        const QStringList words = it->split(u'-');
        const qsizetype to = words.lastIndexOf(u"to"_s);
        if (const auto kind =
                kindOfWord(to >= 0 && to + 1 < words.size() ? words.at(to + 1) : words.constLast()))
            return *kind;
        for (const QString &word : words) {
            if (const auto kind = kindOfWord(word))
                return *kind;
        }
    }
    return MediaKind::Image;
}

QString nameFromId(const QString &id)
{
    QStringList names;
    for (const QString &segment : id.split(u'/').mid(1)) {
        QStringList words = segment.split(u'-', Qt::SkipEmptyParts);
        for (QString &word : words)
            word[0] = word.at(0).toUpper();
        names.append(words.join(u' '));
    }
    return names.join(u" · "_s);
}

void readPrice(const Json &entry, Model &model)
{
    const Json *price = member(entry, "base_price_usd");
    if (price && price->is_number() && price->get<double>() >= 0)
        model.basePrice = Money::fromDollars(price->get<double>());
    model.priceUnit = stringMember(entry, "price_unit").trimmed();
    model.pricingNote = stringMember(entry, "pricing_note").trimmed();
}

void setPath(QStringList *path, const QStringList &keys)
{
    if (path)
        *path = keys;
}

} // namespace

bool isModelId(const QString &id)
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        uR"((?!\.{1,2}(?:/|$))[A-Za-z0-9_.-]+(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9_.-]+)+)"_s));
    return id.size() <= 200 && pattern.match(id).hasMatch();
}

Result<Model> readDescription(const Json &entry, const QString &language, QStringList *errorPath)
{
    setPath(errorPath, {});
    if (!entry.is_object())
        return fail(ErrorKind::BadAnswer, descriptorWords("The description of a model is not an object."));
    const Json *id = member(entry, "model_id");
    if (!id)
        return fail(ErrorKind::BadAnswer, descriptorWords("There is no \"model_id\"."));
    setPath(errorPath, {u"model_id"_s});
    if (!isModelId(stringOf(*id)))
        return fail(ErrorKind::BadAnswer,
                    descriptorWords("The \"model_id\" is not a name like \"vendor/model/text-to-image\"."));
    setPath(errorPath, {});
    const Json *schema = member(entry, "input_schema");
    if (!schema)
        return fail(ErrorKind::BadAnswer, descriptorWords("There is no \"input_schema\"."));
    auto reading = readSchema(*schema);
    if (!reading) {
        setPath(errorPath, {u"input_schema"_s, u"properties"_s});
        return reading.error();
    }

    Model model;
    model.id = ModelId(stringOf(*id));
    model.vendor = model.id.text().section(u'/', 0, 0);
    model.displayName = withoutDocKeys(stringMember(entry, "display_name")).trimmed();
    if (model.displayName.isEmpty())
        model.displayName = nameFromId(model.id.text());
    model.description = withoutDocKeys(stringMember(entry, "description")).trimmed();
    model.categories = stringList(member(entry, "categories"));
    model.makes = madeKind(entry, model);
    model.title = withoutDocKeys(stringMember(*schema, "title")).trimmed();
    model.fields = std::move(reading->fields);
    model.warnings = std::move(reading->warnings);
    model.inputSchema = *schema;
    if (const Json *output = member(entry, "output_schema"))
        model.outputSchema = *output;
    readPrice(entry, model);
    if (const Json *translations = member(entry, "translations"))
        translate(model, *translations, language);
    return model;
}

Result<Model> readModel(const Json &entry, const QString &language, QStringList *errorPath)
{
    Result<Model> model = readDescription(entry, language, errorPath);
    if (model)
        model->validator =
            Schema::compile(standardSchema(model->inputSchema, model->warnings), model->warnings);
    return model;
}

} // namespace maquette
