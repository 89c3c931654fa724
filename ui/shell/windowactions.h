// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/shortcutsdialog.h"
#include "ui/theme/theme.h"

#include <QKeySequence>
#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace maquette
{

//! \brief The window's menus and their actions: texts, keys, places. What they do is connected by the window.
//!
//! Every action has a text and a key of its own; the keys of panels that have no menu entry are listed by
//! lines() as well, so that the artist finds all of them in one place.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow &window);

    [[nodiscard]] QList<ShortcutLine> lines() const;
    //! Enables the actions on works as fits \a count selected ones.
    void showSelection(qsizetype count);
    void showTheme(Theme::Mode mode);

    // On the selected works; see showSelection().
    QAction *open = nullptr;
    QAction *useSettings = nullptr;
    QAction *saveAs = nullptr;
    QAction *showInFolder = nullptr;
    QAction *trash = nullptr; //!< its key counts only below the widgets it is added to
    QAction *copyImage = nullptr;
    QAction *copyFiles = nullptr;

    QAction *undo = nullptr;
    QAction *redo = nullptr;
    QAction *exportWorks = nullptr; //!< those selected, or all that are shown
    QAction *fileSettings = nullptr;
    QAction *pasteFile = nullptr; //!< its key counts only below the widgets it is added to
    QAction *importFolder = nullptr;
    QAction *openLibrary = nullptr;
    QAction *readLibrary = nullptr;
    QAction *quit = nullptr;
    QAction *find = nullptr;
    QAction *filters = nullptr;
    QAction *settings = nullptr;
    QMenu *view = nullptr; //!< the menu, to be added to
    QAction *gallery = nullptr;
    QAction *largerTiles = nullptr;
    QAction *smallerTiles = nullptr;
    QAction *details = nullptr; //!< checkable
    QAction *fullScreen = nullptr;
    QAction *generate = nullptr;
    QAction *chooseModel = nullptr;
    QAction *addModel = nullptr;
    QAction *presets = nullptr;
    QAction *prompt = nullptr;
    QAction *promptHistory = nullptr;
    QAction *request = nullptr;
    QAction *queue = nullptr;
    QAction *pauseQueue = nullptr; //!< checkable
    QAction *cancelWaiting = nullptr;
    QAction *collectRun = nullptr;
    QAction *ledger = nullptr;
    QAction *shortcuts = nullptr;
    QAction *generations = nullptr;
    QAction *log = nullptr;
    QAction *about = nullptr;

signals:
    void themeChosen(maquette::Theme::Mode mode);

private:
    static QList<ShortcutLine> formLines();
    static QList<ShortcutLine> viewerLines();
    QAction *add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &key);
    void buildFile();
    void buildEdit();
    void buildView();
    void buildJob();
    void buildHelp();

    QMainWindow &m_window;
    QActionGroup *m_themes = nullptr;
};

} // namespace maquette
