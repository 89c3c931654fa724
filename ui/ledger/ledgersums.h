// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/ledgerrows.h"

#include <QWidget>

class QLabel;

namespace maquette
{

//! \brief The line above the ledger's list: what was paid, for how many runs, and what nobody knows.
class LedgerSums : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerSums(QWidget *parent = nullptr);
    void setSum(const LedgerSum &sum);

private:
    QLabel *m_sum;
    QLabel *m_count;
    QLabel *m_unknown;
};

} // namespace maquette
