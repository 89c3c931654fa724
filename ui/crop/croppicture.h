// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/localmedia.h"

namespace maquette
{

//! \brief A picture that is about to be cut, as it is shown.
struct CropPicture
{
    LocalMedia media;
    QImage shown; //!< upright, in the colours of the screen, the longest side at most cropPictureEdge
};

constexpr int cropPictureEdge = 2048;

//! Blocking: for worker threads. \a media: what is known of the file; nothing: it is looked at first.
Result<CropPicture> readCropPicture(const QString &file, const std::optional<LocalMedia> &media);

} // namespace maquette
