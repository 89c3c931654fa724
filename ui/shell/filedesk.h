// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/studio.h"

#include <QObject>
#include <QPointer>

class QMainWindow;
class QMimeData;
class QWindow;

namespace maquette
{

class DropZones;
class WindowActions;
class Workspace;

//! \brief The ways of a file's settings into the details: dropped on the window, pasted among the works, or
//! chosen from the menu.
//!
//! Media fields keep the drops that fall on them, and so does the gallery where it takes any; the rest of the
//! window is for settings. Nothing here writes to the form.
class FileDesk : public QObject
{
    Q_OBJECT

public:
    FileDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, QMainWindow &window);

    //! Shows what \a file says; a work of the library is selected instead.
    void showFile(const QString &file, bool takeFocus);

signals:
    void detailsRequested(); //!< they must be seen now

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void paste();
    //! False when \a data has nothing that could be a file.
    bool take(const QMimeData &data, bool takeFocus);
    bool onDrag(QEvent &event);
    void showZones(QEvent &event);

    const Studio &m_studio;
    Workspace &m_workspace;
    QMainWindow &m_window;
    DropZones *m_zones;
    QPointer<QWindow> m_handle; //!< whose drags are followed
    QString m_folder;           //!< where the last file was chosen
};

} // namespace maquette
