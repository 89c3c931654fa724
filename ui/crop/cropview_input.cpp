// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard and the mouse of CropView.
#include "ui/crop/cropview.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace maquette
{

namespace
{

constexpr double reach = 12; // of a handle, from its middle
constexpr int longStep = 10;

Qt::CursorShape cursorFor(Qt::Edges edges)
{
    const bool left = edges & Qt::LeftEdge;
    const bool right = edges & Qt::RightEdge;
    const bool top = edges & Qt::TopEdge;
    const bool bottom = edges & Qt::BottomEdge;
    if (!edges)
        return Qt::SizeAllCursor;
    if ((left && top) || (right && bottom))
        return Qt::SizeFDiagCursor;
    if ((right && top) || (left && bottom))
        return Qt::SizeBDiagCursor;
    return left || right ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

} // namespace

QList<QPair<Qt::Edges, QPointF>> CropView::handles() const
{
    const QRectF place = placeOf(m_frame->rect());
    const QPointF middle = place.center();
    QList<QPair<Qt::Edges, QPointF>> handles{{Qt::TopEdge | Qt::LeftEdge, place.topLeft()},
                                             {Qt::TopEdge | Qt::RightEdge, place.topRight()},
                                             {Qt::BottomEdge | Qt::LeftEdge, place.bottomLeft()},
                                             {Qt::BottomEdge | Qt::RightEdge, place.bottomRight()}};
    constexpr double roomy = 4 * reach; // in less the corners need all there is
    if (place.width() >= roomy)
        handles += {{Qt::TopEdge, {middle.x(), place.top()}}, {Qt::BottomEdge, {middle.x(), place.bottom()}}};
    if (place.height() >= roomy)
        handles += {{Qt::LeftEdge, {place.left(), middle.y()}}, {Qt::RightEdge, {place.right(), middle.y()}}};
    return handles;
}

std::optional<Qt::Edges> CropView::edgesAt(QPointF position) const
{
    if (!m_frame)
        return std::nullopt;
    const QRectF place = placeOf(m_frame->rect());
    const QList<QPair<Qt::Edges, QPointF>> all = handles();
    for (const auto &[edges, point] : all) {
        // A handle of a small frame leaves its middle for moving it.
        const bool inside = place.adjusted(reach / 2, reach / 2, -reach / 2, -reach / 2).contains(position);
        const QPointF away = position - point;
        if (!inside && std::max(std::abs(away.x()), std::abs(away.y())) <= reach)
            return edges;
    }
    Qt::Edges edges;
    constexpr double near = reach / 2;
    if (place.adjusted(-near, -near, near, near).contains(position)) {
        edges.setFlag(Qt::LeftEdge, std::abs(position.x() - place.left()) <= near);
        edges.setFlag(Qt::RightEdge,
                      !(edges & Qt::LeftEdge) && std::abs(position.x() - place.right()) <= near);
        edges.setFlag(Qt::TopEdge, std::abs(position.y() - place.top()) <= near);
        edges.setFlag(Qt::BottomEdge,
                      !(edges & Qt::TopEdge) && std::abs(position.y() - place.bottom()) <= near);
        return edges;
    }
    return std::nullopt;
}

void CropView::showCursor(QPointF position)
{
    const auto edges = edgesAt(position);
    setCursor(edges ? cursorFor(*edges) : Qt::ArrowCursor);
}

void CropView::mousePressEvent(QMouseEvent *event)
{
    const auto edges = edgesAt(event->position());
    if (event->button() != Qt::LeftButton || !edges)
        return QWidget::mousePressEvent(event);
    setFocus(Qt::MouseFocusReason);
    m_grip = Grip{*edges, event->position(), m_frame->rect()};
    update();
}

void CropView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grip)
        drag(event->position());
    else
        showCursor(event->position());
}

void CropView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_grip)
        return QWidget::mouseReleaseEvent(event);
    drag(event->position());
    m_grip.reset();
    showCursor(event->position());
    update();
}

void CropView::drag(QPointF position)
{
    const QPointF way = (position - m_grip->pressed) / scale();
    const QPoint by(qRound(way.x()), qRound(way.y()));
    const QRect &from = m_grip->from;
    const QPoint corner((m_grip->edges & Qt::LeftEdge) ? from.left() : from.left() + from.width(),
                        (m_grip->edges & Qt::TopEdge) ? from.top() : from.top() + from.height());
    if (m_grip->edges)
        m_frame->pull(from, m_grip->edges, corner + by);
    else
        m_frame->moveTo(from.topLeft() + by);
    tell();
}

void CropView::stretch(int sideways, int downwards)
{
    const QRect from = m_frame->rect();
    const QPoint end(from.left() + from.width() + sideways, from.top() + from.height() + downwards);
    m_frame->pull(from, sideways != 0 ? Qt::RightEdge : Qt::BottomEdge, end);
    // At the picture's own edge there is room on the other side only.
    if (m_frame->rect() == from && sideways + downwards > 0)
        m_frame->pull(from, sideways != 0 ? Qt::LeftEdge : Qt::TopEdge,
                      from.topLeft() - QPoint(sideways, downwards));
}

void CropView::keyPressEvent(QKeyEvent *event)
{
    const int step = event->modifiers() & Qt::ShiftModifier ? longStep : 1;
    QPoint way;
    if (event->key() == Qt::Key_Left)
        way = {-step, 0};
    else if (event->key() == Qt::Key_Right)
        way = {step, 0};
    else if (event->key() == Qt::Key_Up)
        way = {0, -step};
    else if (event->key() == Qt::Key_Down)
        way = {0, step};
    if (event->key() == Qt::Key_Escape && m_grip) {
        m_frame->setRect(m_grip->from);
        m_grip.reset();
        return tell();
    }
    if (way.isNull() || !m_frame || m_grip)
        return QWidget::keyPressEvent(event);
    if (event->modifiers() & Qt::ControlModifier)
        stretch(way.x(), way.y());
    else
        m_frame->moveBy(way);
    tell();
}

} // namespace maquette
