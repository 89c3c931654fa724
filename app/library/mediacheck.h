// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/filetype.h"

#include <QImage>
#include <QSize>

namespace maquette
{

//! \brief What a file proved to be when it was decoded.
struct CheckedMedia
{
    FileType type = FileType::Unknown;
    MediaKind kind = MediaKind::Image;
    QSize pixels; //!< empty for audio
    qint64 bytes = 0;
    qint64 durationMs = 0;
    QImage preview; //!< longest side at most previewEdge; null for audio
};

constexpr int previewEdge = 1024;
constexpr qint64 maxWorkBytes = 2LL * 1024 * 1024 * 1024;

//! What a result's file may have at most: far over what the official clients take (contract 6: 32 MiB, 512
//! MiB and 64 MiB; 2 GiB for any), so that nothing that was paid for is refused in practice.
constexpr qint64 mostBytesOf(MediaKind kind)
{
    return kind == MediaKind::Video ? maxWorkBytes : maxWorkBytes / 2;
}

//! Reads and decodes \a file whatever its name: pictures whole (scaled row by row), clips' first frames, and
//! checks that the container is not cut short. Blocking: for worker threads. DamagedFile, TooLarge,
//! FileAccess.
Result<CheckedMedia> checkMedia(const QString &file);

} // namespace maquette
