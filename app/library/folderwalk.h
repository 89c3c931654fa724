// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/calloff.h"

#include <QList>
#include <QString>

namespace maquette
{

//! \brief A file that may hold a work, as the folder says.
struct ListedFile
{
    QString path; //!< relative to the library folder
    qint64 bytes = 0;
    qint64 stamp = 0; //!< as FileState's
};

//! \brief What stands in the library folder.
struct WalkedFolder
{
    QList<ListedFile> files;     //!< by folder, in the order of the alphabet
    QList<ListedFile> leftovers; //!< of writes that were cut off; stamp: when it got its name
    QStringList folders;         //!< that were read, relative; the first is empty: the library folder itself
    QStringList unread;          //!< that could not be read: what is in them is not known

    [[nodiscard]] bool isUnknown(const QString &path) const;
};

//! Whether a file of this name can be a work: not hidden, no part, no sidecar, an extension of ours.
bool isWorkName(const QString &fileName);

//! Lists \a root and what is below it. Links are not followed, a folder that stands in two places is read
//! once, and hidden, empty and other files are left out. Blocking: for worker threads. FileAccess when
//! \a root itself cannot be read, also when it is gone at the end; Cancelled.
Result<WalkedFolder> walkFolder(const QString &root, const CallOff &callOff);

} // namespace maquette
