// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/folderimport.h"
#include "ui/shell/studio.h"

#include <QObject>
#include <QPointer>

class QMainWindow;
class QMimeData;

namespace maquette
{

class StatusLine;
class WindowActions;
class Workspace;

//! \brief The ways of other folders and files into the library: chosen from the menu, or dropped on the
//! gallery. One import at a time; those asked for meanwhile follow.
//!
//! A single picture that is dropped anywhere else shows its settings (FileDesk).
class ImportDesk : public QObject
{
    Q_OBJECT

public:
    ImportDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, StatusLine &status,
               QMainWindow &window);

    //! Whether \a data, dropped on the gallery, is brought in: a folder, or several files.
    static bool isImport(const QMimeData &data);
    void importAll(const QStringList &sources, bool withBelow);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void startNext();
    void readLibrary(const ImportOutcome &outcome);
    void end();
    void show(const QStringList &paths); //!< selected, in the gallery

    const Studio &m_studio;
    Workspace &m_workspace;
    StatusLine &m_status;
    QMainWindow &m_window;
    QPointer<FolderImport> m_import;
    QList<std::pair<QStringList, bool>> m_waiting;
    ImportOutcome m_outcome; //!< of the last, until its works stand in the index
    bool m_isScanning = false;
    QString m_folder; //!< where the last folder was chosen
};

} // namespace maquette
