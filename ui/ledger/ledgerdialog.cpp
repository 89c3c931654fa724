// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgerdialog.h"

#include "app/jobs/ledger.h"
#include "app/jobs/scheduler.h"
#include "ui/gallery/showinfolder.h"
#include "ui/ledger/ledgerchoices.h"
#include "ui/ledger/ledgerexport.h"
#include "ui/ledger/ledgermodel.h"
#include "ui/ledger/ledgersums.h"
#include "ui/ledger/ledgerview.h"
#include "ui/queue/jobactions.h"
#include "ui/settings/preferences.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/windowplace.h"
#include "ui/theme/emptypage.h"
#include "ui/theme/metrics.h"
#include "ui/theme/namedbutton.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr QSize usualLedgerSize(960, 600);

} // namespace

LedgerDialog::LedgerDialog(Ledger &ledger, Scheduler &scheduler, Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_ledger(ledger)
    , m_scheduler(scheduler)
    , m_preferences(preferences)
    , m_model(new LedgerModel(this))
    , m_export(new LedgerExport(ledger, this))
    , m_actions(new JobActions(scheduler, this))
    , m_choices(new LedgerChoices)
    , m_sums(new LedgerSums)
    , m_pages(new QStackedWidget)
    , m_view(new LedgerView(*m_model))
    , m_empty(new EmptyPage)
    , m_open(namedButton(tr("Show in the &gallery"), QStringLiteral("showWork")))
    , m_save(namedButton(tr("E&xport as table…"), QStringLiteral("exportTable")))
{
    setObjectName(QStringLiteral("ledger"));
    setWindowTitle(tr("Spending"));
    setAccessibleName(windowTitle());
    m_choices->setPeriod(LedgerPeriod(m_preferences.ledgerPeriod()));
    m_choices->setGrouping(LedgerGrouping(m_preferences.ledgerGrouping()));
    m_choices->offerAccounts({}, ledger.account());
    if (const QString folder = m_preferences.exportFolder(); !folder.isEmpty())
        m_export->setFolder(folder);
    buildColumn();
    m_notice = new ShellNotice(this);
    connectParts();
    restorePlace(*this, m_preferences.ledgerGeometry(), usualLedgerSize);
    changeGrouping();
    m_view->setFocus();
}

LedgerDialog::~LedgerDialog()
{
    m_preferences.setLedgerGeometry(saveGeometry());
}

void LedgerDialog::buildColumn()
{
    m_empty->setObjectName(QStringLiteral("ledgerEmpty"));
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    auto *below = new QHBoxLayout;
    below->addWidget(m_open);
    below->addStretch();
    below->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_choices);
    column->addWidget(m_sums);
    column->addWidget(m_pages, 1);
    column->addLayout(below);
}

void LedgerDialog::connectParts()
{
    connect(m_choices, &LedgerChoices::changed, this, [this] {
        keepChoices();
        if (m_choices->grouping() == m_model->grouping())
            read();
        else
            changeGrouping();
    });
    connect(&m_ledger, &Ledger::changed, this, [this] {
        if (isVisible())
            read();
    });
    connect(m_model, &LedgerModel::runsWanted, this, &LedgerDialog::read);
    connect(m_model, &LedgerModel::orderWanted, this, [this](LedgerColumn column, bool descending) {
        m_order = column;
        m_descending = descending;
        read();
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &LedgerDialog::showMenu);
    connect(new QShortcut(QKeySequence(QKeySequence::Copy), m_view, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &LedgerDialog::copy);
    connect(m_view, &QAbstractItemView::activated, this, &LedgerDialog::openCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &LedgerDialog::showButtons);
    connect(m_open, &QPushButton::clicked, this, &LedgerDialog::openCurrent);
    connect(m_save, &QPushButton::clicked, this, [this] { m_export->ask(m_choices->scope(), this); });
    connect(m_export, &LedgerExport::finished, this, &LedgerDialog::tellExported);
    connect(m_actions, &JobActions::settingsRequested, this, &LedgerDialog::settingsRequested);
    connect(m_actions, &JobActions::useSettingsRequested, this, &LedgerDialog::useSettingsRequested);
    connect(m_actions, &JobActions::notice, this, &LedgerDialog::tell);
}

void LedgerDialog::tell(const QString &text)
{
    m_notice->tell(text);
}

void LedgerDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    read();
}

void LedgerDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    // "Today" may be another day by now.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        read();
}

void LedgerDialog::keepChoices()
{
    m_preferences.setLedgerPeriod(int(m_choices->period()));
    m_preferences.setLedgerGrouping(int(m_choices->grouping()));
}

void LedgerDialog::changeGrouping()
{
    // Days are looked at from the newest on, everything else from the dearest on.
    const bool days = m_choices->grouping() == LedgerGrouping::Day;
    m_order = days ? LedgerColumn::Group : LedgerColumn::Paid;
    m_descending = true;
    const QSignalBlocker quiet(m_model);
    m_view->sortByColumn(int(m_order), Qt::DescendingOrder);
    read();
}

void LedgerDialog::read()
{
    LedgerQuery query;
    m_choices->offerAccounts(m_accounts, m_ledger.account());
    query.scope = m_choices->scope();
    query.grouping = m_choices->grouping();
    query.order = m_order;
    query.descending = m_descending;
    if (query.grouping == m_model->grouping())
        query.opened = m_model->opened();
    m_ledger.read(query, this,
                  [this, number = ++m_asked, grouping = query.grouping](const Result<LedgerPage> &page) {
                      if (number == m_asked)
                          take(page, grouping);
                  });
}

void LedgerDialog::take(const Result<LedgerPage> &page, LedgerGrouping grouping)
{
    m_save->setEnabled(page && !page->groups.isEmpty());
    if (!page) {
        m_empty->say(tr("The journal cannot be read"), page.error().message);
        m_pages->setCurrentWidget(m_empty);
        m_sums->hide();
        return;
    }
    m_accounts = page->accounts;
    m_choices->offerAccounts(m_accounts, m_ledger.account());
    const bool regrouped = grouping != m_model->grouping();
    m_model->setPage(*page, grouping);
    if (regrouped)
        m_view->fitTo(grouping);
    showSums();
    showButtons();
    emit shown();
}

void LedgerDialog::showSums()
{
    m_sums->setSum(m_model->total());
    const bool empty = m_model->total().runs == 0;
    m_sums->setVisible(!empty);
    if (empty && m_choices->period() == LedgerPeriod::All)
        m_empty->say(tr("Nothing was paid yet"),
                     tr("Every run that is sent to RunComfy is listed here with what it cost, and stays "
                        "listed when its work is deleted. Runs in the sandbox cost nothing and are not "
                        "listed."));
    else if (empty)
        m_empty->say(tr("Nothing was sent in this time"),
                     tr("Choose a longer period to see earlier runs. Runs in the sandbox cost nothing and "
                        "are not listed."));
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_view);
}

void LedgerDialog::showButtons()
{
    m_open->setEnabled(currentRun() != nullptr);
}

const LedgerRun *LedgerDialog::currentRun() const
{
    return m_model->runAt(m_view->currentIndex());
}

void LedgerDialog::openCurrent()
{
    if (const LedgerRun *run = currentRun())
        emit workRequested(run->id);
}

void LedgerDialog::copy()
{
    const QModelIndexList rows = m_view->chosenRows();
    if (rows.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(m_model->copyText(rows));
    tell(rows.size() == 1 ? tr("Copied one line") : tr("Copied %1 lines").arg(rows.size()));
}

void LedgerDialog::tellExported(const QString &file, const Result<void> &outcome)
{
    m_preferences.setExportFolder(m_export->folder());
    if (!outcome) {
        m_notice->tell(outcome.error().message, ShellNotice::Kind::Problem);
        return;
    }
    m_notice->tell(tr("Saved %1").arg(QFileInfo(file).fileName()), tr("Show in folder"), [this, file] {
        showInFolder(file, [this] { tell(tr("There is nothing here that shows folders.")); });
    });
}

void LedgerDialog::showMenu(const QPoint &place)
{
    const LedgerRun *run = m_model->runAt(m_view->indexAt(place));
    if (run == nullptr)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, *run);
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void LedgerDialog::fillMenu(QMenu &menu, const LedgerRun &run)
{
    menu.addAction(tr("Show in the gallery"), this, [this, id = run.id] { emit workRequested(id); })
        ->setObjectName(QStringLiteral("showWork"));
    menu.addAction(tr("Copy"), QKeySequence(QKeySequence::Copy), this, &LedgerDialog::copy);
    menu.addSeparator();
    if (const Job *job = m_scheduler.find(run.id)) {
        m_actions->fillMenu(menu, *job, this);
        return;
    }
    if (!run.request.isEmpty())
        menu.addAction(tr("Copy request id"), this, [this, request = run.request.text()] {
            QGuiApplication::clipboard()->setText(request);
            tell(tr("Copied the request id"));
        });
    else if (run.state == JobState::Unknown)
        menu.addAction(tr("Collect a run by its request id…"), this, &LedgerDialog::collectRequested)
            ->setObjectName(QStringLiteral("collectRun"));
}

} // namespace maquette
