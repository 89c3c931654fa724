// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/surfaces.h"

#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QPixmap>

namespace maquette
{

void paintChecker(QPainter &painter, const QRectF &area)
{
    constexpr int cell = 8;
    QPixmap tile(2 * cell, 2 * cell);
    tile.fill(QColor(0x8c8c8c));
    QPainter cells(&tile);
    cells.fillRect(0, 0, cell, cell, QColor(0x747474));
    cells.fillRect(cell, cell, cell, cell, QColor(0x747474));
    cells.end();
    painter.drawTiledPixmap(area, tile);
}

void paintCard(QPainter &painter, const QRectF &area, const QPalette &palette)
{
    const Colors &colors = Colors::from(palette);
    painter.setRenderHint(QPainter::Antialiasing);
    boxes::rounded(painter, area, metrics::radius, colors.raised, colors.line);
}

QColor channelInk(Qt::GlobalColor channel, const QPalette &palette)
{
    const bool dark = &Colors::from(palette) == &Colors::dark();
    if (channel == Qt::red)
        return dark ? QColor(0xff6b6b) : QColor(0xc93636);
    if (channel == Qt::green)
        return dark ? QColor(0x5fd07a) : QColor(0x1f8f43);
    return dark ? QColor(0x6ea8ff) : QColor(0x2b62d9);
}

} // namespace maquette
