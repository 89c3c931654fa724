// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/metadata.h"

#include <QImage>
#include <QList>

namespace maquette
{

//! \brief Small files of each kind, made here, and their parts as another program would take them apart.
namespace samples
{

struct Part
{
    QByteArray name;
    QByteArray data;
    friend bool operator==(const Part &, const Part &) = default;
};

QImage picture(QSize size = {16, 12}, QImage::Format format = QImage::Format_RGB32);
QByteArray encoded(const QImage &image, const char *format, int quality = -1);
QByteArray png();
QByteArray jpeg();
QByteArray webp(); //!< VP8, without VP8X
QByteArray losslessWebp();
QByteArray animatedWebp();
QByteArray animatedPng();
QByteArray deepPng();    //!< 16 bits, with a profile
QByteArray turnedJpeg(); //!< EXIF in little-endian order: orientation 6, and a make
QByteArray clip();       //!< no picture
QByteArray of(const QByteArray &kind);
QList<QByteArray> kinds(); //!< those above by name

QByteArray pngChunk(const QByteArray &type, const QByteArray &data);
//! \a png with \a chunks behind its header.
QByteArray withChunks(const QByteArray &png, const QByteArray &chunks);
QByteArray textChunk(const QByteArray &name, const QByteArray &latin1);
QByteArray utf8Chunk(const QByteArray &name, const QByteArray &utf8);
QByteArray packedChunk(const QByteArray &name, const QByteArray &utf8); //!< iTXt, deflated
//! \a jpeg with a segment behind its first marker.
QByteArray withSegment(const QByteArray &jpeg, char marker, const QByteArray &data);
//! An EXIF block, big-endian, of one entry in its first directory, or in the second when \a isPhoto.
QByteArray exif(quint16 tag, quint16 type, const QByteArray &value, bool isPhoto);
QByteArray withExif(const QByteArray &jpeg, const QByteArray &exif);

QList<Part> pngParts(const QByteArray &png);
QList<Part> jpegParts(const QByteArray &jpeg); //!< the last, "scan", is all from the first scan on
QList<Part> webpParts(const QByteArray &webp);
//! What the pixels are made of, in order.
QList<Part> pixelParts(const QByteArray &file);
//! All bytes of the parts \a name.
QByteArray part(const QList<Part> &parts, const QByteArray &name);

//! With every field set, and letters of many scripts.
WorkMetadata fullWork();
QByteArray read(const QString &path);
void write(const QString &path, const QByteArray &bytes);

} // namespace samples

} // namespace maquette
