// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/measures.h"

#include "ui/theme/boxes.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QAbstractSpinBox>
#include <QDialogButtonBox>
#include <QStyleOption>

namespace maquette::measures
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

std::optional<int> sliderMetric(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_ScrollBarExtent:
        return scrollBarExtent;
    case QStyle::PM_ScrollBarSliderMin:
        return scrollBarShortest;
    case QStyle::PM_ScrollView_ScrollBarSpacing:
        return 0;
    case QStyle::PM_SliderThickness:
        return sliderThickness;
    case QStyle::PM_SliderControlThickness:
    case QStyle::PM_SliderLength:
        return sliderKnob;
    default:
        return {};
    }
}

std::optional<int> buttonMetric(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_IndicatorWidth:
    case QStyle::PM_IndicatorHeight:
    case QStyle::PM_ExclusiveIndicatorWidth:
    case QStyle::PM_ExclusiveIndicatorHeight:
        return indicator;
    case QStyle::PM_CheckBoxLabelSpacing:
    case QStyle::PM_RadioButtonLabelSpacing:
        return metrics::small;
    case QStyle::PM_SmallIconSize:
    case QStyle::PM_ButtonIconSize:
    case QStyle::PM_ListViewIconSize:
        return 16;
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
    case QStyle::PM_ButtonDefaultIndicator:
        return 0;
    default:
        return {};
    }
}

std::optional<int> menuMetric(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_MenuPanelWidth:
        return 1;
    case QStyle::PM_MenuHMargin:
    case QStyle::PM_MenuVMargin:
    case QStyle::PM_MenuBarHMargin:
        return metrics::tiny;
    case QStyle::PM_MenuBarItemSpacing:
    case QStyle::PM_MenuBarPanelWidth:
    case QStyle::PM_MenuBarVMargin:
        return 0;
    default:
        return {};
    }
}

std::optional<int> layoutMetric(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_SplitterWidth:
        return 1;
    case QStyle::PM_HeaderMargin:
        return metrics::small; // as the cells below
    case QStyle::PM_ToolTipLabelFrameWidth:
    case QStyle::PM_LayoutHorizontalSpacing:
    case QStyle::PM_LayoutVerticalSpacing:
        return metrics::small;
    case QStyle::PM_LayoutLeftMargin:
    case QStyle::PM_LayoutTopMargin:
    case QStyle::PM_LayoutRightMargin:
    case QStyle::PM_LayoutBottomMargin:
        return metrics::panelPadding;
    default:
        return {};
    }
}

} // namespace

std::optional<int> metric(QStyle::PixelMetric metric)
{
    for (const auto &group : {sliderMetric, buttonMetric, menuMetric, layoutMetric}) {
        if (const auto found = group(metric))
            return found;
    }
    return {};
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
    // In the row of a dialog's buttons all are of one height.
    const bool inRow = widget && qobject_cast<const QDialogButtonBox *>(widget->parentWidget());
    const bool tall = boxes::isPrimary(widget) && !inRow;
    const int height = tall ? metrics::primaryHeight : metrics::controlHeight;
    int letters = contents.width();
    if (boxes::isPrimary(widget) && button)
        letters += QFontMetrics(Fonts::strong()).horizontalAdvance(button->text) -
                   option->fontMetrics.horizontalAdvance(button->text);
    const int width = iconOnly ? height : letters + 2 * metrics::large;
    return {width, qMax(height, contents.height() + metrics::small)};
}

QSize comboBoxSize(const QSize &contents)
{
    return {contents.width() + 2 * metrics::small + chevronColumn,
            qMax(metrics::controlHeight, contents.height() + 10)};
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

QRect comboBoxPart(const QRect &all, QStyle::SubControl part)
{
    switch (part) {
    case QStyle::SC_ComboBoxArrow:
        return QRect(all.right() - chevronColumn + 1, all.top(), chevronColumn, all.height());
    case QStyle::SC_ComboBoxEditField:
        return all.adjusted(metrics::small, 2, -chevronColumn, -2);
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

} // namespace maquette::measures
