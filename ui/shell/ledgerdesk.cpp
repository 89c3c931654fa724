// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ledgerdesk.h"

#include "app/library/library.h"
#include "ui/form/formpanel.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/ledger/ledgerdialog.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QMainWindow>

namespace maquette
{

LedgerDesk::LedgerDesk(const Studio &studio, WindowActions &actions, Workspace &workspace,
                       QMainWindow &window)
    : QObject(&window)
    , m_studio(studio)
    , m_workspace(workspace)
    , m_window(window)
{
    connect(actions.ledger, &QAction::triggered, this, &LedgerDesk::openLedger);
}

void LedgerDesk::openLedger()
{
    if (!m_dialog) {
        m_dialog = new LedgerDialog(m_studio.ledger, m_studio.scheduler, m_studio.preferences, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &LedgerDialog::settingsRequested, this, &LedgerDesk::settingsRequested);
        connect(m_dialog, &LedgerDialog::collectRequested, this, &LedgerDesk::collectRequested);
        connect(m_dialog, &LedgerDialog::workRequested, this, &LedgerDesk::showWork);
        connect(m_dialog, &LedgerDialog::useSettingsRequested, &m_workspace,
                [this](const ModelId &model, const QByteArray &input) {
                    m_workspace.form().useSettings(model, input, {});
                });
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void LedgerDesk::showWork(JobId job)
{
    const QList<Asset> works = m_studio.library.worksOf(job);
    if (works.isEmpty()) {
        if (m_dialog)
            m_dialog->tell(tr("There is no work of this run in the gallery."));
        return;
    }
    m_workspace.closeViewer();
    m_workspace.gallery().select(works.first().id);
    m_window.raise();
    m_window.activateWindow();
}

} // namespace maquette
