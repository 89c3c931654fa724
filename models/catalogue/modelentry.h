// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/model.h"

#include <QDateTime>
#include <QFlags>

namespace maquette
{

//! \brief A media field of a model's form: what must be known of it to offer a work to it.
struct MediaUse
{
    QString key;
    QString title;
    MediaKind kind = MediaKind::Image;
    FieldRole role = FieldRole::None;
    bool required = false;

    friend bool operator==(const MediaUse &, const MediaUse &) = default;
};

//! \brief What can go into a model.
enum class Intake { Text = 1, Image = 2, Video = 4, Audio = 8 };
Q_DECLARE_FLAGS(Intakes, Intake)
Q_DECLARE_OPERATORS_FOR_FLAGS(Intakes)

//! \brief All that lists, menus and searches need of a model, without the fields of its form. A value.
struct ModelEntry
{
    ModelId id;
    QString displayName;
    QString description;
    QString vendor;
    QStringList categories;
    QString kind; //!< the service's word: "model", "workflow", "inference"; empty when nobody says
    QString page; //!< its page on the web, as the service gives it; not checked
    MediaKind makes = MediaKind::Image;
    Intakes takes;
    std::optional<Money> basePrice; //!< a base, not a quote; absent means unknown, never free
    QString priceUnit;
    QString pricingNote;
    QList<MediaUse> media;     //!< in form order
    bool showsExample = false; //!< the prompt comes with a sample
    bool shipped = false;
    bool live = false;  //!< the service's catalogue lists it
    bool own = false;   //!< the artist has a file for it
    bool listed = true; //!< false: shipped, and missing in a complete catalogue of the service
    QDateTime addedAt;  //!< when it was first seen in a catalogue that had been known before; else invalid

    friend bool operator==(const ModelEntry &, const ModelEntry &) = default;
};

//! The entry of \a model, which was read from \a description; where it comes from is left to the caller.
ModelEntry entryOf(const Model &model, const Json &description);

//! For the kept catalogue: everything but the marks of where it comes from.
Json toJson(const ModelEntry &entry);
//! Nothing when \a json is no entry.
std::optional<ModelEntry> entryFromJson(const Json &json);

//! Grows when what an entry holds, or how it is read from a description, changes: older kept ones are then
//! read anew.
constexpr int entryVersion = 1;

} // namespace maquette
