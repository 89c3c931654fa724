// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/promptrowdelegate.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/itempainter.h"
#include "ui/theme/metrics.h"

#include <QListView>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace maquette
{

namespace
{

//! Beside the number, in \a row.
QRect textRoom(const QRect &row, int count)
{
    const int number = PromptRowDelegate::numberWidth(count);
    return row.adjusted(metrics::small + number + metrics::medium, metrics::tiny, -metrics::small,
                        -metrics::tiny);
}

//! Breaks it into lines of \a width; gives their height.
int breakLines(QTextLayout &text, int width, Qt::LayoutDirection direction)
{
    QTextOption option(QStyle::visualAlignment(direction, Qt::AlignLeft));
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text.setTextOption(option);
    qreal height = 0;
    text.beginLayout();
    for (QTextLine line = text.createLine(); line.isValid(); line = text.createLine()) {
        line.setLineWidth(std::max(metrics::huge, width));
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    text.endLayout();
    return int(std::ceil(height));
}

QString lines(const QModelIndex &index)
{
    return index.data().toString().replace(u'\n', QChar::LineSeparator);
}

} // namespace

int PromptRowDelegate::numberWidth(int count)
{
    return QFontMetrics(Fonts::tabular(Fonts::text())).horizontalAdvance(QString::number(count));
}

QSize PromptRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() - 2 * view->spacing() : option.rect.width();
    const QRect room = textRoom(QRect(0, 0, width, 0), index.model()->rowCount());
    QTextLayout text(lines(index), Fonts::text());
    return {0, breakLines(text, room.width(), option.direction) + 2 * metrics::tiny};
}

void PromptRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    items::ground(*painter, option);
    const Colors &colors = Colors::from(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto end = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignAbsolute;
    const int count = index.model()->rowCount();
    const QRect number(option.rect.left() + metrics::small, option.rect.top() + metrics::tiny,
                       numberWidth(count), option.rect.height());
    painter->setFont(Fonts::tabular(Fonts::text()));
    painter->setPen(selected ? colors.onAccent : colors.dim);
    painter->drawText(QStyle::visualRect(option.direction, option.rect, number), int(end | Qt::AlignTop),
                      QString::number(index.row() + 1));
    const QRect room = QStyle::visualRect(option.direction, option.rect, textRoom(option.rect, count));
    QTextLayout text(lines(index), Fonts::text());
    breakLines(text, room.width(), option.direction);
    painter->setPen(selected ? colors.onAccent : colors.text);
    text.draw(painter, room.topLeft());
    painter->restore();
}

} // namespace maquette
