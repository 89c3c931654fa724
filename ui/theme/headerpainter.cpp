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

QPalette titlePalette(const QPalette &palette)
{
    QPalette title = palette;
    title.setColor(QPalette::ButtonText, Colors::from(palette).dim);
    return title;
}

QSize sectionSize(const QSize &contents)
{
    return {contents.width(), qMax(height, contents.height())};
}

} // namespace maquette::headers
