// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/prices.h"
#include "models/core/checks.h"

#include <optional>

namespace maquette
{

//! What one run is expected to cost: the base price times what its unit counts in \a input (images, clips,
//! seconds), with the most files that the run may make. An expectation from the base price: resolution and
//! the like may change it (contract, section 7). Nothing when the price, the unit or the number is not known:
//! that is unknown, never free.
std::optional<Money> priceEstimate(const Model &model, const InputValues &input, const Price &price);

} // namespace maquette
