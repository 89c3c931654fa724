// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"

namespace maquette
{

//! What stands for the money of \a job, which has an error: one sentence, the same with a window and without;
//! empty when the error does not touch it, and for runs in the sandbox.
QString moneyOf(const Job &job);

} // namespace maquette
