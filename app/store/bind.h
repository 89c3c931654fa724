// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/money.h"

#include <QByteArray>
#include <QDateTime>
#include <QVariant>

#include <optional>

namespace maquette::bind
{

// Qt binds null strings as NULL and small integer types as text; these give SQLite the type the table wants.

inline QVariant integer(qint64 value)
{
    return QVariant::fromValue(value);
}

inline QVariant flag(bool value)
{
    return integer(value ? 1 : 0);
}

inline QVariant text(const QString &value)
{
    return value.isNull() ? QVariant(QStringLiteral("")) : QVariant(value);
}

inline QVariant bytes(const QByteArray &value)
{
    return value.isNull() ? QVariant(QByteArrayLiteral("")) : QVariant(value);
}

//! Milliseconds since 1970 in UTC; NULL for a null time.
inline QVariant time(const QDateTime &value)
{
    return value.isValid() ? integer(value.toMSecsSinceEpoch()) : QVariant();
}

inline QVariant optional(const std::optional<qint64> &value)
{
    return value ? integer(*value) : QVariant();
}

inline QVariant optional(const std::optional<Money> &value)
{
    return value ? integer(value->microdollars()) : QVariant();
}

//! NULL for the null id.
template <typename Tag>
QVariant id(RowId<Tag> value)
{
    return value.isNull() ? QVariant() : integer(value.number());
}

} // namespace maquette::bind
