// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/jobs/job.h"

namespace maquette::test
{

//! Empty when the artist can live with what \a job tells: a sentence, and a next step that can be taken.
//! Otherwise what is wrong with it.
QString unclear(const Job &job);
//! The same of an error that has no job.
QString unclear(const Error &error);

} // namespace maquette::test
