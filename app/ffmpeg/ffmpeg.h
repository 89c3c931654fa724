// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

namespace maquette
{

//! Loads FFmpeg's libraries when a clip is first read or written. They bring a hundred others with them, and
//! linking those cost more at every start than all the rest of the program. Call it before anything else of
//! FFmpeg; any thread. Internal when they are not installed, and then each function of FFmpeg answers null.
[[nodiscard]] Result<void> loadFfmpeg();

} // namespace maquette
