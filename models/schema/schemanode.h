// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/schema/ecmapattern.h"
#include "models/schema/references.h"
#include "models/schema/violation.h"

#include <deque>
#include <unordered_map>

//! A compiled schema as the compiler makes it and the checker reads it: nodes that name each other by index.
namespace maquette
{

inline constexpr int noNode = -1;

//! \brief The types of JSON as bits.
enum TypeBit : quint8 {
    StringBit = 1,
    IntegerBit = 2,
    NumberBit = 4,
    BooleanBit = 8,
    ArrayBit = 16,
    ObjectBit = 32,
    NullBit = 64
};

//! \brief Keywords with a number or a count, each as written in the schema; null for none.
struct NumberRules
{
    const Json *minimum = nullptr;
    const Json *maximum = nullptr;
    const Json *exclusiveMinimum = nullptr;
    const Json *exclusiveMaximum = nullptr;
    const Json *multipleOf = nullptr;
};

struct StringRules
{
    const Json *minLength = nullptr;
    const Json *maxLength = nullptr;
    const Json *patternSource = nullptr;
    std::optional<EcmaPattern> pattern;
};

struct ArrayRules
{
    const Json *minItems = nullptr;
    const Json *maxItems = nullptr;
    bool unique = false;
    bool isTuple = false;
    std::vector<int> tuple;
    int items = noNode; //!< of a tuple: what follows it
    int contains = noNode;
};

struct DependencyRule
{
    std::string name;
    std::vector<std::string> names;
    int schema = noNode;
};

struct ObjectRules
{
    const Json *minProperties = nullptr;
    const Json *maxProperties = nullptr;
    std::vector<std::string> required;
    std::unordered_map<std::string, int> properties;
    //! A pattern that PCRE2 cannot do is absent, and may match any name.
    std::vector<std::pair<std::optional<EcmaPattern>, int>> patterns;
    int additional = noNode;
    std::vector<DependencyRule> dependencies;
    int names = noNode;
};

struct CombinedRules
{
    std::vector<int> allOf;
    std::vector<int> anyOf;
    std::vector<int> oneOf;
    Json anyOfNames; //!< see Violation::expected
    Json oneOfNames;
    int negated = noNode;
    Json negatedNames;
    int condition = noNode;
    int then = noNode;
    int otherwise = noNode;
};

//! \brief One schema. What it does not ask for is null or noNode.
struct SchemaNode
{
    enum class Kind {
        Rules,
        Never,     //!< `false`
        Undecided, //!< a reference that leads nowhere, or beyond what is compiled
        Reference
    };

    Kind kind = Kind::Rules;
    int target = noNode; //!< of a reference
    const Json *types = nullptr;
    quint8 typeBits = 0;
    const Json *values = nullptr;
    const Json *constant = nullptr;
    NumberRules number;
    StringRules string;
    std::unique_ptr<ArrayRules> array;
    std::unique_ptr<ObjectRules> object;
    std::unique_ptr<CombinedRules> combined;
};

//! \brief All nodes of a schema, the first its root, and the documents that they point into.
struct SchemaProgram
{
    Json root;
    SchemaDocuments documents;
    std::deque<SchemaNode> nodes;
};

} // namespace maquette
