// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/filmthumb.h"

#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"
#include "ui/theme/surfaces.h"

#include <QPainter>
#include <QPainterPath>

namespace maquette
{

FilmThumb::FilmThumb(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::NoFocus); // the arrow keys go from work to work
    setCursor(Qt::PointingHandCursor);
}

void FilmThumb::setWork(AssetId id, const QString &name, const QString &length)
{
    if (id != m_id) {
        m_thumbnail = {};
        m_broken = false;
    }
    m_id = id;
    m_length = length;
    setAccessibleName(name);
    setToolTip(plainTip(name));
    update();
}

void FilmThumb::setThumbnail(const QImage &thumbnail, const QString &problem)
{
    if (thumbnail.cacheKey() == m_thumbnail.cacheKey() && m_broken == !problem.isEmpty())
        return;
    m_thumbnail = thumbnail;
    m_broken = !problem.isEmpty();
    setAccessibleDescription(problem);
    update();
}

void FilmThumb::setCurrent(bool current)
{
    m_current = current;
    update();
}

void FilmThumb::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FilmThumb::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void FilmThumb::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const Colors &colors = Colors::from(palette());
    const QRectF frame = QRectF(rect()).adjusted(2, 2, -2, -2);
    QPainterPath shape;
    shape.addRoundedRect(frame, metrics::tiny, metrics::tiny);
    painter.fillPath(shape, colors.raised);
    if (!m_thumbnail.isNull()) {
        painter.save();
        painter.setClipPath(shape);
        // Filled: cut at the longer side.
        const double side = std::min(m_thumbnail.width(), m_thumbnail.height());
        const QRectF source((m_thumbnail.width() - side) / 2, (m_thumbnail.height() - side) / 2, side, side);
        if (m_thumbnail.hasAlphaChannel())
            paintChecker(painter, frame);
        painter.drawImage(frame, m_thumbnail, source);
        painter.restore();
    } else if (m_broken) {
        const QRectF mark(frame.center() - QPointF(metrics::small, metrics::small),
                          QSizeF(metrics::large, metrics::large));
        symbolicIcon(QStringLiteral("picture"))
            .paint(&painter, mark.toRect(), Qt::AlignCenter, QIcon::Disabled);
    }
    if (!m_length.isEmpty()) {
        painter.setFont(Fonts::tabular(Fonts::hint()));
        const QFontMetrics letters = painter.fontMetrics();
        const QSizeF size(letters.horizontalAdvance(m_length) + metrics::small, letters.height());
        const QRectF pill(frame.bottomRight() - QPointF(size.width() + 2, size.height() + 2), size);
        constexpr int shade = 170;
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, shade));
        painter.drawRoundedRect(pill, metrics::tiny, metrics::tiny);
        painter.setPen(Qt::white);
        painter.drawText(pill, Qt::AlignCenter, m_length);
    }
    if (m_current)
        boxes::rounded(painter, rect(), metrics::radius, Qt::transparent, colors.accent, metrics::focusRing);
    else if (underMouse())
        boxes::rounded(painter, frame, metrics::tiny, Qt::transparent, colors.dim);
}

} // namespace maquette
