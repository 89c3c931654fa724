// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/librarytables.h"

namespace maquette
{

using namespace Qt::StringLiterals;

QStringList libraryTables()
{
    return {
        uR"(CREATE TABLE projects (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL COLLATE NOCASE UNIQUE
        ) STRICT)"_s,
        uR"(CREATE TABLE tags (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL COLLATE NOCASE UNIQUE
        ) STRICT)"_s,
        uR"(CREATE TABLE asset_tags (
            asset INTEGER NOT NULL REFERENCES assets(id),
            tag INTEGER NOT NULL REFERENCES tags(id),
            PRIMARY KEY (asset, tag)
        ) STRICT, WITHOUT ROWID)"_s,
        u"CREATE INDEX asset_tags_tag ON asset_tags(tag, asset)"_s,
        uR"(CREATE TABLE searches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL COLLATE NOCASE UNIQUE,
            query TEXT NOT NULL,
            place INTEGER NOT NULL
        ) STRICT)"_s,
        u"ALTER TABLE assets ADD COLUMN document TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE assets ADD COLUMN picture TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE assets ADD COLUMN hash TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE assets ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE assets ADD COLUMN rating INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE assets ADD COLUMN colour INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE assets ADD COLUMN project INTEGER REFERENCES projects(id)"_s,
        u"ALTER TABLE assets ADD COLUMN simulated INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE assets ADD COLUMN parent_frame INTEGER"_s,
        u"ALTER TABLE assets ADD COLUMN worded INTEGER NOT NULL DEFAULT 0"_s,
        u"UPDATE assets SET simulated = 1 WHERE job IN (SELECT id FROM jobs WHERE sandbox = 1)"_s,
        uR"(UPDATE assets SET document = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
            substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (abs(random()) % 4), 1) ||
            substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))"_s,
        u"DROP INDEX assets_newest"_s,
        uR"(CREATE INDEX assets_keys ON assets(created_at DESC, id DESC, job, output, kind, width, height,
            duration_ms, model, cost, simulated, rating, colour, project) WHERE removed_at IS NULL)"_s,
        u"CREATE INDEX assets_parent ON assets(parent) WHERE parent IS NOT NULL"_s,
        u"CREATE INDEX assets_project ON assets(project) WHERE project IS NOT NULL"_s,
        u"CREATE INDEX assets_worded ON assets(worded)"_s,
        u"CREATE UNIQUE INDEX assets_document ON assets(document) WHERE document <> '' AND removed_at IS NULL"_s,
        u"CREATE INDEX assets_hash ON assets(hash)"_s,
        uR"(CREATE VIRTUAL TABLE works_words USING fts5(prompt, inputs, labels,
            tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'))"_s,
    };
}

QStringList longerBeginnings()
{
    return {
        u"DROP TABLE works_words"_s,
        uR"(CREATE VIRTUAL TABLE works_words USING fts5(prompt, inputs, labels,
            tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4 5'))"_s,
        u"UPDATE assets SET worded = 0"_s,
    };
}

QStringList originColumn()
{
    return {
        u"ALTER TABLE assets ADD COLUMN origin TEXT NOT NULL DEFAULT ''"_s,
        u"UPDATE assets SET origin = picture WHERE length(picture) = 64"_s, // others are no hash
    };
}

QStringList filedColumns()
{
    return {
        u"ALTER TABLE assets ADD COLUMN revision INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE assets ADD COLUMN filed_revision INTEGER NOT NULL DEFAULT 0"_s,
        u"CREATE INDEX assets_unfiled ON assets(id) WHERE revision <> filed_revision AND removed_at IS NULL"_s,
    };
}

} // namespace maquette
