// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/modelentry.h"

#include <vector>

namespace maquette
{

//! \brief Finds models by what is typed: made once for a list of entries, then fast enough for each key
//! press. Whatever the case of letters and their accents.
class ModelSearch
{
public:
    ModelSearch() = default;
    explicit ModelSearch(const std::vector<ModelEntry> &entries);

    //! Places in the list: every word of \a text must occur in the name, the id, the categories or the
    //! description. Names that begin with the text come first, then names that hold it, then the rest; within
    //! these as in the list. All of them for a blank text.
    [[nodiscard]] QList<qsizetype> find(const QString &text) const;

    //! As it is compared: without case and accents.
    static QString folded(const QString &text);

private:
    struct Searched
    {
        QString name;
        QString all;
    };
    std::vector<Searched> m_models;
};

} // namespace maquette
