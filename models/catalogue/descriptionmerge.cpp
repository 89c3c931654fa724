// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/descriptionmerge.h"

#include "models/core/fieldnames.h"

#include <QSet>

namespace maquette
{

namespace
{

//! Whose titles and order count where both have some.
enum class Texts { Below, Above };

bool isBlankMember(const Json &object, const std::string &key)
{
    return withoutDocKeys(stringMember(object, key)).trimmed().isEmpty();
}

bool isObjectAt(const Json &object, const std::string &key)
{
    const Json *value = member(object, key);
    return value && value->is_object();
}

Json mergedProperties(const Json &below, const Json &above, const Json *required, Texts texts);

//! One property, or the schema as a whole: \a above with what only \a below says of it in words.
Json mergedSchema(const Json &below, const Json &above, Texts texts)
{
    if (!below.is_object() || !above.is_object())
        return above;
    Json merged = above;
    if (!isBlankMember(below, "title") && (texts == Texts::Below || isBlankMember(above, "title")))
        merged["title"] = below["title"];
    if (isBlankMember(above, "description") && !isBlankMember(below, "description"))
        merged["description"] = below["description"];
    if (isObjectAt(below, "items") && isObjectAt(above, "items"))
        merged["items"] = mergedSchema(below["items"], above["items"], texts);
    if (isObjectAt(below, "properties") && isObjectAt(above, "properties"))
        merged["properties"] =
            mergedProperties(below["properties"], above["properties"], member(above, "required"), texts);
    return merged;
}

bool isNamed(const Json *required, const std::string &key)
{
    return required && required->is_array() &&
           std::any_of(required->begin(), required->end(),
                       [&](const Json &name) { return name.is_string() && name == key; });
}

Json mergedProperties(const Json &below, const Json &above, const Json *required, Texts texts)
{
    Json merged = Json::object();
    const auto add = [&](const std::string &key, const Json &property) {
        const Json *known = member(below, key);
        merged[key] = known ? mergedSchema(*known, property, texts) : property;
    };
    if (texts == Texts::Above) {
        for (const auto &[key, property] : above.items())
            add(key, property);
        return merged;
    }
    for (const auto &[key, property] : below.items()) {
        if (const Json *now = member(above, key))
            add(key, *now);
    }
    for (const bool wanted : {true, false}) {
        for (const auto &[key, property] : above.items()) {
            if (!member(below, key) && isNamed(required, key) == wanted)
                add(key, property);
        }
    }
    return merged;
}

//! Which texts of a property a translation no longer stands for.
struct StaleTexts
{
    bool title = false;
    bool description = false;
};

StaleTexts staleTexts(const Json *before, const Json *after)
{
    if (!before || !after)
        return {true, true};
    return {stringMember(*before, "title") != stringMember(*after, "title"),
            stringMember(*before, "description") != stringMember(*after, "description")};
}

//! Takes out of \a translations what was translated from another text than \a after holds.
void dropStale(Json &translations, const Json &before, const Json &after)
{
    if (!translations.is_object())
        return;
    const Json *schemaBefore = member(before, "input_schema");
    const Json *schemaAfter = member(after, "input_schema");
    const Json *old = schemaBefore ? member(*schemaBefore, "properties") : nullptr;
    const Json *now = schemaAfter ? member(*schemaAfter, "properties") : nullptr;
    for (auto &[language, texts] : translations.items()) {
        if (!texts.is_object())
            continue;
        if (stringMember(before, "display_name") != stringMember(after, "display_name"))
            texts.erase("display_name");
        if (!isObjectAt(texts, "properties"))
            continue;
        for (auto &[key, own] : texts["properties"].items()) {
            const StaleTexts stale =
                staleTexts(old ? member(*old, key) : nullptr, now ? member(*now, key) : nullptr);
            if (own.is_object() && stale.title)
                own.erase("title");
            if (own.is_object() && stale.description)
                own.erase("description");
        }
    }
}

bool saysSomething(const Json &value)
{
    if (value.is_string())
        return !withoutDocKeys(stringOf(value)).trimmed().isEmpty();
    return !value.is_null() && !(value.is_array() && value.empty());
}

void setSchema(Json &merged, const Json &schema, Texts texts)
{
    const Json *below = member(merged, "input_schema");
    merged["input_schema"] = below ? mergedSchema(*below, schema, texts) : schema;
}

Json withLive(const Json &shipped, const Json &live)
{
    static const QSet<QString> shippedSays{QStringLiteral("display_name"), QStringLiteral("output_schema")};
    static const QSet<QString> never{QStringLiteral("input_schema"), QStringLiteral("translations")};
    Json merged = shipped;
    if (member(live, "base_price_usd")) {
        merged.erase("price_unit");
        merged.erase("pricing_note");
    }
    for (const auto &[key, value] : live.items()) {
        const QString name = QString::fromStdString(key);
        const Json *known = member(merged, key);
        const bool kept = shippedSays.contains(name) && known && saysSomething(*known);
        if (!never.contains(name) && !kept && saysSomething(value))
            merged[key] = value;
    }
    if (const Json *schema = member(live, "input_schema"))
        setSchema(merged, *schema, Texts::Below);
    return merged;
}

Json withOwn(const Json &below, const Json &own)
{
    Json merged = below;
    for (const auto &[key, value] : own.items()) {
        if (key == "input_schema")
            setSchema(merged, value, Texts::Above);
        else
            merged[key] = value;
    }
    return merged;
}

//! As the catalogue's own clients read it (contract 2.5).
Json normalised(const Json &live)
{
    Json entry = live;
    const Json *names = member(live, "required_inputs");
    if (names && names->is_array() && isObjectAt(entry, "input_schema") &&
        !entry["input_schema"].contains("required"))
        entry["input_schema"]["required"] = *names;
    return entry;
}

} // namespace

Json mergedDescription(const Json *shipped, const Json *live, const Json *own)
{
    Json merged = shipped ? *shipped : Json::object();
    if (live && live->is_object())
        merged = shipped ? withLive(*shipped, normalised(*live)) : normalised(*live);
    if (own && own->is_object())
        merged = shipped || live ? withOwn(merged, *own) : *own;
    if (shipped && (live || own) && merged.contains("translations") && !(own && member(*own, "translations")))
        dropStale(merged["translations"], *shipped, merged);
    return merged;
}

} // namespace maquette
