// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <optional>

namespace maquette
{

//! \brief What the first bytes of a WebP file tell.
struct WebpFacts
{
    QSize pixels;
    bool animated = false;
};

//! Nothing when it is no WebP.
std::optional<WebpFacts> webpFacts(const QByteArray &start);
//! Decodes the still picture in \a bytes at \a target, which is not larger than it, scaling row by row: Qt's
//! plugin would hold the whole picture and scale it afterwards. RGB32 or ARGB32_Premultiplied, with the
//! colour space of the file; null when it is damaged. Blocking.
QImage readWebp(const QByteArray &bytes, QSize target);

} // namespace maquette
