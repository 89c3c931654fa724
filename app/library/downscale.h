// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace maquette
{

//! Pixels that are converted at once: few enough for QImage to do it in this thread.
inline constexpr int bandPixels = 48 * 1024;

//! \a image at \a size, which is not larger in either direction; each pixel is the average of all that it
//! covers. RGB32, or ARGB32_Premultiplied where there is alpha. Blocking: for worker threads.
//!
//! QImage::scaled() cuts the work up for a thread pool that the painting of the main thread waits for too:
//! while pictures of 16 megapixels came in, the window stood still for 30 ms. This stays in its thread.
QImage downscaled(const QImage &image, QSize size);

} // namespace maquette
