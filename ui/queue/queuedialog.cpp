// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuedialog.h"

#include "app/jobs/scheduler.h"
#include "ui/queue/jobtexts.h"
#include "ui/queue/queuemodel.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/namedbutton.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int sideColumn = 140;

} // namespace

QueueDialog::QueueDialog(Scheduler &scheduler, QWidget *parent)
    : QDialog(parent)
    , m_scheduler(scheduler)
    , m_model(new QueueModel(scheduler, this))
    , m_actions(new JobActions(scheduler, this))
    , m_view(new QTreeView)
    , m_summary(new QLabel)
    , m_reason(new InkLabel(InkLabel::Ink::Amber))
    , m_step(namedButton({}, QStringLiteral("takeStep")))
    , m_pause(namedButton(tr("&Pause"), QStringLiteral("pauseQueue")))
    , m_first(namedButton(tr("Send &first"), QStringLiteral("sendFirst")))
    , m_last(namedButton(tr("Send &last"), QStringLiteral("sendLast")))
    , m_cancel(namedButton(tr("&Cancel"), QStringLiteral("cancelSelected")))
    , m_cancelWaiting(namedButton(tr("Cancel all &waiting"), QStringLiteral("cancelWaiting")))
{
    setObjectName(QStringLiteral("queue"));
    setWindowTitle(tr("Queue"));
    setAccessibleName(windowTitle());
    buildView();
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_pause->setCheckable(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    auto *spending = namedButton(tr("&Spending…"), QStringLiteral("openLedger"));
    top->addWidget(spending);
    top->addWidget(m_pause);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setWordWrap(true);
    auto *why = new QHBoxLayout;
    why->setSpacing(metrics::medium);
    why->addWidget(m_reason, 1);
    why->addWidget(m_step);
    auto *below = new QHBoxLayout;
    for (QPushButton *each : {m_first, m_last, m_cancel})
        below->addWidget(each);
    below->addStretch();
    below->addWidget(m_cancelWaiting);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::large);
    column->setSpacing(metrics::medium);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    column->addLayout(why);
    column->addLayout(below);
    resize(760, 420);

    connect(spending, &QPushButton::clicked, this, &QueueDialog::ledgerRequested);
    connect(m_pause, &QPushButton::clicked, this, [this](bool on) { m_scheduler.setPaused(on); });
    connect(m_step, &QPushButton::clicked, this, [this] { m_actions->run(m_offered, m_explained, this); });
    connect(m_first, &QPushButton::clicked, this,
            [this] { m_scheduler.move(selectedWaiting(), m_scheduler.waiting().value(0)); });
    connect(m_last, &QPushButton::clicked, this, [this] { m_scheduler.move(selectedWaiting(), {}); });
    connect(m_cancel, &QPushButton::clicked, this, &QueueDialog::cancelSelected);
    connect(m_cancelWaiting, &QPushButton::clicked, &scheduler, &Scheduler::cancelWaiting);
    connect(&scheduler, &Scheduler::pausedChanged, this, &QueueDialog::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &QueueDialog::refresh);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &QueueDialog::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueueDialog::refresh);
    connect(m_actions, &JobActions::settingsRequested, this, &QueueDialog::settingsRequested);
    connect(m_actions, &JobActions::useSettingsRequested, this, &QueueDialog::useSettingsRequested);
    connect(m_actions, &JobActions::notice, this, &QueueDialog::notice);
    refresh();
    m_view->setFocus();
}

void QueueDialog::buildView()
{
    m_view->setObjectName(QStringLiteral("jobs"));
    m_view->setAccessibleName(tr("Jobs in the queue"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setDragDropMode(QAbstractItemView::InternalMove);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setDropIndicatorShown(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setSectionResizeMode(QueueModel::PromptColumn, QHeaderView::Stretch);
    for (const int column : {QueueModel::StateColumn, QueueModel::ModelColumn, QueueModel::CostColumn})
        m_view->header()->resizeSection(column, sideColumn);
    connect(m_view, &QWidget::customContextMenuRequested, this, &QueueDialog::showMenu);
    // As shortcuts: the view would take the arrows for itself.
    const auto on = [this](const QKeySequence &key, auto call) {
        connect(new QShortcut(key, m_view, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
                call);
    };
    on(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { moveBy(-1); });
    on(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { moveBy(1); });
    on(QKeySequence(Qt::Key_Delete), [this] { cancelSelected(); });
}

void QueueDialog::refresh()
{
    const int waiting = m_model->waitingCount();
    const int running = m_model->rowCount() - waiting;
    QString text = m_model->rowCount() == 0 ? tr("Nothing waits and nothing runs")
                                            : tr("%1 under way · %2 waiting").arg(running).arg(waiting);
    const DaySum today = m_scheduler.spentToday();
    if (today.amount > Money() || today.unknown > 0) {
        text += QStringLiteral(" · ") + tr("today %1").arg(toText(today.amount, QLocale()));
        if (today.unknown > 0)
            text += tr(" and %1 of unknown cost").arg(today.unknown);
    }
    m_summary->setText(text);
    m_pause->setChecked(m_scheduler.isPaused());
    m_pause->setText(m_scheduler.isPaused() ? tr("&Go on") : tr("&Pause"));
    const bool someWait = !selectedWaiting().isEmpty();
    m_first->setEnabled(someWait);
    m_last->setEnabled(someWait);
    m_cancel->setEnabled(!selected().isEmpty());
    m_cancelWaiting->setEnabled(waiting > 0);
    showReason();
}

void QueueDialog::showReason()
{
    using Step = JobActions::Step;
    const Job *job = explained();
    m_explained = job ? job->id : JobId();
    m_reason->setText(job ? JobTexts::explanation(*job).replace(u'\n', u' ') : QString());
    m_reason->setVisible(job);
    const QList<Step> steps = job ? JobActions::stepsFor(*job) : QList<Step>();
    const auto offered = std::find_if(steps.cbegin(), steps.cend(), [](Step step) {
        return step == Step::SendAnyway || step == Step::TryNow;
    });
    m_step->setVisible(offered != steps.cend());
    if (offered == steps.cend())
        return;
    m_offered = *offered;
    m_step->setText(JobActions::textOf(m_offered, *job));
}

const Job *QueueDialog::explained() const
{
    const auto heldUp = [this](JobId id) {
        const Job *job = m_scheduler.find(id);
        return job && job->error ? job : nullptr;
    };
    const QList<JobId> ids = selected();
    for (const JobId id : ids) {
        if (const Job *job = heldUp(id))
            return job;
    }
    for (int row = 0; ids.isEmpty() && row < m_model->rowCount(); ++row) {
        if (const Job *job = heldUp(m_model->jobAt(row)))
            return job;
    }
    return nullptr;
}

QList<JobId> QueueDialog::selected() const
{
    QList<JobId> ids;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        ids << m_model->jobAt(index.row());
    return ids;
}

QList<JobId> QueueDialog::selectedWaiting() const
{
    QList<JobId> ids;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows()) {
        if (m_model->isWaiting(index.row()))
            ids << m_model->jobAt(index.row());
    }
    return ids;
}

void QueueDialog::moveBy(int step)
{
    const QList<JobId> moved = selectedWaiting();
    const QList<JobId> order = m_scheduler.waiting();
    if (moved.isEmpty())
        return;
    qsizetype first = order.size();
    qsizetype last = -1;
    for (const JobId id : moved) {
        first = std::min(first, order.indexOf(id));
        last = std::max(last, order.indexOf(id));
    }
    const qsizetype before = step < 0 ? first - 1 : last + 2;
    if (before >= 0 && (step < 0 || last + 1 < order.size()))
        m_scheduler.move(moved, order.value(before));
}

void QueueDialog::cancelSelected()
{
    for (const JobId id : selected())
        m_scheduler.cancel(id);
}

void QueueDialog::showMenu(const QPoint &place)
{
    const QModelIndex index = m_view->indexAt(place);
    const Job *job = index.isValid() ? m_scheduler.find(m_model->jobAt(index.row())) : nullptr;
    if (job == nullptr)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(*menu, *job, this);
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

} // namespace maquette
