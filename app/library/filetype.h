// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/media.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QString>

class QIODevice;

namespace maquette
{

//! \brief What a file is by its first bytes, whatever its name or the server say.
enum class FileType {
    Unknown,
    Text, //!< HTML, XML, JSON or other text in place of a file
    Svg,
    Png,
    Jpeg,
    WebP,
    Gif,
    Bmp,
    Tiff,
    Avif,
    Heic,
    JpegXl,
    Mp4,
    QuickTime,
    WebM,
    Mp3,
    Wav,
    Flac,
    Ogg,
    M4a
};

//! \brief What is done with a FileType.
struct FileTypeFacts
{
    QString name; //!< as people call it: "JPEG"
    QString extension;
    QByteArray decoder; //!< Qt's image format; empty when the file is no picture that can be read here
    QByteArray mime;
    MediaKind kind = MediaKind::Image;
    bool usable = false; //!< can be kept as a work
};

inline constexpr qint64 sniffedBytes = 4096;
//! \a start: the first bytes; sniffedBytes are enough.
FileType sniffFileType(const QByteArray &start);
FileTypeFacts factsOf(FileType type);
//! "PNG, JPEG, WebP, GIF, BMP, TIFF"
QString readablePictureFormats();

//! Whether the container is whole: PNG up to IEND, JPEG up to its end marker, RIFF and MP4 boxes within the
//! file. \a device is random access and ends at any position. The error is DamagedFile.
Result<void> checkComplete(QIODevice &device, FileType type);

} // namespace maquette
