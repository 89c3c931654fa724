// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

namespace maquette
{

//! \brief A property's schema in the plain shape from which a form is made: references followed, `allOf`
//! folded in, `null` taken out. It allows at least what the schema allows; the validator knows the rest.
struct FlatSchema
{
    //! An object whose `type` is one lower-case name (`float` is "number") or absent, without `$ref`,
    //! `allOf`, `anyOf`, `oneOf`. Null when nothing can be said.
    Json schema;
    bool nullable = false;
    QList<Json> branches;     //!< two or more alternatives, not flat yet; empty for one shape
    QStringList choiceTitles; //!< of the enum's values, where `oneOf` names them
    QStringList references;   //!< followed on the way here, outermost first
};

//! \brief Flattens the parts of one schema. Hostile ones end in null: a reference that leads back to itself,
//! and whatever goes beyond the budget that all parts share.
class SchemaFlattener
{
public:
    //! \a root must outlive this; `$ref` looks into it.
    explicit SchemaFlattener(const Json &root);

    //! \a followed are the references that led here: one of them again is a loop.
    [[nodiscard]] FlatSchema flatten(const Json &schema, const QStringList &followed = {});

private:
    bool fold(Json &into, const Json &schema, QStringList &references);
    bool follow(Json &into, const QString &reference, QStringList &references);
    void takeBranches(FlatSchema &flat, const std::string &word);
    static void settleType(FlatSchema &flat);

    const Json &m_root;
    int m_left;
};

//! The value at a local JSON pointer ("#/$defs/size") of \a root; null when there is none.
const Json *atReference(const Json &root, const QString &reference);

} // namespace maquette
