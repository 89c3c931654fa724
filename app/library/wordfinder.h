// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/idset.h"
#include "app/base/result.h"

#include <QThreadPool>

#include <memory>

namespace maquette
{

class Database;

//! \brief Finds the works that have certain words. Of many works a thread of its own, over a reading
//! connection of its own, looks through one half while the caller's looks through the other. Blocking: for
//! the thread that owns the database.
class WordFinder
{
public:
    //! \a database must outlive it.
    explicit WordFinder(Database &database);
    ~WordFinder();

    //! Does what the first search would have to wait for: opens the second connection, reads the index's
    //! head.
    Result<void> prepare();
    //! See WordRepository.
    Result<QString> term(const QString &text, bool isPrefix);
    //! \a expression in FTS5's syntax, made of term(). Of the works up to \a largest.
    Result<IdSet> find(const QString &expression, qint64 largest);
    //! Of \a ids only.
    Result<IdSet> find(const QString &expression, const QList<AssetId> &ids);

private:
    struct Helper; //!< what the second thread opens

    Database &m_database;
    std::shared_ptr<Helper> m_helper;
    QThreadPool m_pool; //!< last: its thread ends before the rest
};

} // namespace maquette
