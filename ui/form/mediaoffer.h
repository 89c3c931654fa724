// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/media.h"

#include <QStringList>

class QMimeData;

namespace maquette
{

class MediaSource;

//! \brief What a drop or the clipboard has for a media field.
struct MediaOffer
{
    QStringList addresses;  //!< that the field can hold, in their order
    bool isPicture = false; //!< pixels, which must be kept as a file first
    QStringList clips;      //!< that have frames for a field that takes a picture, in their order
    QString refusal;        //!< why something could not be taken; empty when all could
};

MediaOffer offeredMedia(const QMimeData &data, MediaKind kind, const MediaSource &source);

} // namespace maquette
