// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace maquette
{

//! What is taken out of every text before it goes into a file, in all profiles:
//! - secrets that addSecret() knows, and what follows "Bearer";
//! - of links the user name, the query and the fragment, where signatures stand; scheme, host and path stay,
//! so
//!   that one can still see what was used;
//! - the bytes of `data:` links: their kind and the SHA-256 of the bytes stay ("data:image/png;sha256=...,"),
//! so that
//!   the file can be found again;
//! - `file:` links and paths of this machine: a text that is one is emptied, one inside a longer text becomes
//! "…".

//! \a text without them.
QString scrubbed(const QString &text);
//! \a json with each string scrubbed, and those under the names of tokens and accounts emptied; all other
//! bytes stay as they are. Empty when it is not JSON.
QByteArray scrubbedInput(const QByteArray &json);

} // namespace maquette
