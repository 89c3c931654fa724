// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/modelentry.h"

#include "models/core/descriptor.h"
#include "models/core/fieldnames.h"
#include "models/core/fieldroles.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longestName = 200;
constexpr qsizetype longestEntryText = 4000;

//! Whoever wrote a catalogue does not decide how much room it takes in every list.
QString bounded(const QString &text, qsizetype most)
{
    return text.size() > most ? text.left(most).trimmed() + QChar(0x2026) : text;
}

Intakes intakeOfWord(const QString &word)
{
    if (word == u"text"_s)
        return Intake::Text;
    if (word == u"image"_s || word == u"images"_s || word == u"frame"_s || word == u"frames"_s)
        return Intake::Image;
    if (word == u"video"_s || word == u"videos"_s)
        return Intake::Video;
    if (word == u"audio"_s || word == u"music"_s || word == u"speech"_s)
        return Intake::Audio;
    return {};
}

Intakes intakeOf(MediaKind kind)
{
    return kind == MediaKind::Image   ? Intake::Image
           : kind == MediaKind::Video ? Intake::Video
                                      : Intake::Audio;
}

//! "image-to-video" takes an image; "edit-video" a video.
Intakes intakesOfCategory(const QString &category)
{
    const QString lower = category.toLower();
    const qsizetype to = lower.indexOf(u"-to-"_s);
    const bool edits = to < 0 && lower.contains(u"edit"_s);
    Intakes takes;
    if (to >= 0 || edits) {
        for (const QString &word : (to >= 0 ? lower.left(to) : lower).split(u'-'))
            takes |= intakeOfWord(word);
    }
    return takes;
}

Intakes intakesOf(const Model &model)
{
    Intakes takes;
    for (const QString &category : model.categories)
        takes |= intakesOfCategory(category);
    for (const Field &field : model.fields) {
        if (takesMedia(field))
            takes |= intakeOf(field.media);
        else if (field.role == FieldRole::Prompt)
            takes |= Intake::Text;
    }
    return takes;
}

QList<MediaUse> mediaOf(const Model &model)
{
    QList<MediaUse> media;
    for (const Field &field : model.fields) {
        if (takesMedia(field))
            media.append({field.key, field.title, field.media, field.role, field.required});
    }
    return media;
}

Json jsonOf(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.push_back(jsonString(text));
    return list;
}

Json jsonOf(const MediaUse &use)
{
    Json json = Json::object();
    json["key"] = jsonString(use.key);
    json["title"] = jsonString(use.title);
    json["media"] = int(use.kind);
    json["role"] = int(use.role);
    json["required"] = use.required;
    return json;
}

int intMember(const Json &object, const std::string &key, int most)
{
    const Json *value = member(object, key);
    const bool fine =
        value && value->is_number_integer() && value->get<qint64>() >= 0 && value->get<qint64>() <= most;
    return fine ? value->get<int>() : 0;
}

bool boolMember(const Json &object, const std::string &key)
{
    const Json *value = member(object, key);
    return value && value->is_boolean() && value->get<bool>();
}

MediaUse useFromJson(const Json &json)
{
    return {stringMember(json, "key"), stringMember(json, "title"),
            static_cast<MediaKind>(intMember(json, "media", int(MediaKind::Audio))),
            static_cast<FieldRole>(intMember(json, "role", int(FieldRole::Mask))),
            boolMember(json, "required")};
}

} // namespace

ModelEntry entryOf(const Model &model, const Json &description)
{
    ModelEntry entry;
    entry.id = model.id;
    entry.displayName = bounded(model.displayName.simplified(), longestName);
    entry.description = bounded(model.description, longestEntryText);
    entry.vendor = model.vendor;
    entry.categories = model.categories;
    entry.kind = bounded(stringMember(description, "kind").trimmed(), longestName);
    entry.page = stringMember(description, "model_url").trimmed();
    entry.makes = model.makes;
    entry.takes = intakesOf(model);
    entry.basePrice = model.basePrice;
    entry.priceUnit = bounded(model.priceUnit, longestName);
    entry.pricingNote = bounded(model.pricingNote, longestEntryText);
    entry.media = mediaOf(model);
    const Field *prompt = model.fieldWithRole(FieldRole::Prompt);
    entry.showsExample = prompt && prompt->exampleDefault && prompt->defaultValue &&
                         !stringOf(*prompt->defaultValue).isEmpty();
    return entry;
}

Json toJson(const ModelEntry &entry)
{
    Json json = Json::object();
    json["id"] = jsonString(entry.id.text());
    json["name"] = jsonString(entry.displayName);
    json["description"] = jsonString(entry.description);
    json["categories"] = jsonOf(entry.categories);
    json["kind"] = jsonString(entry.kind);
    json["page"] = jsonString(entry.page);
    json["makes"] = int(entry.makes);
    json["takes"] = int(entry.takes);
    if (entry.basePrice)
        json["price"] = entry.basePrice->microdollars();
    json["unit"] = jsonString(entry.priceUnit);
    json["note"] = jsonString(entry.pricingNote);
    json["media"] = Json::array();
    for (const MediaUse &use : entry.media)
        json["media"].push_back(jsonOf(use));
    json["example"] = entry.showsExample;
    if (entry.addedAt.isValid())
        json["added"] = entry.addedAt.toMSecsSinceEpoch();
    return json;
}

std::optional<ModelEntry> entryFromJson(const Json &json)
{
    constexpr int allIntakes = 15;
    ModelEntry entry;
    entry.id = ModelId(stringMember(json, "id"));
    entry.displayName = stringMember(json, "name");
    if (!isModelId(entry.id.text()) || entry.displayName.isEmpty())
        return std::nullopt;
    entry.vendor = entry.id.text().section(u'/', 0, 0);
    entry.description = stringMember(json, "description");
    if (const Json *categories = member(json, "categories"); categories && categories->is_array()) {
        for (const Json &category : *categories)
            entry.categories.append(stringOf(category));
    }
    entry.kind = stringMember(json, "kind");
    entry.page = stringMember(json, "page");
    entry.makes = static_cast<MediaKind>(intMember(json, "makes", int(MediaKind::Audio)));
    entry.takes = Intakes(intMember(json, "takes", allIntakes));
    if (const Json *price = member(json, "price"); price && price->is_number_integer())
        entry.basePrice = Money::fromMicrodollars(price->get<qint64>());
    entry.priceUnit = stringMember(json, "unit");
    entry.pricingNote = stringMember(json, "note");
    if (const Json *media = member(json, "media"); media && media->is_array()) {
        for (const Json &use : *media)
            entry.media.append(useFromJson(use));
    }
    entry.showsExample = boolMember(json, "example");
    if (const Json *added = member(json, "added"); added && added->is_number_integer())
        entry.addedAt = QDateTime::fromMSecsSinceEpoch(added->get<qint64>(), Qt::UTC);
    return entry;
}

} // namespace maquette
