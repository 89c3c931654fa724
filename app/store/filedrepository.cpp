// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/filedrepository.h"

#include "app/store/assetrepository.h"
#include "app/store/bind.h"

namespace maquette
{

using namespace Qt::StringLiterals;

Result<void> FiledRepository::mark(AssetId id)
{
    return m_database.execute(u"UPDATE assets SET revision = revision + 1 WHERE id=?"_s, {bind::id(id)});
}

Result<void> FiledRepository::markAgain(AssetId id)
{
    return m_database.execute(u"UPDATE assets SET revision = revision + 1 WHERE id=? AND revision > 0"_s,
                              {bind::id(id)});
}

Result<void> FiledRepository::unmark(AssetId id)
{
    return m_database.execute(u"UPDATE assets SET filed_revision = revision WHERE id=?"_s, {bind::id(id)});
}

Result<std::optional<UnfiledWork>> FiledRepository::nextAfter(AssetId last)
{
    std::optional<UnfiledWork> work;
    AssetId id;
    const auto found =
        m_database.read(u"SELECT id, revision, (SELECT document FROM assets AS parents WHERE parents.id = "
                        u"assets.parent) FROM assets "
                        u"WHERE revision <> filed_revision AND removed_at IS NULL AND id > ? "
                        u"ORDER BY id LIMIT 1"_s,
                        {bind::integer(last.number())}, [&](const Row &row) {
                            id = AssetId(row.integer(0));
                            work = UnfiledWork{{}, row.integer(1), row.text(2)};
                        });
    if (!found || !work)
        return found ? Result<std::optional<UnfiledWork>>(work)
                     : Result<std::optional<UnfiledWork>>(found.error());
    auto row = AssetRepository(m_database).find(id);
    if (!row)
        return row.error();
    if (*row)
        work->row = **std::move(row);
    return work;
}

Result<std::optional<AssetRow>> FiledRepository::settle(AssetId id, qint64 revision, const FiledState &state)
{
    auto done = m_database.execute(u"UPDATE assets SET filed_revision=? WHERE id=?"_s,
                                   {bind::integer(revision), bind::id(id)});
    if (done && state.isToBeRead)
        done = m_database.execute(u"UPDATE assets SET stamp=0 WHERE id=?"_s, {bind::id(id)});
    else if (done && !state.hash.isEmpty()) {
        done = m_database.execute(
            u"UPDATE assets SET hash=?, bytes=?, stamp=? WHERE id=?"_s,
            {bind::text(state.hash), bind::integer(state.bytes), bind::integer(state.stamp), bind::id(id)});
    }
    if (!done)
        return done.error();
    return AssetRepository(m_database).find(id);
}

Result<bool> FiledRepository::isMarked(AssetId id)
{
    const auto marked = m_database.readInteger(
        u"SELECT 1 FROM assets WHERE id=? AND revision <> filed_revision"_s, {bind::id(id)});
    return marked ? Result<bool>(marked->has_value()) : Result<bool>(marked.error());
}

} // namespace maquette
