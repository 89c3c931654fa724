// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/rows.h"

#include <QList>

namespace maquette
{

//! \brief Table `downloads`: what each result offers and how far its fetching got. Make one inside a
//! Store::run() function.
class DownloadRepository
{
public:
    explicit DownloadRepository(Database &database)
        : m_database(database)
    {}

    //! Writes the outputs of a result; of a row that stands there already only the link and the kind are
    //! renewed (links expire), its target, length and state stay.
    Result<void> plan(const QList<DownloadRow> &rows);
    //! The whole row, made if it is missing: before the first byte is asked for, and at every change of
    //! state.
    Result<void> write(const DownloadRow &row);
    Result<QList<DownloadRow>> byJob(JobId job);
    //! Those Planned, Started or Failed, oldest job first.
    Result<QList<DownloadRow>> unfinished();
    //! Of those, the ones begun in \a boot that can be gone on with and whose job still wants them.
    Result<QList<DownloadRow>> goneOnWith(const QString &boot);

private:
    Result<QList<DownloadRow>> select(const QString &where, const QVariantList &values);

    Database &m_database;
};

} // namespace maquette
