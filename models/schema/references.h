// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <QHash>

#include <optional>

namespace maquette
{

//! Documents that references may lead to, by their absolute address without a fragment.
using SchemaDocuments = QHash<QString, std::shared_ptr<const Json>>;

//! \brief Where a schema stands, and the address against which references are read there: that of what is
//! around it, before its own `$id`.
struct SchemaPlace
{
    const Json *schema = nullptr;
    QString base;
};

//! \brief Finds what a `$ref` leads to: by JSON pointer, by `$id`, in a document that was given, or in the
//! schema of draft 7. Fetches nothing. Points into the documents, which have to outlive it.
class References
{
public:
    References(const Json &root, const SchemaDocuments &documents);

    //! Absent when it leads nowhere, or out of what is known.
    [[nodiscard]] std::optional<SchemaPlace> find(const QString &reference, const QString &base) const;
    //! The address that holds inside of the schema at \a place: with its own `$id`, if it has one.
    [[nodiscard]] static QString baseInside(const SchemaPlace &place);

private:
    void index(const SchemaPlace &document);

    QHash<QString, SchemaPlace> m_places; //!< by address; a name in a document as "address#name"
};

} // namespace maquette
