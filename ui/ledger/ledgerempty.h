// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace maquette
{

//! \brief What stands in the ledger's window when there is nothing to list.
class LedgerEmpty : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerEmpty(QWidget *parent = nullptr);
    void say(const QString &title, const QString &text);

private:
    QLabel *m_title;
    QLabel *m_text;
};

} // namespace maquette
