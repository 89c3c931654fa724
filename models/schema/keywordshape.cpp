// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/keywordshape.h"

#include "models/schema/exactnumber.h"

#include <cmath>
#include <unordered_map>

namespace maquette
{

namespace
{

template <typename Test>
bool allOf(const Json &list, const Test &test)
{
    return std::all_of(list.begin(), list.end(), test);
}

bool isText(const Json &value)
{
    return value.is_string();
}

bool isNames(const Json &value)
{
    return value.is_array() && allOf(value, isText);
}

bool isFinite(const Json &value)
{
    return value.is_number() && std::isfinite(value.get<double>());
}

} // namespace

KeywordShape shapeOf(const std::string &keyword)
{
    using enum KeywordShape;
    static const std::unordered_map<std::string, KeywordShape> shapes{
        {"type", Type},
        {"enum", Values},
        {"const", Anything},
        {"minimum", Number},
        {"maximum", Number},
        {"exclusiveMinimum", Number},
        {"exclusiveMaximum", Number},
        {"multipleOf", Step},
        {"minLength", Count},
        {"maxLength", Count},
        {"pattern", Text},
        {"items", SchemaOrList},
        {"additionalItems", Schema},
        {"minItems", Count},
        {"maxItems", Count},
        {"uniqueItems", Flag},
        {"contains", Schema},
        {"minProperties", Count},
        {"maxProperties", Count},
        {"required", Names},
        {"properties", SchemaMap},
        {"patternProperties", SchemaMap},
        {"additionalProperties", Schema},
        {"dependencies", Dependencies},
        {"propertyNames", Schema},
        {"if", Schema},
        {"then", Schema},
        {"else", Schema},
        {"allOf", SchemaList},
        {"anyOf", SchemaList},
        {"oneOf", SchemaList},
        {"not", Schema},
        {"definitions", SchemaMap},
        {"$defs", SchemaMap}, // of later drafts, where references lead all the same
        {"$ref", Text},
        {"$id", Text},
    };
    const auto found = shapes.find(keyword);
    return found == shapes.end() ? None : found->second;
}

bool hasShape(KeywordShape shape, const Json &value)
{
    switch (shape) {
    case KeywordShape::None:
    case KeywordShape::Anything:
        return true;
    case KeywordShape::Schema:
        return isSchema(value);
    case KeywordShape::SchemaOrList:
        return isSchema(value) || (value.is_array() && allOf(value, isSchema));
    case KeywordShape::SchemaList:
        return value.is_array() && !value.empty() && allOf(value, isSchema);
    case KeywordShape::SchemaMap:
        return value.is_object() && allOf(value, isSchema);
    case KeywordShape::Dependencies:
        return value.is_object() &&
               allOf(value, [](const Json &entry) { return isSchema(entry) || isNames(entry); });
    case KeywordShape::Type:
        return isTypeName(value) || (value.is_array() && !value.empty() && allOf(value, isTypeName));
    case KeywordShape::Values:
        return value.is_array() && !value.empty();
    case KeywordShape::Number:
        return isFinite(value);
    case KeywordShape::Step:
        return isFinite(value) && value.get<double>() > 0;
    case KeywordShape::Count:
        return isFinite(value) && isWholeNumber(value) && value.get<double>() >= 0;
    case KeywordShape::Flag:
        return value.is_boolean();
    case KeywordShape::Names:
        return isNames(value);
    case KeywordShape::Text:
        return value.is_string();
    }
    return false;
}

bool isSchema(const Json &value)
{
    return value.is_object() || value.is_boolean();
}

bool isTypeName(const Json &value)
{
    static constexpr const char *names[] = {"string", "integer", "number", "boolean",
                                            "array",  "object",  "null"};
    const auto *text = value.get_ptr<const std::string *>();
    return text && std::find(std::begin(names), std::end(names), *text) != std::end(names);
}

} // namespace maquette
