// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/textarea.h"

#include "ui/theme/colors.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QWheelEvent>

namespace maquette
{

namespace
{
bool isSubmitKey(const QKeyEvent &event)
{
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return enter && (event.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
}
} // namespace

TextArea::TextArea(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    constexpr int inset = 6;
    document()->setDocumentMargin(inset);
}

void TextArea::setExample(const QString &example)
{
    m_example = example;
    viewport()->update();
}

bool TextArea::showsExample() const
{
    return !m_example.isEmpty() && document()->isEmpty() && !m_composing;
}

void TextArea::takeExample()
{
    replaceText(m_example);
    moveCursor(QTextCursor::End);
}

void TextArea::replaceText(const QString &text)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
}

QSize TextArea::sizeHint() const
{
    return {100, fontMetrics().lineSpacing() * 6};
}

QSize TextArea::minimumSizeHint() const
{
    return {60, fontMetrics().lineSpacing() * 2};
}

bool TextArea::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isSubmitKey(*static_cast<QKeyEvent *>(event))) {
        event->accept(); // the decision is made here, where it is known whether text is being composed
        return true;
    }
    return QPlainTextEdit::event(event);
}

void TextArea::keyPressEvent(QKeyEvent *event)
{
    if (isSubmitKey(*event)) {
        if (!m_composing && !event->isAutoRepeat()) // a key that is held down pays once
            emit submitRequested();
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool TextArea::focusNextPrevChild(bool next)
{
    if (next && showsExample()) {
        takeExample();
        return true;
    }
    return QPlainTextEdit::focusNextPrevChild(next);
}

void TextArea::inputMethodEvent(QInputMethodEvent *event)
{
    const bool composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
    if (composing != m_composing) {
        m_composing = composing;
        emit composingChanged();
        viewport()->update();
    }
}

void TextArea::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    viewport()->update();
}

void TextArea::focusOutEvent(QFocusEvent *event)
{
    m_composing = false; // the input method commits or drops its text when focus leaves
    QPlainTextEdit::focusOutEvent(event);
    viewport()->update();
}

void TextArea::insertFromMimeData(const QMimeData *source)
{
    if (!source->hasText())
        return;
    QString text = source->text();
    text.remove(QChar(0));
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    textCursor().insertText(text);
    ensureCursorVisible();
}

void TextArea::wheelEvent(QWheelEvent *event)
{
    const QScrollBar *bar = verticalScrollBar();
    if (!hasFocus() || bar->maximum() == bar->minimum()) {
        event->ignore();
        return;
    }
    QPlainTextEdit::wheelEvent(event);
}

void TextArea::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!showsExample())
        return;
    QPainter painter(viewport());
    painter.setPen(Colors::from(palette()).faint);
    const qreal margin = document()->documentMargin();
    const QRectF room = QRectF(viewport()->rect()).adjusted(margin, margin, -margin, -margin);
    QTextLayout layout(QString(m_example).replace(u'\n', QChar::LineSeparator), font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(room.width());
        const bool last = y + 2 * line.height() > room.height();
        const QString rest = m_example.mid(line.textStart());
        const bool more = line.textLength() < rest.size();
        if (last && more) {
            const QString cut = fontMetrics().elidedText(rest, Qt::ElideRight, int(room.width()));
            painter.drawText(QRectF(room.left(), room.top() + y, room.width(), line.height()), cut);
            break;
        }
        line.draw(&painter, QPointF(room.left(), room.top() + y));
        y += line.height();
        if (last)
            break;
    }
    layout.endLayout();
}

} // namespace maquette
