// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/jsonpath.h"

namespace maquette
{

//! \brief The keywords of JSON Schema (draft 7) that can refuse a value. What others ask for (`properties`,
//! `allOf`, `then`, ...) is reported as what stands inside them.
enum class Keyword {
    Never, //!< the schema `false`
    Type,
    Enum,
    Const,
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
    MultipleOf,
    MinLength,
    MaxLength,
    Pattern,
    AdditionalItems, //!< only where it is `false`
    MinItems,
    MaxItems,
    UniqueItems,
    Contains,
    MinProperties,
    MaxProperties,
    Required,
    AdditionalProperties, //!< only where it is `false`
    Dependencies,         //!< only names that another name asks for
    PropertyNames,
    AnyOf,
    OneOf,
    Not
};

//! \brief A value that does not fit its schema: where, and which keyword refused it.
struct Violation
{
    JsonPath path; //!< to the refused value; for a member that is missing or too many, to its object
    Keyword keyword = Keyword::Never;
    //! The keyword's value in the schema, with these exceptions. Required: the missing name.
    //! AdditionalProperties, PropertyNames: the name that is refused. AdditionalItems: how many items may be
    //! there. UniqueItems: the indexes of two equal items. Dependencies: the name that asks, the name that is
    //! missing. AnyOf, OneOf, Not: the names, where all that is asked for is that members be there. Else
    //! null.
    Json expected;
    //! AnyOf, OneOf: what each branch did not like, in their order; PropertyNames: one list, of the name.
    QList<QList<Violation>> branches;
    int matched = 0; //!< OneOf: how many branches accepted
};

} // namespace maquette
