// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/modelentry.h"

namespace maquette
{

//! \brief Which models the browser lists, and in which order. A value.
struct ModelFilter
{
    enum class Sort { Recent, Name, Price };

    QString text;  //!< as typed
    Intakes takes; //!< a model must take all of them
    Intakes makes; //!< a model makes one thing: any of these; Intake::Text never matches
    bool favourites = false;
    bool own = false;
    std::optional<Money>
        mostPrice;            //!< of the base price, whatever it is counted in; unknown prices never match
    Sort sort = Sort::Recent; //!< while something is typed: the best match first

    //! Something besides the text narrows the list.
    [[nodiscard]] bool hasChips() const;
    //! What the entry itself tells: not the text, not the favourites.
    [[nodiscard]] bool accepts(const ModelEntry &entry) const;
    //! Lists under headings.
    [[nodiscard]] bool isGrouped() const;
    //! Why nothing is listed: "No model takes a video and makes a picture."
    [[nodiscard]] QString emptyText() const;

    friend bool operator==(const ModelFilter &, const ModelFilter &) = default;
};

} // namespace maquette
