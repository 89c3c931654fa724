// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetview.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>

namespace maquette
{

PresetView::PresetView(QWidget *parent)
    : QListView(parent)
{}

int PresetView::gapAt(int y) const
{
    const int inside = std::clamp(y, 0, std::max(0, viewport()->height() - 1));
    const QModelIndex index = indexAt(QPoint(viewport()->width() / 2, inside));
    if (!index.isValid())
        return model()->rowCount();
    return inside < visualRect(index).center().y() ? index.row() : index.row() + 1;
}

void PresetView::mousePressEvent(QMouseEvent *event)
{
    const bool can = m_movable && event->button() == Qt::LeftButton;
    m_pressed = can ? indexAt(event->position().toPoint()).row() : -1;
    m_from = event->position().toPoint();
    QListView::mousePressEvent(event);
}

void PresetView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    const bool far = (place - m_from).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    if (m_pressed < 0 || !event->buttons().testFlag(Qt::LeftButton) || (!far && !isDragging())) {
        QListView::mouseMoveEvent(event);
        return;
    }
    if (place.y() < 0 || place.y() >= viewport()->height()) {
        const int step = metrics::large;
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (place.y() < 0 ? -step : step));
    }
    m_gap = gapAt(place.y());
    viewport()->update();
}

void PresetView::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = m_pressed;
    const int gap = m_gap;
    stop();
    if (gap < 0) {
        QListView::mouseReleaseEvent(event);
        return;
    }
    if (gap != row && gap != row + 1)
        emit dragged(row, gap > row ? gap - 1 : gap);
}

void PresetView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isDragging())
        stop();
    else
        QListView::keyPressEvent(event);
}

void PresetView::stop()
{
    m_pressed = -1;
    m_gap = -1;
    viewport()->update();
}

void PresetView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!isDragging() || model()->rowCount() == 0)
        return;
    const bool last = m_gap >= model()->rowCount();
    const QRect row = visualRect(model()->index(last ? m_gap - 1 : m_gap, 0));
    const int y = last ? row.bottom() : row.top();
    QPainter painter(viewport());
    painter.fillRect(
        QRect(row.left(), std::max(0, y - metrics::focusRing / 2), row.width(), metrics::focusRing),
        Colors::from(palette()).accent);
}

} // namespace maquette
