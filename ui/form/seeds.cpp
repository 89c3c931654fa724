// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/seeds.h"

#include <QRandomGenerator>

#include <algorithm>

namespace maquette
{

namespace
{
WideInteger bound(const Field &field, const char *name, const std::optional<double> &fallback,
                  WideInteger none)
{
    if (field.schema.is_object() && field.schema.contains(name)) {
        if (const auto exact = WideInteger::fromJson(field.schema[name]))
            return *exact;
    }
    if (!fallback)
        return none;
    return std::clamp(*fallback, -9e18, 9e18) == *fallback ? WideInteger::fromSigned(qint64(*fallback))
                                                           : none;
}
} // namespace

std::pair<WideInteger, WideInteger> integerBounds(const Field &field)
{
    return {bound(field, "minimum", field.minimum, WideInteger::lowest()),
            bound(field, "maximum", field.maximum, WideInteger::highest())};
}

WideInteger randomSeed(const Field &field)
{
    const auto [lowest, highest] = integerBounds(field);
    const qint64 most =
        std::min(highest, WideInteger::fromSigned(2147483647)).toSigned().value_or(2147483647);
    const qint64 least = std::max(lowest, WideInteger()).toSigned().value_or(0);
    if (most <= least)
        return std::clamp(WideInteger::fromSigned(least), lowest, highest);
    return WideInteger::fromSigned(least +
                                   qint64(QRandomGenerator::global()->bounded(quint64(most - least) + 1)));
}

} // namespace maquette
