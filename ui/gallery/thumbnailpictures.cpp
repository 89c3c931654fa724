// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/thumbnailpictures.h"

#include "app/library/library.h"
#include "app/library/thumbnails.h"

namespace maquette
{

ThumbnailPictures::ThumbnailPictures(Library &library, Thumbnails &thumbnails, QObject *parent)
    : PictureSource(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &Thumbnails::ready, this, &PictureSource::ready);
}

QImage ThumbnailPictures::picture(AssetId id, int edge)
{
    return m_thumbnails.get(id, edge, m_tells ? Thumbnails::Asker::View : Thumbnails::Asker::Other);
}

QImage ThumbnailPictures::nearest(AssetId id) const
{
    return m_thumbnails.nearest(id);
}

QString ThumbnailPictures::problem(AssetId id) const
{
    return m_library.isMissing(id) ? tr("The file is missing") : m_thumbnails.problem(id);
}

QString ThumbnailPictures::clipFile(AssetId id) const
{
    const auto asset = m_library.find(id);
    const bool isClip = asset && asset->kind == MediaKind::Video && !m_library.isMissing(id);
    return isClip ? m_library.absolutePath(*asset) : QString();
}

void ThumbnailPictures::setWanted(const QList<AssetId> &visible, const QList<AssetId> &ahead)
{
    m_tells = true;
    m_thumbnails.setWanted(visible, ahead);
}

} // namespace maquette
