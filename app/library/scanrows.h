// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/folderwalk.h"
#include "app/library/scannedfile.h"
#include "app/store/database.h"

#include <QHash>
#include <QSet>

namespace maquette
{

//! \brief The index and the folder when a scan began, side by side.
struct ScanGround
{
    struct Known
    {
        AssetId id;
        qint64 bytes = 0;
        qint64 stamp = 0;
        bool hasHash = false;
    };

    WalkedFolder folder;
    QSet<QString> listed;        //!< the paths in `folder`
    QSet<AssetId> missing;       //!< lookForMissing()
    QHash<QString, Known> known; //!< works by path, those that were not removed
    //! Those that were removed, by document and by hash: their files may come back by other ways than ours.
    QHash<QString, AssetId> removedDocuments;
    QHash<QString, AssetId> removedHashes;

    //! Those that must be opened to be told: new, of another size or time than their row says, or not yet
    //! read through.
    [[nodiscard]] QStringList toRead() const;
    //! Works whose file is not where it was, and not in a folder that could not be read.
    [[nodiscard]] QSet<AssetId> lookForMissing() const;
};

//! Fills in what the index knows. \a withRemoved reads all rows, not an index alone.
Result<void> readKnown(Database &database, ScanGround &ground, bool withRemoved);

//! \brief A work whose parent was not in the index yet.
struct WaitingChild
{
    AssetId id;
    ParentWork parent;
    qint64 stamp = 0; //!< of its file; the row has none meanwhile, so that a scan after a crash looks again
};

//! \brief What some files did to the index.
struct ScanChanges
{
    QList<AssetRow> added;
    QList<AssetRow> changed;  //!< rows with new values, moved ones included
    QSet<AssetId> repictured; //!< of those: whose picture is another
    QSet<AssetId> foundAgain; //!< works whose file stands elsewhere now
    QList<WaitingChild> waiting;
    int moved = 0;
    int unhashed = 0;   //!< of those added: to be read through later
    int unreadable = 0; //!< neither works nor worth a row
};

//! Takes \a files into the index; to be called in one transaction.
Result<ScanChanges> takeScanned(Database &database, const QList<ScannedFile> &files,
                                const ScanGround &ground);
//! Ends the waiting: gives the rows of those whose parent came; the others have none.
Result<QList<AssetRow>> joinParents(Database &database, const QList<WaitingChild> &children);

} // namespace maquette
