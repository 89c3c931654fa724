// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maquette
{

//! \brief What becomes of alternatives in prompts ("{dusk|dawn}", "__mood__").
struct AlternativesChoice
{
    //! The numbers are kept in the settings file.
    enum class Way {
        Every = 0,    //!< a run for each combination, in their order
        Distinct = 1, //!< some combinations at random, none twice
        Each = 2,     //!< some at random, each on its own, so that one may come again
        Plain = 3     //!< none: braces are sent as they are
    };

    static constexpr int mostVariants = 100;

    Way way = Way::Every;
    int most = 16;  //!< variants that one click orders, 1 to mostVariants
    QString folder; //!< of the lists; empty: the usual one

    friend bool operator==(const AlternativesChoice &, const AlternativesChoice &) = default;
};

} // namespace maquette
