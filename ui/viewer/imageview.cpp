// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/imageview.h"

#include "ui/theme/surfaces.h"

#include <QPainter>

#include <cmath>

namespace maquette
{

namespace
{

constexpr double squaresFrom = 2;
//! The painter counts places in a source in 16 bits.
constexpr int paintedSide = 32'000;

bool isExact(double zoom)
{
    return std::abs(zoom - 1) < 1e-6;
}

} // namespace

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(160, 120);
    setAccessibleName(tr("Picture"));
}

void ImageView::setPicture(const Pyramid &picture)
{
    m_picture = picture;
    m_standIn = {};
    measure();
    if (m_fresh || m_place.picture() != picture.size())
        m_place.setPicture(picture.size());
    m_fresh = false;
    placed();
    emit pictureChanged();
}

void ImageView::setStandIn(const QImage &image, QSize fullSize)
{
    const QSize size = fullSize.isValid() ? fullSize : image.size();
    m_picture = {};
    m_standIn = image;
    measure();
    if (m_fresh || m_place.picture() != size)
        m_place.setPicture(size);
    m_fresh = size.isEmpty();
    placed();
}

void ImageView::placed()
{
    measure();
    updateCursor();
    update();
    emit zoomChanged(zoom());
    readAgain();
}

void ImageView::clear()
{
    m_picture = {};
    m_standIn = {};
    m_fresh = true;
    m_mark.reset();
    update();
    emit pictureChanged();
}

void ImageView::measure()
{
    m_place.setView(size(), devicePixelRatioF());
}

void ImageView::fit()
{
    m_place.fit();
    placed();
}

void ImageView::setZoom(double zoom, QPointF anchor)
{
    measure();
    m_place.setZoom(zoom, anchor);
    placed();
}

void ImageView::zoomBy(double factor)
{
    setZoom(zoom() * factor, QPointF(width() / 2.0, height() / 2.0));
}

void ImageView::panBy(QPointF distance)
{
    m_place.panBy(distance);
    update();
    readAgain();
}

void ImageView::setTurn(int quarters)
{
    m_place.setTurn(quarters);
    placed();
}

void ImageView::forgetChoices()
{
    m_place.forgetChoices();
    placed();
}

void ImageView::setReading(bool reading)
{
    m_reading = reading;
    m_pointer.reset();
    setMouseTracking(reading);
    if (!reading)
        setMark({});
    updateCursor();
}

std::optional<QPoint> ImageView::pixelAt(QPointF point) const
{
    const QPointF place = m_place.toPicture(point);
    const QPoint pixel(static_cast<int>(std::floor(place.x())), static_cast<int>(std::floor(place.y())));
    return QRect(QPoint(), m_place.picture()).contains(pixel) ? std::optional(pixel) : std::nullopt;
}

std::optional<QColor> ImageView::colorOf(QPoint pixel) const
{
    if (m_picture.isNull() || !m_picture.levels.first().valid(pixel))
        return {};
    return m_picture.levels.first().pixelColor(pixel);
}

void ImageView::setMark(std::optional<QPoint> pixel)
{
    m_mark = pixel;
    if (m_mark)
        m_pointer.reset();
    if (m_mark && !m_place.isFitted())
        m_place.reveal(QPointF(*m_mark) + QPointF(0.5, 0.5));
    update();
}

void ImageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    if (m_fresh || (m_picture.isNull() && m_standIn.isNull()))
        return;
    const QTransform device = painter.deviceTransform();
    m_place.setOrigin({device.dx(), device.dy()});
    paintPicture(painter, m_picture.isNull() ? m_standIn : m_picture.levelFor(zoom()));
    if (m_mark)
        paintMark(painter);
}

void ImageView::paintPicture(QPainter &painter, const QImage &level)
{
    const QRectF whole = m_place.rect();
    const QRectF seen = whole.intersected(QRectF(rect()));
    if (seen.isEmpty())
        return;
    const bool exact = !m_picture.isNull() && isExact(zoom());
    if (level.hasAlphaChannel())
        paintChecker(painter, seen);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !exact && zoom() < squaresFrom);
    const QSize shown = turn() % 2 == 0 ? level.size() : level.size().transposed();
    const QSizeF perPixel(shown.width() / whole.width(), shown.height() / whole.height());
    const QRectF source((seen.x() - whole.x()) * perPixel.width(), (seen.y() - whole.y()) * perPixel.height(),
                        seen.width() * perPixel.width(), seen.height() * perPixel.height());
    if (turn() == 0 && std::max(level.width(), level.height()) <= paintedSide) {
        painter.drawImage(seen, level, source);
        return;
    }
    // Turned, or too long to be painted from: what is seen of it is cut out first, with a pixel around it.
    const QRect cut = source.toAlignedRect().adjusted(-1, -1, 1, 1) & QRect(QPoint(), shown);
    const QTransform turning = ViewPlace::turned(level.size(), turn());
    const QImage part = level.copy(turning.inverted().mapRect(QRectF(cut)).toRect());
    const QRectF target(whole.x() + cut.x() / perPixel.width(), whole.y() + cut.y() / perPixel.height(),
                        cut.width() / perPixel.width(), cut.height() / perPixel.height());
    constexpr int degrees = 90;
    painter.setClipRect(seen);
    painter.drawImage(target, turn() == 0 ? part : part.transformed(QTransform().rotate(degrees * turn())));
    painter.setClipping(false);
}

void ImageView::paintMark(QPainter &painter)
{
    const QPointF corner = m_place.toView(*m_mark);
    const QPointF opposite = m_place.toView(*m_mark + QPoint(1, 1));
    constexpr double least = 8; // a pixel of the screen would not be found
    QRectF ring = QRectF(corner, opposite).normalized();
    const double grow = std::max(1.0, (least - ring.width()) / 2);
    ring.adjust(-grow, -grow, grow, grow);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    // Seen on any colour.
    painter.setPen(QPen(Qt::black, 3));
    painter.drawRect(ring);
    painter.setPen(QPen(Qt::white, 1));
    painter.drawRect(ring);
}

void ImageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    measure();
    if (isFitted())
        emit zoomChanged(zoom());
    updateCursor();
}

} // namespace maquette
