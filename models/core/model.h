// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/money.h"
#include "models/core/field.h"

#include <QStringList>

#include <memory>

namespace maquette
{

class Schema;

//! \brief One model: its name, what it makes, and the fields of its form in the page's order. A value, cheap
//! to copy by shared pointer.
struct Model
{
    ModelId id;
    QString displayName;    //!< "Dreamina 4.0"
    QString description;    //!< one or two sentences of the catalogue's; empty in the shipped descriptors
    QString title;          //!< of the input schema: "Input"; often empty
    QString vendor;         //!< "bytedance"
    QStringList categories; //!< "text-to-image", "image-to-video"
    MediaKind makes = MediaKind::Image;
    QList<Field> fields;
    QStringList warnings; //!< oddities that do not stop it, such as a required name without a property
    std::optional<Money> basePrice; //!< a base, not a quote; absent means unknown, never free
    QString priceUnit;              //!< free text: "output", "second", "image"
    QString pricingNote;
    Json inputSchema;  //!< as in the file
    Json outputSchema; //!< as in the file, descriptions translated; null when it has none
    QString file;      //!< where it was read, for messages
    std::shared_ptr<const Schema> validator; //!< the whole schema, compiled; see checks.h; may be null

    [[nodiscard]] const Field *field(const QString &key) const;
    [[nodiscard]] const Field *fieldWithRole(FieldRole role) const;
    //! The media fields that take \a kind, in form order: "Use as first frame / last frame / ...".
    [[nodiscard]] QList<const Field *> mediaFields(MediaKind kind) const;
};

//! \brief A descriptor that could not be read: which file, which line (0 if unknown), why.
struct BrokenModel
{
    QString file;
    int line = 0;
    QString reason;
};

} // namespace maquette
