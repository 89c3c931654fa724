// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/foundmodel.h"
#include "models/page/sourcetext.h"

#include <QList>

namespace maquette
{

//! \brief The models that a text describes, at least one, and what is to be said of the text as a whole.
struct PageReading
{
    QList<FoundModel> models;
    QStringList notes;
};

//! Reads what a person pastes or drops to add a model: the text of its API page (in any language, its parts
//! glued together), an input schema, an entry or a page of the catalogue, a descriptor, the HTML source of a
//! page; with any text around it, and several of them in a row. What does not parse as it is gets the marks
//! mended that browsers and word processors change.
//! An error names its place: "line L, column C: ..." as detail, and as numbers in \a errorPlace.
Result<PageReading> readModelPage(const QString &text, TextPlace *errorPlace = nullptr);

} // namespace maquette
