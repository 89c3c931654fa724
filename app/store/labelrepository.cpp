// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/labelrepository.h"

#include "app/store/bind.h"
#include "app/store/wordrepository.h"

namespace maquette
{

using namespace Qt::StringLiterals;

Result<QList<WorkLabels>> LabelRepository::read(const QList<AssetId> &ids)
{
    QList<WorkLabels> all;
    for (const AssetId id : ids) {
        WorkLabels labels;
        auto done = m_database.read(
            u"SELECT rating, colour, coalesce((SELECT name FROM projects WHERE projects.id = project), '') "
            u"FROM assets WHERE id=?"_s,
            {bind::id(id)}, [&](const Row &row) {
                labels.id = id;
                labels.rating = int(row.integer(0));
                labels.colour = int(row.integer(1));
                labels.project = row.text(2);
            });
        if (done && !labels.id.isNull()) {
            done = m_database.read(
                u"SELECT name FROM asset_tags JOIN tags ON tags.id = tag WHERE asset=? ORDER BY name"_s,
                {bind::id(id)}, [&](const Row &row) { labels.tags << row.text(0); });
        }
        if (!done)
            return done.error();
        if (!labels.id.isNull())
            all << labels;
    }
    return all;
}

Result<std::optional<qint64>> LabelRepository::idOf(const QString &table, const QString &name)
{
    if (name.isEmpty())
        return std::optional<qint64>();
    const QVariantList values{bind::text(name)};
    if (auto done = m_database.execute(u"INSERT OR IGNORE INTO %1 (name) VALUES (?)"_s.arg(table), values);
        !done)
        return done.error();
    return m_database.readInteger(u"SELECT id FROM %1 WHERE name=?"_s.arg(table), values);
}

Result<void> LabelRepository::writeOne(const WorkLabels &labels)
{
    const auto project = idOf(u"projects"_s, labels.project);
    if (!project)
        return project.error();
    auto done = m_database.execute(u"UPDATE assets SET rating=?, colour=?, project=?, "
                                   u"revision = revision + 1 WHERE id=?"_s,
                                   {bind::integer(labels.rating), bind::integer(labels.colour),
                                    bind::optional(*project), bind::id(labels.id)});
    if (done)
        done = m_database.execute(u"DELETE FROM asset_tags WHERE asset=?"_s, {bind::id(labels.id)});
    for (const QString &name : labels.tags) {
        if (!done)
            return done;
        const auto tag = idOf(u"tags"_s, name);
        if (!tag)
            return tag.error();
        if (*tag)
            done = m_database.execute(u"INSERT OR IGNORE INTO asset_tags (asset, tag) VALUES (?,?)"_s,
                                      {bind::id(labels.id), bind::integer(**tag)});
    }
    return done;
}

Result<void> LabelRepository::write(const QList<WorkLabels> &labels)
{
    QList<AssetId> reworded;
    for (const WorkLabels &each : labels) {
        const auto before = read({each.id});
        if (!before)
            return before.error();
        if (before->isEmpty() || before->first() == each)
            continue;
        if (before->first().project != each.project || before->first().tags != each.tags)
            reworded << each.id;
        if (auto done = writeOne(each); !done)
            return done;
    }
    if (reworded.isEmpty())
        return {};
    if (auto done = dropUnused(); !done)
        return done;
    return WordRepository(m_database).index(reworded);
}

Result<void> LabelRepository::dropUnused()
{
    if (auto done = m_database.execute(u"DELETE FROM tags WHERE id NOT IN (SELECT tag FROM asset_tags)"_s);
        !done)
        return done;
    return m_database.execute(
        u"DELETE FROM projects WHERE id NOT IN (SELECT project FROM assets WHERE project IS NOT NULL)"_s);
}

Result<QStringList> LabelRepository::projects()
{
    QStringList names;
    const auto done = m_database.read(u"SELECT name FROM projects ORDER BY name"_s, {},
                                      [&names](const Row &row) { names << row.text(0); });
    return done ? Result<QStringList>(names) : Result<QStringList>(done.error());
}

Result<QStringList> LabelRepository::tags()
{
    QStringList names;
    const auto done = m_database.read(u"SELECT name FROM tags ORDER BY name"_s, {},
                                      [&names](const Row &row) { names << row.text(0); });
    return done ? Result<QStringList>(names) : Result<QStringList>(done.error());
}

} // namespace maquette
