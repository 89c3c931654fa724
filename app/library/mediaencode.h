// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/medialink.h"

namespace maquette
{

//! What the service takes inside a request: bytes of the file before base64, and pixels.
constexpr qint64 maxInlineImageBytes = 6LL * 1024 * 1024;
constexpr qint64 maxInlineImagePixels = 32'000'000;
constexpr qint64 maxInlineVideoBytes = 32LL * 1024 * 1024;
constexpr qint64 maxInlineAudioBytes = 16LL * 1024 * 1024;

//! The file as a data URI: pictures as they are when they fit, else as a JPEG copy that does; clips and sound
//! as they are or TooLarge. Blocking: for worker threads.
Result<ResolvedMedia> encodeMedia(const QString &file);

} // namespace maquette
