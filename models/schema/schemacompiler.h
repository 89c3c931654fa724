// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/schema/schemanode.h"

#include <memory>

namespace maquette
{

//! \brief Makes a SchemaProgram of a schema, once. Only what can be reached from the root is compiled, each
//! schema once, from a list instead of by recursion: neither depth nor references cost stack.
class SchemaCompiler
{
public:
    SchemaCompiler(const Json &schema, const SchemaDocuments &documents, QStringList &warnings);

    std::unique_ptr<const SchemaProgram> run();

private:
    struct Waiting
    {
        int node;
        SchemaPlace place;
        int level;
    };

    void warn(const QString &warning);
    int nodeOf(const SchemaPlace &place, int level);
    int child(const Json &schema) { return nodeOf({&schema, m_base}, m_level + 1); }
    std::vector<int> children(const Json &list);
    void fill(SchemaNode &node, const SchemaPlace &place);
    void refer(SchemaNode &node, const Json &reference, const SchemaPlace &place);
    const Json *sound(const Json &schema, const char *keyword);
    int childOf(const Json &schema, const char *keyword);
    void readPlain(SchemaNode &node, const Json &schema);
    void readArray(SchemaNode &node, const Json &schema);
    void readObject(SchemaNode &node, const Json &schema);
    void readDependencies(ObjectRules &rules, const Json &schema);
    void readCombined(SchemaNode &node, const Json &schema);
    std::optional<EcmaPattern> pattern(const QString &source);

    std::unique_ptr<SchemaProgram> m_program;
    const References m_references;
    QStringList &m_warnings;
    QHash<const Json *, int> m_known;
    std::deque<Waiting> m_waiting;
    QString m_base; //!< of the schema that is being read
    int m_level = 0;
    int m_beyond = noNode; //!< stands for all that goes beyond the bounds
    int m_patterns = 0;
    qsizetype m_patternLength = 0;
};

} // namespace maquette
