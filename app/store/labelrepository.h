// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/labels.h"
#include "app/store/database.h"

#include <QList>

namespace maquette
{

//! \brief What an artist says of works: rating and colour in table `assets`, names in `projects` and `tags`.
//! Names are the same whatever their case; the first writing of one stays. One that no work has any more
//! goes. Keeps nothing.
class LabelRepository
{
public:
    explicit LabelRepository(Database &database)
        : m_database(database)
    {}

    //! Of those of \a ids that there are, removed or not.
    Result<QList<WorkLabels>> read(const QList<AssetId> &ids);
    //! Makes them so, and the words of the search with them; what changes is marked (FiledRepository).
    Result<void> write(const QList<WorkLabels> &labels);
    //! All names in use, in the order of the alphabet.
    Result<QStringList> projects();
    Result<QStringList> tags();

private:
    Result<void> writeOne(const WorkLabels &labels);
    Result<void> dropUnused();
    Result<std::optional<qint64>> idOf(const QString &table, const QString &name);

    Database &m_database;
};

} // namespace maquette
