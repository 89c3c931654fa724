// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/entryreader.h"
#include "app/sandbox/fault.h"

namespace maquette
{

constexpr qint64 mostInAPlan = 1'000'000'000; //!< of any number in it

//! What an answer says: its status, headers and body, as far as the kind of \a fault has fields for them.
void readContent(EntryReader &entry, Fault &fault);
//! "bytes" or "share".
void readCut(EntryReader &entry, BodyCut &cut);

} // namespace maquette
