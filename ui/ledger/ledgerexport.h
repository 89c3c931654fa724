// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/jobs/ledgerrows.h"

#include <QObject>

class QWidget;

namespace maquette
{

class Ledger;

//! \brief Saves the runs of a period as a table. Read in the store's thread, made and written in another; a
//! file that was there is replaced only when the new one is whole.
class LedgerExport : public QObject
{
    Q_OBJECT

public:
    explicit LedgerExport(Ledger &ledger, QObject *parent = nullptr);

    void setFolder(const QString &folder) { m_folder = folder; }
    [[nodiscard]] QString folder() const { return m_folder; }
    //! Asks where, in a dialog over \a window, and returns.
    void ask(const LedgerScope &scope, QWidget *window);
    void save(const LedgerScope &scope, const QString &file);

signals:
    void finished(const QString &file, const maquette::Result<void> &outcome);

private:
    Ledger &m_ledger;
    QString m_folder; //!< where the artist saved last
};

} // namespace maquette
