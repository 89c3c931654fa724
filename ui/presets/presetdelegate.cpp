// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetdelegate.h"

#include "app/jobs/presets.h"
#include "ui/presets/presetlist.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QLineEdit>
#include <QPainter>

namespace maquette
{

namespace
{

constexpr int menuColumn = 32;
constexpr int menuIcon = 16;

//! \brief Draws texts from the leading edge of a line on, each in the room that is left.
struct Line
{
    QPainter &painter;
    const QRect row;
    const Qt::LayoutDirection direction;
    QRect room;

    [[nodiscard]] QRect placed(const QRect &rect) const { return QStyle::visualRect(direction, row, rect); }
    void draw(const QRect &rect, const QString &text, bool atEnd) const
    {
        const Qt::Alignment side = atEnd ? Qt::AlignRight : Qt::AlignLeft;
        const auto flags = QStyle::visualAlignment(direction, side) | Qt::AlignTop | Qt::AlignAbsolute;
        painter.drawText(placed(rect), int(flags) | Qt::TextSingleLine, text);
    }
    void lead(const QString &text, const QFont &font, const QColor &ink)
    {
        const QFontMetrics letters(font);
        const QString shown = letters.elidedText(text, Qt::ElideRight, room.width());
        painter.setFont(font);
        painter.setPen(ink);
        draw(room, shown, false);
        room.setLeft(room.left() + letters.horizontalAdvance(shown));
    }
    void end(const QString &text, const QFont &font, const QColor &ink, int drop)
    {
        painter.setFont(font);
        painter.setPen(ink);
        draw(room.translated(0, drop), text, true);
        room.setRight(room.right() - QFontMetrics(font).horizontalAdvance(text) - metrics::medium);
    }
};

void paintDots(QPainter &painter, const QRect &room, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    for (int i = -1; i <= 1; ++i)
        painter.drawEllipse(QRectF(room).center() + QPointF(i * menuIcon / 3.5, 0), 1.3, 1.3);
}

} // namespace

QSize PresetDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(Fonts::label()).height() + QFontMetrics(Fonts::hint()).height();
    return {0, lines + 2 * metrics::small};
}

QRect PresetDelegate::menuRect(const QRect &row, Qt::LayoutDirection direction)
{
    const QRect right(row.right() + 1 - menuColumn, row.top(), menuColumn, row.height());
    return QStyle::visualRect(direction, row, right);
}

void PresetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Colors &colors = Colors::from(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool current = selected && !m_quiet;
    const bool hovered = selected || option.state.testFlag(QStyle::State_MouseOver);
    if (current || hovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(current ? colors.accentFill : colors.line);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), metrics::radius, metrics::radius);
    }
    const QColor quiet = current ? colors.onAccent : colors.dim;
    if (current || hovered)
        paintDots(*painter, menuRect(option.rect, option.direction), quiet);
    const QRect room = option.rect.adjusted(metrics::small, metrics::small, -menuColumn, -metrics::small);
    const QFontMetrics nameLetters(Fonts::label());
    const QFont dateFont = Fonts::tabular(Fonts::hint());
    Line first{*painter, option.rect, option.direction, room};
    const int drop = nameLetters.ascent() - QFontMetrics(dateFont).ascent(); // both stand on one line
    first.end(index.data(PresetList::DateRole).toString(), dateFont, quiet, drop);
    first.lead(index.data().toString(), Fonts::label(), current ? colors.onAccent : colors.text);
    Line second{*painter, option.rect, option.direction, room.adjusted(0, nameLetters.height(), 0, 0)};
    if (const QString misfit = index.data(PresetList::MisfitRole).toString(); !misfit.isEmpty())
        second.lead(misfit + QStringLiteral("  "), Fonts::hint(), current ? colors.onAccent : colors.amber);
    second.lead(index.data(PresetList::SummaryRole).toString(), Fonts::hint(), quiet);
    painter->restore();
}

QWidget *PresetDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                      const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("presetRename"));
    editor->setAccessibleName(tr("New name"));
    editor->setMaxLength(int(Presets::longestName));
    return editor;
}

void PresetDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    const int high = std::min(option.rect.height(), metrics::controlHeight);
    editor->setGeometry(option.rect.x(), option.rect.y() + (option.rect.height() - high) / 2,
                        option.rect.width(), high);
}

} // namespace maquette
