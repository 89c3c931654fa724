// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/imageview.h"

#include <QApplication>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <cmath>

namespace maquette
{

namespace
{

constexpr double imageWheelStep = 1.25;

} // namespace

void ImageView::wheelEvent(QWheelEvent *event)
{
    const double turns = event->angleDelta().y() / 120.0;
    if (turns == 0) {
        event->ignore();
        return;
    }
    setZoom(zoom() * std::pow(imageWheelStep, turns), event->position());
    event->accept();
}

bool ImageView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            setZoom(zoom() * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    return QWidget::event(event);
}

void ImageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_pressed = true;
    m_pressedAt = m_lastAt = event->position();
    updateCursor();
}

void ImageView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_reading) {
        m_pointer = event->position();
        setMark({});
        readAgain();
    }
    if (!m_pressed)
        return;
    if (isFitted()) {
        if ((event->position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
            m_pressed = false;
            emit dragOutRequested();
        }
        return;
    }
    panBy(event->position() - m_lastAt);
    m_lastAt = event->position();
}

//! What lies under a mouse that rests changes as well: by zooming, turning, leafing.
void ImageView::readAgain()
{
    const auto pixel = m_reading && m_pointer ? pixelAt(*m_pointer) : std::nullopt;
    if (pixel)
        emit pixelPointed(*pixel);
}

void ImageView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_pointer.reset();
}

void ImageView::mouseReleaseEvent(QMouseEvent *)
{
    m_pressed = false;
    updateCursor();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (isFitted())
        setZoom(1, event->position());
    else
        fit();
}

void ImageView::updateCursor()
{
    if (m_pressed && !isFitted())
        setCursor(Qt::ClosedHandCursor);
    else if (m_reading)
        setCursor(Qt::CrossCursor);
    else if (!isFitted())
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

} // namespace maquette
