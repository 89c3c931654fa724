// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/tilepictures.h"

#include "ui/gallery/picturesource.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QPainterPath>
#include <QtMath>

namespace maquette
{

namespace
{

constexpr int cacheKiB = 48 * 1024;
constexpr qint64 frameBudget = 4'000'000;
//! Very long pictures would ask for thumbnails of a size nobody makes.
constexpr int largestThumbnail = 512;

} // namespace

TilePictures::TilePictures(PictureSource &source)
    : m_source(source)
    , m_cache(cacheKiB)
{
    m_frame.start();
}

void TilePictures::beginFrame()
{
    m_frame.restart();
    m_late = false;
}

QPixmap TilePictures::tile(const Asset &asset, int edge, qreal ratio, bool cropped)
{
    const int device = qRound(edge * ratio);
    if (device != m_edge || cropped != m_cropped) {
        m_cache.clear();
        m_edge = device;
        m_cropped = cropped;
    }
    if (const QPixmap *known = m_cache.object(asset.id.number()))
        return *known;
    // Asked in any case, so that it is on its way.
    QImage image = m_source.picture(asset.id, longestSide(asset.pixels, device, cropped));
    if (image.isNull())
        image = m_source.nearest(asset.id);
    if (image.isNull())
        return {};
    if (m_frame.nsecsElapsed() > frameBudget) {
        m_late = true;
        return {};
    }
    auto *made = new QPixmap(QPixmap::fromImage(compose(image, device, cropped, metrics::radius * ratio)));
    made->setDevicePixelRatio(ratio);
    const QPixmap result = *made;
    constexpr int bytesPerPixel = 4;
    m_cache.insert(asset.id.number(), made, std::max(1, device * device * bytesPerPixel / 1024));
    return result;
}

void TilePictures::prepare(const Asset &asset)
{
    if (m_edge > 0 && !m_cache.contains(asset.id.number()))
        (void)m_source.picture(asset.id, longestSide(asset.pixels, m_edge, m_cropped));
}

qsizetype TilePictures::aheadRoom() const
{
    constexpr qsizetype bytes = 24 * 1024 * 1024; // of the 64 MiB that Thumbnails holds
    const qsizetype side = m_edge > largestThumbnail / 2 ? largestThumbnail : largestThumbnail / 2;
    return bytes / (side * side * 4);
}

QString TilePictures::problem(AssetId id) const
{
    return m_source.problem(id);
}

void TilePictures::forget(AssetId id)
{
    m_cache.remove(id.number());
}

QImage TilePictures::compose(const QImage &image, int edge, bool cropped, qreal radius)
{
    const QSize room(edge, edge);
    QSize size = image.size().scaled(room, cropped ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio);
    size = size.expandedTo({1, 1});
    QImage scaled =
        image.size() == size ? image : image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (cropped)
        scaled = scaled.copy((size.width() - edge) / 2, (size.height() - edge) / 2, edge, edge);
    return rounded(scaled, room, radius);
}

QImage TilePictures::rounded(QImage image, QSize room, qreal radius)
{
    image.setDevicePixelRatio(1);
    QImage tile(room, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    const QRect place(QPoint((room.width() - image.width()) / 2, (room.height() - image.height()) / 2),
                      image.size());
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawImage(place, image);
    // The corners are taken away afterwards: a picture as a brush would be filled by Qt's thread pool, and
    // the window would wait for whatever else that does.
    QPainterPath corners; // odd-even: what lies in the one and not in the other
    corners.addRect(place);
    corners.addRoundedRect(place, radius, radius);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.fillPath(corners, Qt::black);
    return tile;
}

int TilePictures::longestSide(const QSize &pixels, int edge, bool cropped)
{
    if (!cropped || pixels.isEmpty())
        return edge;
    const int longer = std::max(pixels.width(), pixels.height());
    const int shorter = std::min(pixels.width(), pixels.height());
    return std::min(largestThumbnail, qCeil(static_cast<qreal>(edge) * longer / shorter));
}

} // namespace maquette
