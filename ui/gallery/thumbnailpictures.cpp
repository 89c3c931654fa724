// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/thumbnailpictures.h"

#include "app/library/thumbnails.h"

namespace maquette
{

ThumbnailPictures::ThumbnailPictures(Thumbnails &thumbnails, QObject *parent)
    : PictureSource(parent)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &Thumbnails::ready, this, &PictureSource::ready);
}

QImage ThumbnailPictures::picture(AssetId id, int edge) { return m_thumbnails.get(id, edge); }

QString ThumbnailPictures::problem(AssetId id) const { return m_thumbnails.problem(id); }

void ThumbnailPictures::setWanted(const QList<AssetId> &visible) { m_thumbnails.setWanted(visible); }

} // namespace maquette
