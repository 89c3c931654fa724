// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/checks.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! The figure that a rule speaks of; nothing while it is unknown or the metric is not one of ours.
std::optional<double> metricOf(const QString &metric, const MediaFacts &facts)
{
    const bool sized = !facts.pixels.isEmpty();
    if (metric == u"width_pixels"_s && sized)
        return facts.pixels.width();
    if (metric == u"height_pixels"_s && sized)
        return facts.pixels.height();
    if (metric == u"width/height"_s && sized)
        return static_cast<double>(facts.pixels.width()) / facts.pixels.height();
    if (metric == u"file_size_mb"_s && facts.bytes >= 0)
        return static_cast<double>(facts.bytes) / 1e6;
    return std::nullopt;
}

} // namespace

QList<FieldProblem> checkMedia(const Field &field, const MediaFacts &facts)
{
    QList<FieldProblem> problems;
    for (const Validation &rule : field.validations) {
        const auto actual = metricOf(rule.metric, facts);
        if (!actual || (rule.lessThan ? *actual < rule.value : *actual > rule.value))
            continue;
        const bool listed = std::any_of(problems.cbegin(), problems.cend(), [&](const FieldProblem &problem) {
            return problem.message == rule.message;
        });
        if (!listed)
            problems.append({field.key, rule.message, true});
    }
    return problems;
}

} // namespace maquette
