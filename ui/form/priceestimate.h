// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/learnedprice.h"
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

//! \brief What one run will probably cost, and how that is known.
struct RunCost
{
    Money low;
    Money high;
    int sample = 0;      //!< how many earlier runs say so; 0: reckoned from the base price
    bool atMost = false; //!< reckoned with the most files that may be made
    bool vague = false;  //!< the price's note names other things that change it

    friend bool operator==(const RunCost &, const RunCost &) = default;
};

//! What \a learned says when there is that, else priceEstimate(). Nothing: unknown, never free.
std::optional<RunCost> runCost(const Model &model, const InputValues &input,
                               const std::optional<Price> &price, const std::optional<LearnedPrice> &learned);
//! Whether \a note, free English text, says that more than the unit decides about the price.
bool namesMoreThanTheUnit(const QString &note);

} // namespace maquette
