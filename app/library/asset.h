// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

#include <memory>

namespace maquette
{

//! \brief One saved image, video or audio, as the windows know it.
using Asset = AssetRow;
//! One that stays as it was read.
using AssetPtr = std::shared_ptr<const Asset>;

} // namespace maquette
