// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/sourcetext.h"

namespace maquette
{

//! \brief The text of a page's HTML source, and the name that the page gives itself.
struct HtmlText
{
    SourceText text;
    QString title; //!< of its first `h1`, else its `title`; may be empty
};

//! Whether \a text is the source of a page, or of a part of one, and not what the page shows.
bool isHtml(const QString &text);

//! What \a html shows, near enough for what is looked for in it: scripts, styles and comments are left out,
//! tags of blocks become line ends, other tags nothing, and the entities that JSON needs are decoded. Nothing
//! is run or fetched. Takes time in proportion to the length, whatever stands there.
HtmlText textOfHtml(const QString &html);

} // namespace maquette
