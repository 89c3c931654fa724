// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/medialine.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

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

void MediaLine::contextMenuEvent(QContextMenuEvent *event)
{
    event->ignore(); // the field shows its own menu
}

} // namespace maquette
