// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/shell/studio.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QMainWindow;

namespace maquette
{

class ExportDialog;
class WindowActions;
class Workspace;
struct ExportOutcome;

//! \brief Opens the export's window, and tells in the main window how an export ended that goes on without
//! it.
class ExportDesk : public QObject
{
    Q_OBJECT

public:
    ExportDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, QMainWindow &window);

private:
    void open(const QList<AssetId> &selected);
    void makeDialog();
    void tell(const ExportOutcome &outcome);

    const Studio &m_studio;
    Workspace &m_workspace;
    QMainWindow &m_window;
    QPointer<ExportDialog> m_dialog;
};

} // namespace maquette
