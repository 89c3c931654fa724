// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace maquette
{

class Store;
struct ScanChanges;
struct ScanGround;

//! \brief How far a scan is.
struct ScanProgress
{
    qsizetype read = 0;
    qsizetype toRead = 0; //!< 0 while the folders are being listed
};

//! \brief How a scan ended.
struct ScanOutcome
{
    qsizetype files = 0;
    int added = 0;
    int changed = 0; //!< other than moved
    int moved = 0;
    int unreadable = 0;         //!< files that could not be taken for works
    int unhashed = 0;           //!< works that were not read through: the next scan does that
    QSet<AssetId> missing;      //!< of all works; what could not be looked at is not among them
    QStringList folders;        //!< that were read, relative to the library folder
    QStringList unread;         //!< folders of which nothing is known
    std::optional<Error> error; //!< nothing is known, or not all was done; Cancelled when it was called off
};

//! \brief Compares the library folder with the index, and makes the index say what the folder says: the files
//! are the truth.
//!
//! Main thread; listing and reading happen on loose threads (a disk that does not answer holds up nobody),
//! writing in the store's, some hundred files in a transaction. What was written stays when it is called off
//! or the program is killed; the next scan goes on. Deleting it calls it off. A work whose file is gone stays
//! in the index: it is named in the outcome.
class LibraryScan : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString root;
        int readers = 0;   //!< 0: one for each core
        int niceness = 10; //!< how much they step back for the window
        //! What a crash left behind is swept when it is older than this; invalid: nothing is.
        QDateTime before = {};
        //! Files that are being landed or go to the trash: asked in the main thread, just before they would
        //! be taken in.
        std::function<bool(const QString &path)> isComing = {};
    };

    LibraryScan(Store &store, Settings settings, QObject *parent = nullptr);
    ~LibraryScan() override;

    void start();
    //! Ends soon, with finished().
    void cancel();
    [[nodiscard]] ScanProgress progress() const;

signals:
    void progressed();
    //! Each time some files stand in the index.
    void taken(const maquette::ScanChanges &changes);
    //! Once, last.
    void finished(const maquette::ScanOutcome &outcome);

private:
    struct Shared;
    struct Private;
    void deliver();
    void write();
    void take(const ScanChanges &changes, qsizetype files);
    void endIfDone();
    void joinParents();
    void end(std::optional<Error> error = {});

    std::unique_ptr<Private> d;
};

} // namespace maquette
