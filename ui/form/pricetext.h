// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/media.h"
#include "app/jobs/learnedprice.h"
#include "app/jobs/prices.h"
#include "ui/form/formadvice.h"

class QLocale;

namespace maquette
{

//! "base $0.04 per image · 3 images × 2 runs", "price unknown · 2 runs". A base, never a total: resolution
//! and duration change it. \a outputs absent: the model has no count.
QString priceText(const std::optional<Price> &price, MediaKind makes,
                  const std::optional<OutputCount> &outputs, int runs, const QLocale &locale);

//! "your last 6 runs like this: $0.42–0.47".
QString learnedText(const LearnedPrice &learned, const QLocale &locale);

} // namespace maquette
