// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What keys, clicks and the menu do in the panel of presets.
#include "ui/presets/presetdelegate.h"
#include "ui/presets/presetspanel.h"
#include "ui/presets/presetview.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>

namespace maquette
{

void PresetsPanel::apply(const QModelIndex &index)
{
    const QString name = m_list->nameAt(index.row());
    if (name.isEmpty())
        return;
    dismiss();
    emit applyRequested(name);
}

void PresetsPanel::editName(const QString &name)
{
    if (name.isEmpty())
        return;
    select(name);
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->edit(m_view->currentIndex());
}

void PresetsPanel::openMenu(const QModelIndex &index, const QPoint &place)
{
    const QString name = m_list->nameAt(index.row());
    if (name.isEmpty())
        return;
    m_view->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("presetMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = index.row();
    const bool whole = m_list->isWhole();
    const auto add = [menu, this](const QString &text, auto call) {
        return menu->addAction(text, this, call);
    };
    menu->setDefaultAction(
        add(tr("&Apply\tEnter"), [this, name] { apply(m_list->index(m_list->rowOf(name))); }));
    add(tr("&Update with the present settings"), [this, name] { save(name); });
    add(tr("&Rename\tF2"), [this, name] { editName(name); });
    menu->addSeparator();
    add(tr("Move u&p\tAlt+Up"), [this] { moveBy(-1); })->setEnabled(whole && row > 0);
    add(tr("Move &down\tAlt+Down"), [this] { moveBy(1); })->setEnabled(whole && row + 1 < m_list->rowCount());
    menu->addSeparator();
    add(tr("&Export…"), [this, name] { emit exportRequested({name}); });
    add(tr("Re&move\tDel"), [this, name] { remove(name); });
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

bool PresetsPanel::dotsClicked(const QMouseEvent &event)
{
    const QPoint place = event.position().toPoint();
    const QModelIndex index = m_view->indexAt(place);
    const QRect dots = PresetDelegate::menuRect(m_view->visualRect(index), layoutDirection());
    if (!index.isValid() || event.button() != Qt::LeftButton || !dots.contains(place))
        return false;
    if (event.type() == QEvent::MouseButtonRelease)
        openMenu(index, place);
    return true;
}

bool PresetsPanel::listKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers with = event.modifiers() & ~Qt::KeypadModifier;
    const int key = event.key();
    if (with == Qt::AltModifier && (key == Qt::Key_Up || key == Qt::Key_Down)) {
        moveBy(key == Qt::Key_Up ? -1 : 1);
        return true;
    }
    if (key == Qt::Key_Menu || (with == Qt::ShiftModifier && key == Qt::Key_F10)) {
        openMenu(m_view->currentIndex(), m_view->visualRect(m_view->currentIndex()).center());
        return true;
    }
    const QString typed = event.text();
    const bool types = !typed.isEmpty() && typed.at(0).isPrint() && !typed.at(0).isSpace() &&
                       (with & ~Qt::ShiftModifier) == Qt::NoModifier;
    if (types) { // no letter is lost, and Enter after a name never takes a preset
        QLineEdit *line = m_search->isVisible() ? m_search : m_name;
        line->setFocus(Qt::OtherFocusReason);
        line->insert(typed);
        return true;
    }
    if (with != Qt::NoModifier)
        return false;
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        apply(m_view->currentIndex());
        return true;
    }
    if (key == Qt::Key_Delete)
        remove(current());
    return key == Qt::Key_Delete;
}

bool PresetsPanel::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && isVisible())
        place(); // the notice came or went
    if (event->type() == QEvent::ShortcutOverride && !m_steps.isEmpty() &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

bool PresetsPanel::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (isVisible() && isOutside(watched))
            dismiss();
        [[fallthrough]];
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        return watched == m_view->viewport() && dotsClicked(*static_cast<QMouseEvent *>(event));
    case QEvent::Resize:
        if (watched == m_anchor || watched == parentWidget())
            place();
        return false;
    case QEvent::Hide:
        if (watched == m_anchor)
            dismiss();
        return false;
    case QEvent::KeyPress:
        break;
    default:
        return false;
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_view)
        return m_view->hasFocus() && listKey(*key);
    // From the search the arrows go on in the list, and Enter takes what is highlighted there.
    const bool goesOn = key->key() == Qt::Key_Down || key->key() == Qt::Key_Up ||
                        key->key() == Qt::Key_PageDown || key->key() == Qt::Key_PageUp;
    if ((watched == m_name || watched == m_search) && key->key() == Qt::Key_F2 &&
        key->modifiers() == Qt::NoModifier) {
        editName(current());
        return true;
    }
    if (watched == m_name && key->key() == Qt::Key_Down && m_view->isVisible()) {
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched != m_search || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    if (goesOn)
        QCoreApplication::sendEvent(m_view, event);
    else if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
        apply(m_view->currentIndex());
    else
        return false;
    return true;
}

void PresetsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_search->text().isEmpty())
            dismiss();
        else
            m_search->clear();
        return;
    }
    if (event->matches(QKeySequence::Undo)) {
        if (!m_steps.isEmpty())
            undo(m_steps.last());
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace maquette
