// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/workmetadata.h"

namespace maquette
{

//! \brief The text that AUTOMATIC1111's web UI writes and that most programs of the kind read: the prompt,
//! the negative prompt, and a line of settings. Says only what is known; \a pixels may be empty.
QString a1111Parameters(const WorkMetadata &work, QSize pixels = {});
//! \brief Whether a1111Parameters() wrote \a text.
bool isOwnA1111(const QString &text);
//! \brief Reads such a text, by whatever program. Its settings are the last line that holds at least three,
//! or the one that begins with "Steps:"; without any of them all of it is the prompt.
ForeignSettings readA1111(const QString &text);

} // namespace maquette
