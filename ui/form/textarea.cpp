// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/textarea.h"

#include "ui/form/texthost.h"
#include "ui/theme/fonts.h"

#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QUrl>
#include <QWheelEvent>

#include <algorithm>
#include <cstdlib>

namespace maquette
{

namespace
{
bool isSubmitKey(const QKeyEvent &event)
{
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return enter && (event.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
}

enum class ToolKey { None, Find, Replace, Next, Previous, Larger, Smaller, Usual };

ToolKey toolKeyOf(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (event.key() == Qt::Key_F3 && held == Qt::NoModifier)
        return ToolKey::Next;
    if (event.key() == Qt::Key_F3 && held == Qt::ShiftModifier)
        return ToolKey::Previous;
    // On most keyboards the plus is typed with Shift.
    if (event.key() == Qt::Key_Plus && (held & ~Qt::ShiftModifier) == Qt::ControlModifier)
        return ToolKey::Larger;
    if (held != Qt::ControlModifier)
        return ToolKey::None;
    switch (event.key()) {
    case Qt::Key_F:
        return ToolKey::Find;
    case Qt::Key_H:
        return ToolKey::Replace;
    case Qt::Key_Equal:
        return ToolKey::Larger;
    case Qt::Key_Minus:
        return ToolKey::Smaller;
    case Qt::Key_0:
        return ToolKey::Usual;
    default:
        return ToolKey::None;
    }
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
    connect(this, &QPlainTextEdit::textChanged, this, &TextArea::followDirection);
}

void TextArea::followDirection()
{
    const bool rightToLeft = document()->firstBlock().text().isRightToLeft();
    if (rightToLeft == m_rightToLeft)
        return;
    m_rightToLeft = rightToLeft;
    // QPlainTextEdit sets the direction of letters by itself, but not the side at which lines begin.
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LayoutDirectionAuto);
    option.setAlignment(rightToLeft ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft);
    document()->setDefaultTextOption(option);
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
    if (event->type() == QEvent::ShortcutOverride && m_hosted && hasFocus() &&
        toolKeyOf(*static_cast<QKeyEvent *>(event)) != ToolKey::None) {
        event->accept(); // elsewhere the window has these keys
        return true;
    }
    if (event->type() == QEvent::Polish || event->type() == QEvent::Show)
        seekHost();
    return QPlainTextEdit::event(event);
}

void TextArea::seekHost()
{
    for (QWidget *each = parentWidget(); each != nullptr && !m_hosted; each = each->parentWidget()) {
        if (auto *host = dynamic_cast<TextHost *>(each))
            m_hosted = host->welcome(*this);
    }
}

bool TextArea::obeyToolKey(const QKeyEvent &event)
{
    const ToolKey key = m_hosted ? toolKeyOf(event) : ToolKey::None;
    if (key == ToolKey::None)
        return false;
    if (m_composing)
        return true;
    switch (key) {
    case ToolKey::Find:
    case ToolKey::Replace:
        emit findRequested(key == ToolKey::Replace);
        break;
    case ToolKey::Next:
    case ToolKey::Previous:
        emit findAgainRequested(key == ToolKey::Next);
        break;
    default:
        emit lettersStepRequested(key == ToolKey::Larger ? 1 : key == ToolKey::Smaller ? -1 : 0);
    }
    return true;
}

void TextArea::leaveUndo()
{
    m_undoLeft = true;
    setUndoRedoEnabled(false);
}

QMenu *TextArea::makeMenu()
{
    QMenu *menu = createStandardContextMenu();
    for (QAction *action : m_undoLeft ? menu->actions() : QList<QAction *>()) {
        const bool undo = action->objectName() == QLatin1String("edit-undo");
        if (!undo && action->objectName() != QLatin1String("edit-redo"))
            continue;
        // Qt leaves out keys that the window has too.
        action->setText(
            (undo ? tr("&Undo") : tr("&Redo")) + u'\t' +
            QKeySequence(undo ? QKeySequence::Undo : QKeySequence::Redo).toString(QKeySequence::NativeText));
        action->setEnabled(true);
        action->disconnect(this);
        connect(action, &QAction::triggered, this,
                undo ? &TextArea::undoRequested : &TextArea::redoRequested);
    }
    emit menuFilling(menu);
    return menu;
}

void TextArea::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_hosted) {
        QMenu *menu = makeMenu();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(event->globalPos());
        return;
    }
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint place = byKey ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos();
    const QPoint inside = viewport()->mapFromGlobal(event->globalPos());
    emit menuRequested(place, byKey ? textCursor().position() : cursorForPosition(inside).position());
}

void TextArea::setLetters(Letters letters)
{
    m_letters = letters;
    applyLetters();
}

void TextArea::setLetterScale(qreal scale)
{
    if (qFuzzyCompare(scale, m_letterScale))
        return;
    m_letterScale = scale;
    applyLetters();
}

void TextArea::applyLetters()
{
    if (m_letters == Letters::Usual && qFuzzyCompare(m_letterScale, 1.0)) {
        setFont({}); // that of the window again
        return;
    }
    QFont letters = m_letters == Letters::Fixed ? Fonts::fixed() : Fonts::text();
    if (letters.pointSizeF() > 0)
        letters.setPointSizeF(letters.pointSizeF() * m_letterScale);
    else
        letters.setPixelSize(qRound(letters.pixelSize() * m_letterScale));
    setFont(letters);
}

void TextArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        applyLetters();
    QPlainTextEdit::changeEvent(event);
}

void TextArea::setHeadroom(int height)
{
    setViewportMargins(0, height, 0, 0);
}

void TextArea::keyPressEvent(QKeyEvent *event)
{
    if (isSubmitKey(*event)) {
        if (!m_composing && !event->isAutoRepeat()) // a key that is held down pays once
            emit submitRequested();
        event->accept();
        return;
    }
    if (obeyToolKey(*event)) {
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
    emit focusGained();
}

void TextArea::focusOutEvent(QFocusEvent *event)
{
    m_composing = false; // the input method commits or drops its text when focus leaves
    QPlainTextEdit::focusOutEvent(event);
    viewport()->update();
}

bool TextArea::canInsertFromMimeData(const QMimeData *source) const
{
    const QList<QUrl> urls = source->urls();
    const bool isFile =
        std::any_of(urls.cbegin(), urls.cend(), [](const QUrl &url) { return url.isLocalFile(); });
    return !isFile && QPlainTextEdit::canInsertFromMimeData(source);
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

void TextArea::stepLetters(const QWheelEvent &event)
{
    constexpr int notch = 120;
    m_wheelTurn += event.angleDelta().y();
    const int steps = m_wheelTurn / notch;
    m_wheelTurn %= notch;
    for (int i = 0; i < std::abs(steps); ++i)
        emit lettersStepRequested(steps > 0 ? 1 : -1);
}

void TextArea::wheelEvent(QWheelEvent *event)
{
    if (m_hosted && hasFocus() && event->modifiers() == Qt::ControlModifier) {
        stepLetters(*event);
        event->accept();
        return;
    }
    const QScrollBar *bar = verticalScrollBar();
    if (!hasFocus() || bar->maximum() == bar->minimum()) {
        event->ignore();
        return;
    }
    QPlainTextEdit::wheelEvent(event);
}

} // namespace maquette
