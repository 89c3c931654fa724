// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/prompthistorydialog.h"

#include "ui/form/noticebar.h"
#include "ui/prompts/promptdelegate.h"
#include "ui/prompts/promptlist.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

namespace maquette
{

namespace
{
constexpr int mostPrompts = 200;
} // namespace

void PromptHistoryDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_words->setFocus();
    m_words->selectAll();
    search();
}

void PromptHistoryDialog::search()
{
    m_history.search({m_words->text(), m_starredOnly->isChecked(), mostPrompts});
}

void PromptHistoryDialog::showFound(const PromptSearch &search, const QList<PastPrompt> &prompts)
{
    const PastPrompt *before = current();
    const qint64 chosen = before != nullptr ? before->id : 0;
    const int row = m_list->currentIndex().row();
    m_prompts->setPrompts(prompts);
    int at = m_prompts->rowOf(chosen);
    if (at < 0) // removed: the next one; another search: the best
        at = row >= 0 && search == m_shown ? row : 0;
    m_shown = search;
    m_list->setCurrentIndex(m_prompts->index(std::min(at, m_prompts->rowCount() - 1), 0));
    const bool none = prompts.isEmpty();
    m_list->setVisible(!none);
    m_empty->setVisible(none);
    if (none)
        m_empty->setText(!search.words.trimmed().isEmpty() ? tr("No prompt has these words.")
                         : search.starredOnly
                             ? tr("No prompt is starred. Ctrl+D stars the one that is chosen.")
                             : tr("Every prompt that you send is kept here, whichever model it was for."));
    m_more->setVisible(prompts.size() >= mostPrompts);
    m_more->setText(tr("These are the last %1. Type a word to find older ones.").arg(mostPrompts));
    updateButtons();
}

const PastPrompt *PromptHistoryDialog::current() const
{
    return m_prompts->at(m_list->currentIndex());
}

void PromptHistoryDialog::updateButtons()
{
    m_use->setEnabled(current() != nullptr);
    m_copy->setEnabled(current() != nullptr);
}

void PromptHistoryDialog::use()
{
    if (const PastPrompt *prompt = current()) {
        const PastPrompt used = *prompt;
        accept();
        emit useRequested(used);
    }
}

void PromptHistoryDialog::toggleStar(const QModelIndex &index)
{
    if (const PastPrompt *prompt = m_prompts->at(index))
        m_history.setStarred(prompt->id, !prompt->starred);
}

void PromptHistoryDialog::removeCurrent()
{
    if (const PastPrompt *prompt = current())
        m_history.remove(prompt->id);
}

void PromptHistoryDialog::tellRemoved()
{
    const auto count = int(m_removed.size());
    m_notice->tell(count == 1 ? tr("The prompt is removed from the history.")
                              : tr("%1 prompts are removed from the history.").arg(count),
                   [this] { bringBack(); });
}

bool PromptHistoryDialog::bringBack()
{
    if (m_removed.isEmpty())
        return false;
    m_history.restore(m_removed.takeLast());
    m_notice->dismiss();
    if (!m_removed.isEmpty())
        tellRemoved();
    return true;
}

void PromptHistoryDialog::copy()
{
    if (const PastPrompt *prompt = current())
        QGuiApplication::clipboard()->setText(prompt->text);
}

void PromptHistoryDialog::openMenu(const QPoint &place)
{
    const PastPrompt *prompt = current();
    if (prompt == nullptr)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Use this prompt"), this, &PromptHistoryDialog::use);
    menu->addAction(tr("Use it with %1").arg(QString(prompt->modelName).replace(u'&', QLatin1String("&&"))),
                    this, [this, used = *prompt] {
                        accept();
                        emit useWithModelRequested(used);
                    });
    menu->addAction(tr("&Copy"), this, &PromptHistoryDialog::copy);
    menu->addSeparator();
    menu->addAction(prompt->starred ? tr("Remove the &star\tCtrl+D") : tr("&Star\tCtrl+D"), this,
                    [this] { toggleStar(m_list->currentIndex()); });
    menu->addAction(tr("&Remove from the history\tDel"), this, &PromptHistoryDialog::removeCurrent);
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

bool PromptHistoryDialog::obeyKey(int key, Qt::KeyboardModifiers held)
{
    if (key == Qt::Key_D && held == Qt::ControlModifier) {
        toggleStar(m_list->currentIndex());
        return true;
    }
    if (key == Qt::Key_Z && held == Qt::ControlModifier && !m_words->isUndoAvailable())
        return bringBack();
    const bool plain = (held & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        use();
        return true;
    }
    return false;
}

bool PromptHistoryDialog::starClicked(const QMouseEvent &event)
{
    const QModelIndex index = m_list->indexAt(event.position().toPoint());
    const QRect star = PromptDelegate::starRect(m_list->visualRect(index), m_list->layoutDirection());
    if (!index.isValid() || event.button() != Qt::LeftButton || !star.contains(event.position().toPoint()))
        return false;
    if (event.type() == QEvent::MouseButtonPress)
        toggleStar(index);
    return true;
}

bool PromptHistoryDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport()) {
        const bool click = event->type() == QEvent::MouseButtonPress ||
                           event->type() == QEvent::MouseButtonRelease ||
                           event->type() == QEvent::MouseButtonDblClick;
        return (click && starClicked(*static_cast<QMouseEvent *>(event))) ||
               QDialog::eventFilter(watched, event);
    }
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (obeyKey(key.key(), key.modifiers()))
        return true;
    if (watched == m_list && key.key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    const bool moves = key.key() == Qt::Key_Down || key.key() == Qt::Key_Up ||
                       key.key() == Qt::Key_PageDown || key.key() == Qt::Key_PageUp;
    if (watched == m_words && moves) {
        QCoreApplication::sendEvent(m_list, event);
        return true;
    }
    if (watched == m_words && key.key() == Qt::Key_Escape && !m_words->text().isEmpty()) {
        m_words->clear();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace maquette
