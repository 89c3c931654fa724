// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <QStringList>

namespace maquette
{

//! \brief What kind of text a model was read from.
enum class ModelSource {
    Page,     //!< a model's API page
    Schema,   //!< an input schema and nothing else
    Catalogue //!< an entry of a catalogue, or a descriptor
};

//! \brief A model that a text describes.
struct FoundModel
{
    //! What its id can be, the likeliest first. One: it stands in the entry. None or several: a person says
    //! which one it is, and entryFor() makes the entry.
    QStringList ids;
    Json entry; //!< ready for readModel(), but for the id unless there is exactly one
    ModelSource source = ModelSource::Schema;
    QString language;  //!< of its titles and descriptions ("fr"), empty if they do not show it
    QStringList notes; //!< what was found, mended and left out, in plain words

    [[nodiscard]] Json entryFor(const QString &id) const;
};

//! Makes \a found ready and fills its notes: takes out texts that the service forgot to translate, and reads
//! it once. An error is readModel()'s; \a errorPath gets the keys that lead to its cause in the entry.
Result<void> finish(FoundModel &found, QStringList *errorPath = nullptr);

} // namespace maquette
