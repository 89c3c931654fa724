// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/dialect.h"

#include "models/schema/jsonequality.h"
#include "models/schema/keywordshape.h"

#include <QCoreApplication>

#include <set>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostDialectLevels = 100;

QString dialectWords(const char *source)
{
    return QCoreApplication::translate("Dialect", source);
}

bool isForPeople(const std::string &key)
{
    return isOneOf(key, {"title", "description", "default", "examples", "format", "validations", "$comment"});
}

bool isOfLaterDrafts(const std::string &key)
{
    return isOneOf(key, {"unevaluatedProperties", "unevaluatedItems", "dependentRequired", "dependentSchemas",
                         "prefixItems", "minContains", "maxContains", "$dynamicRef", "$recursiveRef"});
}

bool isInPlace(const std::string &key)
{
    return isOneOf(key, {"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependencies"});
}

//! \brief The members that some schema of one place in a value speaks of. All of them count, because an `if`
//! may ask for what only `properties` beside it has. Open when there may be more, or nothing lists any.
struct KnownMembers
{
    std::set<std::string> names;
    bool listed = false;
    bool open = false;

    [[nodiscard]] bool knows(const std::string &name) const
    {
        return open || !listed || names.contains(name);
    }
};

void gather(const Json &schema, KnownMembers &members, int level)
{
    const Json *reference = member(schema, "$ref");
    const Json *patterns = member(schema, "patternProperties");
    if (level > mostDialectLevels || (reference && reference->is_string()) ||
        (patterns && patterns->is_object()))
        members.open = true;
    if (!schema.is_object() || level > mostDialectLevels)
        return;
    for (const auto &[key, value] : schema.get_ref<const Json::object_t &>()) {
        if (key == "properties" && value.is_object()) {
            members.listed = true;
            for (const auto &entry : value.get_ref<const Json::object_t &>())
                members.names.insert(entry.first);
        } else if (isInPlace(key)) {
            forEachSchema(shapeOf(key), value, [&](const Json &inner) { gather(inner, members, level + 1); });
        }
    }
}

//! \brief Rebuilds a schema keyword by keyword.
class DialectReader
{
public:
    explicit DialectReader(QStringList &warnings)
        : m_warnings(warnings)
    {}

    //! \a around: the members of the place in a value where \a schema applies; null where a new one begins.
    Json read(const Json &schema, const KnownMembers *around, int level)
    {
        if (schema.is_boolean())
            return schema;
        if (!schema.is_object()) {
            warn(dialectWords("A part of the schema is not an object."));
            return Json::object();
        }
        if (level > mostDialectLevels) {
            warn(dialectWords("The schema is too deep or too large to be checked in full."));
            return Json::object();
        }
        KnownMembers own;
        if (!around)
            gather(schema, own, level);
        const KnownMembers &members = around ? *around : own;
        Json plain = Json::object();
        for (const auto &[key, value] : schema.get_ref<const Json::object_t &>())
            take(plain, schema, key, value, members, level);
        return plain;
    }

private:
    void warn(const QString &warning)
    {
        if (!m_warnings.contains(warning))
            m_warnings.append(warning);
    }

    void warnOf(const std::string &key)
    {
        warn(dialectWords("\"%1\" has a value that makes no sense.").arg(QString::fromStdString(key)));
    }

    void take(Json &plain, const Json &schema, const std::string &key, const Json &value,
              const KnownMembers &members, int level)
    {
        if (isForPeople(key))
            return;
        if (isOfLaterDrafts(key))
            return warn(dialectWords("\"%1\" cannot be checked here.").arg(QString::fromStdString(key)));
        const KeywordShape shape = shapeOf(key);
        if (key == "type")
            takeType(plain, value);
        else if (key == "enum")
            takeChoices(plain, value);
        else if (key == "required")
            takeRequired(plain, value, members);
        else if (shape == KeywordShape::Number)
            takeBound(plain, schema, key, value);
        else if (shape >= KeywordShape::Schema && shape <= KeywordShape::Dependencies)
            takeSchemas(plain, key, value, isInPlace(key) ? &members : nullptr, level);
        else if (hasShape(shape, value))
            plain[key] = value;
        else
            warnOf(key);
    }

    void takeSchemas(Json &plain, const std::string &key, const Json &value, const KnownMembers *members,
                     int level)
    {
        const KeywordShape shape = shapeOf(key);
        const auto inner = [&](const Json &schema) { return read(schema, members, level + 1); };
        const bool map = shape == KeywordShape::SchemaMap || shape == KeywordShape::Dependencies;
        const bool list = shape == KeywordShape::SchemaList || shape == KeywordShape::SchemaOrList;
        if (map && value.is_object()) {
            Json schemas = Json::object();
            for (const auto &[name, schema] : value.get_ref<const Json::object_t &>()) {
                const bool names = shape == KeywordShape::Dependencies && schema.is_array();
                schemas[name] = names ? stringsOf(schema) : inner(schema);
            }
            plain[key] = schemas;
        } else if (list && value.is_array() && !(value.empty() && shape == KeywordShape::SchemaList)) {
            Json schemas = Json::array();
            for (const Json &schema : value)
                schemas.push_back(inner(schema));
            plain[key] = schemas;
        } else if (shape == KeywordShape::Schema ||
                   (shape == KeywordShape::SchemaOrList && !value.is_array())) {
            plain[key] = inner(value);
        } else {
            warnOf(key);
        }
    }

    static Json stringsOf(const Json &values)
    {
        Json strings = Json::array();
        for (const Json &value : values) {
            if (value.is_string() && std::find(strings.begin(), strings.end(), value) == strings.end())
                strings.push_back(value);
        }
        return strings;
    }

    void takeType(Json &plain, const Json &value)
    {
        Json types = Json::array();
        const Json entries = value.is_array() ? value : Json::array({value});
        for (const Json &entry : entries) {
            QString name = stringOf(entry).toLower();
            if (name == u"float"_s || name == u"double"_s)
                name = u"number"_s;
            if (!isTypeName(jsonString(name)))
                return warn(dialectWords("\"%1\" is not a known type.")
                                .arg(QString::fromUtf8(toBytes(entry)).left(40)));
            types.push_back(jsonString(name));
        }
        types = stringsOf(types);
        if (types.size() == 1)
            plain["type"] = types.at(0);
        else if (!types.empty())
            plain["type"] = types;
    }

    void takeChoices(Json &plain, const Json &value)
    {
        if (!value.is_array() || value.empty())
            return warn(dialectWords("A list of choices is empty or not a list."));
        StepBudget budget(500000); // of a list too long for it some may stay twice, which changes nothing
        Json values = Json::array();
        for (const Json &entry : value) {
            const bool known =
                !budget.isSpent() && std::any_of(values.begin(), values.end(), [&](const Json &other) {
                    return equalJson(other, entry, budget);
                });
            if (!known)
                values.push_back(entry);
        }
        plain["enum"] = values;
    }

    static void takeRequired(Json &plain, const Json &value, const KnownMembers &members)
    {
        if (!value.is_array())
            return; // draft 3 has it as a boolean in the property
        Json names = Json::array();
        for (const Json &name : stringsOf(value)) {
            if (members.knows(name.get<std::string>()))
                names.push_back(name);
        }
        if (!names.empty())
            plain["required"] = names;
    }

    //! Draft 4 says beside a bound, as a boolean, that it is exclusive.
    void takeBound(Json &plain, const Json &schema, const std::string &key, const Json &value)
    {
        const bool exclusive = isOneOf(key, {"exclusiveMinimum", "exclusiveMaximum"});
        if (exclusive && (value.is_boolean() || value.is_null()))
            return;
        if (!hasShape(KeywordShape::Number, value))
            return warnOf(key);
        const std::string strictKey = key == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
        const Json *flag = exclusive ? nullptr : member(schema, strictKey);
        plain[flag && flag->is_boolean() && flag->get<bool>() ? strictKey : key] = value;
    }

    QStringList &m_warnings;
};

} // namespace

Json standardSchema(const Json &schema, QStringList &warnings)
{
    return DialectReader(warnings).read(schema, nullptr, 0);
}

} // namespace maquette
