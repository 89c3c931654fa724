// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The drawing half of StudioStyle; sizes and hints stand in studiostyle.cpp.
#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/headerpainter.h"
#include "ui/theme/itempainter.h"
#include "ui/theme/menupainter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/sliderpainter.h"
#include "ui/theme/studiostyle.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QFrame>
#include <QPainter>
#include <QStyleOption>

namespace maquette
{

namespace
{

bool inComboBoxList(const QWidget *widget)
{
    return widget && widget->inherits("QComboBoxPrivateContainer");
}

void frame(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Colors &colors = Colors::from(option.palette);
    if (inComboBoxList(widget)) {
        painter.fillRect(option.rect, colors.raised);
        boxes::rounded(painter, option.rect, 0, Qt::transparent, colors.line);
        return;
    }
    if (qobject_cast<const QAbstractScrollArea *>(widget)) {
        if (!widget->parentWidget() || !inComboBoxList(widget->parentWidget()))
            boxes::field(painter, option);
        return;
    }
    boxes::rounded(painter, option.rect, metrics::radius, Qt::transparent, colors.line);
}

bool indicatorChevron(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = Colors::from(option.palette);
    const QColor ink = option.state.testFlag(QStyle::State_Enabled) ? colors.dim : colors.faint;
    switch (element) {
    case QStyle::PE_IndicatorArrowDown:
        boxes::chevron(painter, option.rect, ink);
        return true;
    case QStyle::PE_IndicatorArrowUp:
        boxes::chevron(painter, option.rect, ink, 180);
        return true;
    case QStyle::PE_IndicatorArrowLeft:
        boxes::chevron(painter, option.rect, ink, 90);
        return true;
    case QStyle::PE_IndicatorArrowRight:
        boxes::chevron(painter, option.rect, ink, -90);
        return true;
    case QStyle::PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option))
            headers::arrow(painter, *header);
        return true;
    default:
        return false;
    }
}

bool isNothing(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_FrameLineEdit:
    case QStyle::PE_FrameMenu:
    case QStyle::PE_FrameStatusBarItem:
    case QStyle::PE_PanelMenuBar:
    case QStyle::PE_FrameDefaultButton:
    case QStyle::PE_FrameButtonBevel:
    case QStyle::PE_PanelItemViewRow:
        return true;
    default:
        return false;
    }
}

void toolButton(QPainter &painter, const QStyleOption &option)
{
    if (!(option.state &
          (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_On | QStyle::State_HasFocus)))
        return;
    QStyleOptionButton button;
    button.QStyleOption::operator=(option);
    button.features = QStyleOptionButton::Flat;
    boxes::button(painter, button, nullptr);
}

//! The grounds of bars, menus and hints.
bool panel(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = Colors::from(option.palette);
    const QRect all = option.rect;
    switch (element) {
    case QStyle::PE_PanelMenu:
        menus::panel(painter, all, option.palette);
        return true;
    case QStyle::PE_PanelTipLabel:
        painter.fillRect(all, colors.raised);
        boxes::rounded(painter, all, 0, Qt::transparent, colors.line);
        return true;
    case QStyle::PE_PanelStatusBar:
        painter.fillRect(all, colors.panel);
        painter.fillRect(QRect(all.left(), all.top(), all.width(), 1), colors.line);
        return true;
    default:
        return false;
    }
}

//! Frames and grounds of what a person fills in, presses or picks.
bool control(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter &painter,
             const QWidget *widget)
{
    switch (element) {
    case QStyle::PE_PanelLineEdit:
        if (const auto *edit = qstyleoption_cast<const QStyleOptionFrame *>(&option);
            !edit || edit->lineWidth > 0)
            boxes::field(painter, option);
        return true;
    case QStyle::PE_Frame:
        frame(painter, option, widget);
        return true;
    case QStyle::PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option))
            boxes::button(painter, *button, widget);
        return true;
    case QStyle::PE_PanelButtonTool:
        toolButton(painter, option);
        return true;
    case QStyle::PE_FrameFocusRect:
        if (qstyleoption_cast<const QStyleOptionFocusRect *>(&option) &&
            !qobject_cast<const QAbstractItemView *>(widget))
            boxes::focusRing(painter, option.rect, metrics::tiny, option.palette);
        return true;
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorItemViewItemCheck:
        boxes::checkBox(painter, option);
        return true;
    case QStyle::PE_IndicatorRadioButton:
        boxes::radioButton(painter, option);
        return true;
    case QStyle::PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option))
            items::ground(painter, *item);
        return true;
    default:
        return false;
    }
}

//! The two lines that a layout can hold; false for every other frame.
bool separator(const QStyleOption &option, QPainter &painter)
{
    const auto *shape = qstyleoption_cast<const QStyleOptionFrame *>(&option);
    if (!shape || (shape->frameShape != QFrame::HLine && shape->frameShape != QFrame::VLine))
        return false;
    const QRect all = option.rect;
    const QRect line = shape->frameShape == QFrame::HLine
                           ? QRect(all.left(), all.center().y(), all.width(), 1)
                           : QRect(all.center().x(), all.top(), 1, all.height());
    painter.fillRect(line, Colors::from(option.palette).line);
    return true;
}

} // namespace

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    if (isNothing(element) || panel(element, *option, *painter) ||
        control(element, *option, *painter, widget) || indicatorChevron(element, *option, *painter))
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void StudioStyle::drawButtonLabel(const QStyleOptionButton &option, QPainter *painter,
                                  const QWidget *widget) const
{
    const Colors &colors = Colors::from(option.palette);
    const bool enabled = option.state.testFlag(State_Enabled);
    QStyleOptionButton copy = option;
    QColor ink = colors.text;
    if (!enabled)
        ink = colors.faint;
    else if (boxes::isPrimary(widget))
        ink = colors.onAccent;
    else if (boxes::isChip(widget) && !option.state.testFlag(State_On))
        ink = colors.dim;
    copy.palette.setColor(QPalette::ButtonText, ink);
    painter->save();
    if (boxes::isPrimary(widget))
        painter->setFont(Fonts::strong());
    if (boxes::isPrimary(widget) && enabled && !copy.icon.isNull())
        copy.icon =
            QIcon(copy.icon.pixmap(copy.iconSize, painter->device()->devicePixelRatioF(), QIcon::Selected));
    QProxyStyle::drawControl(CE_PushButtonLabel, &copy, painter, widget);
    painter->restore();
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Colors &colors = Colors::from(option->palette);
    if (menus::draw(element, *option, *painter) || headers::draw(element, *option, *painter))
        return;
    switch (element) {
    case CE_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            boxes::button(*painter, *button, widget);
            drawButtonLabel(*button, painter, widget);
            return;
        }
        break;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            headers::title(*painter, *header);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, colors.line);
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            sliders::progress(*painter, *bar, 0.5);
        return;
    case CE_ShapedFrame:
        if (separator(*option, *painter))
            return;
        break;
    case CE_SizeGrip:
        return;
    case CE_FocusFrame:
        boxes::focusRing(*painter, option->rect, metrics::tiny, option->palette);
        return;
    case CE_RubberBand: {
        QColor fill = colors.accent;
        fill.setAlpha(40);
        boxes::rounded(*painter, option->rect, 2, fill, colors.accent);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    if (control == CC_Slider) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            sliders::slider(*painter, *slider, subControlRect(control, option, SC_SliderGroove, widget),
                            subControlRect(control, option, SC_SliderHandle, widget));
            return;
        }
    }
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            sliders::scrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            boxes::comboBox(*painter, *combo, subControlRect(control, option, SC_ComboBoxArrow, widget));
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            boxes::spinBox(*painter, *spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                           subControlRect(control, option, SC_SpinBoxDown, widget));
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace maquette
