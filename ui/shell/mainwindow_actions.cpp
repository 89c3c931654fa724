// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the menus, the shortcuts and the parts of the window do in it.
#include "ui/shell/mainwindow.h"

#include "app/base/accountpages.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "ui/form/formpanel.h"
#include "ui/gallery/colourdots.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/inspectorpanel.h"
#include "ui/gallery/workactions.h"
#include "ui/gallery/workhistory.h"
#include "ui/gallery/worktexts.h"
#include "ui/settings/preferences.h"
#include "ui/shell/labelactions.h"
#include "ui/shell/problemteller.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QMenuBar>
#include <QUrl>

namespace maquette
{

namespace
{

constexpr int tileStep = 32;

} // namespace

void MainWindow::connectActions()
{
    Workspace *work = m_workspace;
    const auto on = [this](QAction *action, auto call) { connect(action, &QAction::triggered, this, call); };
    on(m_actions->quit, [this] { close(); });
    on(m_actions->openLibrary,
       [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_studio.library.folder())); });
    on(m_actions->settings, [this] { openSettings(false); });
    on(m_actions->find, [work] {
        work->closeViewer();
        work->gallery().focusSearch();
    });
    on(m_actions->filters, [work] {
        work->closeViewer();
        work->gallery().openFilters();
    });
    on(m_actions->gallery, [work] {
        work->closeViewer();
        work->gallery().focusGallery();
    });
    on(m_actions->fullScreen, [this](bool checked) { setFullScreen(checked); });
    on(m_actions->generate, [work] { work->form().generateUnlessRepeat(); });
    connectUndo();
    on(m_actions->chooseModel, [work] { work->form().openBrowser(); });
    on(m_actions->addModel, [work] { work->form().addModel(); });
    on(m_actions->presets, [work] { work->form().openPresets(); });
    on(m_actions->prompt, [work] { work->form().focusPrompt(); });
    on(m_actions->request, [work] { work->form().previewRequest(); });
    on(m_actions->shortcuts, [this] { showShortcuts(); });
    on(m_actions->generations, [] { QDesktopServices::openUrl(AccountPages::generations()); });
    on(m_actions->log, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_context.logFolder)); });
    on(m_actions->about, [this] { showAbout(); });
    on(m_actions->largerTiles,
       [work] { work->gallery().setTileSize(work->gallery().tileSize() + tileStep); });
    on(m_actions->smallerTiles,
       [work] { work->gallery().setTileSize(work->gallery().tileSize() - tileStep); });
    connect(m_actions->details, &QAction::toggled, this, [this](bool shown) {
        m_workspace->setDetailsShown(shown);
        m_studio.preferences.setDetailsShown(shown);
    });
    connect(m_actions, &WindowActions::themeChosen, &m_studio.preferences, &Preferences::setTheme);
    const auto showTheme = [this] { m_actions->showTheme(m_studio.preferences.theme()); };
    connect(&m_studio.preferences, &Preferences::themeChanged, this, showTheme);
    showTheme();
    connect(work, &Workspace::requestPreviewRequested, this, &MainWindow::showRequest);
    connect(work, &Workspace::fullScreenRequested, this, &MainWindow::setFullScreen);
    connect(m_status, &StatusLine::accountRequested, this, [this] { openSettings(true); });
}

//! The last change of works where the keyboard is among them, else that of the form.
void MainWindow::connectUndo()
{
    Workspace *work = m_workspace;
    WorkHistory *history = &work->works().history();
    connect(m_actions->undo, &QAction::triggered, this, [work, history] {
        const bool isOfWorks = work->isAmongWorks() && !work->formChangedFromWorks();
        if (history->canUndo() && (isOfWorks || !work->form().canUndo()))
            history->undo();
        else
            work->undoForm();
    });
    connect(m_actions->redo, &QAction::triggered, this, [work, history] {
        if (history->canRedo() && (work->isAmongWorks() || !work->form().canRedo()))
            history->redo();
        else
            work->form().redo();
    });
    const auto show = [this, work, history] {
        m_actions->undo->setEnabled(work->form().canUndo() || history->canUndo());
        m_actions->redo->setEnabled(work->form().canRedo() || history->canRedo());
    };
    connect(&work->form(), &FormPanel::undoChanged, this, show);
    connect(history, &WorkHistory::changed, this, show);
    show();
}

void MainWindow::connectLabels()
{
    Workspace *work = m_workspace;
    auto *labels = new LabelActions(*menuBar(), this);
    for (QWidget *place : work->workPlaces())
        labels->addKeysTo(*place);
    const auto say = [work](const LabelChange &change, const QString &one, const QString &many) {
        const QList<AssetId> ids = work->currentWorks();
        work->works().history().label(ids, change, ids.size() == 1 ? one : many.arg(ids.size()));
    };
    connect(labels, &LabelActions::ratingChosen, this, [say](int rating) {
        say({.rating = rating}, tr("%1 for 1 work").arg(WorkTexts::rating(rating)),
            tr("%1 for %2 works").arg(WorkTexts::rating(rating), QStringLiteral("%1")));
    });
    connect(labels, &LabelActions::colourChosen, this, [say](int colour) {
        say({.colour = colour}, tr("%1 for 1 work").arg(labelColourName(colour)),
            tr("%1 for %2 works").arg(labelColourName(colour), QStringLiteral("%1")));
    });
    connect(labels, &LabelActions::tagsRequested, this, [this, work] {
        m_actions->details->setChecked(true);
        work->inspector().focusTags();
    });
    connect(labels, &LabelActions::projectRequested, this, [this, work] {
        m_actions->details->setChecked(true);
        work->inspector().focusProject();
    });
    const auto show = [labels, work] { labels->setEnabled(!work->currentWorks().isEmpty()); };
    connect(work, &Workspace::currentWorksChanged, labels, show);
    show();
}

void MainWindow::connectWorkActions()
{
    Workspace *work = m_workspace;
    const auto on = [this, work](QAction *action, auto call) {
        connect(action, &QAction::triggered, this, [work, call] {
            if (const QList<AssetId> ids = work->currentWorks(); !ids.isEmpty())
                call(ids);
        });
    };
    WorkActions *works = &work->works();
    on(m_actions->open, [work](const QList<AssetId> &ids) { work->openWork(ids.constFirst()); });
    on(m_actions->useSettings,
       [works](const QList<AssetId> &ids) { emit works->useSettingsRequested(ids.constFirst()); });
    on(m_actions->saveAs, [works, this](const QList<AssetId> &ids) { works->saveAs(ids, this); });
    on(m_actions->showInFolder,
       [works](const QList<AssetId> &ids) { works->showInFolder(ids.constFirst()); });
    on(m_actions->trash, [works](const QList<AssetId> &ids) { works->moveToTrash(ids); });
    on(m_actions->copyImage, [works](const QList<AssetId> &ids) { works->copyImage(ids.constFirst()); });
    on(m_actions->copyFiles, [works](const QList<AssetId> &ids) { works->copyFiles(ids); });
    for (QWidget *place : work->workPlaces())
        place->addAction(m_actions->trash);
    connect(work, &Workspace::currentWorksChanged, this,
            [this] { m_actions->showSelection(m_workspace->currentWorks().size()); });
    connect(work, &Workspace::settingsRequested, this, [this] { openSettings(true); });
}

void MainWindow::connectProblems()
{
    connect(m_problems, &ProblemTeller::settingsRequested, this, &MainWindow::openSettings);
    connect(m_problems, &ProblemTeller::textRequested, this, &MainWindow::showText);
    connect(this, &MainWindow::firstShown, m_problems, &ProblemTeller::tellBrokenModels);
    connect(&m_studio.scheduler, &Scheduler::jobFinished, this, [this] {
        if (!isActiveWindow())
            QApplication::alert(this);
    });
}

} // namespace maquette
