// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/media.h"
#include "models/core/json.h"

#include <QList>
#include <QSize>
#include <QString>

#include <optional>

namespace maquette
{

//! \brief Which editor a field gets; the mapping from schemas is the table in fieldreader.h.
enum class FieldKind {
    Text,   //!< free text, one or more lines
    Choice, //!< one of some values
    Number, //!< integer or float with minimum and maximum
    Amount, //!< a float without both bounds
    Seed,   //!< integer without both bounds, or a seed by name; the die belongs to FieldRole::Seed only
    Boolean,
    Fixed, //!< the one value that may be sent
    Media, //!< one media URL
    MediaList,
    List,    //!< any number of entries of one kind
    Group,   //!< an object of fields
    Tuple,   //!< a list of fields, each with its place and meaning
    Map,     //!< an object whose keys the artist names
    Variant, //!< one of several kinds of value
    Raw      //!< anything else: edited as JSON
};

//! \brief What a field means to a generation, found by key and title; used to carry values from model to
//! model.
enum class FieldRole {
    None,
    Prompt,
    NegativePrompt,
    Size,
    Seed,
    Count,
    Duration,
    Resolution,
    FirstFrame,
    LastFrame,
    Reference,
    Mask
};

//! \brief Under which heading a field stands where the form is long.
enum class FieldSection { Lead, Media, Output, Settings };

//! \brief One `validations` rule (contract 5.3). The comparison is strict: the value itself fails.
struct Validation
{
    QString metric; //!< "width_pixels", "height_pixels", "width/height", "file_size_mb" or one not known
    bool lessThan = true;
    double value = 0;
    QString message; //!< the schema's own sentence
};

//! \brief One property of a model's input schema, or a part of one, ready to be shown. Immutable after
//! loading.
struct Field
{
    QString key; //!< byte for byte as the API wants it, any character; empty for an entry or a variant
    QString title;
    QString description; //!< empty when the schema has none or an untranslated key
    FieldKind kind = FieldKind::Raw;
    FieldRole role = FieldRole::None;
    bool required = false;
    bool nullable = false;       //!< `null` may be sent, and means "none"
    bool integer = false;        //!< Number, Choice: values are whole numbers
    bool multiline = false;      //!< Text: a prompt
    bool exampleDefault = false; //!< the default is a sample to show, never a value to send (contract 5.4)
    std::optional<Json> defaultValue; //!< absent for none, for null, and for an empty example
    QList<Json> choices;              //!< Choice; Fixed has one
    QStringList choiceTitles;         //!< one for each choice, empty where it has none; or no entry at all
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<double> step;
    std::optional<int> maxLength; //!< in code points
    std::optional<int> maxWords;  //!< from the description's prose, when it speaks of words
    FieldSection section = FieldSection::Settings;
    bool rare = false;           //!< seldom set: folded away where the form is long
    bool lengthIsAdvice = false; //!< the limits come from prose: warn, never block; maxWords never blocks
    MediaKind media = MediaKind::Image; //!< Media, MediaList
    QList<Validation> validations;
    std::optional<int> minItems; //!< MediaList, List, Map
    std::optional<int> maxItems;
    bool uniqueItems = false;
    QList<Field> parts; //!< Group, Tuple: the fields; Variant: the kinds; List, MediaList, Map: the one entry
    Json schema;        //!< the property as written
    Json rules;         //!< its keywords with references followed; see flatschema.h

    //! The entry of a List, MediaList or Map.
    [[nodiscard]] const Field &entry() const { return parts.constFirst(); }
    [[nodiscard]] const Field *part(const QString &key) const;
};

//! \brief A size that an enum value spells, such as `2048x2048 (1:1)`, `2048:2048 (1:1)`, `1024x1024(1:1)`.
struct SizeChoice
{
    QSize pixels;
    QString ratio; //!< "16:9"
};

std::optional<SizeChoice> parseSizeChoice(const QString &value);

inline bool takesMedia(const Field &field)
{
    return field.kind == FieldKind::Media || field.kind == FieldKind::MediaList;
}

} // namespace maquette
