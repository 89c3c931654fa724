// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"

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

QStringList firstSchema()
{
    return jobTables() + historyTables() + downloadTables() + assetTables() + draftTables();
}

} // namespace

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> s_steps = {
        {1, firstSchema()}, {2, queueColumns()}, {3, downloadColumns()}, {4, ledgerIndex()}};
    return s_steps;
}

} // namespace maquette
