// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptdelegate.h"

#include "ui/prompts/promptlist.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/starshape.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

namespace maquette
{

namespace
{

constexpr int mostPromptLines = 3;
constexpr int promptStarColumn = 32;

//! \a text in at most \a most lines of \a width; the last one ends in an ellipsis if there is more.
QStringList linesOf(const QString &text, const QFont &font, int width, int most)
{
    QTextLayout layout(text, font);
    QTextOption wrap(Qt::AlignLeft);
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 < most) {
            lines << text.mid(line.textStart(), line.textLength());
            continue;
        }
        lines << QFontMetrics(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width);
        break;
    }
    layout.endLayout();
    return lines;
}

int promptTextWidth(int row)
{
    return std::max(metrics::huge, row - metrics::small - promptStarColumn);
}

} // namespace

QRect PromptDelegate::starRect(const QRect &row, Qt::LayoutDirection direction)
{
    const QRect right(row.right() + 1 - promptStarColumn, row.top(), promptStarColumn, row.height());
    return QStyle::visualRect(direction, row, right);
}

QSize PromptDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : option.rect.width();
    const qsizetype lines =
        linesOf(index.data().toString(), Fonts::text(), promptTextWidth(width), mostPromptLines).size();
    return {0, int(lines) * QFontMetrics(Fonts::text()).lineSpacing() + metrics::tiny +
                   QFontMetrics(Fonts::hint()).height() + 2 * metrics::small};
}

void PromptDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Colors &colors = Colors::from(option.palette);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (current || hovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(current ? colors.accentFill : colors.line);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), metrics::radius, metrics::radius);
    }
    const QColor quiet = current ? colors.onAccent : colors.dim;
    const bool starred = index.data(PromptList::StarredRole).toBool();
    if (starred || current || hovered)
        paintStar(*painter, starRect(option.rect, option.direction), quiet, starred);
    const int width = promptTextWidth(option.rect.width());
    const auto side = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignAbsolute;
    QRect room(option.rect.left() + metrics::small, option.rect.top() + metrics::small, width,
               QFontMetrics(Fonts::text()).lineSpacing());
    room = QStyle::visualRect(option.direction, option.rect, room);
    painter->setFont(Fonts::text());
    painter->setPen(current ? colors.onAccent : colors.text);
    for (const QString &line : linesOf(index.data().toString(), Fonts::text(), width, mostPromptLines)) {
        painter->drawText(room, int(side | Qt::AlignVCenter), line);
        room.translate(0, room.height());
    }
    room.translate(0, metrics::tiny);
    painter->setFont(Fonts::tabular(Fonts::hint()));
    painter->setPen(quiet);
    painter->drawText(room, int(side | Qt::AlignTop),
                      QFontMetrics(painter->font())
                          .elidedText(index.data(PromptList::DetailRole).toString(), Qt::ElideRight, width));
    painter->restore();
}

} // namespace maquette
