// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/sliderpainter.h"

#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QStyleOption>

namespace maquette::sliders
{

namespace
{

constexpr qreal grooveThickness = 4;
constexpr qreal barThickness = 3;

} // namespace

void slider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle)
{
    const Colors &colors = Colors::from(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool across = option.orientation == Qt::Horizontal;
    QRectF track = groove;
    if (across)
        track = QRectF(track.left(), QRectF(handle).center().y() - grooveThickness / 2, track.width(),
                       grooveThickness);
    else
        track = QRectF(QRectF(handle).center().x() - grooveThickness / 2, track.top(), grooveThickness,
                       track.height());
    boxes::rounded(painter, track, grooveThickness / 2, colors.line, Qt::transparent, 0);

    QRectF done = track;
    const QPointF knob = QRectF(handle).center();
    if (across && option.upsideDown)
        done.setLeft(knob.x());
    else if (across)
        done.setRight(knob.x());
    else if (option.upsideDown)
        done.setTop(knob.y());
    else
        done.setBottom(knob.y());
    boxes::rounded(painter, done, grooveThickness / 2, enabled ? colors.accent : colors.faint,
                   Qt::transparent, 0);

    const qreal edge = qMin(handle.width(), handle.height());
    const QRectF round(knob.x() - edge / 2, knob.y() - edge / 2, edge, edge);
    const bool light = &colors == &Colors::light();
    boxes::rounded(painter, round, edge / 2, enabled ? QColor(Qt::white) : colors.raised,
                   light || !enabled ? colors.faint : QColor(Qt::transparent));
    if (enabled && option.state.testFlag(QStyle::State_HasFocus))
        boxes::focusRing(painter, round, edge / 2, option.palette);
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    if (option.maximum <= option.minimum)
        return;
    const Colors &colors = Colors::from(option.palette);
    const bool active = option.state.testFlag(QStyle::State_MouseOver) ||
                        option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    QColor ink = active ? colors.dim : colors.faint;
    ink.setAlphaF(active ? 0.75F : 0.5F);
    const QRectF box = QRectF(handle).adjusted(2, 2, -2, -2);
    boxes::rounded(painter, box, qMin(box.width(), box.height()) / 2, ink, Qt::transparent, 0);
}

void progress(QPainter &painter, const QStyleOptionProgressBar &option, double phase)
{
    const Colors &colors = Colors::from(option.palette);
    const QRectF rect = option.rect;
    const QRectF track(rect.left(), rect.center().y() - barThickness / 2, rect.width(), barThickness);
    boxes::rounded(painter, track, barThickness / 2, colors.line, Qt::transparent, 0);
    QRectF piece = track;
    if (option.maximum > option.minimum) {
        const double part =
            double(option.progress - option.minimum) / double(option.maximum - option.minimum);
        piece.setWidth(track.width() * qBound(0.0, part, 1.0));
        if (option.direction == Qt::RightToLeft)
            piece.moveRight(track.right());
    } else {
        piece.setWidth(track.width() / 3);
        piece.moveLeft(track.left() + (track.width() - piece.width()) * phase);
    }
    if (piece.width() > 0)
        boxes::rounded(painter, piece, barThickness / 2, colors.accent, Qt::transparent, 0);
}

} // namespace maquette::sliders
