// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/wordrepository.h"

#include "app/store/assetrepository.h"
#include "app/store/bind.h"
#include "app/store/searchtext.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString labelsOf(const AssetRow &row)
{
    return QStringList{row.modelName, row.model.text(), row.projectName, row.tags.join(u'\n'),
                       row.request.text()}
        .join(u'\n');
}

} // namespace

Result<void> WordRepository::index(const QList<AssetId> &ids)
{
    for (const AssetId id : ids) {
        const auto row = AssetRepository(m_database).find(id);
        if (!row)
            return row.error();
        if (!*row)
            continue;
        if (auto done = m_database.execute(u"DELETE FROM works_words WHERE rowid=?"_s, {bind::id(id)}); !done)
            return done;
        auto done = m_database.execute(
            u"INSERT INTO works_words (rowid, prompt, inputs, labels) VALUES (?,?,?,?)"_s,
            {bind::id(id), bind::text(spacedText((*row)->prompt)),
             bind::text(spacedText(searchedInput((*row)->input))), bind::text(spacedText(labelsOf(**row)))});
        if (!done)
            return done;
        done = m_database.execute(u"UPDATE assets SET worded=? WHERE id=?"_s,
                                  {bind::integer(kWordsVersion), bind::id(id)});
        if (!done)
            return done;
    }
    return {};
}

Result<QList<AssetId>> WordRepository::indexMissing(int most)
{
    QList<AssetId> ids;
    const auto read =
        m_database.read(u"SELECT id FROM assets WHERE worded < ? ORDER BY worded, id DESC LIMIT ?"_s,
                        {bind::integer(kWordsVersion), bind::integer(most)},
                        [&ids](const Row &row) { ids << AssetId(row.integer(0)); });
    if (!read)
        return read.error();
    const auto done = index(ids);
    return done ? Result<QList<AssetId>>(ids) : Result<QList<AssetId>>(done.error());
}

Result<void> WordRepository::find(const QString &expression, Range range, IdSet &found)
{
    return m_database.readIds(
        u"SELECT each_id(rowid) FROM works_words WHERE works_words MATCH ? AND rowid BETWEEN ? AND ?"_s,
        {bind::text(expression), bind::integer(range.from), bind::integer(range.to)}, found);
}

Result<void> WordRepository::find(const QString &expression, const QList<AssetId> &ids, IdSet &found)
{
    for (const AssetId id : ids) {
        if (auto done = find(expression, {id.number(), id.number()}, found); !done)
            return done;
    }
    return {};
}

} // namespace maquette
