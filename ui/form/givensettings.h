// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "models/core/checks.h"

#include <memory>

namespace maquette
{

class Catalogue;
struct FoundMetadata;

//! \brief Settings that something was made with: what was sent to a model, or what a file says of itself.
struct GivenSettings
{
    ModelId model; //!< empty where none is named
    QString modelName;
    //! What the keys mean: the model as it is today, or what their names tell. Null where nothing is known.
    std::shared_ptr<const Model> fields;
    bool isInstalled = false; //!< `fields` is the model itself
    InputValues values = Json::object();

    [[nodiscard]] bool isEmpty() const { return values.empty(); }
};

//! What was sent to \a model, as far as it can be read.
GivenSettings settingsOfInput(const ModelId &model, const QString &modelName, const QByteArray &input,
                              const Catalogue &catalogue);
//! What a file says: all that was sent where it is one of ours, else what another program has written, under
//! our usual keys where they mean the same.
GivenSettings settingsOfFile(const FoundMetadata &found, const Catalogue &catalogue);
//! With \a parent as a work of the gallery in the field that held it, however it was sent.
void putParent(GivenSettings &settings, AssetId parent, const QString &field);
//! The field of \a model that means what other programs call \a name: steps, guidance, sampler; null for
//! none.
const Field *fieldLike(const Model &model, const QString &name);

} // namespace maquette
