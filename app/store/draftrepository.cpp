// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/draftrepository.h"

#include "app/store/bind.h"

namespace maquette
{

using namespace Qt::StringLiterals;

Result<void> DraftRepository::write(const DraftRow &row)
{
    return m_database.execute(u"INSERT INTO drafts (model, input_values, updated_at) VALUES (?,?,?) ON "
                              u"CONFLICT (model) DO UPDATE SET "
                              u"input_values=excluded.input_values, updated_at=excluded.updated_at"_s,
                              {bind::text(row.model.text()), bind::bytes(row.values),
                               bind::integer(row.updatedAt.toMSecsSinceEpoch())});
}

Result<QList<DraftRow>> DraftRepository::all()
{
    QList<DraftRow> rows;
    const auto done = m_database.read(
        u"SELECT model, input_values, updated_at FROM drafts ORDER BY updated_at DESC, model"_s, {},
        [&rows](const Row &row) {
            rows << DraftRow{ModelId(row.text(0)), row.bytes(1), row.time(2)};
        });
    if (!done)
        return done.error();
    return rows;
}

} // namespace maquette
