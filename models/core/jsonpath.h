// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace maquette
{

//! \brief One step into a JSON value: the member `key` of an object, or the item `index` of an array.
struct JsonStep
{
    QString key;
    qsizetype index = -1; //!< 0 and more: an item

    bool operator==(const JsonStep &) const = default;
};

using JsonPath = QList<JsonStep>;

} // namespace maquette
