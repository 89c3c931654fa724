// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

namespace maquette
{

//! The program without a window, from its start to its exit code: `--run` and `--resume`. Needs no display.
int runHeadless(const Options &options, int argc, char **argv);

} // namespace maquette
