// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/boxes.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

namespace maquette::boxes
{

namespace
{

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool property(const QWidget *widget, const char *name)
{
    return widget && widget->property(name).toBool();
}

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * part),
                            float(a.greenF() + (b.greenF() - a.greenF()) * part),
                            float(a.blueF() + (b.blueF() - a.blueF()) * part));
}

void primaryButton(QPainter &painter, const QStyleOptionButton &option)
{
    const Colors &colors = Colors::from(option.palette);
    if (!has(option, QStyle::State_Enabled)) {
        rounded(painter, option.rect, metrics::buttonRadius, colors.raised, colors.line);
        return;
    }
    QColor fill = colors.accentFill;
    if (has(option, QStyle::State_Sunken))
        fill = mixed(fill, Qt::black, 0.14);
    else if (has(option, QStyle::State_MouseOver))
        fill = mixed(fill, Qt::black, 0.07);
    if (!has(option, QStyle::State_HasFocus)) {
        rounded(painter, option.rect, metrics::buttonRadius, fill, Qt::transparent, 0);
        return;
    }
    focusRing(painter, option.rect, metrics::buttonRadius, option.palette);
    constexpr qreal gap = metrics::focusRing + 1.5;
    rounded(painter, QRectF(option.rect).adjusted(gap, gap, -gap, -gap), metrics::buttonRadius - gap, fill,
            Qt::transparent, 0);
}

void chip(QPainter &painter, const QStyleOptionButton &option)
{
    const Colors &colors = Colors::from(option.palette);
    const bool on = has(option, QStyle::State_On);
    QColor fill = on ? colors.raised : QColor(Qt::transparent);
    if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        fill = hovered(on ? colors.raised : colors.window, option.palette);
    const qreal radius = option.rect.height() / 2.0;
    rounded(painter, option.rect, radius, fill, on ? mixed(colors.line, colors.dim, 0.5) : colors.line);
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect, radius, option.palette);
}

} // namespace

bool isPrimary(const QWidget *widget)
{
    return property(widget, "primary");
}

bool isChip(const QWidget *widget)
{
    return property(widget, "chip");
}

bool isFlat(const QWidget *widget)
{
    return property(widget, "flat");
}

QColor hovered(const QColor &surface, const QPalette &palette)
{
    return mixed(surface, palette.color(QPalette::Active, QPalette::WindowText), 0.06);
}

void rounded(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border,
             qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.alpha() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(width > 0 && border.alpha() ? QPen(border, width) : QPen(Qt::NoPen));
    const qreal half = painter.pen().style() == Qt::NoPen ? 0 : width / 2;
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
    painter.restore();
}

void chevron(QPainter &painter, const QRectF &rect, const QColor &ink, qreal degrees)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(rect.center());
    painter.rotate(degrees);
    const qreal wing = qMin<qreal>(3.5, qMin(rect.width(), rect.height()) / 3);
    painter.drawPolyline(QPolygonF{{-wing, -wing / 2}, {0, wing / 2}, {wing, -wing / 2}});
    painter.restore();
}

void focusRing(QPainter &painter, const QRectF &rect, qreal radius, const QPalette &palette)
{
    rounded(painter, rect, radius, Qt::transparent, Colors::from(palette).accent, metrics::focusRing);
}

void field(QPainter &painter, const QStyleOption &option)
{
    const Colors &colors = Colors::from(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    QColor border = colors.line;
    if (enabled && has(option, QStyle::State_MouseOver))
        border = mixed(colors.line, colors.dim, 0.45);
    rounded(painter, option.rect, metrics::radius, enabled ? colors.field : colors.panel, border);
    if (enabled && has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect, metrics::radius, option.palette);
}

void button(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    if (isPrimary(widget))
        return primaryButton(painter, option);
    if (isChip(widget))
        return chip(painter, option);
    const Colors &colors = Colors::from(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool flat = isFlat(widget) || option.features.testFlag(QStyleOptionButton::Flat);
    const bool pressed = enabled && (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On));
    QColor fill = flat ? QColor(Qt::transparent) : enabled ? colors.raised : colors.panel;
    if (pressed)
        fill = mixed(colors.raised, colors.text, 0.12);
    else if (enabled && has(option, QStyle::State_MouseOver))
        fill = hovered(flat ? colors.panel : colors.raised, option.palette);
    rounded(painter, option.rect, metrics::buttonRadius, fill, flat ? QColor(Qt::transparent) : colors.line);
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect, metrics::buttonRadius, option.palette);
}

void checkBox(QPainter &painter, const QStyleOption &option)
{
    const Colors &colors = Colors::from(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    QColor border =
        has(option, QStyle::State_MouseOver) ? mixed(colors.faint, colors.dim, 0.5) : colors.faint;
    if (!enabled)
        border = colors.line;
    QColor fill = on || partly ? colors.accentFill : colors.field;
    if (!enabled)
        fill = on || partly ? colors.line : colors.panel;
    const QRectF box = option.rect;
    rounded(painter, box, metrics::tiny, fill, (on || partly) ? QColor(Qt::transparent) : border);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(enabled ? colors.onAccent : colors.faint, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
    };
    if (on)
        painter.drawPolyline(QPolygonF{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)});
    else if (partly)
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    painter.restore();
}

void radioButton(QPainter &painter, const QStyleOption &option)
{
    const Colors &colors = Colors::from(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const QRectF box = option.rect;
    const qreal radius = box.width() / 2;
    rounded(painter, box, radius, on && enabled ? colors.accentFill : colors.field,
            on && enabled ? QColor(Qt::transparent) : (enabled ? colors.faint : colors.line));
    if (on) {
        const qreal inset = box.width() * 0.31;
        rounded(painter, box.adjusted(inset, inset, -inset, -inset), radius,
                enabled ? colors.onAccent : colors.faint, Qt::transparent, 0);
    }
}

void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    field(painter, option);
    const Colors &colors = Colors::from(option.palette);
    chevron(painter, arrow, has(option, QStyle::State_Enabled) ? colors.dim : colors.faint);
}

void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down)
{
    if (option.frame)
        field(painter, option);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const Colors &colors = Colors::from(option.palette);
    const auto ink = [&](QStyle::SubControl control, QAbstractSpinBox::StepEnabledFlag step) {
        if (!has(option, QStyle::State_Enabled) || !option.stepEnabled.testFlag(step))
            return colors.line;
        return option.activeSubControls.testFlag(control) ? colors.text : colors.dim;
    };
    chevron(painter, up, ink(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled), 180);
    chevron(painter, down, ink(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled));
}

} // namespace maquette::boxes
