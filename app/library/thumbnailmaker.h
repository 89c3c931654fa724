// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

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
    QString cache; //!< the folder of all thumbnails
    int edge = 256;
};

//! \brief What came of it: a picture or a reason.
struct Thumbnail
{
    QImage image;
    QString problem;
    bool fileMissing = false;
};

//! The edges that are made and kept, smallest first.
const QList<int> &thumbnailEdges();
//! From the cache, from a larger one in the cache, or from the file; kept in the cache. Blocking: for worker
//! threads. The name in the cache holds the file's time and size, so a changed file gets a new one.
Thumbnail makeThumbnail(const ThumbnailOrder &order);
//! Keeps in the cache what was made elsewhere.
void keepThumbnails(const ThumbnailOrder &order, const QList<QImage> &previews);

} // namespace maquette
