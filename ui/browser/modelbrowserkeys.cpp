// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and clicks do in the model browser.
#include "ui/browser/modelbrowser.h"

#include "ui/browser/modeldelegate.h"
#include "ui/browser/modelfilterbar.h"
#include "ui/browser/modellist.h"
#include "ui/browser/modelmarks.h"
#include "ui/browser/modeltexts.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>

namespace maquette
{

void ModelBrowser::selectRow(int row)
{
    int found = m_models->choosable(row, 1);
    if (found < 0)
        found = m_models->choosable(std::min(row, m_models->rowCount() - 1), -1);
    const QModelIndex index = m_models->index(found, 0);
    if (!index.isValid())
        return;
    m_list->setCurrentIndex(index);
    // The heading above the first model of a group is seen with it.
    const QModelIndex above = m_models->index(found - 1, 0);
    if (above.isValid() && m_models->entryAt(above) == nullptr)
        m_list->scrollTo(above);
    m_list->scrollTo(index);
}

void ModelBrowser::pick(const QModelIndex &index)
{
    const auto id = index.data(ModelList::IdRole).value<ModelId>();
    if (id.isEmpty())
        return;
    close();
    emit picked(id);
}

bool ModelBrowser::starClicked(const QMouseEvent &event)
{
    const QModelIndex index = m_list->indexAt(event.position().toPoint());
    const auto id = index.data(ModelList::IdRole).value<ModelId>();
    const QRect star = ModelDelegate::starRect(m_list->visualRect(index), m_list->layoutDirection());
    if (id.isEmpty() || event.button() != Qt::LeftButton || !star.contains(event.position().toPoint()))
        return false;
    if (event.type() == QEvent::MouseButtonPress)
        toggleFavourite(id);
    return true;
}

void ModelBrowser::toggleFavourite(const ModelId &model)
{
    m_marks.setFavourite(model, !m_marks.isFavourite(model));
}

void ModelBrowser::remove(const ModelId &model)
{
    close();
    emit removeRequested(model);
}

void ModelBrowser::openMenu(const QModelIndex &index, const QPoint &place)
{
    const ModelEntry *entry = m_models->entryAt(index);
    if (entry == nullptr)
        return;
    m_list->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Take this model"), this,
                    [this, index = QPersistentModelIndex(index)] { pick(index); });
    menu->addAction(m_marks.isFavourite(entry->id) ? tr("Remove from &favourites\tCtrl+D")
                                                   : tr("Add to &favourites\tCtrl+D"),
                    this, [this, id = entry->id] { toggleFavourite(id); });
    if (const QUrl page = pageOf(*entry); !page.isEmpty())
        menu->addAction(tr("&Open its page"), this, [page] { QDesktopServices::openUrl(page); });
    if (entry->own)
        menu->addAction(tr("&Remove this model"), this, [this, id = entry->id] { remove(id); });
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

bool ModelBrowser::moves(int key)
{
    const int row = m_list->currentIndex().row();
    const int last = m_models->rowCount() - 1;
    const int high = std::max(1, m_list->sizeHintForRow(0));
    const int page = std::max(1, m_list->viewport()->height() / high - 1);
    switch (key) {
    case Qt::Key_Down:
        if (m_models->choosable(row + 1, 1) >= 0)
            selectRow(row + 1);
        return true;
    case Qt::Key_Up:
        if (const int above = m_models->choosable(row - 1, -1); above >= 0)
            selectRow(above);
        return true;
    case Qt::Key_PageDown:
        selectRow(std::min(row + page, last));
        return true;
    case Qt::Key_PageUp:
        selectRow(std::max(row - page, 0));
        return true;
    case Qt::Key_Home:
        selectRow(0);
        return true;
    case Qt::Key_End:
        selectRow(last);
        return true;
    default:
        return false;
    }
}

bool ModelBrowser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport()) {
        const bool click = event->type() == QEvent::MouseButtonPress ||
                           event->type() == QEvent::MouseButtonRelease ||
                           event->type() == QEvent::MouseButtonDblClick;
        return click && starClicked(*static_cast<QMouseEvent *>(event));
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const Qt::KeyboardModifiers with = key->modifiers() & ~Qt::KeypadModifier;
    if (with == Qt::NoModifier && moves(key->key()))
        return true;
    const bool menu = key->key() == Qt::Key_Menu || (with == Qt::ShiftModifier && key->key() == Qt::Key_F10);
    if (menu) {
        openMenu(m_list->currentIndex(), m_list->visualRect(m_list->currentIndex()).center());
        return true;
    }
    if (with == Qt::ControlModifier && key->key() == Qt::Key_D) {
        toggleFavourite(highlighted());
        return true;
    }
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && watched == m_search) {
        pick(m_list->currentIndex());
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void ModelBrowser::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!m_search->text().isEmpty())
            m_search->clear();
        else if (m_chips->filter().hasChips())
            m_chips->clear();
        else
            close();
        return;
    }
    const QString text = event->text();
    const bool types = !text.isEmpty() && text.at(0).isPrint() && !(event->modifiers() & Qt::ControlModifier);
    if (types && !m_search->hasFocus()) {
        m_search->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendEvent(m_search, event);
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace maquette
