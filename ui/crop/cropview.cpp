// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crop/cropview.h"

#include "ui/crop/croptexts.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/surfaces.h"

#include <QPainter>
#include <QPainterPath>

namespace maquette
{

namespace
{

constexpr double handleEdge = 9;
constexpr int veilAlpha = 150;

QColor over(int alpha, QColor color = Qt::white)
{
    color.setAlpha(alpha);
    return color;
}

} // namespace

CropView::CropView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("cropView"));
    setAccessibleName(tr("Part of the picture"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize CropView::sizeHint() const
{
    return {640, 420};
}

QSize CropView::minimumSizeHint() const
{
    return {240, 160};
}

void CropView::setFrame(const CropFrame &frame)
{
    m_grip.reset();
    if (frame.isPossible())
        m_frame = frame;
    else
        m_frame.reset();
    tell();
}

void CropView::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void CropView::setProportions(std::optional<QSize> proportions)
{
    if (!m_frame)
        return;
    m_frame->setProportions(proportions);
    tell();
}

void CropView::tell()
{
    if (m_frame) {
        const QRect part = m_frame->rect();
        setAccessibleDescription(tr("%1 × %2 pixels, from %3, %4")
                                     .arg(part.width())
                                     .arg(part.height())
                                     .arg(part.x())
                                     .arg(part.y()));
    }
    update();
    emit changed();
}

QRectF CropView::pictureRect() const
{
    const QSizeF whole = m_frame ? QSizeF(m_frame->picture()) : QSizeF(m_picture.size());
    constexpr double air = metrics::medium; // the handles stand out
    const QRectF room = QRectF(rect()).adjusted(air, air, -air, -air);
    const QSizeF size = whole.scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

double CropView::scale() const
{
    return std::max(1e-6, pictureRect().width() / m_frame->picture().width());
}

QRectF CropView::placeOf(const QRect &part) const
{
    const QRectF whole = pictureRect();
    const double sideways = whole.width() / m_frame->picture().width();
    const double downwards = whole.height() / m_frame->picture().height();
    return {whole.x() + part.x() * sideways, whole.y() + part.y() * downwards, part.width() * sideways,
            part.height() * downwards};
}

void CropView::paintPicture(QPainter &painter, const QRectF &whole) const
{
    if (m_picture.hasAlphaChannel())
        paintChecker(painter, whole);
    painter.drawImage(whole, m_picture);
}

QList<CropGuide> CropView::guides(const QFontMetrics &letters) const
{
    QList<CropGuide> guides;
    const auto add = [&](const std::optional<QRect> &part, const QString &words, bool last) {
        if (!part)
            return;
        const QString text = words.arg(proportionsText(part->size()));
        guides << CropGuide{text, placeOf(*part), letters.size(0, text) + QSize(metrics::small, 2), last, {}};
    };
    add(m_frame->widest(), tr("widest %1"), false);
    add(m_frame->tallest(), tr("tallest %1"), true);
    placeLabels(guides, pictureRect(), QRectF(rect()).adjusted(1, 1, -1, -1));
    return guides;
}

void CropView::paintGuides(QPainter &painter) const
{
    const QList<CropGuide> shapes = guides(painter.fontMetrics());
    for (const auto &[color, offset] : {std::pair(over(140, Qt::black), 1.0), std::pair(over(200), 0.0)}) {
        QPen pen(color, 1);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        for (const QLineF &line : guideLines(shapes))
            painter.drawLine(line.translated(offset, offset));
    }
    for (const CropGuide &guide : shapes) {
        if (guide.label.isEmpty())
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(over(170, Qt::black));
        painter.drawRoundedRect(guide.label, 3, 3);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(Qt::white);
        painter.drawText(guide.label, Qt::AlignCenter, guide.text);
    }
}

void CropView::paintThirds(QPainter &painter, const QRectF &place) const
{
    painter.setPen(QPen(over(130), 1));
    for (const double third : {1.0 / 3, 2.0 / 3}) {
        const double x = place.x() + place.width() * third;
        const double y = place.y() + place.height() * third;
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
    }
}

void CropView::paintFrame(QPainter &painter, const QRectF &place) const
{
    const Colors &colors = Colors::from(palette());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(over(160, Qt::black), hasFocus() ? metrics::focusRing + 2 : 3));
    painter.drawRect(place);
    painter.setPen(QPen(hasFocus() ? colors.accent : QColor(Qt::white), hasFocus() ? metrics::focusRing : 1));
    painter.drawRect(place);
    painter.setPen(QPen(over(190, Qt::black), 1));
    painter.setBrush(Qt::white);
    for (const auto &[edges, point] : handles()) {
        QRectF handle(0, 0, handleEdge, handleEdge);
        handle.moveCenter(point);
        painter.drawRoundedRect(handle, 2, 2);
    }
}

void CropView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath outline;
    outline.addRoundedRect(rect(), metrics::radius, metrics::radius);
    painter.setClipPath(outline);
    painter.fillRect(rect(), Colors::from(palette()).field);
    if (m_picture.isNull() && !m_frame)
        return;
    const QRectF whole = pictureRect();
    paintPicture(painter, whole);
    if (!m_frame)
        return;
    const QRectF place = placeOf(m_frame->rect());
    QPainterPath veil;
    veil.addRect(whole);
    veil.addRect(place);
    painter.fillPath(veil, over(veilAlpha, Qt::black));
    painter.setFont(Fonts::tabular(Fonts::hint()));
    paintGuides(painter);
    if (isDragging())
        paintThirds(painter, place);
    paintFrame(painter, place);
}

void CropView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void CropView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_grip.reset();
    update();
}

} // namespace maquette
