// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"

namespace maquette
{

//! What media a text takes, by `format` ("image_uri", "image_uri_with_mask..."), else by name, else by its
//! pixel rules; nothing when it takes none.
std::optional<MediaKind> mediaOf(const QString &key, const Json &rules);
//! What media an array lists the URLs of, by its `format`, that of its items, or its name.
std::optional<MediaKind> mediaListOf(const QString &key, const Json &rules);
//! What \a field means, by its key, kind, choices and its untranslated \a title.
FieldRole roleOf(const Field &field, const QString &title);
//! Whether the text of \a field is written by the artist at length: a prompt, lyrics, a caption.
bool isProse(const Field &field);

} // namespace maquette
