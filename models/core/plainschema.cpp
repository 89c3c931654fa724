// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/plainschema.h"

#include <QCoreApplication>
#include <QSet>

#include <cmath>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int maxLevels = 40;
constexpr int maxNodes = 5000;

QString text(const char *source)
{
    return QCoreApplication::translate("PlainSchema", source);
}

//! The value at a local JSON pointer ("#/$defs/size"); null when there is none.
const Json *resolve(const Json &root, const QString &reference)
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

bool isCount(const Json &value)
{
    return value.is_number() && std::isfinite(value.get<double>()) && value.get<double>() >= 0 &&
           value.get<double>() <= 1e9 && value.get<double>() == std::floor(value.get<double>());
}

bool oneOf(const std::string &key, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *name) { return key == name; });
}

//! \brief Rebuilds a schema keyword by keyword, counting what it makes.
class Builder
{
public:
    explicit Builder(const Json &root)
        : m_root(root)
    {}

    Json build(const Json &schema, int level)
    {
        if (schema.is_boolean())
            return schema;
        if (!schema.is_object()) {
            warn(text("A part of the schema is not an object."));
            return Json::object();
        }
        if (level > maxLevels || ++m_nodes > maxNodes) {
            warn(text("The schema is too deep or too large to be checked in full."));
            return Json::object();
        }
        if (const Json *reference = member(schema, "$ref"))
            return follow(stringOf(*reference), level);
        Json plain = Json::object();
        for (const auto &[key, value] : schema.items())
            take(plain, schema, key, value, level);
        return plain;
    }

    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }

private:
    void warn(const QString &warning)
    {
        if (!m_warnings.contains(warning))
            m_warnings.append(warning);
    }

    Json follow(const QString &reference, int level)
    {
        const Json *target = resolve(m_root, reference);
        if (!target || m_following.contains(reference)) {
            warn(target
                     ? text("The reference \"%1\" leads back to itself and is not followed.").arg(reference)
                     : text("The reference \"%1\" leads nowhere.").arg(reference));
            return Json::object();
        }
        m_following.insert(reference);
        Json plain = build(*target, level + 1);
        m_following.remove(reference);
        return plain;
    }

    void take(Json &plain, const Json &schema, const std::string &key, const Json &value, int level)
    {
        if (key == "type")
            takeType(plain, value);
        else if (oneOf(key, {"minimum", "maximum"}))
            takeBound(plain, schema, key, value);
        else if (oneOf(key, {"exclusiveMinimum", "exclusiveMaximum"}))
            keepIf(plain, key, value, value.is_number() && std::isfinite(value.get<double>()));
        else if (key == "multipleOf")
            takeMultiple(plain, value);
        else if (oneOf(key,
                       {"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"}))
            keepIf(plain, key, isCount(value) ? Json(value.get<qint64>()) : value, isCount(value));
        else if (key == "enum")
            takeEnum(plain, value);
        else if (key == "const")
            plain[key] = value;
        else if (key == "uniqueItems")
            keepIf(plain, key, value, value.is_boolean());
        else if (key == "required")
            takeRequired(plain, schema, value);
        else if (key == "pattern" && level > 1)
            warn(text("\"%1\" cannot be checked here.").arg(QString::fromStdString(key)));
        else
            takeSchemas(plain, key, value, level, member(schema, "patternProperties") != nullptr);
    }

    void takeSchemas(Json &plain, const std::string &key, const Json &value, int level, bool patterned)
    {
        const bool list = value.is_array() && !value.empty();
        if (key == "properties" && value.is_object())
            takeProperties(plain, value, level);
        else if (oneOf(key, {"allOf", "anyOf", "oneOf"}) || (key == "items" && value.is_array()))
            list ? takeList(plain, key, value, level)
                 : warn(text("\"%1\" is empty or not a list.").arg(QString::fromStdString(key)));
        else if (oneOf(key, {"patternProperties", "dependencies", "unevaluatedProperties"}))
            warn(text("\"%1\" cannot be checked here.").arg(QString::fromStdString(key)));
        else if (key == "additionalProperties" && patterned)
            return;
        else if (oneOf(key, {"items", "additionalItems", "additionalProperties", "contains", "not", "if",
                             "then", "else", "propertyNames"}))
            plain[key] = build(value, level + 1);
    }

    void keepIf(Json &plain, const std::string &key, const Json &value, bool sound)
    {
        if (sound)
            plain[key] = value;
        else if (!value.is_boolean() && !value.is_null()) // draft 4 has exclusiveMinimum: true
            warn(text("\"%1\" has a value that makes no sense.").arg(QString::fromStdString(key)));
    }

    void takeBound(Json &plain, const Json &schema, const std::string &key, const Json &value)
    {
        const Json *exclusive = member(schema, key == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum");
        const bool strict = exclusive && exclusive->is_boolean() && exclusive->get<bool>();
        keepIf(plain,
               !strict            ? key
               : key == "minimum" ? "exclusiveMinimum"
                                  : "exclusiveMaximum",
               value, value.is_number() && std::isfinite(value.get<double>()));
    }

    //! Multiples of fractions are left to the check of the field, which allows for rounding.
    void takeMultiple(Json &plain, const Json &value)
    {
        if (!value.is_number() || !(value.get<double>() > 0))
            keepIf(plain, "multipleOf", value, false);
        else if (value.is_number_integer())
            plain["multipleOf"] = value;
    }

    void takeType(Json &plain, const Json &value)
    {
        static const QStringList known{u"string"_s, u"integer"_s, u"number"_s, u"boolean"_s,
                                       u"array"_s,  u"object"_s,  u"null"_s};
        Json types = Json::array();
        const Json entries = value.is_array() ? value : Json::array({value});
        for (const Json &entry : entries) {
            QString name = stringOf(entry).toLower();
            if (name == u"float"_s || name == u"double"_s)
                name = u"number"_s;
            if (!known.contains(name)) {
                warn(text("\"%1\" is not a known type.").arg(QString::fromUtf8(toBytes(entry)).left(40)));
                return;
            }
            if (std::find(types.begin(), types.end(), jsonString(name)) == types.end())
                types.push_back(jsonString(name));
        }
        if (types.size() == 1)
            plain["type"] = types.at(0);
        else if (!types.empty())
            plain["type"] = types;
    }

    void takeEnum(Json &plain, const Json &value)
    {
        if (!value.is_array() || value.empty()) {
            warn(text("A list of choices is empty or not a list."));
            return;
        }
        Json values = Json::array();
        for (const Json &entry : value) {
            if (std::none_of(values.begin(), values.end(),
                             [&](const Json &known) { return sameJson(known, entry); }))
                values.push_back(entry);
        }
        plain["enum"] = values;
    }

    void takeRequired(Json &plain, const Json &schema, const Json &value)
    {
        if (!value.is_array())
            return; // draft 3 has it as a boolean in the property
        const Json *properties = member(schema, "properties");
        Json names = Json::array();
        for (const Json &entry : value) {
            const bool known =
                !properties || (entry.is_string() && member(*properties, entry.get<std::string>()));
            if (entry.is_string() && known && std::find(names.begin(), names.end(), entry) == names.end())
                names.push_back(entry);
        }
        if (!names.empty())
            plain["required"] = names;
    }

    void takeProperties(Json &plain, const Json &value, int level)
    {
        Json properties = Json::object();
        for (const auto &[key, property] : value.items())
            properties[key] = build(property, level + 1);
        plain["properties"] = properties;
    }

    void takeList(Json &plain, const std::string &key, const Json &value, int level)
    {
        Json list = Json::array();
        for (const Json &entry : value)
            list.push_back(build(entry, level + 1));
        plain[key] = list;
    }

    const Json &m_root;
    int m_nodes = 0;
    QSet<QString> m_following;
    QStringList m_warnings;
};

} // namespace

PlainSchema plainSchema(const Json &schema)
{
    Builder builder(schema);
    PlainSchema plain;
    plain.schema = builder.build(schema, 0);
    plain.warnings = builder.warnings();
    return plain;
}

} // namespace maquette
