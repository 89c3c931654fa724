// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"
#include "models/core/flatschema.h"

namespace maquette
{

//! \brief Turns the properties of an input schema into fields, in the shape that flatschema.h gives them. The
//! first row that fits decides:
//!
//! | property | kind |
//! |---|---|
//! | several kinds of value | Variant |
//! | `const` | Fixed |
//! | `enum` | Choice |
//! | `string` that takes one media URL, by `format`, name or pixel rules | Media |
//! | any other `string` | Text |
//! | `boolean` | Boolean |
//! | `integer` that is a seed by name, or has not both bounds, or a range over 2^31 | Seed |
//! | `integer`, `number` with `minimum` and `maximum` | Number |
//! | `number` | Amount |
//! | `array` of media URLs | MediaList |
//! | `array` whose `items` is a list of schemas, and no more than these | Tuple |
//! | `array` with `items` | List |
//! | `object` with `properties` | Group |
//! | `object` with a schema for all other keys | Map |
//! | anything else: no type, no `items`, a loop of references, deeper than 8 levels | Raw |
//!
//! Titles and descriptions are the schema's; the model's translations come later.
class FieldReader
{
public:
    //! \a root must outlive this; references lead into it.
    explicit FieldReader(const Json &root);

    [[nodiscard]] Field read(const QString &key, const Json &property, bool required);
    //! The whole input as one Group, or a Variant of such; its parts are the fields of the form.
    [[nodiscard]] Field readRoot(const Json &schema);

private:
    struct Place;

    Field readAt(const QString &key, const Json &property, const Place &place);
    void readKind(Field &field, const FlatSchema &flat, const Place &place);
    void readVariants(Field &field, const FlatSchema &flat, const Place &place);
    void readArray(Field &field, const Place &place);
    void readTuple(Field &field, const Json &items, const Place &place);
    void readObject(Field &field, const Place &place);
    void readEntry(Field &field, const Json &schema, FieldKind kind, const Place &place);

    SchemaFlattener m_flattener;
    int m_left;
};

//! One property on its own, whose references lead nowhere.
Field readField(const QString &key, const Json &property, bool required);

} // namespace maquette
