// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/exportdesk.h"

#include "ui/export/exportdialog.h"
#include "ui/export/exportprogress.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/showinfolder.h"
#include "ui/gallery/workactions.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QMainWindow>

namespace maquette
{

ExportDesk::ExportDesk(const Studio &studio, WindowActions &actions, Workspace &workspace,
                       QMainWindow &window)
    : QObject(&window)
    , m_studio(studio)
    , m_workspace(workspace)
    , m_window(window)
{
    connect(actions.exportWorks, &QAction::triggered, this, [this] { open(m_workspace.currentWorks()); });
    connect(&workspace.works(), &WorkActions::exportRequested, this, &ExportDesk::open);
}

void ExportDesk::open(const QList<AssetId> &selected)
{
    const QList<AssetId> shown = m_workspace.gallery().order();
    if (selected.isEmpty() && shown.isEmpty()) {
        m_workspace.notices().tell(tr("There is no work to export yet."));
        return;
    }
    if (!m_dialog)
        makeDialog();
    if (!m_dialog->isRunning())
        m_dialog->setWorks(selected, shown);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ExportDesk::makeDialog()
{
    m_dialog = new ExportDialog(m_studio.library, m_studio.preferences, &m_window);
    connect(m_dialog, &QDialog::finished, this, [this] {
        if (m_dialog && !m_dialog->isRunning())
            m_dialog->deleteLater();
    });
    connect(m_dialog, &ExportDialog::ended, this, [this](const ExportOutcome &outcome) {
        if (m_dialog->isVisible())
            return;
        tell(outcome);
        m_dialog->deleteLater();
    });
}

void ExportDesk::tell(const ExportOutcome &outcome)
{
    ShellNotice &notices = m_workspace.notices();
    const bool trouble = outcome.error || outcome.count.failed > 0;
    const auto kind = trouble ? ShellNotice::Kind::Problem : ShellNotice::Kind::Passing;
    const QString text = ExportProgress::summary(outcome);
    if (outcome.target.isEmpty()) {
        notices.tell(text, kind);
        return;
    }
    const auto show = [desk = QPointer(this), target = outcome.target] {
        showInFolder(target, [desk] {
            if (desk)
                desk->m_workspace.notices().tell(tr("There is nothing here that shows folders."));
        });
    };
    notices.tell(text, tr("Show in folder"), show, kind);
}

} // namespace maquette
