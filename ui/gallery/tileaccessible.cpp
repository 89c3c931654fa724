// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/tileaccessible.h"

#include "ui/gallery/galleryview.h"

namespace maquette
{

TileAccessible::TileAccessible(GalleryView *view, const QModelIndex &index)
    : m_view(view)
    , m_index(index)
{}

bool TileAccessible::isValid() const
{
    return m_view && m_index.isValid();
}

bool TileAccessible::isHeader() const
{
    return m_view->works().kindAt(m_index.row()) == WorkModel::RowKind::Header;
}

QAccessibleInterface *TileAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(m_view);
}

QString TileAccessible::text(QAccessible::Text text) const
{
    if (!isValid())
        return {};
    if (text == QAccessible::Name)
        return m_index.data(Qt::AccessibleTextRole).toString();
    if (text == QAccessible::Description) {
        const Job *job = m_view->works().jobAt(m_index.row());
        return job ? JobTexts::explanation(*job) : QString();
    }
    return {};
}

QRect TileAccessible::rect() const
{
    if (!isValid())
        return {};
    const QRect rect = m_view->visualRect(m_index);
    return {m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

QAccessible::Role TileAccessible::role() const
{
    return isValid() && isHeader() ? QAccessible::StaticText : QAccessible::ListItem;
}

QAccessible::State TileAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const QRect visible = m_view->visualRect(m_index).intersected(m_view->viewport()->rect());
    state.offscreen = visible.isEmpty();
    state.readOnly = true;
    if (isHeader())
        return state;
    state.selectable = state.multiSelectable = state.extSelectable = true;
    state.focusable = true;
    state.selected = m_view->selectionModel()->isSelected(m_index);
    state.focused = m_view->hasFocus() && m_view->currentIndex() == m_index;
    return state;
}

void *TileAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    return nullptr;
}

QStringList TileAccessible::actionNames() const
{
    if (!isValid() || isHeader())
        return {};
    return {pressAction(), showMenuAction(), setFocusAction()};
}

void TileAccessible::doAction(const QString &name)
{
    if (!isValid() || isHeader())
        return;
    m_view->setFocus();
    m_view->selectionModel()->setCurrentIndex(m_index, QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(m_index);
    if (name == pressAction() && !m_view->currentWork().isNull())
        emit m_view->openRequested(m_view->currentWork());
    else if (name == showMenuAction() || name == pressAction())
        emit m_view->menuRequested(rect().center());
}

QStringList TileAccessible::keyBindingsForAction(const QString &name) const
{
    if (name == pressAction())
        return {QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText)};
    if (name == showMenuAction())
        return {QKeySequence(Qt::SHIFT | Qt::Key_F10).toString(QKeySequence::NativeText)};
    return {};
}

} // namespace maquette
