// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/rows.h"

#include <QList>

namespace maquette
{

//! \brief Table `presets`: named settings of each model.
class PresetRepository
{
public:
    explicit PresetRepository(Database &database)
        : m_database(database)
    {}

    //! By model, and there by place.
    Result<QList<PresetRow>> all();
    //! A new one, or the one of its name anew.
    Result<void> write(const PresetRow &row);
    Result<void> erase(const ModelId &model, const QString &name);

private:
    Database &m_database;
};

} // namespace maquette
