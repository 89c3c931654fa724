// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

namespace maquette
{

//! What media a string property takes, by `format`, else by name, else by its pixel rules; nothing when it
//! takes none or a format that needs more than a URL. \a keyAndTitle are the untranslated names.
std::optional<MediaKind> mediaOf(const QString &key, const Json &property);
//! Whether an array property lists media URLs.
bool isMediaList(const QString &key, const Json &property);
//! What \a field means, by its key, kind, choices and its untranslated \a title.
FieldRole roleOf(const Field &field, const QString &title);
//! Whether the text of \a field is written by the artist at length: a prompt, lyrics, a caption.
bool isProse(const Field &field);

} // namespace maquette
