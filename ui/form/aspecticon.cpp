// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/aspecticon.h"

#include "ui/theme/colors.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

#include <cmath>

namespace maquette
{

AspectIcon::AspectIcon(std::optional<QSize> proportions)
    : m_proportions(proportions)
{}

QRectF AspectIcon::outline(QSize proportions, const QRectF &rect)
{
    constexpr qreal smallest = 4;
    const qreal ratio = qreal(std::max(1, proportions.width())) / std::max(1, proportions.height());
    qreal width = rect.width() - 1;
    qreal height = width / ratio;
    const qreal tallest = rect.height() - 1;
    if (height > tallest) {
        height = tallest;
        width = height * ratio;
    }
    width = std::max(smallest, std::round(width));
    height = std::max(smallest, std::round(height));
    return {std::floor(rect.center().x() - width / 2) + 0.5, std::floor(rect.center().y() - height / 2) + 0.5,
            width, height};
}

void AspectIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const Colors &colors = Colors::from(QGuiApplication::palette());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QColor color = mode == QIcon::Disabled ? colors.faint : colors.dim;
    if (mode == QIcon::Selected)
        color = colors.onAccent;
    QPen pen(color, std::max(1.0, rect.width() / 22.0)); // the picture may be in device pixels
    const QRectF inside = QRectF(rect).adjusted(0, 1, -rect.width() / 6.0, -1); // air before the text
    if (m_proportions) {
        painter->setPen(pen);
        painter->drawRoundedRect(outline(*m_proportions, inside), 1.5, 1.5);
    } else {
        pen.setDashPattern({2, 2});
        painter->setPen(pen);
        painter->drawRoundedRect(outline(QSize(1, 1), inside), 1.5, 1.5);
    }
    painter->restore();
}

QPixmap AspectIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    QPixmap picture(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return picture;
}

QIconEngine *AspectIcon::clone() const
{
    return new AspectIcon(*this);
}

} // namespace maquette
