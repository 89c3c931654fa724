// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/rows.h"

#include <QList>

#include <optional>

namespace maquette
{

//! \brief A work whose file does not yet say what its row says.
struct UnfiledWork
{
    AssetRow row;
    qint64 revision = 0;    //!< of what the row says; grows with each change
    QString parentDocument; //!< AssetRow::document of its parent
};

//! \brief What a file became when its row was written into it.
struct FiledState
{
    QString hash; //!< empty: the file itself was not touched
    qint64 bytes = 0;
    qint64 stamp = 0;
    bool isToBeRead = false; //!< it was not the file that the row knows: the next scan reads it
};

//! \brief Which works' files say what their rows say: `revision` and `filed_revision` in table `assets`.
//! Counters rather than a flag, so that what changes while a file is written stays marked. Keeps nothing.
class FiledRepository
{
public:
    explicit FiledRepository(Database &database)
        : m_database(database)
    {}

    //! Marks it, in the transaction that changes what the row says.
    Result<void> mark(AssetId id);
    //! The same, if it was ever marked before: its file may have lost what it said.
    Result<void> markAgain(AssetId id);
    //! Its file says all that its row says.
    Result<void> unmark(AssetId id);
    //! The first after \a last that is marked and not removed, by id.
    Result<std::optional<UnfiledWork>> nextAfter(AssetId last);
    //! Its file holds \a revision and is as \a state says; the work, removed or not.
    Result<std::optional<AssetRow>> settle(AssetId id, qint64 revision, const FiledState &state);
    //! Whether a write is still to come, or was cut off: then a file that differs from its row is no news.
    Result<bool> isMarked(AssetId id);

private:
    Database &m_database;
};

} // namespace maquette
