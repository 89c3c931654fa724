// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/ledgerrows.h"

#include <QCoreApplication>
#include <QLocale>

namespace maquette
{

//! \brief What the ledger says in words and numbers.
struct LedgerTexts
{
    Q_DECLARE_TR_FUNCTIONS(maquette::LedgerTexts)

public:
    //! As many digits after the point as \a amount needs; from 2 to 6.
    static int digitsOf(Money amount);
    //! "$1,234.50"; exact, whatever the amount.
    static QString amount(Money amount, int digits, const QLocale &locale);
    static QString state(JobState state);
    static QString title(const LedgerGroup &group, LedgerGrouping grouping, QDate today,
                         const QLocale &locale);
    //! The path with the home folder as "~".
    static QString folder(const QString &path);
    static QString moment(const LedgerRun &run, LedgerGrouping grouping, const QLocale &locale);
    static QString runs(int count, const QLocale &locale); //!< "1 run", "38 runs"
    //! What stands beside a sum because nobody knows it; empty when all is known.
    static QStringList unknowns(const LedgerSum &sum, const QLocale &locale);
    //! What is known about the cost of \a run besides the amount, for a tool tip; may be empty.
    static QString expectation(const LedgerRun &run, const QLocale &locale);
};

} // namespace maquette
