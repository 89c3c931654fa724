// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modeldelegate.h"

#include "ui/browser/modellist.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/starshape.h"

#include <QPainter>

namespace maquette
{

namespace
{
constexpr int starColumn = 32;
} // namespace

QSize ModelDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(Fonts::label()).height() + QFontMetrics(Fonts::hint()).height();
    return {0, lines + 2 * metrics::small};
}

QRect ModelDelegate::starRect(const QRect &row)
{
    return {row.right() + 1 - starColumn, row.top(), starColumn, row.height()};
}

void ModelDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text)
{
    const Colors &colors = Colors::from(option.palette);
    const QRect room = option.rect.adjusted(metrics::small, 0, -metrics::small, -metrics::tiny);
    painter.setFont(Fonts::hint());
    painter.setPen(colors.dim);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom, text);
}

void ModelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(ModelList::HeadingRole).toBool()) {
        paintHeading(*painter, option, index.data().toString());
        painter->restore();
        return;
    }
    const Colors &colors = Colors::from(option.palette);
    const bool broken = index.data(ModelList::BrokenRole).toBool();
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver) && !broken;
    if (current || hovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(current ? colors.accentFill : colors.line);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), metrics::radius, metrics::radius);
    }
    const QColor quiet = current ? colors.onAccent : colors.dim;
    const QFont priceFont = Fonts::tabular(Fonts::hint());
    const QRect star = starRect(option.rect);
    QRect room = option.rect.adjusted(metrics::small, metrics::small, 0, -metrics::small);
    const QFontMetrics nameLetters(Fonts::label());
    QRect first(room.topLeft(), QSize(room.width() - metrics::small, nameLetters.height()));
    if (!broken) {
        const bool favourite = index.data(ModelList::FavouriteRole).toBool();
        if (favourite || current || hovered)
            paintStar(*painter, star, quiet, favourite);
        room.setRight(star.left() - 1);
        first.setRight(room.right());
        const QString price = index.data(ModelList::PriceRole).toString();
        painter->setFont(priceFont);
        painter->setPen(quiet);
        const QFontMetrics priceLetters(priceFont);
        const int drop = nameLetters.ascent() - priceLetters.ascent(); // both stand on one line
        painter->drawText(first.translated(0, drop), Qt::AlignRight | Qt::AlignTop, price);
        first.setRight(first.right() - priceLetters.horizontalAdvance(price) - metrics::medium);
    }
    painter->setFont(Fonts::label());
    painter->setPen(current ? colors.onAccent : broken ? colors.dim : colors.text);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignTop,
                      nameLetters.elidedText(index.data().toString(), Qt::ElideMiddle, first.width()));
    room.setTop(room.top() + nameLetters.height());
    painter->setFont(Fonts::hint());
    painter->setPen(current ? colors.onAccent : broken ? colors.red : colors.dim);
    const QString detail = index.data(ModelList::DetailRole).toString();
    painter->drawText(room, Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(Fonts::hint()).elidedText(detail, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace maquette
