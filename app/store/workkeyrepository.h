// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/workkey.h"

namespace maquette
{

//! \brief The keys of the works that are not removed, from the index `assets_keys` alone. Keeps nothing.
class WorkKeyRepository
{
public:
    explicit WorkKeyRepository(Database &database)
        : m_database(database)
    {}

    //! Newest first, up to \a most, those older than \a last (null: from the newest on).
    Result<WorkKeyBatch> olderThan(const WorkKey *last, qint64 most);

private:
    Database &m_database;
};

} // namespace maquette
