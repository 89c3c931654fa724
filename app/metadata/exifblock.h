// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace maquette
{

//! \brief What the EXIF block of a picture says that is of use here.
struct ExifFacts
{
    QString userComment; //!< where A1111, SwarmUI and others put their text
    QString make;        //!< "workflow:{...}" of ComfyUI's animations
    QString model;       //!< "prompt:{...}" of ComfyUI's, or JSON of old SwarmUI
    QString software;
    QString scheme; //!< Fooocus: "a1111" or "fooocus"
};

//! Nothing of a broken block. Thread-safe.
ExifFacts readExif(const QByteArray &exif);
//! \a exif with \a comment as its user comment, or without one when that is empty; all else stays.
//! Big-endian, because A1111 reads UTF-16 so whatever the block says. Nothing when \a exif cannot be read.
std::optional<QByteArray> exifWithComment(const QByteArray &exif, const QString &comment);
//! A block that says nothing but how \a exif is turned; empty when it is not.
QByteArray exifOrientationOnly(const QByteArray &exif);

} // namespace maquette
