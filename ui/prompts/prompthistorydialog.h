// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/prompthistory.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;
class QMouseEvent;
class QPushButton;

namespace maquette
{

class NoticeBar;
class PromptList;

//! \brief Every prompt that was ever sent, found as one types, starred, taken into the form again.
//!
//! Keys: letters search, arrows go through the list, Enter takes, Ctrl+D stars, Delete removes (with Undo),
//! Escape clears the search and then closes. The history must outlive it.
class PromptHistoryDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PromptHistoryDialog(PromptHistory &history, QWidget *parent = nullptr);

signals:
    void useRequested(const maquette::PastPrompt &prompt);
    //! With the model that it was used with.
    void useWithModelRequested(const maquette::PastPrompt &prompt);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buttonRow();
    void search();
    void showFound(const PromptSearch &search, const QList<PastPrompt> &prompts);
    [[nodiscard]] const PastPrompt *current() const;
    void use();
    void toggleStar(const QModelIndex &index);
    void removeCurrent();
    void tellRemoved();
    bool bringBack();
    void copy();
    void openMenu(const QPoint &place);
    [[nodiscard]] bool obeyKey(int key, Qt::KeyboardModifiers held);
    [[nodiscard]] bool starClicked(const QMouseEvent &event);
    void updateButtons();

    PromptHistory &m_history;
    PromptList *m_prompts;
    QList<PastPrompt> m_removed; //!< while this stands, the newest last
    PromptSearch m_shown;        //!< what the rows are the answer to
    QLineEdit *m_words;
    QPushButton *m_starredOnly;
    QListView *m_list;
    QLabel *m_empty;
    QLabel *m_more;
    NoticeBar *m_notice;
    QPushButton *m_use;
    QPushButton *m_copy;
};

} // namespace maquette
