// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/presetrepository.h"

#include "app/store/bind.h"

namespace maquette
{

using namespace Qt::StringLiterals;

Result<QList<PresetRow>> PresetRepository::all()
{
    QList<PresetRow> rows;
    const auto done = m_database.read(
        u"SELECT model, name, state, created_at, used_at, place FROM presets ORDER BY model, place, name"_s,
        {}, [&rows](const Row &row) {
            rows << PresetRow{ModelId(row.text(0)), row.text(1), row.text(2).toUtf8(),
                              row.time(3),          row.time(4), row.integer(5)};
        });
    if (!done)
        return done.error();
    return rows;
}

Result<void> PresetRepository::write(const PresetRow &row)
{
    return m_database.execute(
        uR"(INSERT INTO presets (model, name, state, created_at, used_at, place) VALUES (?,?,?,?,?,?)
            ON CONFLICT (model, name) DO UPDATE SET state=excluded.state, created_at=excluded.created_at,
            used_at=excluded.used_at, place=excluded.place)"_s,
        {bind::text(row.model.text()), bind::text(row.name), bind::text(QString::fromUtf8(row.state)),
         bind::time(row.createdAt), bind::time(row.usedAt), bind::integer(row.place)});
}

Result<void> PresetRepository::erase(const ModelId &model, const QString &name)
{
    return m_database.execute(u"DELETE FROM presets WHERE model=? AND name=?"_s,
                              {bind::text(model.text()), bind::text(name)});
}

} // namespace maquette
