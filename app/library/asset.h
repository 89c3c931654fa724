// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

namespace maquette
{

//! \brief One saved image, video or audio, as the windows know it.
using Asset = AssetRow;

} // namespace maquette
