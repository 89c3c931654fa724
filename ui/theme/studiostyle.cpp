// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/studiostyle.h"

#include "ui/theme/headerpainter.h"
#include "ui/theme/icons.h"
#include "ui/theme/itempainter.h"
#include "ui/theme/measures.h"
#include "ui/theme/menupainter.h"
#include "ui/theme/metrics.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialog>
#include <QEvent>
#include <QFocusFrame>
#include <QFrame>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QStyleFactory>
#include <QStyleOption>

namespace maquette
{

namespace
{

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

} // namespace

StudioStyle::StudioStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_menuCorners(QGuiApplication::platformName() == QLatin1String("xcb") ? MenuCorners::Cut
                                                                            : MenuCorners::Translucent)
{
    setObjectName(QStringLiteral("studio"));
}

void StudioStyle::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
}

QIcon StudioStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    // Fusion's are PNG files: with these two, which every window asks for, all plugins for pictures were
    // loaded before its first paint.
    if (icon == SP_ToolBarHorizontalExtensionButton)
        return symbolicIcon(QStringLiteral("more"));
    if (icon == SP_LineEditClearButton)
        return symbolicIcon(QStringLiteral("clear"));
    return QProxyStyle::standardIcon(icon, option, widget);
}

void StudioStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QMenu *>(widget) && !widget->testAttribute(Qt::WA_WState_Created)) {
        if (m_menuCorners == MenuCorners::Cut)
            widget->installEventFilter(this);
        else
            widget->setAttribute(Qt::WA_TranslucentBackground);
    }
    // Scroll areas repaint their viewport on a change of focus, not the frame that shows it.
    if (isField(widget) || qobject_cast<QAbstractSpinBox *>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
        widget->installEventFilter(this);
    }
    if (qobject_cast<QAbstractButton *>(widget))
        widget->installEventFilter(this);
    if (auto *box = qobject_cast<QComboBox *>(widget))
        polishPopup(*box);
}

void StudioStyle::polishPopup(QComboBox &box)
{
    // The delegate that Qt gives it asks no style where the text of a row stands.
    if (!qobject_cast<QStyledItemDelegate *>(box.itemDelegate()))
        box.setItemDelegate(new QStyledItemDelegate(&box));
    if (box.view()->accessibleName().isEmpty())
        box.view()->setAccessibleName(box.accessibleName());
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

void StudioStyle::cutCorners(QWidget &window)
{
    QPainterPath shape;
    shape.addRoundedRect(QRectF(window.rect()), metrics::radius, metrics::radius);
    window.setMask(QRegion(shape.toFillPolygon().toPolygon()));
}

bool StudioStyle::pressesButton(QObject *watched, const QKeyEvent *event)
{
    // Qt presses a button by Enter only in dialogs, where it is the dialog's own business.
    auto *button = qobject_cast<QAbstractButton *>(watched);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!button || !enter || !plain || event->isAutoRepeat() || qobject_cast<QDialog *>(button->window()))
        return false;
    button->click();
    return true;
}

bool StudioStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && pressesButton(watched, static_cast<QKeyEvent *>(event)))
        return true;
    if (event->type() == QEvent::Resize) {
        if (auto *menu = qobject_cast<QMenu *>(watched))
            cutCorners(*menu);
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        if (auto *widget = qobject_cast<QWidget *>(watched))
            widget->update();
    }
    return QProxyStyle::eventFilter(watched, event);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_DefaultFrameWidth)
        return isField(widget) ? measures::fieldFrame : 1;
    // Asked without its widget.
    if (option && qobject_cast<const QFocusFrame *>(option->styleObject)) {
        if (metric == PM_FocusFrameHMargin)
            return metrics::labelGap;
        if (metric == PM_FocusFrameVMargin)
            return 0;
    }
    if (const auto own = measures::metric(metric))
        return *own;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Slider_PageSetButtons:
        return Qt::MiddleButton;
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_FocusFrame_Mask: // its middle is not painted
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
        return measures::buttonSize(option, contents, widget);
    case CT_LineEdit:
        return {contents.width() + 2 * metrics::small, qMax(metrics::controlHeight, contents.height() + 10)};
    case CT_SpinBox:
        return measures::spinBoxSize(option, contents);
    case CT_ComboBox:
        return measures::comboBoxSize(contents);
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
        QSize size = contents;
        with<QStyleOptionViewItem>(option, [&](const auto &item) {
            const QStyleOptionViewItem inner = items::inside(item); // text that wraps has so much less room
            size = QProxyStyle::sizeFromContents(type, &inner, contents, widget);
        });
        return {size.width() + 2 * items::inset, qMax(28, size.height())};
    }
    case CT_HeaderSection:
        return headers::sectionSize(QProxyStyle::sizeFromContents(type, option, contents, widget));
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
    if (control == CC_SpinBox && with<QStyleOptionSpinBox>(option, [&](const auto &spin) {
            rect = measures::spinBoxPart(spin, part);
        }))
        return visualRect(option->direction, option->rect, rect);
    if (control == CC_ScrollBar &&
        with<QStyleOptionSlider>(option, [&](const auto &bar) { rect = measures::scrollBarPart(bar, part); }))
        return rect;
    if (control == CC_ComboBox && part != SC_ComboBoxListBoxPopup)
        return visualRect(option->direction, option->rect, measures::comboBoxPart(option->rect, part));
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
    QRect rect;
    if (items::isContent(element) && with<QStyleOptionViewItem>(option, [&](const auto &item) {
            const QStyleOptionViewItem inner = items::inside(item);
            rect = QProxyStyle::subElementRect(element, &inner, widget);
        }))
        return rect;
    if (element == SE_HeaderArrow &&
        with<QStyleOptionHeader>(option, [&](const auto &header) { rect = headers::arrowPlace(header); }))
        return rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

int motionDuration(const QWidget *widget)
{
    const QStyle *style = widget ? widget->style() : nullptr;
    return style ? style->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) : 0;
}

} // namespace maquette
