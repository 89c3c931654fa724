// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace maquette
{

class Account;

//! \brief The masked line for the token, its check, and what came of it. Used by the first-run page and by
//! the settings. The text is cleared the moment it was handed over.
class TokenEntry : public QWidget
{
    Q_OBJECT

public:
    explicit TokenEntry(Account &account, QWidget *parent = nullptr);

    void focusLine();
    [[nodiscard]] QString outcomeText() const;

signals:
    void accepted();

private:
    void check();
    void onChecked(const Result<void> &outcome, const QString &notice);
    void showOutcome(const QString &text, bool problem);

    Account &m_account;
    QLineEdit *m_line;
    QPushButton *m_check;
    QLabel *m_outcome;
    bool m_checking = false;
};

} // namespace maquette
