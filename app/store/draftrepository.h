// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/rows.h"

#include <QList>

namespace maquette
{

//! \brief Table `drafts`: what stands in each model's form.
class DraftRepository
{
public:
    explicit DraftRepository(Database &database)
        : m_database(database)
    {}

    Result<void> write(const DraftRow &row);
    //! Last changed first.
    Result<QList<DraftRow>> all();

private:
    Database &m_database;
};

} // namespace maquette
