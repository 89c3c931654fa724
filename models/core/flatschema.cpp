// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/flatschema.h"

#include "models/core/schemafold.h"

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int budget = 20000; // schemas folded; real ones need some hundreds

bool isNullOnly(const Json &schema)
{
    if (const Json *value = member(schema, "const"))
        return value->is_null();
    if (const Json *values = member(schema, "enum"); values && values->is_array() && values->size() == 1)
        return values->at(0).is_null();
    return typeNames(schema) == QStringList{u"null"_s};
}

//! What a schema of several types allows, type by type.
QList<Json> splitByType(const Json &schema, const QStringList &types)
{
    QList<Json> branches;
    for (const QString &type : types) {
        Json branch = Json::object();
        branch["type"] = type.toStdString();
        for (const auto &[key, value] : schema.items()) {
            if (key != "title" && key != "description" && key != "default" && key != "type")
                branch[key] = value;
        }
        branches.append(branch);
    }
    return branches;
}

} // namespace

SchemaFlattener::SchemaFlattener(const Json &root)
    : m_root(root)
    , m_left(budget)
{}

FlatSchema SchemaFlattener::flatten(const Json &schema, const QStringList &followed)
{
    FlatSchema flat;
    flat.references = followed;
    Json folded = Json::object();
    if (schema.is_boolean() || !fold(folded, schema, flat.references))
        return flat;
    flat.schema = std::move(folded);
    takeBranches(flat, "anyOf");
    takeBranches(flat, "oneOf");
    settleType(flat);
    return flat;
}

//! What is in \a into already was said further out, and wins where only one can stay.
bool SchemaFlattener::fold(Json &into, const Json &schema, QStringList &references)
{
    if (schema.is_boolean())
        return schema.get<bool>();
    if (!schema.is_object() || --m_left < 0)
        return false;
    foldKeywords(into, schema);
    const Json *reference = member(schema, "$ref");
    if (reference && !follow(into, stringOf(*reference), references))
        return false;
    const Json *all = member(schema, "allOf");
    if (!all || !all->is_array())
        return true;
    return std::all_of(all->begin(), all->end(),
                       [&](const Json &part) { return fold(into, part, references); });
}

bool SchemaFlattener::follow(Json &into, const QString &reference, QStringList &references)
{
    const Json *target = atReference(m_root, reference);
    if (!target || references.contains(reference))
        return false;
    references.append(reference);
    return fold(into, *target, references);
}

//! `null` goes out, one that is left is folded in, several become one shape where one can say them all.
void SchemaFlattener::takeBranches(FlatSchema &flat, const std::string &word)
{
    const Json list = flat.schema.contains(word) ? flat.schema[word] : Json();
    flat.schema.erase(word);
    if (!list.is_array() || !flat.branches.isEmpty())
        return;
    QList<Json> branches;
    QList<FlatSchema> inner;
    for (const Json &branch : list) {
        FlatSchema each = flatten(branch, flat.references);
        if (isNullOnly(branch) || isNullOnly(each.schema)) {
            flat.nullable = true;
        } else if (!branch.is_boolean() || branch.get<bool>()) {
            branches.append(branch);
            inner.append(std::move(each));
        }
    }
    const bool plain = std::all_of(inner.cbegin(), inner.cend(), [](const FlatSchema &each) {
        return each.schema.is_object() && each.branches.isEmpty();
    });
    if (branches.size() == 1 && plain) {
        flat.nullable |= inner.constFirst().nullable;
        flat.references = inner.constFirst().references;
        flat.choiceTitles = inner.constFirst().choiceTitles;
        foldKeywords(flat.schema, inner.constFirst().schema);
        return;
    }
    QList<Json> schemas;
    for (const FlatSchema &each : std::as_const(inner))
        schemas.append(each.schema);
    if (!branches.isEmpty() && !(plain && foldAlternatives(flat.schema, schemas, flat.choiceTitles)))
        flat.branches = branches;
}

void SchemaFlattener::settleType(FlatSchema &flat)
{
    QStringList types = typeNames(flat.schema);
    if (types.size() > 1 && types.removeAll(u"null"_s) > 0)
        flat.nullable = true;
    if (types.contains(u"number"_s))
        types.removeAll(u"integer"_s);
    const bool unknown = types.isEmpty() && flat.schema.contains("type");
    flat.schema.erase("type");
    if (types.size() == 1)
        flat.schema["type"] = types.constFirst().toStdString();
    else if (types.size() > 1 && flat.branches.isEmpty() && !flat.schema.contains("enum"))
        flat.branches = splitByType(flat.schema, types);
    else if (types.isEmpty() && flat.branches.isEmpty() && !unknown)
        inferType(flat.schema);
}

const Json *atReference(const Json &root, const QString &reference)
{
    if (!reference.startsWith(u'#'))
        return nullptr;
    const Json *at = &root;
    for (QString part : reference.mid(1).split(u'/', Qt::SkipEmptyParts)) {
        part = QString::fromUtf8(QByteArray::fromPercentEncoding(part.toUtf8()));
        part.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
        if (at->is_array()) {
            bool isIndex = false;
            const uint index = part.toUInt(&isIndex);
            at = isIndex && index < at->size() ? &at->at(index) : nullptr;
        } else {
            at = member(*at, part.toStdString());
        }
        if (!at)
            return nullptr;
    }
    return at;
}

} // namespace maquette
