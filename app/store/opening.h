// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/migrations.h"

namespace maquette
{

//! \brief A database that is ready for use, and whether its pages are still to be checked.
struct OpenedDatabase
{
    std::unique_ptr<Database> database;
    bool checkLater = false; //!< call quickCheck() before the first use
};

//! Opens \a file, makes it if it is missing, and brings it to the newest of \a steps. An existing file is
//! copied to `<file>.v<version>.bak` before its first step. A file that is not ours, damaged or newer is left
//! exactly as it is: DatabaseDamaged, DatabaseNewer. Files over 8 MiB that were closed in order are checked
//! later, so that the window need not wait for it.
Result<OpenedDatabase> openDatabase(const QString &file, StatementFault fault = {},
                                    const std::vector<Migration> &steps = migrations());

//! Gives a damaged database, and what belongs to it, other names in its folder, so that the next start makes
//! a new one; gives the new name. Nothing is deleted. FileAccess.
Result<QString> setDatabaseAside(const QString &file);

//! `PRAGMA quick_check`; DatabaseDamaged with SQLite's own words as detail.
Result<void> quickCheck(Database &database);

} // namespace maquette
