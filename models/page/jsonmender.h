// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/sourcetext.h"

namespace maquette
{

//! \brief JSON as it was before a browser or a word processor changed its marks.
struct MendedText
{
    SourceText text;
    int quotes = 0; //!< typographic quotation marks that are plain ones again
    int blanks = 0; //!< special blanks between the parts that are plain ones again
};

//! Mends what looks like an object (`{`, then a quotation mark) and leaves all other text as it is. Within
//! a string nothing is changed but what would end it: its own typographic quotes and blanks stay.
MendedText mendJson(const QString &text);

} // namespace maquette
