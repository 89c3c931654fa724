// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"
#include "app/library/calloff.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

namespace maquette
{

//! \brief One thumbnail to make: values only, so that it can travel to a worker thread.
struct ThumbnailOrder
{
    AssetId id;
    MediaKind kind = MediaKind::Image;
    QString file;
    int edge = 256;
    QByteArray key; //!< names how the picture looks; empty: of the file's time and size (see thumbnailKey())
    qint64 stamp = 0; //!< of the file that `key` names, in the unit of AssetRow; 0: any
    qint64 bytes = 0; //!< of the same
};

//! \brief What came of it: a picture (RGB32, or ARGB32_Premultiplied where there is alpha) or a reason.
struct Thumbnail
{
    QImage image;
    QString problem;
    bool fileMissing = false;
};

//! The edges that are made and kept, smallest first.
const QList<int> &thumbnailEdges();
//! The order's own key, which outlives that settings are written into the file; without one, and where the
//! file is another than the library knows, it is made of id, time and size of the file, so that a changed
//! file gets a new one. Empty when there is no such file. Blocking then: for worker threads.
QByteArray thumbnailKey(const ThumbnailOrder &order);
//! From the file, whatever its name says that it is. Blocking: for worker threads; ends early, without a
//! picture, when it is called off. What is no plain file is never opened for longer than to see that.
Thumbnail makeThumbnail(const ThumbnailOrder &order, const CallOff &callOff = {});

//! As it is kept: JPEG, or PNG where there is alpha.
QByteArray encodedThumbnail(const QImage &image);
//! Null when \a bytes are no such picture with sides of at most \a edge.
QImage decodedThumbnail(const QByteArray &bytes, int edge);
//! \a image in the format that is painted fastest.
QImage paintable(const QImage &image);

} // namespace maquette
