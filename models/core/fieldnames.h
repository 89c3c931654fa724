// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace maquette
{

//! The words of a key in lower case: `first_frame_image_url`, `promptImage` and `241_positive_prompt` give
//! {first, frame, image, url}, {prompt, image} and {241, positive, prompt}.
QStringList wordsOfKey(const QString &key);
//! A key as a title: "Max images". The key itself when it has no letters.
QString titleFromKey(const QString &key);
//! \a text, or nothing when it is a key that the service forgot to translate (`modelApiDoc_...`).
QString withoutDocKeys(const QString &text);

} // namespace maquette
