// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/clipstrip.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace maquette
{

namespace
{

constexpr int shade = 150; //!< over what is outside the part
constexpr double playLineWidth = 2;
constexpr double knob = 8;

} // namespace

void ClipStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect area = track();
    const Colors &colors = Colors::from(palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.raised);
    painter.drawRoundedRect(area, metrics::tiny, metrics::tiny);
    paintFrames(painter, area);
    if (hasHandles())
        paintPart(painter, area);
    if (maximum() > 0)
        paintLine(painter, area);
    if (hasFocus())
        boxes::focusRing(painter, QRectF(rect()), metrics::radius, palette());
}

void ClipStrip::paintFrames(QPainter &painter, const QRect &area) const
{
    const auto known =
        std::find_if(m_frames.begin(), m_frames.end(), [](const QImage &frame) { return !frame.isNull(); });
    if (known == m_frames.end())
        return;
    QPainterPath corners;
    corners.addRoundedRect(area, metrics::tiny, metrics::tiny);
    painter.save();
    painter.setClipPath(corners);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double aspect = double(known->width()) / known->height();
    const int cells = std::max(1, static_cast<int>(std::lround(area.width() / (area.height() * aspect))));
    const double width = double(area.width()) / cells;
    const auto count = static_cast<int>(m_frames.size());
    for (int i = 0; i < cells; ++i) {
        const int nearest = std::clamp(static_cast<int>((i + 0.5) / cells * count), 0, count - 1);
        const QImage &frame = m_frames.at(static_cast<std::size_t>(nearest));
        if (frame.isNull())
            continue;
        // Cut to the cell, never stretched.
        const QSizeF cell(width, area.height());
        const QSizeF part = cell.scaled(frame.size(), Qt::KeepAspectRatio);
        const QRectF from(QPointF((frame.width() - part.width()) / 2, (frame.height() - part.height()) / 2),
                          part);
        painter.drawImage(QRectF(QPointF(area.left() + i * width, area.top()), cell), frame, from);
    }
    painter.restore();
}

void ClipStrip::paintPart(QPainter &painter, const QRect &area) const
{
    const Colors &colors = Colors::from(palette());
    const bool part = m_player.hasPart();
    const QRect in = inHandle();
    const QRect out = outHandle();
    if (part) {
        QColor veil = colors.window;
        veil.setAlpha(shade);
        painter.fillRect(QRect(area.topLeft(), QPoint(in.left() - 1, area.bottom())), veil);
        painter.fillRect(QRect(QPoint(out.right() + 1, area.top()), area.bottomRight()), veil);
        painter.setPen(QPen(colors.accent, metrics::focusRing));
        painter.drawLine(in.topRight() + QPoint(0, 1), out.topLeft() + QPoint(0, 1));
        painter.drawLine(in.bottomRight(), out.bottomLeft());
    }
    for (const bool left : {true, false}) {
        const QRectF handle = left ? in : out;
        QPainterPath shape;
        shape.setFillRule(Qt::WindingFill);
        shape.addRoundedRect(handle, metrics::tiny, metrics::tiny);
        // Square where it meets the frames.
        shape.addRect(left ? handle.adjusted(handle.width() / 2, 0, 0, 0)
                           : handle.adjusted(0, 0, -handle.width() / 2, 0));
        painter.fillPath(shape.simplified(), part ? colors.accent : colors.line);
        const double middle = handle.center().x();
        painter.setPen(QPen(part ? Qt::white : colors.dim, 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(middle, handle.center().y() - 7), QPointF(middle, handle.center().y() + 7));
    }
}

void ClipStrip::paintLine(QPainter &painter, const QRect &area) const
{
    const double x = std::clamp<double>(xOfMs(value()), area.left() + 1, area.right());
    const QRectF line(x - playLineWidth / 2, area.top() - 3, playLineWidth, area.height() + 6);
    // White with a dark edge is seen on every picture.
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawRoundedRect(line.adjusted(-1, 0, 1, 0), 2, 2);
    painter.drawEllipse(QPointF(x, area.top() + 1), knob / 2 + 1, knob / 2 + 1);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(line, 1, 1);
    painter.drawEllipse(QPointF(x, area.top() + 1), knob / 2, knob / 2);
}

} // namespace maquette
