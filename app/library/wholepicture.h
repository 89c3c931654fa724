// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QImage>
#include <QString>

class QIODevice;

namespace maquette
{

//! \brief A picture decoded to its last pixel, for looking at it closely.
struct WholePicture
{
    QImage image;     //!< as forScreen() makes it, where it was read for the screen
    QString profile;  //!< what profileName() said of the file
    bool cut = false; //!< the end of the file is missing, and so is a part of the picture
};

//! Decodes what is in \a device (random access, from its start), whatever its name says. Blocking: for worker
//! threads. TooLarge, before decoding: over maxPicturePixels, or more memory than allowLargePictures()
//! allows. DamagedFile.
Result<WholePicture> readWholePicture(QIODevice &device);
//! The same with the pixels and colours that the decoder gives.
Result<WholePicture> decodeWholePicture(QIODevice &device);

} // namespace maquette
