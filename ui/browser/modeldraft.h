// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/model.h"
#include "models/page/foundmodel.h"

namespace maquette
{

//! \brief A model that was found in a text, as the artist is about to keep it.
struct ModelDraft
{
    FoundModel found;
    std::shared_ptr<const Model> form; //!< null when its fields cannot be shown
    QString name;
    QString id;
    bool chosen = true;

    //! \a known: what the catalogue calls it; may be empty.
    static ModelDraft of(const FoundModel &found, const std::shared_ptr<const Model> &form,
                         const QString &known);

    [[nodiscard]] Json entry() const;
    //! Why it cannot be kept as it is; empty when it can.
    [[nodiscard]] QString problem() const;
    //! "Makes video from text and an image"; empty when nobody can tell.
    [[nodiscard]] QString wayText() const;
};

} // namespace maquette
