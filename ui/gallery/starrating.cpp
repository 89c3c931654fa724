// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/starrating.h"

#include "app/base/labels.h"
#include "ui/gallery/worktexts.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/theme/starshape.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr int cell = 24;
constexpr qreal starSize = 16;

} // namespace

StarRating::StarRating(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Rating (0 to 5)"));
    setRating(0);
}

void StarRating::setRating(int rating)
{
    m_rating = rating;
    setAccessibleName(rating < 0 ? tr("Rating: different") : tr("Rating: %1").arg(WorkTexts::rating(rating)));
    update();
}

QSize StarRating::sizeHint() const
{
    return {mostStars * cell, cell};
}

int StarRating::starAt(const QPointF &point) const
{
    const int place = int(point.x()) / cell;
    const int star = isRightToLeft() ? mostStars - place : place + 1;
    return rect().contains(point.toPoint()) ? std::clamp(star, 1, mostStars) : 0;
}

void StarRating::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int shown = m_hovered > 0 ? m_hovered : m_rating;
    for (int star = 1; star <= mostStars; ++star) {
        const int place = isRightToLeft() ? mostStars - star : star - 1;
        // The first star stands where the lines below begin.
        const qreal x = isRightToLeft() ? (place + 1) * cell - starSize : place * cell;
        const QRectF room(x, (cell - starSize) / 2, starSize, starSize);
        paintStar(painter, room, star <= shown ? colors.text : colors.dim, star <= shown, starSize);
    }
    if (!hasFocus())
        return;
    constexpr qreal half = metrics::focusRing / 2.0;
    painter.setPen(QPen(colors.accent, metrics::focusRing));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), metrics::radius,
                            metrics::radius);
}

void StarRating::rate(int rating)
{
    const int wanted = std::clamp(rating, 0, mostStars);
    if (wanted == m_rating)
        return;
    setRating(wanted);
    emit rated(wanted);
}

void StarRating::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int star = starAt(event->position());
    rate(star == m_rating ? 0 : star);
}

void StarRating::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = starAt(event->position());
    update();
}

void StarRating::leaveEvent(QEvent *event)
{
    m_hovered = 0;
    update();
    QWidget::leaveEvent(event);
}

void StarRating::keyPressEvent(QKeyEvent *event)
{
    const int step = isRightToLeft() ? -1 : 1;
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_5)
        rate(event->key() - Qt::Key_0);
    else if (event->key() == Qt::Key_Right)
        rate(std::max(0, m_rating) + step);
    else if (event->key() == Qt::Key_Left)
        rate(std::max(0, m_rating) - step);
    else
        QWidget::keyPressEvent(event);
}

} // namespace maquette
