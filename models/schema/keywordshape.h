// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

namespace maquette
{

//! \brief What the value of a keyword of draft 7 has to be.
enum class KeywordShape {
    None, //!< no keyword, or one that asks for nothing
    Anything,
    Schema,
    SchemaOrList, //!< `items`
    SchemaList,   //!< at least one
    SchemaMap,
    Dependencies, //!< a map of schemas and of lists of names
    Type,
    Values, //!< `enum`; at least one
    Number,
    Step,  //!< a number above 0
    Count, //!< whole, from 0; may be written as 2.0
    Flag,
    Names,
    Text
};

KeywordShape shapeOf(const std::string &keyword);
//! Whether \a value is what the shape asks for; schemas inside it are not looked at.
bool hasShape(KeywordShape shape, const Json &value);
bool isSchema(const Json &value);
bool isTypeName(const Json &value);

//! Calls \a visit with each schema that stands directly in \a value, of a keyword with that shape.
template <typename Visit>
void forEachSchema(KeywordShape shape, const Json &value, const Visit &visit)
{
    const bool map = shape == KeywordShape::SchemaMap || shape == KeywordShape::Dependencies;
    const bool list = shape == KeywordShape::SchemaList || shape == KeywordShape::SchemaOrList;
    if ((map && value.is_object()) || (list && value.is_array())) {
        for (const Json &entry : value) {
            if (isSchema(entry))
                visit(entry);
        }
    } else if ((shape == KeywordShape::Schema || shape == KeywordShape::SchemaOrList) && isSchema(value)) {
        visit(value);
    }
}

} // namespace maquette
