// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/searchrepository.h"

#include "app/store/bind.h"

namespace maquette
{

using namespace Qt::StringLiterals;

Result<QList<SavedSearch>> SearchRepository::all()
{
    QList<SavedSearch> searches;
    const auto done = m_database.read(u"SELECT name, query FROM searches ORDER BY place, id"_s, {},
                                      [&searches](const Row &row) {
                                          searches.append({row.text(0), row.text(1)});
                                      });
    if (!done)
        return done.error();
    return searches;
}

Result<void> SearchRepository::save(const SavedSearch &search)
{
    return m_database.execute(uR"(INSERT INTO searches (name, query, place)
            VALUES (?, ?, (SELECT coalesce(max(place), 0) + 1 FROM searches))
            ON CONFLICT (name) DO UPDATE SET query=excluded.query)"_s,
                              {bind::text(search.name), bind::text(search.query)});
}

Result<void> SearchRepository::remove(const QString &name)
{
    return m_database.execute(u"DELETE FROM searches WHERE name=?"_s, {bind::text(name)});
}

} // namespace maquette
