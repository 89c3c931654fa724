// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"

#include "app/store/librarytables.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

// Times are milliseconds since 1970 in UTC, money is whole microdollars, flags are 0 or 1.

//! A generation as it stands now. Rows are never deleted and ids never used again.
QStringList jobTables()
{
    return {
        uR"(CREATE TABLE jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            state INTEGER NOT NULL,
            ticket TEXT NOT NULL,
            endpoint TEXT NOT NULL,
            account TEXT NOT NULL,
            sandbox INTEGER NOT NULL,
            model TEXT NOT NULL,
            model_name TEXT NOT NULL,
            prompt TEXT NOT NULL,
            input BLOB NOT NULL,
            input_hash TEXT NOT NULL,
            seed INTEGER,
            price_shown INTEGER,
            parent INTEGER,
            parent_field TEXT NOT NULL,
            follows INTEGER REFERENCES jobs(id),
            created_at INTEGER NOT NULL,
            submitted_at INTEGER,
            started_at INTEGER,
            finished_at INTEGER,
            duration_ms INTEGER,
            request_id TEXT,
            result BLOB,
            outputs INTEGER NOT NULL DEFAULT 0,
            cost INTEGER,
            error_kind INTEGER,
            error_message TEXT NOT NULL DEFAULT '',
            error_detail TEXT NOT NULL DEFAULT '',
            error_http INTEGER NOT NULL DEFAULT 0,
            error_code INTEGER NOT NULL DEFAULT 0,
            runs_on INTEGER NOT NULL DEFAULT 0,
            can_collect INTEGER NOT NULL DEFAULT 0,
            dismissed INTEGER NOT NULL DEFAULT 0
        ) STRICT)"_s,
        u"CREATE INDEX jobs_shown ON jobs(id) WHERE dismissed = 0 AND state <> 5"_s,
        u"CREATE UNIQUE INDEX jobs_ticket ON jobs(ticket) WHERE ticket <> ''"_s,
        u"CREATE INDEX jobs_request ON jobs(request_id) WHERE request_id IS NOT NULL"_s,
        u"CREATE INDEX jobs_timed ON jobs(endpoint, model, id) WHERE duration_ms IS NOT NULL"_s,
    };
}

//! The history of every job: written together with each change, never changed afterwards.
QStringList historyTables()
{
    return {
        uR"(CREATE TABLE job_events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job INTEGER NOT NULL REFERENCES jobs(id),
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            state INTEGER NOT NULL,
            detail TEXT NOT NULL
        ) STRICT)"_s,
        u"CREATE INDEX job_events_job ON job_events(job, id)"_s,
        uR"(CREATE TRIGGER job_events_no_update BEFORE UPDATE ON job_events
            BEGIN SELECT RAISE(ABORT, 'job_events is append-only'); END)"_s,
        uR"(CREATE TRIGGER job_events_no_delete BEFORE DELETE ON job_events
            BEGIN SELECT RAISE(ABORT, 'job_events is append-only'); END)"_s,
    };
}

//! What a result offers, and how far the fetching of each file got.
QStringList downloadTables()
{
    return {
        uR"(CREATE TABLE downloads (
            job INTEGER NOT NULL REFERENCES jobs(id),
            output INTEGER NOT NULL,
            url TEXT NOT NULL,
            kind INTEGER NOT NULL,
            target TEXT NOT NULL DEFAULT '',
            length INTEGER,
            validator TEXT NOT NULL DEFAULT '',
            state INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            PRIMARY KEY (job, output)
        ) STRICT, WITHOUT ROWID)"_s,
    };
}

//! Saved works. A removed one keeps its row: its descendants and the ledger refer to it.
QStringList assetTables()
{
    return {
        uR"(CREATE TABLE assets (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job INTEGER REFERENCES jobs(id),
            output INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            path TEXT NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            duration_ms INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            model TEXT NOT NULL,
            model_name TEXT NOT NULL,
            prompt TEXT NOT NULL,
            input BLOB NOT NULL,
            seed INTEGER,
            cost INTEGER,
            request_id TEXT NOT NULL,
            source TEXT NOT NULL,
            parent INTEGER REFERENCES assets(id),
            parent_field TEXT NOT NULL,
            removed_at INTEGER
        ) STRICT)"_s,
        u"CREATE INDEX assets_newest ON assets(created_at DESC, id DESC) WHERE removed_at IS NULL"_s,
        u"CREATE UNIQUE INDEX assets_output ON assets(job, output) WHERE job IS NOT NULL AND removed_at IS NULL"_s,
        u"CREATE UNIQUE INDEX assets_path ON assets(path) WHERE removed_at IS NULL"_s,
    };
}

//! What stands in the form of each model.
QStringList draftTables()
{
    return {
        uR"(CREATE TABLE drafts (
            model TEXT PRIMARY KEY,
            input_values BLOB NOT NULL,
            updated_at INTEGER NOT NULL
        ) STRICT)"_s,
    };
}

//! What the queue and the limits on spending need.
QStringList queueColumns()
{
    return {
        u"ALTER TABLE jobs ADD COLUMN place INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE jobs ADD COLUMN allowed INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE jobs ADD COLUMN estimate INTEGER"_s,
        u"ALTER TABLE jobs ADD COLUMN click TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE jobs ADD COLUMN click_runs INTEGER NOT NULL DEFAULT 1"_s,
        u"ALTER TABLE jobs ADD COLUMN click_estimate INTEGER"_s,
        u"ALTER TABLE jobs ADD COLUMN folder TEXT NOT NULL DEFAULT ''"_s,
        u"CREATE INDEX jobs_priced ON jobs(endpoint, model, id) WHERE cost IS NOT NULL"_s,
        u"CREATE INDEX jobs_sent ON jobs(submitted_at) WHERE submitted_at IS NOT NULL"_s,
    };
}

//! What a download needs to go on where it stopped, and from where else its job's files may come.
QStringList downloadColumns()
{
    return {
        u"ALTER TABLE downloads ADD COLUMN boot TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE jobs ADD COLUMN hosts TEXT NOT NULL DEFAULT ''"_s,
    };
}

//! Every column that the sums of the ledger read, so that none of its reading passes an input or a result.
QStringList ledgerIndex()
{
    return {
        u"CREATE INDEX jobs_ledger ON jobs(submitted_at, created_at, sandbox, state, cost, estimate, "
        u"account, "
        "model, model_name, folder, request_id, outputs)"_s,
    };
}

//! Named settings of each model.
QStringList presetTables()
{
    return {
        uR"(CREATE TABLE presets (
            model TEXT NOT NULL,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            used_at INTEGER,
            place INTEGER NOT NULL,
            PRIMARY KEY (model, name)
        ) STRICT)"_s,
    };
}

//! Every prompt once, over all models. `seq` grows with each use, so that the rows of the search, which have
//! it for their number, come newest first without being sorted. The index is kept up by PromptRepository: a
//! trigger may not write to it where the schema is not trusted.
QStringList promptTables()
{
    return {
        uR"(CREATE TABLE prompts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            seq INTEGER NOT NULL UNIQUE,
            text TEXT NOT NULL UNIQUE,
            negative TEXT NOT NULL,
            model TEXT NOT NULL,
            model_name TEXT NOT NULL,
            job INTEGER REFERENCES jobs(id),
            uses INTEGER NOT NULL,
            first_used INTEGER NOT NULL,
            last_used INTEGER NOT NULL,
            starred INTEGER NOT NULL DEFAULT 0
        ) STRICT)"_s,
        u"CREATE INDEX prompts_starred ON prompts(seq) WHERE starred = 1"_s,
        // The jobs up to this one are in the history.
        u"CREATE TABLE prompts_upto (job INTEGER NOT NULL) STRICT"_s,
        uR"(CREATE VIRTUAL TABLE prompts_words USING fts5(text, negative, content='prompts', content_rowid='seq',
            tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'))"_s,
    };
}

//! The prompts of the jobs that there are. Large inputs, which hold pictures, are not searched for a negative
//! prompt: that would take minutes.
QStringList promptsOfJobs()
{
    const QString blank = u"' ' || char(9, 10, 11, 12, 13)"_s;
    return {
        uR"(INSERT INTO prompts (seq, text, negative, model, model_name, job, uses, first_used, last_used)
            WITH said AS (
                SELECT id, trim(prompt, %1) AS text, model, model_name, created_at,
                    count(*) OVER (PARTITION BY trim(prompt, %1)) AS uses,
                    min(created_at) OVER (PARTITION BY trim(prompt, %1)) AS first_used,
                    row_number() OVER (PARTITION BY trim(prompt, %1) ORDER BY id DESC) AS back
                FROM jobs WHERE trim(prompt, %1) <> '')
            SELECT row_number() OVER (ORDER BY said.id), said.text, coalesce(
                    CASE WHEN length(jobs.input) <= 100000 AND json_valid(CAST(jobs.input AS TEXT)) THEN
                        (SELECT trim(value, %1) FROM json_each(CAST(jobs.input AS TEXT))
                         WHERE type = 'text' AND key LIKE '%negative%' LIMIT 1) END, ''),
                said.model, said.model_name, said.id, uses, first_used, said.created_at
            FROM said JOIN jobs ON jobs.id = said.id WHERE back = 1 ORDER BY said.id)"_s.replace(u"%1"_s,
                                                                                                 blank),
        u"INSERT INTO prompts_words (prompts_words) VALUES ('rebuild')"_s,
        u"INSERT INTO prompts_upto SELECT coalesce(max(id), 0) FROM jobs"_s,
    };
}

//! Prompts as they were written, where alternatives stood in them.
QStringList writtenColumns()
{
    return {
        u"ALTER TABLE jobs ADD COLUMN written TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE jobs ADD COLUMN written_negative TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE prompts ADD COLUMN written INTEGER NOT NULL DEFAULT 0"_s,
    };
}

QStringList firstSchema()
{
    return jobTables() + historyTables() + downloadTables() + assetTables() + draftTables();
}

} // namespace

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> s_steps = {{1, firstSchema()},
                                                   {2, queueColumns()},
                                                   {3, downloadColumns()},
                                                   {4, ledgerIndex()},
                                                   {5, presetTables() + promptTables() + promptsOfJobs()},
                                                   {6, writtenColumns()},
                                                   {7, libraryTables()},
                                                   {8, filedColumns()},
                                                   {9, longerBeginnings()},
                                                   {10, originColumn()}};
    return s_steps;
}

} // namespace maquette
