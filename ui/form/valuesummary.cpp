// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/valuesummary.h"

#include "ui/form/choicetext.h"

namespace maquette
{

namespace
{
bool isScalar(const Json &value)
{
    return value.is_number() || value.is_string() || value.is_boolean();
}
} // namespace

QString valueSummary(const Field &field, const std::optional<Json> &value)
{
    if (!value)
        return {};
    if (field.kind == FieldKind::Media)
        return {};
    if (isScalar(*value))
        return choiceText(*value);
    QStringList rest;
    for (const Field &part : field.parts) {
        const Json *own = member(*value, part.key.toStdString());
        if (!own || !isScalar(*own) || part.kind == FieldKind::Media)
            continue;
        if (part.kind == FieldKind::Text && !stringOf(*own).trimmed().isEmpty())
            return stringOf(*own);
        if (part.kind != FieldKind::Text)
            rest.append(choiceText(*own));
    }
    return rest.join(QStringLiteral(" · "));
}

} // namespace maquette
