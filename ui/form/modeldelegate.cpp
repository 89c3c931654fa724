// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/modeldelegate.h"

#include "ui/form/modellist.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QPainter>

namespace maquette
{

QSize ModelDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(Fonts::label()).height() + QFontMetrics(Fonts::hint()).height();
    return {0, lines + 2 * metrics::small};
}

void ModelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Colors &colors = Colors::from(option.palette);
    const bool broken = index.data(ModelList::BrokenRole).toBool();
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver) && !broken;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (current || hovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(current ? colors.accent : colors.line);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), metrics::radius, metrics::radius);
    }
    const QFont nameFont = Fonts::label();
    const QFont detailFont = Fonts::hint();
    QRect room = option.rect.adjusted(metrics::small, metrics::small, -metrics::small, -metrics::small);
    const QFontMetrics nameLetters(nameFont);
    painter->setFont(nameFont);
    painter->setPen(current ? colors.onAccent : broken ? colors.dim : colors.text);
    QString name = index.data(Qt::DisplayRole).toString();
    painter->drawText(room, Qt::AlignLeft | Qt::AlignTop,
                      nameLetters.elidedText(name, Qt::ElideMiddle, room.width()));
    room.setTop(room.top() + nameLetters.height());
    painter->setFont(detailFont);
    painter->setPen(current ? colors.onAccent : broken ? colors.red : colors.dim);
    const QString detail = index.data(ModelList::DetailRole).toString();
    painter->drawText(room, Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(detailFont).elidedText(detail, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace maquette
