// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/result.h"
#include "app/jobs/ledgerrows.h"

#include <QDialog>

class QMenu;
class QPushButton;
class QStackedWidget;

namespace maquette
{

class EmptyPage;
class JobActions;
class Ledger;
class LedgerChoices;
class LedgerExport;
class LedgerModel;
class LedgerSums;
class LedgerView;
class Preferences;
class Scheduler;
class ShellNotice;

//! \brief What was paid: by day, model and project folder, with the runs behind each sum. Stays open beside
//! the window and follows the journal.
class LedgerDialog : public QDialog
{
    Q_OBJECT

public:
    LedgerDialog(Ledger &ledger, Scheduler &scheduler, Preferences &preferences, QWidget *parent = nullptr);
    ~LedgerDialog() override;

    [[nodiscard]] LedgerExport &exporter() const { return *m_export; }
    //! For what was done outside this window at its wish.
    void tell(const QString &text);

signals:
    void shown(); //!< what was read last stands in the window
    void workRequested(maquette::JobId job);
    void collectRequested();
    void settingsRequested();
    void useSettingsRequested(const maquette::ModelId &model, const QByteArray &input);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildColumn();
    void connectParts();
    void read();
    void take(const Result<LedgerPage> &page, LedgerGrouping grouping);
    void showSums();
    void changeGrouping();
    void keepChoices();
    void tellExported(const QString &file, const Result<void> &outcome);
    void copy();
    void showButtons();
    void openCurrent();
    void showMenu(const QPoint &place);
    void fillMenu(QMenu &menu, const LedgerRun &run);
    [[nodiscard]] const LedgerRun *currentRun() const;

    Ledger &m_ledger;
    Scheduler &m_scheduler;
    Preferences &m_preferences;
    LedgerModel *m_model;
    LedgerExport *m_export;
    JobActions *m_actions;
    LedgerChoices *m_choices;
    LedgerSums *m_sums;
    QStackedWidget *m_pages;
    LedgerView *m_view;
    EmptyPage *m_empty;
    QPushButton *m_open;
    QPushButton *m_save;
    ShellNotice *m_notice = nullptr;
    QStringList m_accounts;
    LedgerColumn m_order = LedgerColumn::Group;
    bool m_descending = true;
    int m_asked = 0; //!< number of the last reading; older ones are of no interest
};

} // namespace maquette
