// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filesteps.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QSet>
#include <QString>

namespace maquette
{

//! What stands behind the functions below: blocking work on files, for worker threads only. The errors are
//! DiskFull or FileAccess, name the file or folder, and hold the system's words as detail.

//! Makes \a folder inside \a root. \a root itself is made only when \a mayMakeRoot: a library that is gone
//! may stand on a drive that is not plugged in.
Result<void> makeFolder(const QString &root, const QString &folder, bool mayMakeRoot);
//! What keeps the library folder \a root from being used: it is no folder, cannot be written to, or is gone
//! although it must not be (one that holds nothing yet is made with its first work). An empty one counts as
//! gone then: so looks the place of a drive that is not connected.
Result<void> checkLibraryFolder(const QString &root, bool mayBeAbsent);
//! No file and no folder stands in \a root, or it cannot be read.
bool isEmptyPlace(const QString &root);
//! The system says for certain that there is no \a file.
bool isGone(const QString &file);
//! The bytes that may be written into each of \a folders (some may not be there yet) of the library \a root,
//! or what keeps works from being saved there. Makes nothing.
Result<qint64> roomIn(const QString &root, const QStringList &folders, bool mayMakeRoot);
//! Room for \a bytes and a reserve in \a folder.
Result<void> checkRoom(const QString &folder, qint64 bytes);
//! Renames \a from to the first free of `<name>.<extension>`, `<name>-2.<extension>`, ... in \a folder;
//! never overwrites, whoever else writes there. Gives the new path.
Result<QString> moveToFreeName(const QString &from, const QString &folder, const QString &name,
                               const QString &extension);
//! Gives \a file, which may be for its owner alone, the readers of the folder it stands in.
void shareLikeFolder(const QString &file);
//! Writes \a bytes into a new file and syncs it; nothing is left of it on error.
Result<void> writeFile(const QString &file, const QByteArray &bytes);
//! Copies byte for byte into a new file, which then takes the place of \a target.
Result<void> copyFile(const QString &from, const QString &target);

//! Names the time since the machine was last started: /proc/sys/kernel/random/boot_id, random(4). Empty when
//! it is not known.
QString bootId();
//! Removes the parts below \a root that were last written before \a before, but not those of \a wanted
//! (stems, relative to it); gives their number.
int sweepParts(const QString &root, const QDateTime &before, const QSet<QString> &wanted);

} // namespace maquette
