// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/prices.h"

#include <QHash>

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

PriceTag priceOf(const Model &model)
{
    if (model.basePrice)
        return {*model.basePrice, model.priceUnit.isEmpty() ? u"output"_s : model.priceUnit,
                model.pricingNote};
    if (model.makes == MediaKind::Video)
        return {
            Money::fromMicrodollars(20'000), u"second"_s,
            u"Simulated price: $0.02 a second at 480p, twice that at 720p, four and a half times at 1080p."_s};
    if (model.makes == MediaKind::Audio)
        return {Money::fromMicrodollars(2'000), u"second"_s, u"Simulated price."_s};
    static const QHash<QString, qint64> known{
        {u"bytedance/seedream-4-5/text-to-image"_s, 40'000},
        {u"bytedance/seedream-5/lite/text-to-image"_s, 35'000},
        {u"bytedance/seedream-4-0/sequential"_s, 30'000},
        {u"bytedance/dreamina-4-0/text-to-image"_s, 30'000},
    };
    return {Money::fromMicrodollars(known.value(model.id.text(), 50'000)), u"output"_s,
            u"Simulated price, for each picture."_s};
}

Money costOf(const Model &model, const Plan &plan)
{
    const PriceTag tag = priceOf(model);
    if (tag.unit != "second"_L1)
        return Money::fromMicrodollars(tag.base.microdollars() * plan.count);
    const int shortSide = std::min(plan.pixels.width(), plan.pixels.height());
    const qint64 halves = plan.kind != MediaKind::Video || shortSide < 600 ? 2 : shortSide < 900 ? 4 : 9;
    return Money::fromMicrodollars(tag.base.microdollars() * std::max(1, plan.seconds) * halves / 2);
}

} // namespace maquette
