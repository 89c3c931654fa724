// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/studiostyle.h"

#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/menupainter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/sliderpainter.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>

namespace maquette
{

namespace
{

constexpr int indicator = 16;
constexpr int sliderKnob = 14;
constexpr int sliderThickness = 20;
constexpr int scrollBarExtent = 10;
constexpr int scrollBarShortest = 28;
constexpr int spinButtons = 20;
constexpr int chevronColumn = 28;
constexpr int chipHeight = 26;
//! Wide enough for the square corner of the viewport to stay inside the round corner of the frame.
constexpr int fieldFrame = 3;

bool isField(const QWidget *widget)
{
    const auto *frame = qobject_cast<const QFrame *>(widget);
    return frame && qobject_cast<const QAbstractScrollArea *>(widget) &&
           frame->frameShape() == QFrame::StyledPanel;
}

template <typename Option, typename Call>
bool with(const QStyleOption *option, Call call)
{
    const auto *typed = qstyleoption_cast<const Option *>(option);
    if (typed)
        call(*typed);
    return typed != nullptr;
}

QSize spinBoxSize(const QStyleOption *option, const QSize &contents)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    const bool buttons = !spin || spin->buttonSymbols != QAbstractSpinBox::NoButtons;
    return {contents.width() + 2 * metrics::small + (buttons ? spinButtons : 0), metrics::controlHeight};
}

QSize buttonSize(const QStyleOption *option, const QSize &contents, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool iconOnly = button && button->text.isEmpty() && !button->icon.isNull();
    if (boxes::isChip(widget))
        return {contents.width() + 2 * metrics::medium, qMax(chipHeight, contents.height() + metrics::small)};
    const int height = boxes::isPrimary(widget) ? metrics::primaryHeight : metrics::controlHeight;
    const int width = iconOnly ? height : contents.width() + 2 * metrics::large;
    return {width, qMax(height, contents.height() + metrics::small)};
}

QRect spinBoxPart(const QStyleOptionSpinBox &option, QStyle::SubControl part)
{
    const QRect all = option.rect;
    const int buttons = option.buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : spinButtons;
    const QRect column(all.right() - buttons - 3, all.top() + 4, buttons, all.height() - 8);
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        return QRect(column.topLeft(), QSize(buttons, column.height() / 2));
    case QStyle::SC_SpinBoxDown:
        return QRect(column.left(), column.top() + column.height() / 2, buttons, column.height() / 2);
    case QStyle::SC_SpinBoxEditField:
        return all.adjusted(6, 2, buttons ? -buttons - 3 : -6, -2);
    default:
        return all;
    }
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const QRect all = option.rect;
    const bool across = option.orientation == Qt::Horizontal;
    const int length = across ? all.width() : all.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int knob = length;
    if (range > 0)
        knob = int(qBound(qint64(qMin(scrollBarShortest, length)),
                          qint64(option.pageStep) * length / (range + option.pageStep), qint64(length)));
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - knob, option.upsideDown);
    const auto piece = [&](int from, int size) {
        return across ? QRect(all.left() + from, all.top(), size, all.height())
                      : QRect(all.left(), all.top() + from, all.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return piece(start, knob);
    case QStyle::SC_ScrollBarSubPage:
        return piece(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return piece(start + knob, length - start - knob);
    case QStyle::SC_ScrollBarGroove:
        return all;
    default:
        return {};
    }
}

} // namespace

StudioStyle::StudioStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    setObjectName(QStringLiteral("studio"));
}

void StudioStyle::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
}

void StudioStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // The rounded corners of a menu and of a combo box's list need a window without a ground of its own.
    if (qobject_cast<QMenu *>(widget) && !widget->testAttribute(Qt::WA_WState_Created))
        widget->setAttribute(Qt::WA_TranslucentBackground);
    // Scroll areas repaint their viewport on a change of focus, not the frame that shows it.
    if (isField(widget) || qobject_cast<QAbstractSpinBox *>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
        widget->installEventFilter(this);
    }
}

void StudioStyle::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

void StudioStyle::polish(QPalette &palette)
{
    Q_UNUSED(palette) // Theme sets it; Fusion would put its own blue in.
}

void StudioStyle::polish(QApplication *application)
{
    QProxyStyle::polish(application);
}

bool StudioStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        if (auto *widget = qobject_cast<QWidget *>(watched))
            widget->update();
    }
    return QProxyStyle::eventFilter(watched, event);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return isField(widget) ? fieldFrame : 1;
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return scrollBarShortest;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SplitterWidth:
        return 1;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return metric == PM_SliderThickness ? sliderThickness : sliderKnob;
    case PM_SliderLength:
        return sliderKnob;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return indicator;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return metrics::small;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return metrics::tiny;
    case PM_MenuBarItemSpacing:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_MenuBarHMargin:
        return metrics::tiny;
    case PM_ToolTipLabelFrameWidth:
        return metrics::small;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::panelPadding;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::small;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return 16;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ButtonDefaultIndicator:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Slider_PageSetButtons:
        return Qt::MiddleButton;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ComboBox_UseNativePopup:
        return 0;
    case SH_ComboBox_PopupFrameStyle:
        return int(QFrame::StyledPanel) | int(QFrame::Plain);
    case SH_Widget_Animate:
        return m_reducedMotion ? 0 : 1;
    case SH_Widget_Animation_Duration:
        return m_reducedMotion ? 0 : metrics::motionMs;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_MenuBar_AltKeyNavigation:
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                    const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        return buttonSize(option, contents, widget);
    case CT_LineEdit:
        return {contents.width() + 2 * metrics::small, qMax(metrics::controlHeight, contents.height() + 10)};
    case CT_SpinBox:
        return spinBoxSize(option, contents);
    case CT_ComboBox:
        return {contents.width() + metrics::small + chevronColumn,
                qMax(metrics::controlHeight, contents.height() + 10)};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), qMax(24, size.height())};
    }
    case CT_MenuItem: {
        QSize size = contents;
        with<QStyleOptionMenuItem>(option, [&](const auto &item) { size = menus::itemSize(item, contents); });
        return size;
    }
    case CT_MenuBarItem:
        return {contents.width() + 2 * metrics::small + 2, qMax(30, contents.height() + metrics::small)};
    case CT_ToolButton:
        return {qMax(28, contents.width() + 12), qMax(28, contents.height() + 12)};
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), qMax(28, size.height())};
    }
    case CT_ProgressBar:
        return {qMax(120, contents.width()), metrics::small};
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QRect StudioStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                  const QWidget *widget) const
{
    QRect rect;
    if (control == CC_SpinBox &&
        with<QStyleOptionSpinBox>(option, [&](const auto &spin) { rect = spinBoxPart(spin, part); }))
        return visualRect(option->direction, option->rect, rect);
    if (control == CC_ScrollBar &&
        with<QStyleOptionSlider>(option, [&](const auto &bar) { rect = scrollBarPart(bar, part); }))
        return rect;
    if (control == CC_ComboBox && part != SC_ComboBoxListBoxPopup) {
        const QRect all = option->rect;
        rect = all;
        if (part == SC_ComboBoxArrow)
            rect = QRect(all.right() - chevronColumn + 1, all.top(), chevronColumn, all.height());
        else if (part == SC_ComboBoxEditField)
            rect = all.adjusted(metrics::small, 2, -chevronColumn, -2);
        return visualRect(option->direction, all, rect);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        // A spin box and an editable combo box place their editor themselves.
        const bool inside = widget && (qobject_cast<QAbstractSpinBox *>(widget->parentWidget()) ||
                                       qobject_cast<QComboBox *>(widget->parentWidget()));
        return inside ? option->rect : option->rect.adjusted(6, 2, -6, -2);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

int motionDuration(const QWidget *widget)
{
    const QStyle *style = widget ? widget->style() : nullptr;
    return style ? style->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) : 0;
}

} // namespace maquette
