// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/studio.h"

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace maquette
{

class PromptHistoryDialog;
class WindowActions;
class Workspace;

//! \brief Opens the history of prompts, and takes what is chosen there into the form.
class PromptDesk : public QObject
{
    Q_OBJECT

public:
    PromptDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, QMainWindow &window);

    void openHistory();

private:
    const Studio &m_studio;
    Workspace &m_workspace;
    QMainWindow &m_window;
    QPointer<PromptHistoryDialog> m_dialog;
};

} // namespace maquette
