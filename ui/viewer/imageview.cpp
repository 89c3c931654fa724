// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/imageview.h"

#include "ui/theme/colors.h"
#include "ui/theme/surfaces.h"

#include <QApplication>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace maquette
{

namespace
{

constexpr double leastZoom = 0.02;
constexpr double mostZoom = 32;
constexpr double squaresFrom = 2;
constexpr double wheelStep = 1.25;

} // namespace

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(160, 120);
    setAccessibleName(tr("Picture"));
}

void ImageView::setPicture(const Pyramid &picture)
{
    const bool same = m_size == picture.size() && m_picture.isNull();
    m_picture = picture;
    m_standIn = {};
    m_size = picture.size();
    if (!same)
        fit();
    update();
}

void ImageView::setStandIn(const QImage &image, QSize fullSize)
{
    const QSize size = fullSize.isValid() ? fullSize : image.size();
    const bool same = m_size == size && m_picture.isNull() && m_standIn.isNull();
    m_picture = {};
    m_standIn = image;
    m_size = size;
    if (!same)
        fit();
    update();
}

void ImageView::clear()
{
    m_picture = {};
    m_standIn = {};
    m_size = {};
    fit();
}

double ImageView::fitZoom() const
{
    if (m_size.isEmpty())
        return 1;
    const double ratio = devicePixelRatioF();
    return std::min({1.0, width() * ratio / m_size.width(), height() * ratio / m_size.height()});
}

double ImageView::zoom() const
{
    return m_fitted ? fitZoom() : m_zoom;
}

double ImageView::logicalScale() const
{
    return zoom() / devicePixelRatioF();
}

void ImageView::fit()
{
    m_fitted = true;
    m_center = QPointF(m_size.width() / 2.0, m_size.height() / 2.0);
    updateCursor();
    update();
    emit zoomChanged(zoom());
}

void ImageView::setZoom(double zoom, QPointF anchor)
{
    if (m_size.isEmpty())
        return;
    const QPointF middle(width() / 2.0, height() / 2.0);
    const QPointF under = m_center + (anchor - middle) / logicalScale();
    m_zoom = std::clamp(zoom, std::min(leastZoom, fitZoom()), mostZoom);
    m_fitted = false;
    m_center = under - (anchor - middle) / logicalScale();
    keepInView();
    updateCursor();
    update();
    emit zoomChanged(m_zoom);
}

void ImageView::zoomBy(double factor)
{
    setZoom(zoom() * factor, QPointF(width() / 2.0, height() / 2.0));
}

void ImageView::panBy(QPointF pixels)
{
    m_center -= pixels / logicalScale();
    keepInView();
    update();
}

void ImageView::keepInView()
{
    const double scale = logicalScale();
    const auto bounded = [scale](double center, double pictureSide, double viewSide) {
        const double half = viewSide / scale / 2;
        return 2 * half >= pictureSide ? pictureSide / 2 : std::clamp(center, half, pictureSide - half);
    };
    m_center = QPointF(bounded(m_center.x(), m_size.width(), width()),
                       bounded(m_center.y(), m_size.height(), height()));
}

QRectF ImageView::pictureRect() const
{
    const double scale = logicalScale();
    const double ratio = devicePixelRatioF();
    QPointF corner = QPointF(width() / 2.0, height() / 2.0) - m_center * scale;
    // On whole device pixels, or 1:1 would be a blur.
    corner = QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio);
    return {corner, QSizeF(m_size) * scale};
}

void ImageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    if (m_size.isEmpty() || (m_picture.isNull() && m_standIn.isNull()))
        return;
    const QRectF whole = pictureRect();
    const QRectF seen = whole.intersected(QRectF(rect()));
    if (seen.isEmpty())
        return;
    const QImage &level = m_picture.isNull() ? m_standIn : m_picture.levelFor(zoom());
    const QSizeF perPixel(level.width() / whole.width(), level.height() / whole.height());
    const QRectF source((seen.x() - whole.x()) * perPixel.width(), (seen.y() - whole.y()) * perPixel.height(),
                        seen.width() * perPixel.width(), seen.height() * perPixel.height());
    if (level.hasAlphaChannel())
        paintChecker(painter, seen);
    const bool exact = !m_picture.isNull() && std::abs(zoom() - 1) < 1e-6;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !exact && zoom() < squaresFrom);
    painter.drawImage(seen, level, source);
}

void ImageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_fitted)
        emit zoomChanged(zoom());
    else
        keepInView();
    updateCursor();
}

void ImageView::wheelEvent(QWheelEvent *event)
{
    const double turns = event->angleDelta().y() / 120.0;
    if (turns == 0) {
        event->ignore();
        return;
    }
    setZoom(zoom() * std::pow(wheelStep, turns), event->position());
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
    if (!m_pressed)
        return;
    if (m_fitted) {
        if ((event->position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
            m_pressed = false;
            emit dragOutRequested();
        }
        return;
    }
    panBy(event->position() - m_lastAt);
    m_lastAt = event->position();
}

void ImageView::mouseReleaseEvent(QMouseEvent *)
{
    m_pressed = false;
    updateCursor();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_fitted)
        setZoom(1, event->position());
    else
        fit();
}

void ImageView::updateCursor()
{
    if (m_fitted)
        unsetCursor();
    else
        setCursor(m_pressed ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
}

} // namespace maquette
