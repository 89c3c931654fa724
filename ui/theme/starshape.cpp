// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/starshape.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace maquette
{

void paintStar(QPainter &painter, const QRectF &room, const QColor &ink, bool filled, qreal size)
{
    const QPointF middle = room.center();
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const qreal angle = std::numbers::pi * (i / 5.0 - 0.5);
        const qreal radius = size / 2 * (i % 2 == 0 ? 1.0 : 0.45);
        points << middle + QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    QPainterPath star;
    star.addPolygon(points);
    star.closeSubpath();
    QPen pen(ink, 1.2);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(filled ? QBrush(ink) : Qt::NoBrush);
    painter.drawPath(star);
}

} // namespace maquette
