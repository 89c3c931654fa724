// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/money.h"
#include "app/sandbox/plan.h"

#include <QString>

namespace maquette
{

//! \brief What the catalogue says of a model's price.
struct PriceTag
{
    Money base;
    QString unit; //!< "output" or "second"
    QString note;
};

//! The model's own price when its descriptor has one, else a made-up one of plausible size.
PriceTag priceOf(const Model &model);
//! What the finished run costs.
Money costOf(const Model &model, const Plan &plan);

} // namespace maquette
