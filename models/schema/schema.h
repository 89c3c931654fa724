// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/schema/references.h"
#include "models/schema/violation.h"

#include <memory>

namespace maquette
{

struct SchemaProgram;

//! \brief A JSON Schema of draft 7, compiled once. Immutable, usable from any thread; never throws.
//! What cannot be decided refuses nothing, even under `not`: a reference that leads nowhere, to another
//! document, or back to itself without going deeper into the value; a pattern that is none of ECMA-262 or
//! takes too long; and all that is left when a check has used up its steps. `format` and `content...` refuse
//! nothing either, as draft 7 allows.
class Schema
{
public:
    //! What cannot be used, or goes beyond the bounds (100 levels, 10,000 schemas, 200 patterns), accepts
    //! anything and is named in \a warnings, once. \a documents are those besides draft 7's own schema
    //! that references may lead to; none is fetched.
    static std::shared_ptr<const Schema> compile(const Json &schema, QStringList &warnings,
                                                 const SchemaDocuments &documents = {});

    Schema(const Schema &) = delete;
    Schema &operator=(const Schema &) = delete;
    ~Schema();

    //! Each place that does not fit; empty for none. \a complete, if given, gets false when something stayed
    //! undecided on the way.
    [[nodiscard]] QList<Violation> check(const Json &instance, bool *complete = nullptr) const;
    //! Whether check() would be empty; ends at the first violation.
    [[nodiscard]] bool accepts(const Json &instance) const;

private:
    explicit Schema(std::unique_ptr<const SchemaProgram> program);

    std::unique_ptr<const SchemaProgram> m_program;
};

} // namespace maquette
