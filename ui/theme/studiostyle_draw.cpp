// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The drawing half of StudioStyle; sizes and hints stand in studiostyle.cpp.
#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
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

void itemGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool over =
        option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    if (!selected && !over)
        return;
    const Colors &colors = Colors::from(option.palette);
    const QColor fill = selected ? colors.accentFill : boxes::hovered(colors.raised, option.palette);
    boxes::rounded(painter, QRectF(option.rect).adjusted(2, 1, -2, -1), metrics::tiny + 1, fill,
                   Qt::transparent, 0);
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
    default:
        return false;
    }
}

} // namespace

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    const Colors &colors = Colors::from(option->palette);
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *edit = qstyleoption_cast<const QStyleOptionFrame *>(option);
            edit && edit->lineWidth <= 0)
            return;
        boxes::field(*painter, *option);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        frame(*painter, *option, widget);
        return;
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            boxes::button(*painter, *button, widget);
        return;
    case PE_PanelButtonTool: {
        if (!(option->state & (State_MouseOver | State_Sunken | State_On | State_HasFocus)))
            return;
        QStyleOptionButton button;
        button.QStyleOption::operator=(*option);
        button.features = QStyleOptionButton::Flat;
        boxes::button(*painter, button, nullptr);
        return;
    }
    case PE_FrameFocusRect: {
        const auto *focus = qstyleoption_cast<const QStyleOptionFocusRect *>(option);
        if (focus && !qobject_cast<const QAbstractItemView *>(widget))
            boxes::focusRing(*painter, option->rect, metrics::tiny, option->palette);
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        boxes::checkBox(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        boxes::radioButton(*painter, *option);
        return;
    case PE_PanelMenu:
        menus::panel(*painter, option->rect, option->palette);
        return;
    case PE_FrameMenu:
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
    case PE_FrameDefaultButton:
    case PE_FrameButtonBevel:
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colors.raised);
        boxes::rounded(*painter, option->rect, 0, Qt::transparent, colors.line);
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, colors.panel);
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          colors.line);
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            itemGround(*painter, *item);
        return;
    case PE_PanelItemViewRow:
        return;
    default:
        break;
    }
    if (!indicatorChevron(element, *option, *painter))
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
    const auto *menuItem = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    switch (element) {
    case CE_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            boxes::button(*painter, *button, widget);
            drawButtonLabel(*button, painter, widget);
            return;
        }
        break;
    case CE_MenuItem:
        if (menuItem)
            menus::item(*painter, *menuItem);
        return;
    case CE_MenuEmptyArea:
        return;
    case CE_MenuBarItem:
        if (menuItem)
            menus::barItem(*painter, *menuItem, false);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          colors.line);
        return;
    case CE_MenuBarEmptyArea:
        menus::bar(*painter, option->rect, option->palette);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, colors.line);
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            sliders::progress(*painter, *bar, 0.5);
        return;
    case CE_ShapedFrame:
        if (const auto *shape = qstyleoption_cast<const QStyleOptionFrame *>(option);
            shape && (shape->frameShape == QFrame::HLine || shape->frameShape == QFrame::VLine)) {
            QRect line = option->rect;
            if (shape->frameShape == QFrame::HLine)
                line = QRect(line.left(), line.center().y(), line.width(), 1);
            else
                line = QRect(line.center().x(), line.top(), 1, line.height());
            painter->fillRect(line, colors.line);
            return;
        }
        break;
    case CE_SizeGrip:
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
