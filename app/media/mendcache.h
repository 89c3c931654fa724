// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

namespace maquette
{

//! Files for the form's media fields in one folder, named by what they hold or were made from: those that can
//! be made again, and pasted ones, of which there is no other copy. Blocking: for worker threads.

//! How the names of pasted ones begin.
inline constexpr QLatin1String pastedPrefix("pasted-");

//! SHA-256 as hex of the file's contents and \a recipe. FileAccess.
Result<QString> cacheName(const QString &file, const QByteArray &recipe);
//! Whether a file has to outlive a power cut, which waits for the disk. What can be made again need not: who
//! finds it there looks whether it is whole.
enum class Durability { MadeAgain, Synced };
//! Writes \a bytes as \a name in \a folder, which is made if it is not there. Gives the path. DiskFull,
//! FileAccess.
Result<QString> keepInCache(const QString &folder, const QString &name, const QByteArray &bytes,
                            Durability durability);
//! Removes what was used longest ago until \a mostBytes are left; what was used within the last day stays,
//! a form may hold it; what was pasted stays for 90 days, drafts and presets may hold it.
void trimCache(const QString &folder, qint64 mostBytes);
//! Marks \a file as used just now.
void touch(const QString &file);
//! The same, if it lies in \a folder; the artist's own files keep their times.
void touchIn(const QString &folder, const QString &file);

} // namespace maquette
