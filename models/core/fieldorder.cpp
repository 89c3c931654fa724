// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldorder.h"

#include <algorithm>

namespace maquette
{

namespace
{

bool comesSortedWithoutTitles(const Json &properties)
{
    QString last;
    for (const auto &[key, property] : properties.items()) {
        const QString name = QString::fromStdString(key);
        if (member(property, "title") || name < last)
            return false;
        last = name;
    }
    return true;
}

bool takesMedia(const Field &field)
{
    return field.kind == FieldKind::Media || field.kind == FieldKind::MediaList;
}

int rank(const Field &field)
{
    if (field.role == FieldRole::Prompt)
        return 0;
    if (field.required)
        return takesMedia(field) ? 1 : 2;
    return takesMedia(field) ? 3 : 4;
}

} // namespace

void orderFields(QList<Field> &fields, const Json &properties)
{
    if (comesSortedWithoutTitles(properties))
        std::stable_sort(fields.begin(), fields.end(),
                         [](const Field &a, const Field &b) { return rank(a) < rank(b); });
}

} // namespace maquette
