// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/headerpainter.h"

#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QStyleOption>

namespace maquette::headers
{

namespace
{

constexpr int height = 30;
constexpr int chevronWidth = 12;
constexpr int arrowRoom = chevronWidth + metrics::tiny;

void ground(QPainter &painter, const QRect &rect, const QColor &fill, const Colors &colors)
{
    painter.fillRect(rect, fill);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line);
}

//! Short, so that the titles read as one line.
void divider(QPainter &painter, const QStyleOptionHeader &option, const Colors &colors)
{
    using Position = QStyleOptionHeader::SectionPosition;
    if (option.position == Position::End || option.position == Position::OnlyOneSection)
        return;
    const QRect all = option.rect;
    const int x = option.direction == Qt::RightToLeft ? all.left() : all.right();
    painter.fillRect(QRect(x, all.top() + metrics::small, 1, all.height() - 2 * metrics::small), colors.line);
}

} // namespace

bool draw(QStyle::ControlElement element, const QStyleOption &option, QPainter &painter)
{
    const Colors &colors = Colors::from(option.palette);
    if (element == QStyle::CE_HeaderEmptyArea) {
        ground(painter, option.rect, colors.panel, colors);
        return true;
    }
    if (element != QStyle::CE_HeaderSection)
        return false;
    const bool over =
        option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    ground(painter, option.rect, over ? boxes::hovered(colors.panel, option.palette) : colors.panel, colors);
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option))
        divider(painter, *header, colors);
    return true;
}

void arrow(QPainter &painter, const QStyleOptionHeader &option)
{
    const Colors &colors = Colors::from(option.palette);
    if (option.sortIndicator == QStyleOptionHeader::SortUp)
        boxes::chevron(painter, option.rect, colors.dim, 180);
    else if (option.sortIndicator == QStyleOptionHeader::SortDown)
        boxes::chevron(painter, option.rect, colors.dim);
}

void title(QPainter &painter, const QStyleOptionHeader &option)
{
    painter.setPen(Colors::from(option.palette).dim);
    const QString text = option.fontMetrics.elidedText(option.text, Qt::ElideRight, option.rect.width());
    painter.drawText(option.rect, int(option.textAlignment) | Qt::TextSingleLine, text);
}

QRect arrowPlace(const QStyleOptionHeader &option)
{
    const QRect all = option.rect;
    const QRect place(all.right() - arrowRoom, all.top(), chevronWidth, all.height());
    return QStyle::visualRect(option.direction, all, place);
}

QSize sectionSize(const QSize &contents)
{
    return {contents.width(), qMax(height, contents.height())};
}

} // namespace maquette::headers
