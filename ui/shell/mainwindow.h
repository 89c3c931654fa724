// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/shell/studio.h"

#include <QMainWindow>

class QStackedWidget;

namespace maquette
{

class FirstRunPage;
class ProblemTeller;
class SettingsDialog;
class StatusLine;
class GalleryActions;
class WindowActions;
class Workspace;

//! \brief What the window is told about this start.
struct WindowContext
{
    bool fixedLibrary = false; //!< --library: the settings show the folder but do not change it
    QString logFolder;
};

//! \brief The one window: menus, the first-run page or the three columns, the status line.
//!
//! Closing it ends the program; jobs at the server are collected at the next start. While a submit is on its
//! way the end is held back until its answer is written down, at most for half a minute, without a dialog.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const Studio &studio, const WindowContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showFirstRun();
    void showStudio();
    [[nodiscard]] bool isFirstRun() const;
    [[nodiscard]] Workspace &workspace() const { return *m_workspace; }
    [[nodiscard]] ProblemTeller &problems() const { return *m_problems; }
    [[nodiscard]] WindowActions &actions() const { return *m_actions; }
    //! The window as it was left, on a screen that is there; else 1440 x 900 or what fits.
    void restore();

    void openSettings(bool atToken);

signals:
    void sandboxRequested(bool on);
    void tokenAccepted(); //!< on the first-run page
    void firstShown();    //!< once, after the window was painted for the first time
    void closed();        //!< nothing holds the end of the program back any more

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void connectActions();
    void connectUndo();
    void connectLabels();
    void connectWorkActions();
    void connectProblems();
    void showRequest(const ModelId &model, const QByteArray &input, const QString &note);
    void showShortcuts();
    void showAbout();
    void showText(const QString &title, const QString &introduction, const QString &text);
    void openContextMenu();
    void setFullScreen(bool on);
    void keepLayout();

    Studio m_studio;
    WindowContext m_context;
    // Before the members whose making already brings events.
    bool m_shown = false;
    bool m_wasMaximized = false;
    bool m_closing = false;
    WindowActions *m_actions;
    GalleryActions *m_galleryActions = nullptr;
    QStackedWidget *m_pages;
    Workspace *m_workspace;
    FirstRunPage *m_firstRun = nullptr;
    ProblemTeller *m_problems;
    StatusLine *m_status;
};

} // namespace maquette
