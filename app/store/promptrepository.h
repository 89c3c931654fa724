// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/rows.h"

#include <QList>

namespace maquette
{

//! \brief What is looked for in the history of prompts.
struct PromptQuery
{
    //! Words, of which each begins a word of the prompt or of the negative one, accents or not; a text
    //! without blanks in Chinese or Japanese is looked for as it is. Empty: all.
    QString words;
    bool starredOnly = false;
    int most = 100;

    friend bool operator==(const PromptQuery &, const PromptQuery &) = default;
};

//! \brief Table `prompts`: every prompt once, over all models, and its full-text index.
class PromptRepository
{
public:
    explicit PromptRepository(Database &database)
        : m_database(database)
    {}

    //! Takes in the prompts of up to \a most jobs that are not in the history yet. Gives how many jobs there
    //! were; fewer than \a most means that it has all.
    Result<int> takeIn(int most);
    //! Last used first.
    Result<QList<PromptRow>> find(const PromptQuery &query);
    Result<void> setStarred(qint64 id, bool starred);
    //! Gives what was removed; nothing when it was not there.
    Result<std::optional<PromptRow>> remove(qint64 id);
    //! A removed one comes back in its place among the others; nothing when its text has come back already.
    Result<void> restore(const PromptRow &row);
    //! Gives how many there were.
    Result<int> clear(bool starredToo);

private:
    Result<void> add(const PromptRow &row);
    //! Out of the index, before they are changed; \a which is a condition on \a values.
    Result<void> unindex(const QString &which, const QVariantList &values);
    Result<void> index(const QString &which, const QVariantList &values);

    Database &m_database;
};

} // namespace maquette
