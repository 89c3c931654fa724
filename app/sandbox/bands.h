// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace maquette
{

//! Calls \a work(from, to) for slices of 0 to \a rows, on two threads when \a rows is worth it; returns when
//! all are done. The slices do not depend on the number of threads.
void inBands(int rows, const std::function<void(int from, int to)> &work);

} // namespace maquette
