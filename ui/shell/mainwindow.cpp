// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "ui/form/formpanel.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/exportdesk.h"
#include "ui/shell/filedesk.h"
#include "ui/shell/firstrunpage.h"
#include "ui/shell/galleryactions.h"
#include "ui/shell/importdesk.h"
#include "ui/shell/ledgerdesk.h"
#include "ui/shell/librarydesk.h"
#include "ui/shell/problemteller.h"
#include "ui/shell/promptdesk.h"
#include "ui/shell/queuedesk.h"
#include "ui/shell/requestdialog.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/statusline.h"
#include "ui/shell/textdialog.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/windowplace.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QCloseEvent>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTimer>

namespace maquette
{

namespace
{

constexpr QSize usualWindowSize(1440, 900);
//! How long the end of the program waits for the answer to a submit that is on its way.
constexpr int closingMs = 30000;

//! The library folder is read after what the window itself needs of the disk.
constexpr std::chrono::milliseconds folderDelay(1500);

template <typename Dialog>
Dialog *open(Dialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace

MainWindow::MainWindow(const Studio &studio, const WindowContext &context, QWidget *parent)
    : QMainWindow(parent)
    , m_studio(studio)
    , m_context(context)
    , m_actions(new WindowActions(*this))
    , m_pages(new QStackedWidget)
    , m_workspace(new Workspace(studio))
    , m_problems(new ProblemTeller(studio, m_workspace->notices(), this))
    , m_status(new StatusLine(studio.account, studio.scheduler, studio.library))
{
    setObjectName(QStringLiteral("maquette"));
    setWindowTitle(tr("Maquette"));
    setAccessibleName(tr("Maquette"));
    setContextMenuPolicy(Qt::NoContextMenu);
    setAnimated(false);    // it would animate the page at every start
    setMinimumHeight(560); // its width is what the columns need
    m_pages->addWidget(m_workspace);
    setCentralWidget(m_pages);
    setStatusBar(m_status);
    connectActions();
    connectWorkActions();
    connectLabels();
    connectProblems();
    m_galleryActions =
        new GalleryActions(m_workspace->gallery(), m_studio.preferences, *m_actions->view, *this);
    auto *queue = new QueueDesk(m_studio, *m_actions, *m_workspace, *this);
    connect(queue, &QueueDesk::settingsRequested, this, [this] { openSettings(false); });
    connect(m_status, &StatusLine::queueRequested, queue, &QueueDesk::openQueue);
    auto *files = new FileDesk(m_studio, *m_actions, *m_workspace, *this);
    connect(files, &FileDesk::detailsRequested, this, [this] { m_actions->details->setChecked(true); });
    auto *works = new LibraryDesk(m_studio, *m_actions, *m_workspace, *m_status, *this);
    connect(this, &MainWindow::firstShown, works,
            [works] { QTimer::singleShot(folderDelay, works, &LibraryDesk::begin); });
    new ImportDesk(m_studio, *m_actions, *m_workspace, *m_status, *this);
    new ExportDesk(m_studio, *m_actions, *m_workspace, *this);
    new PromptDesk(m_studio, *m_actions, *m_workspace, *this);
    auto *ledger = new LedgerDesk(m_studio, *m_actions, *m_workspace, *this);
    connect(ledger, &LedgerDesk::settingsRequested, this, [this] { openSettings(false); });
    connect(ledger, &LedgerDesk::collectRequested, queue, &QueueDesk::askForRun);
    connect(m_status, &StatusLine::ledgerRequested, ledger, &LedgerDesk::openLedger);
    connect(queue, &QueueDesk::ledgerRequested, ledger, &LedgerDesk::openLedger);
}

MainWindow::~MainWindow() = default;

bool MainWindow::isFirstRun() const
{
    return m_firstRun && m_pages->currentWidget() == m_firstRun;
}

void MainWindow::showFirstRun()
{
    if (!m_firstRun) {
        m_firstRun = new FirstRunPage(m_studio.account);
        m_pages->addWidget(m_firstRun);
        connect(m_firstRun, &FirstRunPage::sandboxRequested, this, [this] { emit sandboxRequested(true); });
        connect(m_firstRun, &FirstRunPage::tokenAccepted, this, &MainWindow::tokenAccepted);
    }
    m_pages->setCurrentWidget(m_firstRun);
    m_status->hide();
}

void MainWindow::showStudio()
{
    m_pages->setCurrentWidget(m_workspace);
    m_status->show();
    m_workspace->form().focusPrompt();
}

void MainWindow::restore()
{
    m_workspace->restoreColumns(m_studio.preferences.columns());
    m_galleryActions->restore();
    const bool details = m_studio.preferences.detailsShown();
    m_actions->details->setChecked(details);
    m_workspace->setDetailsShown(details);
    restorePlace(*this, m_studio.preferences.windowGeometry(), usualWindowSize);
}

void MainWindow::openSettings(bool atToken)
{
    auto *dialog =
        open(new SettingsDialog(m_studio.account, m_studio.bucket, m_studio.preferences, m_studio.speller,
                                m_studio.library.folder(), m_context.fixedLibrary, this));
    connect(dialog, &SettingsDialog::sandboxRequested, this, &MainWindow::sandboxRequested);
    if (atToken)
        dialog->focusToken();
}

void MainWindow::showRequest(const ModelId &model, const QByteArray &input, const QString &note)
{
    const ModelEntry *known = m_studio.catalogue.entry(model);
    open(new RequestDialog(known ? known->displayName : model.text(), input,
                           m_studio.scheduler.curlCommand(model, input), note, this));
}

void MainWindow::showShortcuts()
{
    open(new ShortcutsDialog(m_actions->lines(), this));
}

void MainWindow::showAbout()
{
    open(new AboutDialog(this));
}

void MainWindow::showText(const QString &title, const QString &introduction, const QString &text)
{
    open(new TextDialog(title, introduction, text, this));
}

void MainWindow::setFullScreen(bool on)
{
    if (on == isFullScreen())
        return;
    if (on) {
        m_wasMaximized = isMaximized();
        showFullScreen();
    } else if (m_wasMaximized) {
        showMaximized();
    } else {
        showNormal();
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange) {
        const bool full = isFullScreen();
        m_actions->fullScreen->setChecked(full);
        menuBar()->setVisible(!full);
        m_status->setVisible(!full && !isFirstRun());
        m_workspace->setFullScreen(full);
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // What the widget with the focus has no use for.
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && m_workspace->viewerOpen())
        m_workspace->closeViewer();
    else if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)
        openContextMenu();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::openContextMenu()
{
    // Qt does this for the Menu key only.
    QWidget *widget = focusWidget();
    if (!widget)
        return;
    const QPoint place = widget->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, place, widget->mapToGlobal(place));
    QCoreApplication::sendEvent(widget, &menu);
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    if (!m_shown && event->type() == QEvent::Paint) {
        m_shown = true;
        QTimer::singleShot(0, this, &MainWindow::firstShown);
    }
    return handled;
}

void MainWindow::keepLayout()
{
    if (!isFullScreen())
        m_studio.preferences.setWindowGeometry(saveGeometry());
    m_studio.preferences.setColumns(m_workspace->columns());
    m_galleryActions->keep();
    m_studio.preferences.sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closing)
        keepLayout();
    // A submit whose answer is not read would have to be sorted out by hand at the next start.
    if (m_studio.scheduler.isSubmitting() && !m_closing) {
        m_closing = true;
        hide();
        event->ignore();
        const auto tryAgain = [this] {
            if (!m_studio.scheduler.isSubmitting())
                emit closed();
        };
        connect(&m_studio.scheduler, &Scheduler::jobChanged, this, tryAgain, Qt::QueuedConnection);
        QTimer::singleShot(closingMs, this, &MainWindow::closed);
        return;
    }
    event->accept();
    emit closed();
}

} // namespace maquette
