// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/schemafold.h"

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

bool isLowerBound(const std::string &key)
{
    return isOneOf(key, {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"});
}

bool isUpperBound(const std::string &key)
{
    return isOneOf(key, {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"});
}

bool holds(const Json &list, const Json &value)
{
    return std::any_of(list.begin(), list.end(), [&](const Json &each) { return sameJson(each, value); });
}

Json toArray(const QStringList &names)
{
    Json array = Json::array();
    for (const QString &name : names)
        array.push_back(name.toStdString());
    return array;
}

void foldType(Json &into, const Json &from)
{
    const QStringList mine = typeNames(into);
    const QStringList theirs = typeNames(from);
    QStringList both;
    for (const QString &type : mine) {
        if (theirs.contains(type) || (type == u"integer"_s && theirs.contains(u"number"_s)))
            both.append(type);
        else if (type == u"number"_s && theirs.contains(u"integer"_s))
            both.append(u"integer"_s);
    }
    if (!both.isEmpty())
        into["type"] = toArray(both);
}

void foldProperties(Json &into, const Json &theirs)
{
    for (const auto &[key, property] : theirs.items()) {
        if (!into.contains(key))
            into[key] = property;
        else if (into[key] != property)
            into[key] = Json::object({{"allOf", Json::array({into[key], property})}});
    }
}

void foldLists(Json &mine, const std::string &key, const Json &theirs)
{
    if (key == "required") {
        for (const Json &name : theirs) {
            if (!holds(mine, name))
                mine.push_back(name);
        }
        return;
    }
    Json both = Json::array();
    for (const Json &value : mine) {
        if (holds(theirs, value))
            both.push_back(value);
    }
    mine = both;
}

void foldKeyword(Json &into, const std::string &key, const Json &value)
{
    if (isOneOf(key, {"$ref", "allOf"}))
        return;
    if (!into.contains(key)) {
        into[key] = value;
        return;
    }
    Json &mine = into[key];
    if (key == "properties" && mine.is_object() && value.is_object())
        foldProperties(mine, value);
    else if (isOneOf(key, {"required", "enum"}) && mine.is_array() && value.is_array())
        foldLists(mine, key, value);
    else if (isLowerBound(key) && mine.is_number() && value.is_number())
        mine = mine.get<double>() < value.get<double>() ? value : mine;
    else if (isUpperBound(key) && mine.is_number() && value.is_number())
        mine = mine.get<double>() > value.get<double>() ? value : mine;
}

//! The values that a branch of constants has; nothing if it has others too.
std::optional<Json> constantsOf(const Json &branch)
{
    if (const Json *value = member(branch, "const"))
        return Json::array({*value});
    const Json *values = member(branch, "enum");
    return values && values->is_array() ? std::optional<Json>(std::in_place, *values) : std::nullopt;
}

bool foldConstants(Json &into, const QList<Json> &branches, QStringList &titles)
{
    Json all = Json::array();
    QStringList names;
    bool named = false;
    for (const Json &branch : branches) {
        const auto values = constantsOf(branch);
        if (!values)
            return false;
        for (const Json &value : *values) {
            if (holds(all, value))
                continue;
            all.push_back(value);
            const QString title = values->size() == 1 ? stringMember(branch, "title").trimmed() : QString();
            named |= !title.isEmpty();
            names.append(title);
        }
    }
    into["enum"] = all;
    titles = named ? names : QStringList();
    return true;
}

bool allAre(const QList<Json> &branches, const QStringList &types)
{
    return std::all_of(branches.cbegin(), branches.cend(), [&](const Json &branch) {
        const QStringList names = typeNames(branch);
        return names.size() == 1 && types.contains(names.constFirst()) && !member(branch, "enum") &&
               !member(branch, "const");
    });
}

//! The widest of the bounds, if every branch has one.
void widen(Json &into, const QList<Json> &branches, const std::string &key)
{
    std::optional<Json> widest;
    for (const Json &branch : branches) {
        const Json *bound = member(branch, key);
        if (!bound || !bound->is_number())
            return;
        const bool wider = !widest || (isLowerBound(key) ? bound->get<double>() < widest->get<double>()
                                                         : bound->get<double>() > widest->get<double>());
        if (wider)
            widest.emplace(*bound);
    }
    if (widest)
        foldKeyword(into, key, *widest);
}

bool foldNumbers(Json &into, const QList<Json> &branches)
{
    if (!allAre(branches, {u"integer"_s, u"number"_s}))
        return false;
    Json type = Json::object();
    type["type"] = allAre(branches, {u"integer"_s}) ? "integer" : "number";
    foldKeywords(into, type);
    for (const char *key : {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
        widen(into, branches, key);
    return true;
}

bool foldTexts(Json &into, const QList<Json> &branches)
{
    if (!allAre(branches, {u"string"_s}))
        return false;
    Json type = Json::object();
    type["type"] = "string";
    foldKeywords(into, type);
    for (const char *key : {"minLength", "maxLength"})
        widen(into, branches, key);
    for (const Json &branch : branches) {
        if (const Json *format = member(branch, "format"))
            foldKeyword(into, "format", *format);
    }
    return true;
}

bool foldObjects(Json &into, const QList<Json> &branches)
{
    const bool adds = std::all_of(branches.cbegin(), branches.cend(), [](const Json &branch) {
        const QStringList types = typeNames(branch);
        return types.isEmpty() || types == QStringList{u"object"_s};
    });
    if (!adds || !member(into, "properties") || !into["properties"].is_object())
        return false;
    Json more = Json::object();
    for (const Json &branch : branches) {
        const Json *properties = member(branch, "properties");
        if (!properties || !properties->is_object())
            continue;
        for (const auto &[key, property] : properties->items()) {
            if (into["properties"].contains(key))
                continue;
            if (!more.contains(key))
                more[key] = Json::object({{"anyOf", Json::array()}});
            more[key]["anyOf"].push_back(property);
        }
    }
    for (const auto &[key, property] : more.items())
        into["properties"][key] = property["anyOf"].size() == 1 ? property["anyOf"][0] : property;
    return true;
}

} // namespace

QStringList typeNames(const Json &schema)
{
    static const QStringList known{u"string"_s, u"integer"_s, u"number"_s, u"boolean"_s,
                                   u"array"_s,  u"object"_s,  u"null"_s};
    QStringList names;
    const auto add = [&](const Json &entry) {
        QString name = stringOf(entry).toLower();
        if (name == u"float"_s || name == u"double"_s)
            name = u"number"_s;
        if (known.contains(name) && !names.contains(name))
            names.append(name);
    };
    const Json *type = member(schema, "type");
    if (type && type->is_array())
        std::for_each(type->begin(), type->end(), add);
    else if (type)
        add(*type);
    return names;
}

void foldKeywords(Json &into, const Json &from)
{
    for (const auto &[key, value] : from.items()) {
        if (key == "type" && into.contains("type"))
            foldType(into, from);
        else
            foldKeyword(into, key, value);
    }
}

bool foldAlternatives(Json &into, const QList<Json> &branches, QStringList &titles)
{
    return foldObjects(into, branches) || foldConstants(into, branches, titles) ||
           foldNumbers(into, branches) || foldTexts(into, branches);
}

void inferType(Json &schema)
{
    static const std::initializer_list<std::pair<const char *, const char *>> speakers{
        {"properties", "object"},
        {"additionalProperties", "object"},
        {"patternProperties", "object"},
        {"required", "object"},
        {"items", "array"},
        {"minItems", "array"},
        {"maxItems", "array"},
        {"contains", "array"},
        {"uniqueItems", "array"},
        {"minLength", "string"},
        {"maxLength", "string"},
        {"pattern", "string"},
        {"minimum", "number"},
        {"maximum", "number"},
        {"exclusiveMinimum", "number"},
        {"exclusiveMaximum", "number"},
        {"multipleOf", "number"},
        {"format", "string"}};
    if (schema.contains("enum") || schema.contains("const"))
        return;
    for (const auto &[key, type] : speakers) {
        const bool known =
            schema.contains(key) && !(key == std::string("required") && schema[key].is_boolean());
        if (known) {
            schema["type"] = type;
            return;
        }
    }
}

} // namespace maquette
