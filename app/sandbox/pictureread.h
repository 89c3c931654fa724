// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace maquette
{

//! The pixels of an encoded picture, before it is decoded; turned as its orientation says.
Result<QSize> pictureSize(const QByteArray &bytes);
//! The picture, scaled down while reading so that its longer side is at most \a longest.
Result<QImage> readPicture(const QByteArray &bytes, int longest);

} // namespace maquette
