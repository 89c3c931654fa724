// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <chrono>
#include <vector>

namespace maquette
{

using StoreWork = std::function<Result<void>(Database &)>;

//! \brief What became of some works that shared one commit: on the disk when this is known.
struct GroupEnd
{
    std::vector<Result<void>> outcomes; //!< of the first works, at least one; the others were not begun
    bool committed = false;             //!< the transaction itself went well
};

//! Runs \a works in order in one transaction, so that they share one wait for the disk. One that fails is
//! undone alone. When the transaction itself fails (no commit, or no way back from one work) all that were
//! begun have failed. Takes no more in after \a longest, so that the first need not wait for the last.
GroupEnd commitTogether(Database &database, const std::vector<const StoreWork *> &works,
                        std::chrono::milliseconds longest = std::chrono::milliseconds(4));

} // namespace maquette
