// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/queuedesk.h"

#include "app/jobs/scheduler.h"
#include "models/core/catalogue.h"
#include "ui/form/formpanel.h"
#include "ui/queue/adoptdialog.h"
#include "ui/queue/queuedialog.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QGuiApplication>
#include <QMainWindow>

namespace maquette
{

QueueDesk::QueueDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, QMainWindow &window)
    : QObject(&window)
    , m_studio(studio)
    , m_workspace(workspace)
    , m_window(window)
{
    Scheduler *scheduler = &studio.scheduler;
    connect(actions.queue, &QAction::triggered, this, &QueueDesk::openQueue);
    connect(actions.collectRun, &QAction::triggered, this, &QueueDesk::askForRun);
    connect(actions.cancelWaiting, &QAction::triggered, this, &QueueDesk::cancelWaiting);
    connect(actions.pauseQueue, &QAction::triggered, scheduler, &Scheduler::setPaused);
    connect(scheduler, &Scheduler::pausedChanged, actions.pauseQueue, &QAction::setChecked);
    actions.pauseQueue->setChecked(scheduler->isPaused());
    // Whoever comes back to the window may have made room meanwhile.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, scheduler,
            [scheduler](Qt::ApplicationState state) {
                if (state == Qt::ApplicationActive)
                    scheduler->lookForStorage();
            });
}

void QueueDesk::openQueue()
{
    if (!m_dialog) {
        m_dialog = new QueueDialog(m_studio.scheduler, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &QueueDialog::settingsRequested, this, &QueueDesk::settingsRequested);
        connect(m_dialog, &QueueDialog::ledgerRequested, this, &QueueDesk::ledgerRequested);
        connect(m_dialog, &QueueDialog::notice, &m_workspace.notices(),
                [this](const QString &text) { m_workspace.notices().tell(text); });
        connect(m_dialog, &QueueDialog::useSettingsRequested, &m_workspace,
                [this](const ModelId &model, const QByteArray &input) {
                    m_workspace.form().useSettings(model, input, {});
                });
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void QueueDesk::cancelWaiting()
{
    const qsizetype count = m_studio.scheduler.waiting().size();
    m_studio.scheduler.cancelWaiting();
    m_workspace.notices().tell(count == 0   ? tr("Nothing waits here.")
                               : count == 1 ? tr("One job is cancelled. Nothing was charged.")
                                            : tr("%1 jobs are cancelled. Nothing was charged.").arg(count));
}

void QueueDesk::askForRun()
{
    auto *dialog = new AdoptDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QList<std::pair<ModelId, QString>> models;
    for (const ModelEntry &model : m_studio.catalogue.entries())
        models.append({model.id, model.displayName});
    dialog->offerModels(models);
    connect(dialog, &AdoptDialog::idEntered, this, [this, dialog](const RequestId &request) {
        const ModelEntry *model = m_studio.catalogue.entry(dialog->model());
        const Result<void> asked = m_studio.scheduler.collect(
            request, dialog->model(), model ? model->displayName : tr("Collected run"));
        if (!asked) {
            dialog->showProblem(asked.error().message);
            return;
        }
        dialog->accept();
        m_workspace.notices().tell(tr("Looking for this run; its result is fetched when it is ready"));
    });
    dialog->open();
}

} // namespace maquette
