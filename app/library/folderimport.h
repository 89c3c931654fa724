// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QMap>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace maquette
{

//! \brief What is to be brought into the library.
struct ImportOrder
{
    QStringList sources;   //!< folders and files, absolute
    QString library;       //!< the library folder
    QString index;         //!< the index's file
    bool withBelow = true; //!< also the folders in the folders
    int niceness = 10;     //!< how much the thread steps back for the window
};

//! \brief How far an import is.
struct ImportProgress
{
    qsizetype done = 0;
    qsizetype files = 0; //!< 0 while the folders are being listed
};

//! \brief A file that was not brought in, and why, in words for the artist.
struct RefusedFile
{
    QString file;
    QString reason;
};

//! \brief How an import ended.
struct ImportOutcome
{
    QStringList imported;        //!< relative to the library folder
    qsizetype known = 0;         //!< were in the library already
    qsizetype refused = 0;       //!< cannot be read
    QList<RefusedFile> which;    //!< the first of those
    QMap<QString, int> programs; //!< whose settings were found, and in how many of those imported
    std::optional<Error> error;  //!< not all was done; Cancelled when it was called off
};

//! \brief Copies pictures, clips and sounds of other folders into the library folder, each content once.
//!
//! Main thread; the work happens on a loose thread. It writes nothing into the index: the scan of the library
//! folder takes in what came, with its settings, also after a kill. What is there already is told by the
//! bytes' hash, against the index and against what stands under the name, so that an import that was cut off
//! goes on when it is begun again. Deleting it calls it off; what was copied stays.
class FolderImport : public QObject
{
    Q_OBJECT

public:
    explicit FolderImport(ImportOrder order, QObject *parent = nullptr);
    ~FolderImport() override;

    void start();
    //! Ends soon, with finished().
    void cancel();
    [[nodiscard]] ImportProgress progress() const;

signals:
    void progressed();
    //! Once, last.
    void finished(const maquette::ImportOutcome &outcome);

private:
    struct Shared;
    struct Private;
    void deliver();

    std::unique_ptr<Private> d;
};

} // namespace maquette
