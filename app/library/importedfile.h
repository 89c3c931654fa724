// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/calloff.h"

#include <QSet>

namespace maquette
{

//! \brief How the copy of one file into the library ended.
struct ImportedFile
{
    QString path;              //!< relative to the library folder; also of the one that was there
    bool isThere = false;      //!< the library folder holds these bytes under that name already
    bool isChanged = false;    //!< the original is not what was read before: nothing was copied
    bool isUnreadable = false; //!< the original cannot be read any more
};

//! \brief A file that is to be copied, and where to.
struct ImportedFileOrder
{
    QString from;
    QString hash;             //!< SHA-256 that its bytes have, hex
    QString library;          //!< the library folder
    QString path;             //!< wished, relative to it; a number is put behind the name where that is taken
    QSet<QString> taken = {}; //!< names that belong to works whose files are not there
    bool mayMakeLibrary = false;
};

//! Copies the file, with its time and its sidecar; it appears whole or not at all, and never over another.
//! The original is only read. Shares the blocks where the file system can: a hard link would let whatever
//! writes into one of them write into the other. Blocking: for worker threads. DiskFull, FileAccess: of the
//! library folder; Cancelled.
Result<ImportedFile> importFile(const ImportedFileOrder &order, const CallOff &callOff);

} // namespace maquette
