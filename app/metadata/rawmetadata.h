// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QString>

namespace maquette
{

//! \brief How far a file is read.
enum class Reach {
    Enough, //!< a PNG up to its pixels when settings or XMP stand before them, else to its end
    ToTheEnd
};

//! \brief The containers that take metadata in themselves; all other files get a sidecar.
enum class Carrier { None, Png, Jpeg, WebP };

//! \brief One text of a PNG.
struct NamedText
{
    QString name;
    QString text;
};

//! \brief The blocks of metadata in a file, still packed.
struct RawMetadata
{
    Carrier carrier = Carrier::None;
    QSize pixels;
    QByteArray xmp;
    QByteArray extendedXmp; //!< JPEG: what did not fit into \a xmp, a packet of its own
    QByteArray exif;        //!< the TIFF structure, without a container's own mark before it
    QList<NamedText> texts; //!< PNG, and only those that programs keep settings in
    QByteArray comment;     //!< JPEG
};

//! \brief New blocks for a file; empty ones are not written.
struct NewBlocks
{
    QByteArray xmp;
    QByteArray extendedXmp;
    QByteArray exif;
    QString parameters;          //!< PNG: A1111's text
    bool keepsExif = true;       //!< where \a exif is empty, the old one stays
    bool keepsOthers = true;     //!< comments, texts, IPTC and whatever else stands in the file stays
    bool keepsParameters = true; //!< PNG: a text of that name stays
};

//! \brief A stretch of the new file: \a bytes, or else \a length bytes of the old one from \a offset.
struct Piece
{
    qint64 offset = 0;
    qint64 length = 0;
    QByteArray bytes = {};
};

//! \brief All of the new file, in order.
using Pieces = QList<Piece>;

//! Of all metadata of one file together, unpacked: what is beyond is not read.
inline constexpr qint64 maxMetadataBytes = 16 * 1024 * 1024;

//! Appends the old stretch to the one before where they touch.
inline void keep(Pieces &pieces, qint64 offset, qint64 length)
{
    if (!pieces.isEmpty() && pieces.last().bytes.isEmpty() &&
        pieces.last().offset + pieces.last().length == offset)
        pieces.last().length += length;
    else if (length > 0)
        pieces.append({offset, length});
}

inline void insert(Pieces &pieces, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        pieces.append({0, 0, bytes});
}

} // namespace maquette
