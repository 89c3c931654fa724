// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/medialine.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFrame>

namespace maquette
{

MediaLine::MediaLine(QWidget *parent)
    : QLineEdit(parent)
{
    setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    setAcceptDrops(false); // the whole field takes drops
}

QSize MediaLine::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, QLineEdit::minimumSizeHint().height()};
}

void MediaLine::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        emit pasteRequested();
        event->accept();
        return;
    }
    const bool erases = event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete;
    const bool writes = !event->text().isEmpty() && event->text().at(0).isPrint();
    if (m_showsName && (erases || writes)) {
        selectAll();
        m_showsName = false;
    }
    QLineEdit::keyPressEvent(event);
}

void MediaLine::inputMethodEvent(QInputMethodEvent *event)
{
    if (m_showsName && !(event->commitString().isEmpty() && event->preeditString().isEmpty())) {
        selectAll();
        m_showsName = false;
    }
    QLineEdit::inputMethodEvent(event);
}

QRect MediaLine::textRect() const
{
    constexpr int sideMargin = 2; // QLineEdit's own, on each side of its text
    QStyleOptionFrame option;
    initStyleOption(&option);
    return style()
        ->subElementRect(QStyle::SE_LineEditContents, &option, this)
        .marginsRemoved(textMargins())
        .adjusted(sideMargin, 0, -sideMargin, 0);
}

void MediaLine::paintEvent(QPaintEvent *event)
{
    const QRect room = textRect();
    if (hasFocus() || fontMetrics().horizontalAdvance(text()) <= room.width()) {
        QLineEdit::paintEvent(event);
        return;
    }
    QStyleOptionFrame option;
    initStyleOption(&option);
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(room, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, room.width()));
}

void MediaLine::contextMenuEvent(QContextMenuEvent *event)
{
    event->ignore(); // the field shows its own menu
}

} // namespace maquette
