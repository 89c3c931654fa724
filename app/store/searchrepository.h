// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QList>

namespace maquette
{

//! \brief A search under a name: a folder that fills itself. Stands in table `searches`; names are the same
//! whatever their case.
struct SavedSearch
{
    QString name;
    QString query; //!< as WorkQuery::text() writes it

    friend bool operator==(const SavedSearch &, const SavedSearch &) = default;
};

//! \brief The saved searches, in the order in which they were saved. Keeps nothing.
class SearchRepository
{
public:
    explicit SearchRepository(Database &database)
        : m_database(database)
    {}

    Result<QList<SavedSearch>> all();
    //! A name that stands there gets the new query and keeps its place.
    Result<void> save(const SavedSearch &search);
    Result<void> remove(const QString &name);

private:
    Database &m_database;
};

} // namespace maquette
