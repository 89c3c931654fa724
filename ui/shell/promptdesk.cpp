// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/promptdesk.h"

#include "ui/form/formpanel.h"
#include "ui/prompts/prompthistorydialog.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QMainWindow>

namespace maquette
{

PromptDesk::PromptDesk(const Studio &studio, WindowActions &actions, Workspace &workspace,
                       QMainWindow &window)
    : QObject(&window)
    , m_studio(studio)
    , m_workspace(workspace)
    , m_window(window)
{
    connect(actions.promptHistory, &QAction::triggered, this, &PromptDesk::openHistory);
}

void PromptDesk::openHistory()
{
    if (!m_dialog) {
        m_dialog = new PromptHistoryDialog(m_studio.promptHistory, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        FormPanel *form = &m_workspace.form();
        connect(m_dialog, &PromptHistoryDialog::useRequested, form,
                [form](const PastPrompt &prompt) { form->usePrompt(form->model(), prompt); });
        connect(m_dialog, &PromptHistoryDialog::useWithModelRequested, form,
                [form](const PastPrompt &prompt) { form->usePrompt(prompt.model, prompt); });
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace maquette
