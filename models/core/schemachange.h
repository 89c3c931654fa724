// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/model.h"

namespace maquette
{

//! \brief One thing that is different about a model since the artist last saw it.
struct SchemaChange
{
    enum class Kind {
        FieldAdded,
        FieldRemoved,
        FieldRenamed, //!< only where one field can be meant
        LimitsChanged,
        ChoicesChanged,
        DefaultChanged,
        RequiredChanged,
        TypeChanged,
        PriceChanged
    };
    Kind kind = Kind::LimitsChanged;
    QString key;    //!< of the field now (of the one that is gone for FieldRemoved); empty for the price
    QString oldKey; //!< of a renamed field
    QString text;   //!< one plain sentence: "Duration now allows 4 to 12 (was 5 or 10)."
};

//! In form order, what is gone after that, the price last. Titles, descriptions and orders are no change.
QList<SchemaChange> changesBetween(const Model &before, const Model &after);

} // namespace maquette
