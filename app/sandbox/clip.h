// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <cstdint>
#include <functional>

namespace maquette
{

//! \brief What a clip is made from.
struct ClipBrief
{
    QImage first; //!< what the clip starts with
    QImage last;  //!< what it ends with; null: it just moves on
    QSize size;   //!< even
    int seconds = 5;
    std::uint64_t seed = 0;
    std::function<bool()> keepOn; //!< asked before each frame; false ends the making as Cancelled
};

//! Makes the MP4 \a file: a slow push-in under a moving light, from exactly the first frame, marked as a
//! simulation. Any thread, single-threaded; equal briefs give equal bytes.
Result<void> makeClip(const ClipBrief &brief, const QString &file);

//! Makes an MPEG-4 sound file of the brief's length; its pictures are not looked at.
Result<void> makeSound(const ClipBrief &brief, const QString &file);

//! The even size of a clip whose shorter side is \a shortSide and whose shape is that of \a picture.
QSize clipSize(QSize picture, int shortSide);

} // namespace maquette
