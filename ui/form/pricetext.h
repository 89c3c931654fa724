// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/media.h"
#include "app/jobs/learnedprice.h"
#include "app/jobs/prices.h"
#include "ui/form/formadvice.h"
#include "ui/form/priceestimate.h"

class QLocale;

namespace maquette
{

//! "base $0.04 per image · 3 images × 2 runs", "price unknown · 2 runs". A base, never a total: resolution
//! and duration change it. \a outputs absent: the model has no count.
QString priceText(const std::optional<Price> &price, MediaKind makes,
                  const std::optional<OutputCount> &outputs, int runs, const QLocale &locale);

//! What \a runs runs will probably cost together: "About $0.24", "Up to about $0.60", "About $2.52–$2.82",
//! "About $0.40 at the base price" when other settings change it too; empty for nothing.
QString totalText(const std::optional<RunCost> &cost, int runs, const QLocale &locale);
//! What \a balance means for them, when it may not be enough; else empty.
QString balanceText(const std::optional<RunCost> &cost, int runs, const std::optional<Money> &balance,
                    const QLocale &locale);

//! "your last 6 runs like this: $0.42–0.47".
QString learnedText(const LearnedPrice &learned, const QLocale &locale);

} // namespace maquette
