// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/filetype.h"

#include <QImage>

class QIODevice;
class QImageReader;

namespace maquette
{

//! \brief A picture that was really decoded, at most as large as was asked for.
struct Picture
{
    FileType type = FileType::Unknown;
    QSize pixels; //!< of the file, turned as its metadata say
    QImage image;
};

constexpr qint64 maxPicturePixels = 256'000'000;

//! Decodes the picture in \a device (random access) so that its longest side is at most \a edge (never scaled
//! up), row by row where the format allows. Blocking: for worker threads. Refuses what is no picture, what
//! cannot be read here (the formats that can are named), and, before decoding, more than \a maxPixels.
//! DamagedFile, TooLarge.
Result<Picture> readPicture(QIODevice &device, int edge, qint64 maxPixels = maxPicturePixels);
//! Lets Qt decode whole pictures up to maxPicturePixels, where it stops at 128 MiB by itself. Callers check
//! the pixels first. For the whole program.
void allowLargePictures();
//! \a image so that its longest side is at most \a edge; never larger than it is.
QImage fittedTo(const QImage &image, int edge);
//! The size that will be decoded. Of a GIF, Qt tells that of the first frame and decodes the whole screen.
QSize decodedSize(const QImageReader &reader, FileType type, const QByteArray &start);
//! Whether a pixel is not fully opaque.
bool isTransparent(const QImage &image);

} // namespace maquette
