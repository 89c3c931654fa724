// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QLabel;
class QPushButton;

namespace maquette
{

class Account;
class Library;
class ImportLine;
class ScanLine;
class Scheduler;

//! \brief The line at the bottom of the window: where generations go and what is left, what runs, how many
//! works there are. Follows its sources by itself.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(Account &account, Scheduler &scheduler, Library &library, QWidget *parent = nullptr);

    [[nodiscard]] ImportLine &importLine() const { return *m_import; }
    [[nodiscard]] ScanLine &scanLine() const { return *m_scan; }

signals:
    void accountRequested();
    void queueRequested(); //!< the left end was clicked
    void ledgerRequested();

private:
    void showAccount();
    void showJobs();
    void showSpent();
    void showWorks();

    Account &m_account;
    Scheduler &m_scheduler;
    Library &m_library;
    QPushButton *m_service;
    QPushButton *m_spent;
    QPushButton *m_jobs;
    QLabel *m_closing;
    ImportLine *m_import;
    ScanLine *m_scan;
    QLabel *m_works;
};

} // namespace maquette
