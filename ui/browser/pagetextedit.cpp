// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/pagetextedit.h"

#include <QDropEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

namespace maquette
{

namespace
{

QString fileIn(const QMimeData &data)
{
    const QList<QUrl> urls = data.hasUrls() ? data.urls() : QList<QUrl>();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

PageTextEdit::PageTextEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setAcceptDrops(true);
}

bool PageTextEdit::replaceText(const QString &text)
{
    if (!fits(text, 0, 0)) {
        emit tooLarge();
        return false;
    }
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.insertText(text); // and not setPlainText(), which forgets what undo leads back to
    moveCursor(QTextCursor::Start);
    emit textGiven();
    return true;
}

void PageTextEdit::showPlace(qsizetype position)
{
    QTextCursor cursor = textCursor();
    const int end = document()->characterCount() - 1;
    cursor.setPosition(int(std::clamp<qsizetype>(position, 0, end)));
    const int column = cursor.positionInBlock();
    // What is wrong is seen only when something is marked.
    if (column < cursor.block().length() - 1)
        cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

bool PageTextEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return !fileIn(*source).isEmpty() || source->hasText();
}

void PageTextEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QString file = fileIn(*source); !file.isEmpty()) {
        emit fileGiven(file);
        return;
    }
    const QString text = source->text();
    if (!hasRoomFor(text)) {
        emit tooLarge();
        return;
    }
    textCursor().insertText(text);
    emit textGiven();
}

bool PageTextEdit::hasRoomFor(const QString &text) const
{
    return fits(text, document()->characterCount(), document()->blockCount());
}

bool PageTextEdit::fits(const QString &text, qsizetype length, qsizetype lines)
{
    for (const QChar end :
         {QChar(QChar::LineFeed), QChar(QChar::CarriageReturn), QChar(QChar::ParagraphSeparator)})
        lines += text.count(end);
    return text.size() + length <= largestText && lines <= mostLines;
}

void PageTextEdit::dropEvent(QDropEvent *event)
{
    const QString file = fileIn(*event->mimeData());
    if (file.isEmpty() && hasRoomFor(event->mimeData()->text())) {
        QPlainTextEdit::dropEvent(event);
        return;
    }
    // Qt's own would tell of a change of the text, whether there is one or not.
    QDragLeaveEvent leave;
    dragLeaveEvent(&leave);
    event->acceptProposedAction();
    if (file.isEmpty())
        emit tooLarge();
    else
        emit fileGiven(file);
}

} // namespace maquette
