// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/menupainter.h"

#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QStyleOption>

namespace maquette::menus
{

namespace
{

constexpr int itemHeight = 28;
constexpr int separatorHeight = 9;
constexpr int iconColumn = 16 + metrics::small;
constexpr int shortcutGap = metrics::huge;

void mark(QPainter &painter, const QStyleOptionMenuItem &option, const QRectF &box)
{
    const Colors &colors = Colors::from(option.palette);
    if (option.checkType == QStyleOptionMenuItem::Exclusive) {
        boxes::rounded(painter, box.adjusted(5, 5, -5, -5), 3, colors.text, Qt::transparent, 0);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.text, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(3.5, 8.5), box.topLeft() + QPointF(6.5, 11.5),
                                   box.topLeft() + QPointF(12.5, 4.5)});
    painter.restore();
}

void paintLeading(QPainter &painter, const QStyleOptionMenuItem &option, const QRect &box)
{
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            mark(painter, option, box);
        return;
    }
    if (!option.icon.isNull())
        option.icon.paint(&painter, box, Qt::AlignCenter,
                          option.state.testFlag(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
}

void item(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const Colors &colors = Colors::from(option.palette);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(option.rect.left() + metrics::small, option.rect.center().y(),
                               option.rect.width() - 2 * metrics::small, 1),
                         colors.line);
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (enabled && option.state.testFlag(QStyle::State_Selected))
        boxes::rounded(painter, option.rect, metrics::tiny + 1,
                       boxes::hovered(boxes::hovered(colors.raised, option.palette), option.palette),
                       Qt::transparent, 0);

    QRect rest = option.rect.adjusted(metrics::small, 0, -metrics::small, 0);
    if (option.menuHasCheckableItems || option.maxIconWidth > 0) {
        const QRect box(rest.left(), rest.center().y() - 7, 16, 16);
        paintLeading(painter, option, QStyle::visualRect(option.direction, option.rect, box));
        rest.setLeft(rest.left() + iconColumn);
    }
    painter.setFont(option.font);
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    const auto draw = [&](const QString &text, const QColor &ink, Qt::Alignment side) {
        painter.setPen(ink);
        const QRect box = QStyle::visualRect(option.direction, option.rect, rest);
        painter.drawText(box,
                         int(QStyle::visualAlignment(option.direction, side) | Qt::AlignVCenter) |
                             Qt::TextSingleLine | Qt::TextShowMnemonic,
                         text);
    };
    draw(parts.value(0), enabled ? colors.text : colors.faint, Qt::AlignLeft);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        boxes::chevron(painter,
                       QStyle::visualRect(option.direction, option.rect,
                                          QRect(rest.right() - 12, rest.top(), 14, rest.height())),
                       colors.dim, option.direction == Qt::RightToLeft ? 90 : -90);
    else if (parts.size() > 1)
        draw(parts.value(1), enabled ? colors.dim : colors.faint, Qt::AlignRight);
}

void bar(QPainter &painter, const QRect &rect, const QPalette &palette)
{
    const Colors &colors = Colors::from(palette);
    painter.fillRect(rect, colors.panel);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line);
}

void barItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const Colors &colors = Colors::from(option.palette);
    painter.fillRect(option.rect, colors.panel);
    const bool open = option.state.testFlag(QStyle::State_Sunken);
    const bool over = option.state.testFlag(QStyle::State_Selected);
    if (open || over)
        boxes::rounded(painter, option.rect.adjusted(1, 3, -1, -3), metrics::tiny + 1,
                       boxes::hovered(colors.panel, option.palette), Qt::transparent, 0);
    painter.setPen(!option.state.testFlag(QStyle::State_Enabled) ? colors.faint
                   : open || over                                ? colors.text
                                                                 : colors.dim);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, option.text);
}

} // namespace

void panel(QPainter &painter, const QRect &rect, const QPalette &palette)
{
    const Colors &colors = Colors::from(palette);
    boxes::rounded(painter, rect, metrics::buttonRadius, colors.raised, colors.line);
}

bool draw(QStyle::ControlElement element, const QStyleOption &option, QPainter &painter)
{
    const auto *entry = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    const QRect all = option.rect;
    switch (element) {
    case QStyle::CE_MenuItem:
        if (entry)
            item(painter, *entry);
        return true;
    case QStyle::CE_MenuEmptyArea:
        return true;
    case QStyle::CE_MenuBarItem:
        if (entry)
            barItem(painter, *entry);
        painter.fillRect(QRect(all.left(), all.bottom(), all.width(), 1), Colors::from(option.palette).line);
        return true;
    case QStyle::CE_MenuBarEmptyArea:
        bar(painter, all, option.palette);
        return true;
    default:
        return false;
    }
}

QSize itemSize(const QStyleOptionMenuItem &option, const QSize &contents)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), separatorHeight};
    int width = option.fontMetrics.boundingRect(option.text.section(QLatin1Char('\t'), 0, 0)).width() +
                2 * metrics::small + metrics::tiny;
    if (option.text.contains(QLatin1Char('\t')))
        width += option.reservedShortcutWidth + shortcutGap;
    if (option.menuHasCheckableItems || option.maxIconWidth > 0)
        width += iconColumn;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += shortcutGap;
    return {qMax(width, 140), qMax(itemHeight, option.fontMetrics.height() + 2 * metrics::tiny + 2)};
}

} // namespace maquette::menus
