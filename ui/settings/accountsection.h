// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QRadioButton;

namespace maquette
{

class Account;
class TokenEntry;

//! \brief Settings: the real service or the sandbox, the token and where it comes from, the balance.
class AccountSection : public QWidget
{
    Q_OBJECT

public:
    explicit AccountSection(Account &account, QWidget *parent = nullptr);

    void focusToken();
    void focusChosen(); //!< the service in use

signals:
    void sandboxRequested(bool on);

private:
    void refresh();

    Account &m_account;
    QRadioButton *m_real;
    QRadioButton *m_sandbox;
    QWidget *m_tokenPart;
    QLabel *m_state;
    QPushButton *m_forget;
    QPushButton *m_refresh;
    TokenEntry *m_entry;
};

} // namespace maquette
