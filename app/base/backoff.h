// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace maquette
{

//! \brief From where to where a delay grows; it is then jittered by a fifth.
struct BackoffRange
{
    std::chrono::milliseconds first;
    std::chrono::milliseconds last;
};

//! The delay before try number \a step (from 0): growing by 1.6, between 0.8 and 1.2 of that, never over
//! `last`.
std::chrono::milliseconds backoff(int step, const BackoffRange &range);

} // namespace maquette
