// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QImage>

namespace maquette
{

//! Keeps a picture that was pasted or dropped as pixels as a PNG in \a folder, named by its contents, with
//! its colours' meaning. Gives the path. Blocking: for worker threads. TooLarge, DiskFull, FileAccess.
Result<QString> keepPasted(const QImage &image, const QString &folder);
//! The same for the bytes of a whole file, as browsers put them on the clipboard: kept byte for byte.
Result<QString> keepPasted(const QByteArray &bytes, const QString &folder);

} // namespace maquette
