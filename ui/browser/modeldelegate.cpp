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
constexpr int modelStarColumn = 32;

Qt::Alignment leadingAlignment(const QStyleOptionViewItem &option)
{
    return QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignAbsolute;
}

Qt::Alignment trailing(const QStyleOptionViewItem &option)
{
    return QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignAbsolute;
}

void paintGround(QPainter &painter, const QRect &row, const QColor &fill)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(row.adjusted(0, 1, 0, -1), metrics::radius, metrics::radius);
}
} // namespace

QSize ModelDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(Fonts::label()).height() + QFontMetrics(Fonts::hint()).height();
    return {0, lines + 2 * metrics::small};
}

QRect ModelDelegate::starRect(const QRect &row, Qt::LayoutDirection direction)
{
    const QRect right(row.right() + 1 - modelStarColumn, row.top(), modelStarColumn, row.height());
    return QStyle::visualRect(direction, row, right);
}

void ModelDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text)
{
    const Colors &colors = Colors::from(option.palette);
    const QRect room = option.rect.adjusted(metrics::small, 0, -metrics::small, -metrics::tiny);
    painter.setFont(Fonts::hint());
    painter.setPen(colors.dim);
    painter.drawText(room, int(leadingAlignment(option)) | Qt::AlignBottom, text);
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
    if (current || hovered)
        paintGround(*painter, option.rect, current ? colors.accentFill : colors.line);
    const QColor quiet = current ? colors.onAccent : colors.dim;
    const QFont priceFont = Fonts::tabular(Fonts::hint());
    // All places as where one reads from the left; placed() turns them over.
    const auto placed = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect room = option.rect.adjusted(metrics::small, metrics::small, 0, -metrics::small);
    const QFontMetrics nameLetters(Fonts::label());
    QRect first(room.topLeft(), QSize(room.width() - metrics::small, nameLetters.height()));
    if (!broken) {
        const bool favourite = index.data(ModelList::FavouriteRole).toBool();
        if (favourite || current || hovered)
            paintStar(*painter, starRect(option.rect, option.direction), quiet, favourite);
        room.setRight(option.rect.right() - modelStarColumn);
        first.setRight(room.right());
        const QString price = index.data(ModelList::PriceRole).toString();
        painter->setFont(priceFont);
        painter->setPen(quiet);
        const QFontMetrics priceLetters(priceFont);
        const int drop = nameLetters.ascent() - priceLetters.ascent(); // both stand on one line
        painter->drawText(placed(first.translated(0, drop)), int(trailing(option)) | Qt::AlignTop, price);
        first.setRight(first.right() - priceLetters.horizontalAdvance(price) - metrics::medium);
    }
    painter->setFont(Fonts::label());
    painter->setPen(current ? colors.onAccent : broken ? colors.dim : colors.text);
    painter->drawText(placed(first), int(leadingAlignment(option)) | Qt::AlignTop,
                      nameLetters.elidedText(index.data().toString(), Qt::ElideMiddle, first.width()));
    room.setTop(room.top() + nameLetters.height());
    painter->setFont(Fonts::hint());
    painter->setPen(current ? colors.onAccent : broken ? colors.red : colors.dim);
    const QString detail = index.data(ModelList::DetailRole).toString();
    painter->drawText(placed(room), int(leadingAlignment(option)) | Qt::AlignTop,
                      QFontMetrics(Fonts::hint()).elidedText(detail, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace maquette
