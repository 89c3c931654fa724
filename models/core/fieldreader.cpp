// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldreader.h"

#include "models/core/fieldlimits.h"
#include "models/core/fieldnames.h"
#include "models/core/fieldorder.h"
#include "models/core/fieldroles.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double widestSlider = 2147483648.0;
constexpr int mostFields = 1000;
constexpr int mostVariants = 20;
constexpr int deepest = 8;

//! Bounds with the exclusive ones, which only whole numbers can turn into the others.
void readBounds(Field &field)
{
    field.minimum = numberMember(field.rules, "minimum");
    field.maximum = numberMember(field.rules, "maximum");
    const double next = stringMember(field.rules, "type") == u"integer"_s ? 1 : 0;
    if (const auto above = numberMember(field.rules, "exclusiveMinimum"))
        field.minimum = std::max(field.minimum.value_or(*above + next), *above + next);
    if (const auto below = numberMember(field.rules, "exclusiveMaximum"))
        field.maximum = std::min(field.maximum.value_or(*below - next), *below - next);
}

FieldKind numberKind(const Field &field)
{
    const bool bounded = field.minimum && field.maximum && *field.minimum < *field.maximum;
    if (!field.integer)
        return bounded ? FieldKind::Number : FieldKind::Amount;
    const bool wide = bounded && *field.maximum - *field.minimum >= widestSlider;
    return !bounded || wide || wordsOfKey(field.key).contains(u"seed"_s) ? FieldKind::Seed
                                                                         : FieldKind::Number;
}

//! "Shots" is a list of "Shot", "Elements" one of "Element".
QString titleOfEntry(const QString &title)
{
    const bool plural = title.size() > 3 && title.endsWith(u's') && !title.endsWith(u"ss"_s);
    return plural ? title.chopped(title.endsWith(u"ies"_s) ? 3 : 1) +
                        (title.endsWith(u"ies"_s) ? u"y"_s : QString())
                  : title;
}

//! The properties of an object, with those that only hold under a condition.
Json propertiesOf(const Json &rules)
{
    Json all = Json::object();
    const auto add = [&all](const Json &schema) {
        if (const Json *properties = member(schema, "properties"); properties && properties->is_object()) {
            for (const auto &[key, property] : properties->items()) {
                if (!all.contains(key))
                    all[key] = property;
            }
        }
    };
    add(rules);
    for (const char *word : {"then", "else"}) {
        if (const Json *branch = member(rules, word))
            add(*branch);
    }
    if (const Json *dependencies = member(rules, "dependencies"); dependencies && dependencies->is_object()) {
        for (const auto &[key, schema] : dependencies->items())
            add(schema);
    }
    return all;
}

//! The schema of all keys that the artist names; null if they have none, or several.
const Json *schemaOfKeys(const Json &rules)
{
    const Json *patterns = member(rules, "patternProperties");
    if (patterns && patterns->is_object() && patterns->size() == 1)
        return &patterns->begin().value();
    const Json *more = patterns ? nullptr : member(rules, "additionalProperties");
    return more && more->is_object() && !more->empty() ? more : nullptr;
}

} // namespace

struct FieldReader::Place
{
    bool required = false;
    int depth = 0;
    QStringList references;
    QString title; //!< for a part whose schema has none

    [[nodiscard]] Place inside(const QStringList &followed) const { return {false, depth + 1, followed, {}}; }
};

FieldReader::FieldReader(const Json &root)
    : m_flattener(root)
    , m_left(mostFields)
{}

Field FieldReader::read(const QString &key, const Json &property, bool required)
{
    return readAt(key, property, {required, 0, {}, {}});
}

Field FieldReader::readRoot(const Json &schema)
{
    return readAt({}, schema, {true, -1, {}, {}});
}

Field FieldReader::readAt(const QString &key, const Json &property, const Place &place)
{
    Field field;
    field.key = key;
    field.schema = property;
    field.required = place.required;
    const FlatSchema flat = m_flattener.flatten(property, place.references);
    const bool readable = flat.schema.is_object() && place.depth <= deepest && --m_left >= 0;
    field.rules = flat.schema.is_object() ? flat.schema : Json::object();
    field.nullable = flat.nullable;
    const QString title = withoutDocKeys(stringMember(field.rules, "title")).trimmed();
    field.title = !title.isEmpty() ? title : key.isEmpty() ? place.title : titleFromKey(key);
    if (field.title.isEmpty())
        field.title = QCoreApplication::translate("FieldReader", "Unnamed");
    field.description = withoutDocKeys(stringMember(field.rules, "description")).trimmed();
    readBounds(field);
    if (const Json *value = member(field.rules, "default"); value && !value->is_null())
        field.defaultValue.emplace(*value);
    if (readable)
        readKind(field, flat, place);
    field.role = roleOf(field, title);
    field.validations = readValidations(field.rules);
    if (field.kind == FieldKind::Text)
        readTextLimits(field);
    if (field.kind == FieldKind::Number)
        field.step = stepOf(field);
    field.multiline = isProse(field);
    field.exampleDefault = field.kind == FieldKind::Media || field.kind == FieldKind::MediaList ||
                           (isProse(field) && field.role != FieldRole::NegativePrompt);
    if (place.depth > 0)
        field.role = FieldRole::None; // a role is of the whole input
    if (field.exampleDefault && field.defaultValue && field.defaultValue->is_string() &&
        stringOf(*field.defaultValue).trimmed().isEmpty())
        field.defaultValue.reset();
    return field;
}

void FieldReader::readKind(Field &field, const FlatSchema &flat, const Place &place)
{
    const Place inside = place.inside(flat.references);
    const QString type = stringMember(field.rules, "type");
    field.integer = type == u"integer"_s;
    if (!flat.branches.isEmpty()) {
        readVariants(field, flat, inside);
    } else if (const Json *fixed = member(field.rules, "const")) {
        field.kind = FieldKind::Fixed;
        field.choices = {*fixed};
    } else if (const Json *values = member(field.rules, "enum")) {
        field.kind =
            readChoices(*values, type, flat.choiceTitles, field) ? FieldKind::Choice : FieldKind::Raw;
    } else if (type == u"string"_s) {
        const auto media = mediaOf(field.key, field.rules);
        field.media = media.value_or(MediaKind::Image);
        field.kind = media ? FieldKind::Media : FieldKind::Text;
    } else if (type == u"boolean"_s) {
        field.kind = FieldKind::Boolean;
    } else if (type == u"integer"_s || type == u"number"_s) {
        const bool single = field.minimum && field.minimum == field.maximum;
        field.kind = single ? FieldKind::Fixed : numberKind(field);
        if (single)
            field.choices = {field.integer ? Json(qint64(*field.minimum)) : Json(*field.minimum)};
    } else if (type == u"array"_s) {
        readArray(field, inside);
    } else if (type == u"object"_s) {
        readObject(field, inside);
    } else if (type == u"null"_s) {
        field.kind = FieldKind::Fixed;
        field.choices = {Json()};
    }
}

void FieldReader::readVariants(Field &field, const FlatSchema &flat, const Place &place)
{
    if (flat.branches.size() > mostVariants)
        return;
    Place at = place;
    at.title = field.title;
    Json common = field.rules;
    for (const char *own : {"title", "description", "default"})
        common.erase(own);
    for (const Json &branch : flat.branches) {
        const Json whole = common.empty() ? branch : Json::object({{"allOf", Json::array({branch, common})}});
        field.parts.append(readAt({}, whole, at));
        // What it is called says what it takes, as it does for a field of one kind.
        if (field.parts.constLast().kind == FieldKind::Text) {
            if (const auto media = mediaOf(field.key, field.parts.constLast().rules)) {
                field.parts.last().kind = FieldKind::Media;
                field.parts.last().media = *media;
                field.parts.last().exampleDefault = true;
            }
        }
    }
    field.kind = FieldKind::Variant;
}

void FieldReader::readArray(Field &field, const Place &place)
{
    field.minItems = countMember(field.rules, "minItems");
    field.maxItems = countMember(field.rules, "maxItems");
    if (const Json *unique = member(field.rules, "uniqueItems"))
        field.uniqueItems = unique->is_boolean() && unique->get<bool>();
    if (const auto media = mediaListOf(field.key, field.rules)) {
        field.media = *media;
        const Json *items = member(field.rules, "items");
        readEntry(field, items && items->is_object() ? *items : Json::object({{"type", "string"}}),
                  FieldKind::MediaList, place);
        Field &entry = field.parts.first();
        entry.kind = FieldKind::Media;
        entry.media = *media;
        entry.role = FieldRole::Reference;
        entry.validations = readValidations(field.rules) + entry.validations;
        return;
    }
    const Json *items = member(field.rules, "items");
    if (items && items->is_array())
        readTuple(field, *items, place);
    else if (items)
        readEntry(field, *items, FieldKind::List, place);
}

void FieldReader::readTuple(Field &field, const Json &items, const Place &place)
{
    const Json *more = member(field.rules, "additionalItems");
    const bool closed = (more && more->is_boolean() && !more->get<bool>()) ||
                        (field.maxItems && *field.maxItems <= static_cast<int>(items.size()));
    if (!closed || items.empty())
        return;
    const int needed = field.minItems.value_or(0);
    for (const Json &item : items) {
        Place at = place;
        at.required = field.parts.size() < needed;
        field.parts.append(readAt(QString::number(field.parts.size() + 1), item, at));
    }
    field.kind = FieldKind::Tuple;
}

void FieldReader::readEntry(Field &field, const Json &schema, FieldKind kind, const Place &place)
{
    Place at = place;
    at.required = true;
    at.title = titleOfEntry(field.title);
    field.parts = {readAt({}, schema, at)};
    if (field.parts.constFirst().kind == FieldKind::Raw && kind != FieldKind::MediaList)
        field.parts.clear();
    else
        field.kind = kind;
}

void FieldReader::readObject(Field &field, const Place &place)
{
    const Json properties = propertiesOf(field.rules);
    if (const Json *keys = properties.empty() ? schemaOfKeys(field.rules) : nullptr) {
        field.minItems = countMember(field.rules, "minProperties");
        field.maxItems = countMember(field.rules, "maxProperties");
        readEntry(field, *keys, FieldKind::Map, place);
        return;
    }
    const Json *required = member(field.rules, "required");
    if (required && !required->is_array())
        required = nullptr;
    for (const auto &[key, property] : properties.items()) {
        Place at = place;
        const Json *own = member(property, "required"); // as in draft 3
        at.required =
            (required && std::find(required->begin(), required->end(), Json(key)) != required->end()) ||
            (own && own->is_boolean() && own->get<bool>());
        field.parts.append(readAt(QString::fromStdString(key), property, at));
    }
    orderFields(field.parts, properties);
    field.kind = field.parts.isEmpty() ? FieldKind::Raw : FieldKind::Group;
}

const Field *Field::part(const QString &wanted) const
{
    const auto found =
        std::find_if(parts.cbegin(), parts.cend(), [&](const Field &each) { return each.key == wanted; });
    return found == parts.cend() ? nullptr : &*found;
}

Field readField(const QString &key, const Json &property, bool required)
{
    return FieldReader(property).read(key, property, required);
}

} // namespace maquette
