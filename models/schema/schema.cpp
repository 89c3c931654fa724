// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/schema.h"

#include "models/schema/schemachecker.h"
#include "models/schema/schemacompiler.h"

namespace maquette
{

Schema::Schema(std::unique_ptr<const SchemaProgram> program)
    : m_program(std::move(program))
{}

Schema::~Schema() = default;

std::shared_ptr<const Schema> Schema::compile(const Json &schema, QStringList &warnings,
                                              const SchemaDocuments &documents)
{
    return std::shared_ptr<const Schema>(new Schema(SchemaCompiler(schema, documents, warnings).run()));
}

QList<Violation> Schema::check(const Json &instance, bool *complete) const
{
    QList<Violation> violations;
    SchemaChecker checker(*m_program, &violations);
    checker.run(instance);
    if (complete)
        *complete = checker.isComplete();
    return violations;
}

bool Schema::accepts(const Json &instance) const
{
    return SchemaChecker(*m_program, nullptr).run(instance) != SchemaVerdict::Fails;
}

} // namespace maquette
