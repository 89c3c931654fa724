// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formundo.h"

#include "ui/form/fieldeditor.h"
#include "ui/form/formview.h"
#include "ui/form/textarea.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace maquette
{

namespace
{

enum class Way { None, Undo, Redo };

Way wayOf(const QKeyEvent &key)
{
    if (key.matches(QKeySequence::Undo))
        return Way::Undo;
    // Both are in use on every system; only one of them is its standard.
    const Qt::KeyboardModifiers held = key.modifiers() & ~Qt::KeypadModifier;
    const bool shiftZ = key.key() == Qt::Key_Z && held == (Qt::ControlModifier | Qt::ShiftModifier);
    const bool y = key.key() == Qt::Key_Y && held == Qt::ControlModifier;
    return shiftZ || y || key.matches(QKeySequence::Redo) ? Way::Redo : Way::None;
}

//! Where the last letter stands that differs, in \a now.
int endOfChange(const QString &before, const QString &now)
{
    const qsizetype most = std::min(before.size(), now.size());
    qsizetype same = 0;
    while (same < most && before.at(before.size() - 1 - same) == now.at(now.size() - 1 - same))
        ++same;
    return int(now.size() - same);
}

} // namespace

FormUndo::FormUndo(FormView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_history(m_clock)
{
    connect(&view, &FormView::valuesChanged, this, &FormUndo::note);
    connect(&view, &FormView::checked, this, &FormUndo::note); // what was set and not typed
}

void FormUndo::open()
{
    m_paused = false;
    m_history.open(m_view.model(), m_view.state());
    note();
}

void FormUndo::seal()
{
    note();
    m_history.seal();
}

void FormUndo::note()
{
    if (m_going || m_paused || !m_view.model() || !m_history.isOpen(m_view.model()->id))
        return;
    m_history.note(m_view.state());
    const bool could = std::exchange(m_couldUndo, m_history.canUndo());
    const bool couldRedo = std::exchange(m_couldRedo, m_history.canRedo());
    if (could != m_couldUndo || couldRedo != m_couldRedo)
        emit changed();
}

bool FormUndo::canUndo()
{
    note();
    return m_couldUndo;
}

bool FormUndo::canRedo()
{
    note();
    return m_couldRedo;
}

bool FormUndo::undo()
{
    return canUndo() && go(m_history.undo());
}

bool FormUndo::redo()
{
    return canRedo() && go(m_history.redo());
}

bool FormUndo::go(const std::optional<FormStep> &step)
{
    if (!step)
        return false;
    {
        const QScopedValueRollback going(m_going, true);
        show(*step);
    }
    m_view.check();
    note();
    return true;
}

void FormUndo::show(const FormStep &step)
{
    const QString key = m_view.editor(step.key) != nullptr ? step.key : step.key.section(u'/', 0, 0);
    FieldEditor *editor = m_view.editorAt(key, step.inner);
    const auto *area = editor != nullptr ? qobject_cast<TextArea *>(editor->focusTarget()) : nullptr;
    const QString before = area != nullptr ? area->toPlainText() : QString();
    m_view.restore(step.state, key, step.inner);
    editor = m_view.editorAt(key, step.inner); // a list may have made its editors anew
    if (editor == nullptr)
        return;
    m_view.focusProblem({key, {}, false, step.inner});
    if (auto *text = qobject_cast<TextArea *>(editor->focusTarget()); text != nullptr) {
        QTextCursor cursor = text->textCursor();
        cursor.setPosition(
            std::min(endOfChange(before, text->toPlainText()), text->document()->characterCount() - 1));
        text->setTextCursor(cursor);
    }
}

void FormUndo::watch(QWidget &control)
{
    control.installEventFilter(this);
}

void FormUndo::adopt(TextArea &area)
{
    area.leaveUndo();
    watch(area);
    connect(&area, &TextArea::undoRequested, this, &FormUndo::undo, Qt::UniqueConnection);
    connect(&area, &TextArea::redoRequested, this, &FormUndo::redo, Qt::UniqueConnection);
}

bool FormUndo::eventFilter(QObject *watched, QEvent *event)
{
    const bool asked = event->type() == QEvent::ShortcutOverride;
    if (!asked && event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const Way way = wayOf(*static_cast<QKeyEvent *>(event));
    if (way == Way::None)
        return QObject::eventFilter(watched, event);
    if (asked) {
        event->ignore(); // the window's action may have it
        return true;
    }
    if (const auto *area = qobject_cast<TextArea *>(watched); area == nullptr || !area->isComposing())
        way == Way::Undo ? undo() : redo();
    return true;
}

} // namespace maquette
