// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/clipmend.h"
#include "app/media/picturemend.h"

#include <variant>

namespace maquette
{

//! \brief One way that a media field offers to make what is in it fit.
struct MediaMend
{
    QString title;     //!< "Make it lighter, as JPEG · transparency becomes white"
    QStringList notes; //!< what else it does; see mendNotes()
    std::variant<PictureMend, ClipMend> how;
    bool changesShape = false;
};

//! The most careful first; empty when it fits, or nothing helps.
QList<MediaMend> mediaMends(const LocalMedia &media, const MediaLimits &limits);

} // namespace maquette
