// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/itempainter.h"

#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"

#include <QPainter>

namespace maquette::items
{

void ground(QPainter &painter, const QStyleOptionViewItem &option)
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
    // The cells of a row are one shape, round at its ends only.
    using Place = QStyleOptionViewItem::ViewItemPosition;
    const Place place = option.viewItemPosition;
    const bool goesOnLeft = place == Place::Middle || place == Place::End;
    const bool goesOnRight = place == Place::Middle || place == Place::Beginning;
    constexpr int beyond = 2 * metrics::small;
    painter.save();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    boxes::rounded(painter,
                   QRectF(option.rect).adjusted(goesOnLeft ? -beyond : 2, 1, goesOnRight ? beyond : -2, -1),
                   metrics::tiny + 1, fill, Qt::transparent, 0);
    painter.restore();
}

bool isContent(QStyle::SubElement element)
{
    return element == QStyle::SE_ItemViewItemText || element == QStyle::SE_ItemViewItemDecoration ||
           element == QStyle::SE_ItemViewItemCheckIndicator;
}

QStyleOptionViewItem inside(const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem inner = option;
    inner.rect.adjust(inset, 0, -inset, 0);
    return inner;
}

} // namespace maquette::items
