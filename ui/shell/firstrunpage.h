// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace maquette
{

class Account;
class TokenEntry;

//! \brief What the window shows until it is known where generations go: enter a token, or try it without an
//! account.
class FirstRunPage : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRunPage(Account &account, QWidget *parent = nullptr);

signals:
    void sandboxRequested();
    void tokenAccepted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TokenEntry *m_entry;
};

} // namespace maquette
