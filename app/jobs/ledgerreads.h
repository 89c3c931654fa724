// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/jobs/ledgerrows.h"
#include "app/store/database.h"

//! What was paid, from the rows of the journal, which are never removed: neither the deletion of a work nor
//! the removal of a job from sight changes a sum. For functions on the store thread.
//!
//! A run counts once it was sent. Left out are those of the sandbox, those that were certainly not taken
//! (refused, or cancelled before they began), unless a cost was told all the same.
namespace maquette::ledger
{

Result<LedgerPage> page(Database &database, const LedgerQuery &query);
//! Newest first, with whole prompts.
Result<QList<LedgerRun>> runs(Database &database, const LedgerScope &scope);

} // namespace maquette::ledger
