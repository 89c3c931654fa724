// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mediastrip.h"

#include "ui/form/mediatile.h"
#include "ui/theme/metrics.h"

#include <algorithm>

namespace maquette
{

namespace
{
constexpr QSize tileSize(96, 72);
constexpr int tileGap = metrics::small;
} // namespace

MediaStrip::MediaStrip(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MediaStrip::setTiles(const QList<MediaTile *> &tiles)
{
    m_tiles = tiles;
    setVisible(!tiles.isEmpty());
    updateGeometry();
    layOut();
}

int MediaStrip::columnsIn(int width) const
{
    return std::max(1, (width + tileGap) / (tileSize.width() + tileGap));
}

int MediaStrip::heightForWidth(int width) const
{
    const int columns = columnsIn(width);
    const int rows = (int(m_tiles.size()) + columns - 1) / columns;
    return rows == 0 ? 0 : rows * (tileSize.height() + tileGap) - tileGap;
}

QSize MediaStrip::sizeHint() const
{
    const int shown = width() > tileSize.width() ? width() : 3 * (tileSize.width() + tileGap) - tileGap;
    return {shown, heightForWidth(shown)};
}

QSize MediaStrip::minimumSizeHint() const
{
    return {tileSize.width(), m_tiles.isEmpty() ? 0 : tileSize.height()};
}

qsizetype MediaStrip::placeAt(const QPoint &position) const
{
    const int columns = columnsIn(width());
    const int column = std::clamp(position.x() / (tileSize.width() + tileGap), 0, columns - 1);
    const int row = std::max(0, position.y() / (tileSize.height() + tileGap));
    return std::clamp<qsizetype>(row * columns + column, 0, std::max<qsizetype>(0, m_tiles.size() - 1));
}

void MediaStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void MediaStrip::layOut()
{
    const int columns = columnsIn(width());
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const int column = int(i) % columns;
        const int x = layoutDirection() == Qt::RightToLeft
                          ? width() - (column + 1) * (tileSize.width() + tileGap) + tileGap
                          : column * (tileSize.width() + tileGap);
        m_tiles.at(i)->move(x, int(i) / columns * (tileSize.height() + tileGap));
        m_tiles.at(i)->show();
    }
}

} // namespace maquette
