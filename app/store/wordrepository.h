// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/store/database.h"

#include <QList>

namespace maquette
{

//! \brief Table `works_words`: the full-text index over prompts, all inputs, models, tags and projects. Keeps
//! nothing.
class WordRepository
{
public:
    explicit WordRepository(Database &database)
        : m_database(database)
    {}

    //! Makes the words of the works anew, after a change or a new one; in the transaction of that.
    Result<void> index(const QList<AssetId> &ids);
    //! The same for up to \a most works whose words are missing or were made in an older way; gives them,
    //! none when all are up to date.
    Result<QList<AssetId>> indexMissing(int most);
    //! As matchTerm(). The beginning of a few words only is those words: of a beginning that is longer than
    //! the index keeps, FTS5 would first merge the works of all of them, which takes twice as long.
    Result<QString> term(const QString &text, bool isPrefix);

    //! Some works that stand one behind the other, both ends included.
    struct Range
    {
        qint64 from = 0;
        qint64 to = 0;
    };
    //! Puts the works of \a range that match \a expression (FTS5's syntax, made of matchTerm()) into \a
    //! found, which must have room for them.
    Result<void> find(const QString &expression, Range range, IdSet &found);
    //! The same, of \a ids only.
    Result<void> find(const QString &expression, const QList<AssetId> &ids, IdSet &found);

private:
    Result<QStringList> wordsFrom(const QString &beginning, int most);

    Database &m_database;
};

} // namespace maquette
