// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/shell/studio.h"

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace maquette
{

class LedgerDialog;
class WindowActions;
class Workspace;

//! \brief Opens the ledger's window, and leads from a run in it to its works.
class LedgerDesk : public QObject
{
    Q_OBJECT

public:
    LedgerDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, QMainWindow &window);

    void openLedger();

signals:
    void settingsRequested();
    void collectRequested();

private:
    void showWork(JobId job);

    const Studio &m_studio;
    Workspace &m_workspace;
    QMainWindow &m_window;
    QPointer<LedgerDialog> m_dialog;
};

} // namespace maquette
