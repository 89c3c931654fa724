// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ledger/ledgerperiod.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;

namespace maquette
{

//! \brief What the ledger shows: which days, grouped by what, of which account.
class LedgerChoices : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerChoices(QWidget *parent = nullptr);

    [[nodiscard]] LedgerPeriod period() const;
    void setPeriod(LedgerPeriod period);
    [[nodiscard]] LedgerGrouping grouping() const;
    void setGrouping(LedgerGrouping grouping);
    //! As chosen, and as of today.
    [[nodiscard]] LedgerScope scope() const;
    //! \a current: fingerprint of the one in use, or empty; the choice is there when there are others.
    void offerAccounts(const QStringList &all, const QString &current);

signals:
    void changed();

private:
    QComboBox *combo(const QString &name, const QString &label);
    void showDates();
    void sortDates();

    QComboBox *m_period;
    QDateEdit *m_first;
    QLabel *m_dash;
    QDateEdit *m_last;
    QComboBox *m_grouping;
    QComboBox *m_account;
    QLabel *m_accountLabel = nullptr;
    QString m_current;
    QStringList m_offered;
};

} // namespace maquette
