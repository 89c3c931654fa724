// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace maquette
{

//! The image as PNG, without alpha; several times faster than QImageWriter and not much larger. \a comment is
//! stored in the file. Any thread; uses two for a large image. Equal images give equal bytes.
QByteArray toPng(const QImage &image, const QByteArray &comment);

} // namespace maquette
