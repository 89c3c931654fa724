// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/ledgerrows.h"

namespace maquette
{

//! \a text for a cell of a spreadsheet: what would be taken for a formula gets an apostrophe before it
//! (OWASP, "CSV Injection"). For any thread.
QString notAFormula(QString text);

//! \a runs as a table for spreadsheets (RFC 4180): UTF-8 with a byte order mark, lines that end in CR LF,
//! every cell quoted, dots in decimals, local times with their offset, no text a formula. Words and headings
//! are the same in every language. For any thread.
QByteArray ledgerCsv(const QList<LedgerRun> &runs);

} // namespace maquette
