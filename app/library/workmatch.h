// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/worksearch.h"

namespace maquette
{

class Database;
class WordFinder;

//! The works of \a keys (of \a only, when it is given) that match \a query. Blocking: for the thread that
//! owns \a database. Words, tags and projects are asked of the index, all else of the keys.
Result<FoundWorks> matchWorks(Database &database, WordFinder &words, const WorkQuery &query,
                              const WorkKeys &keys, const QList<AssetId> *only, bool withFacets);

} // namespace maquette
