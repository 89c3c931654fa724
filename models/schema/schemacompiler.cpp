// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/schemacompiler.h"

#include "models/schema/keywordshape.h"

#include <QCoreApplication>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostSchemaLevels = 100;
constexpr std::size_t mostNodes = 10000;
constexpr int mostPatterns = 200;
constexpr qsizetype mostPatternLength = 20000; // of all together

QString schemaWords(const char *source)
{
    return QCoreApplication::translate("Schema", source);
}

quint8 bitOfType(const std::string &type)
{
    static const std::unordered_map<std::string, quint8> bits{
        {"string", StringBit},   {"integer", IntegerBit}, {"number", NumberBit | IntegerBit},
        {"boolean", BooleanBit}, {"array", ArrayBit},     {"object", ObjectBit},
        {"null", NullBit}};
    const auto found = bits.find(type);
    return found == bits.end() ? quint8(0) : found->second;
}

quint8 bitsOf(const Json &types)
{
    if (const auto *name = types.get_ptr<const std::string *>())
        return bitOfType(*name);
    quint8 bits = 0;
    for (const Json &type : types)
        bits |= bitOfType(type.get_ref<const std::string &>());
    return bits;
}

//! The names if \a schema asks for nothing but that members be there; null otherwise.
Json onlyNames(const Json &schema)
{
    const Json *required = member(schema, "required");
    const bool only = required && schema.size() == 1 && hasShape(KeywordShape::Names, *required);
    return only && !required->empty() ? *required : Json();
}

//! The same of all branches; null if one of them asks for more.
Json onlyNamesOfAll(const Json &branches)
{
    Json names = Json::array();
    for (const Json &branch : branches) {
        for (const Json &name : onlyNames(branch))
            names.push_back(name);
        if (onlyNames(branch).is_null())
            return {};
    }
    return names;
}

} // namespace

SchemaCompiler::SchemaCompiler(const Json &schema, const SchemaDocuments &documents, QStringList &warnings)
    : m_program(std::make_unique<SchemaProgram>(SchemaProgram{schema, documents, {}}))
    , m_references(m_program->root, m_program->documents)
    , m_warnings(warnings)
{}

std::unique_ptr<const SchemaProgram> SchemaCompiler::run()
{
    nodeOf({&m_program->root, {}}, 0);
    while (!m_waiting.empty()) {
        const Waiting next = m_waiting.front();
        m_waiting.pop_front();
        m_level = next.level;
        m_base = References::baseInside(next.place);
        fill(m_program->nodes[std::size_t(next.node)], next.place);
    }
    return std::move(m_program);
}

void SchemaCompiler::warn(const QString &warning)
{
    if (!m_warnings.contains(warning))
        m_warnings.append(warning);
}

int SchemaCompiler::nodeOf(const SchemaPlace &place, int level)
{
    const auto known = m_known.constFind(place.schema);
    if (known != m_known.cend())
        return *known;
    if (level > mostSchemaLevels || m_program->nodes.size() >= mostNodes) {
        warn(schemaWords("The schema is too deep or too large to be checked in full."));
        if (m_beyond == noNode) {
            m_beyond = int(m_program->nodes.size());
            m_program->nodes.emplace_back().kind = SchemaNode::Kind::Undecided;
        }
        return m_beyond;
    }
    const int node = int(m_program->nodes.size());
    m_program->nodes.emplace_back();
    m_known.insert(place.schema, node);
    m_waiting.push_back({node, place, level});
    return node;
}

void SchemaCompiler::fill(SchemaNode &node, const SchemaPlace &place)
{
    const Json &schema = *place.schema;
    if (schema.is_boolean()) {
        node.kind = schema.get<bool>() ? SchemaNode::Kind::Rules : SchemaNode::Kind::Never;
        return;
    }
    if (!schema.is_object()) {
        warn(schemaWords("A part of the schema is not an object."));
        node.kind = SchemaNode::Kind::Undecided;
        return;
    }
    if (const Json *reference = member(schema, "$ref"))
        return refer(node, *reference, place);
    readPlain(node, schema);
    readArray(node, schema);
    readObject(node, schema);
    readCombined(node, schema);
}

void SchemaCompiler::refer(SchemaNode &node, const Json &reference, const SchemaPlace &place)
{
    node.kind = SchemaNode::Kind::Undecided;
    const auto target = m_references.find(stringOf(reference), place.base);
    if (!reference.is_string() || !target || !isSchema(*target->schema)) {
        warn(schemaWords("The reference \"%1\" leads nowhere.").arg(stringOf(reference).left(80)));
        return;
    }
    node.kind = SchemaNode::Kind::Reference;
    // A reference starts anew: levels count what stands inside of each other in the text.
    node.target = nodeOf(*target, m_level);
}

const Json *SchemaCompiler::sound(const Json &schema, const char *keyword)
{
    const Json *value = member(schema, keyword);
    if (!value || hasShape(shapeOf(keyword), *value))
        return value;
    warn(schemaWords("\"%1\" has a value that makes no sense.").arg(QString::fromUtf8(keyword)));
    return nullptr;
}

std::vector<int> SchemaCompiler::children(const Json &list)
{
    std::vector<int> nodes;
    for (const Json &schema : list)
        nodes.push_back(child(schema));
    return nodes;
}

int SchemaCompiler::childOf(const Json &schema, const char *keyword)
{
    const Json *value = sound(schema, keyword);
    return value ? child(*value) : noNode;
}

std::optional<EcmaPattern> SchemaCompiler::pattern(const QString &source)
{
    m_patternLength += source.size();
    if (++m_patterns > mostPatterns || m_patternLength > mostPatternLength) {
        warn(schemaWords("The schema has too many patterns to check them all."));
        return std::nullopt;
    }
    auto pattern = EcmaPattern::compile(source);
    if (!pattern)
        warn(schemaWords("The pattern \"%1\" cannot be checked here.").arg(source.left(80)));
    return pattern;
}

void SchemaCompiler::readPlain(SchemaNode &node, const Json &schema)
{
    node.types = sound(schema, "type");
    node.typeBits = node.types ? bitsOf(*node.types) : quint8(0);
    node.values = sound(schema, "enum");
    node.constant = member(schema, "const");
    node.number = {sound(schema, "minimum"), sound(schema, "maximum"), sound(schema, "exclusiveMinimum"),
                   sound(schema, "exclusiveMaximum"), sound(schema, "multipleOf")};
    node.string.minLength = sound(schema, "minLength");
    node.string.maxLength = sound(schema, "maxLength");
    node.string.patternSource = sound(schema, "pattern");
    if (node.string.patternSource)
        node.string.pattern = pattern(stringOf(*node.string.patternSource));
}

void SchemaCompiler::readArray(SchemaNode &node, const Json &schema)
{
    auto rules = std::make_unique<ArrayRules>();
    rules->minItems = sound(schema, "minItems");
    rules->maxItems = sound(schema, "maxItems");
    const Json *unique = sound(schema, "uniqueItems");
    rules->unique = unique && unique->get<bool>();
    rules->contains = childOf(schema, "contains");
    if (const Json *items = sound(schema, "items")) {
        rules->isTuple = items->is_array();
        if (rules->isTuple)
            rules->tuple = children(*items);
        rules->items = rules->isTuple ? childOf(schema, "additionalItems") : child(*items);
    }
    if (rules->minItems || rules->maxItems || rules->unique || rules->contains != noNode ||
        rules->items != noNode || rules->isTuple)
        node.array = std::move(rules);
}

void SchemaCompiler::readObject(SchemaNode &node, const Json &schema)
{
    static constexpr const char *keywords[] = {"minProperties", "maxProperties",     "required",
                                               "properties",    "patternProperties", "additionalProperties",
                                               "dependencies",  "propertyNames"};
    if (std::none_of(std::begin(keywords), std::end(keywords),
                     [&](const char *keyword) { return member(schema, keyword); }))
        return;
    auto rules = std::make_unique<ObjectRules>();
    rules->minProperties = sound(schema, "minProperties");
    rules->maxProperties = sound(schema, "maxProperties");
    if (const Json *required = sound(schema, "required"))
        rules->required = required->get<std::vector<std::string>>();
    if (const Json *properties = sound(schema, "properties")) {
        for (const auto &[name, property] : properties->get_ref<const Json::object_t &>())
            rules->properties.emplace(name, child(property));
    }
    if (const Json *patterns = sound(schema, "patternProperties")) {
        for (const auto &[source, property] : patterns->get_ref<const Json::object_t &>())
            rules->patterns.emplace_back(pattern(QString::fromStdString(source)), child(property));
    }
    rules->additional = childOf(schema, "additionalProperties");
    rules->names = childOf(schema, "propertyNames");
    readDependencies(*rules, schema);
    node.object = std::move(rules);
}

void SchemaCompiler::readDependencies(ObjectRules &rules, const Json &schema)
{
    const Json *dependencies = sound(schema, "dependencies");
    if (!dependencies)
        return;
    for (const auto &[name, asked] : dependencies->get_ref<const Json::object_t &>()) {
        DependencyRule rule{name, {}, noNode};
        if (asked.is_array())
            rule.names = asked.get<std::vector<std::string>>();
        else
            rule.schema = child(asked);
        rules.dependencies.push_back(std::move(rule));
    }
}

void SchemaCompiler::readCombined(SchemaNode &node, const Json &schema)
{
    static constexpr const char *keywords[] = {"allOf", "anyOf", "oneOf", "not", "if"};
    if (std::none_of(std::begin(keywords), std::end(keywords),
                     [&](const char *keyword) { return member(schema, keyword); }))
        return;
    auto rules = std::make_unique<CombinedRules>();
    if (const Json *all = sound(schema, "allOf"))
        rules->allOf = children(*all);
    if (const Json *any = sound(schema, "anyOf")) {
        rules->anyOf = children(*any);
        rules->anyOfNames = onlyNamesOfAll(*any);
    }
    if (const Json *one = sound(schema, "oneOf")) {
        rules->oneOf = children(*one);
        rules->oneOfNames = onlyNamesOfAll(*one);
    }
    rules->negated = childOf(schema, "not");
    if (rules->negated != noNode)
        rules->negatedNames = onlyNames(schema.at("not"));
    rules->condition = childOf(schema, "if");
    if (rules->condition != noNode) {
        rules->then = childOf(schema, "then");
        rules->otherwise = childOf(schema, "else");
    }
    node.combined = std::move(rules);
}

} // namespace maquette
