// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/labels.h"

#include <algorithm>

namespace maquette
{

QString labelName(const QString &text)
{
    constexpr qsizetype longest = 100;
    return text.simplified().left(longest).trimmed();
}

WorkLabels LabelChange::appliedTo(WorkLabels labels) const
{
    if (rating)
        labels.rating = std::clamp(*rating, 0, mostStars);
    if (colour)
        labels.colour = std::clamp(*colour, 0, colourCount);
    if (project)
        labels.project = labelName(*project);
    for (const QString &tag : removeTags) {
        labels.tags.removeIf(
            [&](const QString &own) { return own.compare(labelName(tag), Qt::CaseInsensitive) == 0; });
    }
    for (const QString &tag : addTags) {
        const QString name = labelName(tag);
        if (!name.isEmpty() && !labels.tags.contains(name, Qt::CaseInsensitive))
            labels.tags.append(name);
    }
    labels.tags.sort(Qt::CaseInsensitive);
    return labels;
}

} // namespace maquette
