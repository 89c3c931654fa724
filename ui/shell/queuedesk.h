// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/studio.h"

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace maquette
{

class QueueDialog;
class WindowActions;
class Workspace;

//! \brief What the window does with the queue: shows it, pauses it, cancels what waits, collects a run by its
//! request id.
class QueueDesk : public QObject
{
    Q_OBJECT

public:
    QueueDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, QMainWindow &window);

    void openQueue();
    void askForRun();

signals:
    void settingsRequested();
    void ledgerRequested();

private:
    void cancelWaiting();

    const Studio &m_studio;
    Workspace &m_workspace;
    QMainWindow &m_window;
    QPointer<QueueDialog> m_dialog;
};

} // namespace maquette
