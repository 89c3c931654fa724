// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/tilescrub.h"

#include "ui/theme/metrics.h"

#include <QPainter>
#include <QPainterPath>

namespace maquette
{

namespace
{

constexpr int scrubLineHeight = 3;
constexpr int groundAlpha = 150;

} // namespace

TileScrub::TileScrub(QObject *parent)
    : QObject(parent)
{
    connect(&m_scrubber, &ClipScrubber::frameReady, this, [this](const QString &file) {
        if (file == m_file && !m_work.isNull())
            emit changed(m_work);
    });
}

void TileScrub::move(AssetId id, const QString &file, double share, int edge)
{
    if (id != m_work)
        leave();
    m_work = id;
    m_file = file;
    m_share = std::clamp(share, 0.0, 1.0);
    m_scrubber.request(file, m_share, edge);
    emit changed(id);
}

void TileScrub::leave()
{
    if (m_work.isNull())
        return;
    const AssetId left = std::exchange(m_work, AssetId());
    m_file.clear();
    m_scrubber.release();
    emit changed(left);
}

QImage TileScrub::picture(AssetId id) const
{
    return id == m_work ? m_scrubber.nearest(m_file, m_share) : QImage();
}

void TileScrub::paintPosition(QPainter &painter, const QRect &tile) const
{
    const QRectF ground(tile.left(), tile.bottom() + 1 - scrubLineHeight, tile.width(), scrubLineHeight);
    QPainterPath corners;
    corners.addRoundedRect(tile, metrics::radius, metrics::radius);
    painter.save();
    painter.setClipPath(corners, Qt::IntersectClip);
    painter.fillRect(ground, QColor(0, 0, 0, groundAlpha));
    painter.fillRect(QRectF(ground.topLeft(), QSizeF(m_share * ground.width(), scrubLineHeight)), Qt::white);
    painter.restore();
}

} // namespace maquette
