// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/workfile.h"
#include "app/store/database.h"
#include "app/store/rows.h"

#include <QList>

#include <functional>

namespace maquette
{

//! \brief What a file that is found elsewhere may be known by.
struct WorkTraces
{
    QString path;   //!< relative to the library folder
    QString hash;   //!< of the file's bytes now
    QString origin; //!< of the bytes as they first came
    QString document;
};

//! \brief Table `assets`: the saved works. Make one inside a Store::run() function; it keeps nothing.
class AssetRepository
{
public:
    explicit AssetRepository(Database &database)
        : m_database(database)
    {}

    //! `row.id` is ignored; the new id is the answer. DatabaseFailed when the job's output or the path stands
    //! there already.
    Result<AssetId> insert(const AssetRow &row);
    //! All columns of the row `row.id`.
    Result<void> update(const AssetRow &row);
    //! Those not removed, by creation, newest first; -1: all.
    Result<QList<AssetRow>> newest(qint64 most = -1);
    //! Those not removed whose parent it is, newest first.
    Result<QList<AssetRow>> madeFrom(AssetId parent, qint64 most = -1);
    //! The one that is not removed.
    Result<std::optional<AssetRow>> atPath(const QString &path);
    //! The one that is not removed; none for an empty name.
    Result<std::optional<AssetRow>> byDocument(const QString &document);
    //! Those not removed whose file has these bytes; none for an empty hash.
    Result<QList<AssetRow>> byHash(const QString &hash);
    //! By output index. With \a removed also those that were taken out: the artist had them and threw them
    //! away, so they are not fetched again unasked.
    Result<QList<AssetRow>> byJob(JobId job, bool removed = false);
    enum class Which { All, Shown }; //!< also those that were removed, or not
    Result<std::optional<AssetRow>> find(AssetId id, Which which = Which::All);
    //! Of those that are not removed, in the order of \a ids: for many, in one statement.
    Result<QList<WorkFile>> files(const QList<AssetId> &ids);
    //! Of all that are not removed, one after the other.
    Result<void> eachTraces(const std::function<void(const WorkTraces &)> &take);
    //! Takes the works out of the index. Their rows stay for their descendants and for the ledger.
    Result<void> remove(const QList<AssetId> &ids, const QDateTime &at);
    //! Brings a removed work back (undo); fails when its place is taken.
    Result<void> restore(AssetId id);
    //! A cost that came late; what changes is marked (FiledRepository).
    Result<void> setCost(JobId job, Money cost);

private:
    Result<QList<AssetRow>> read(const QString &which, const QVariantList &values);

    Database &m_database;
};

} // namespace maquette
