// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

struct AVFrame;

namespace maquette
{

//! The decoded \a frame as RGB, in the colours its stream declares (BT.601 or BT.709 by size when it declares
//! none), scaled down so that the longest side is at most \a edge (0: as it is). Null when it has no pixels
//! or there is no memory.
QImage pictureOfFrame(const AVFrame *frame, int edge);
//! Whether the frame is so dark that it says nothing about its clip.
bool isNearlyBlack(const AVFrame *frame);

} // namespace maquette
