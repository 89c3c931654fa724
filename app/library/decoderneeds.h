// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/filetype.h"

namespace maquette
{

//! \brief What Qt's decoder of a picture does for one that is to be smaller.
struct DecoderNeeds
{
    bool scales = false;   //!< decodes it smaller; others would call QImage::scaled() (see downscale.h)
    int bytesPerPixel = 4; //!< that it holds of the whole picture meanwhile; 0: it goes row by row
};

//! By the head of the file, which begins with \a start where \a device (random access) stood at \a begin;
//! stays where it is.
DecoderNeeds decoderNeeds(QIODevice &device, qint64 begin, FileType type, const QByteArray &start);

} // namespace maquette
