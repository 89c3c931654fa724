// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowactions.h"

#include "ui/form/fieldkeys.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace maquette
{

namespace
{

//! The platform's own key, or ours where the platform has none.
QKeySequence standard(QKeySequence::StandardKey key, const QKeySequence &otherwise)
{
    const QList<QKeySequence> known = QKeySequence::keyBindings(key);
    return known.isEmpty() || known.first().isEmpty() ? otherwise : known.first();
}

QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}

//! \a lead stands before what the entries of a menu inside a menu are called.
void collect(const QMenu *menu, const QString &group, QList<ShortcutLine> &lines, const QString &lead = {})
{
    for (const QAction *action : menu->actions()) {
        if (action->menu()) {
            collect(action->menu(), group, lines, withoutMnemonic(action->text()) + QStringLiteral(": "));
            continue;
        }
        if (action->isSeparator() || action->shortcut().isEmpty())
            continue;
        lines.append({group, lead + withoutMnemonic(action->text()),
                      action->shortcut().toString(QKeySequence::NativeText)});
    }
}

} // namespace

WindowActions::WindowActions(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
{
    window.menuBar()->setAccessibleName(tr("Menu bar"));
    buildFile();
    buildEdit();
    buildView();
    buildJob();
    buildHelp();
    showSelection(0);
}

QAction *WindowActions::add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &key)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setMenuRole(QAction::NoRole);
    // Without this an action of a menu that was never opened would not know its key in full screen.
    m_window.addAction(action);
    return action;
}

void WindowActions::buildFile()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&File"));
    open = add(menu, QStringLiteral("open"), tr("&Open"),
               standard(QKeySequence::Open, QKeySequence(QStringLiteral("Ctrl+O"))));
    saveAs = add(menu, QStringLiteral("saveAs"), tr("&Save as…"),
                 standard(QKeySequence::Save, QKeySequence(QStringLiteral("Ctrl+S"))));
    exportWorks =
        add(menu, QStringLiteral("exportWorks"), tr("&Export…"), QKeySequence(QStringLiteral("Ctrl+Alt+E")));
    showInFolder = add(menu, QStringLiteral("showInFolder"), tr("Show in &folder"),
                       QKeySequence(QStringLiteral("Ctrl+Shift+F")));
    trash = add(menu, QStringLiteral("trash"), tr("Move to &trash"),
                standard(QKeySequence::Delete, QKeySequence(Qt::Key_Delete)));
    // With the key in force everywhere, Delete in the form would take works away.
    m_window.removeAction(trash);
    trash->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    menu->addSeparator();
    fileSettings = add(menu, QStringLiteral("fileSettings"), tr("Settings of a f&ile…"),
                       QKeySequence(QStringLiteral("Ctrl+Alt+I")));
    importFolder = add(menu, QStringLiteral("importFolder"), tr("I&mport folder…"),
                       QKeySequence(QStringLiteral("Ctrl+Shift+I")));
    openLibrary = add(menu, QStringLiteral("openLibrary"), tr("Open &library folder"),
                      QKeySequence(QStringLiteral("Ctrl+Shift+O")));
    readLibrary = add(menu, QStringLiteral("readLibrary"), tr("&Read the library folder again"),
                      standard(QKeySequence::Refresh, QKeySequence(QStringLiteral("F5"))));
    menu->addSeparator();
    quit = add(menu, QStringLiteral("quit"), tr("&Quit"),
               standard(QKeySequence::Quit, QKeySequence(QStringLiteral("Ctrl+Q"))));
    quit->setMenuRole(QAction::QuitRole);
}

void WindowActions::buildEdit()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Edit"));
    undo = add(menu, QStringLiteral("undoAction"), tr("&Undo"),
               standard(QKeySequence::Undo, QKeySequence(QStringLiteral("Ctrl+Z"))));
    redo = add(menu, QStringLiteral("redoAction"), tr("&Redo"), QKeySequence(QStringLiteral("Ctrl+Shift+Z")));
    redo->setShortcuts(
        {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
    menu->addSeparator();
    copyImage = add(menu, QStringLiteral("copyImage"), tr("&Copy image"),
                    standard(QKeySequence::Copy, QKeySequence(QStringLiteral("Ctrl+C"))));
    copyFiles = add(menu, QStringLiteral("copyFiles"), tr("Copy &file"),
                    QKeySequence(QStringLiteral("Ctrl+Shift+C")));
    pasteFile = add(menu, QStringLiteral("pasteFile"), tr("&Paste a file to see its settings"),
                    standard(QKeySequence::Paste, QKeySequence(QStringLiteral("Ctrl+V"))));
    m_window.removeAction(pasteFile); // in the form the key means its own fields
    pasteFile->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    menu->addSeparator();
    filters = add(menu, QStringLiteral("filters"), tr("&Filters and smart folders"),
                  QKeySequence(QStringLiteral("Ctrl+Shift+E")));
    find = add(menu, QStringLiteral("find"), tr("&Search the gallery"),
               standard(QKeySequence::Find, QKeySequence(QStringLiteral("Ctrl+F"))));
    menu->addSeparator();
    settings = add(menu, QStringLiteral("settings"), tr("Se&ttings…"),
                   standard(QKeySequence::Preferences, QKeySequence(QStringLiteral("Ctrl+,"))));
    settings->setMenuRole(QAction::PreferencesRole);
}

void WindowActions::buildView()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&View"));
    view = menu;
    gallery = add(menu, QStringLiteral("gallery"), tr("&Gallery"), QKeySequence(QStringLiteral("Ctrl+G")));
    largerTiles = add(menu, QStringLiteral("largerTiles"), tr("&Larger tiles"),
                      standard(QKeySequence::ZoomIn, QKeySequence(QStringLiteral("Ctrl++"))));
    smallerTiles = add(menu, QStringLiteral("smallerTiles"), tr("&Smaller tiles"),
                       standard(QKeySequence::ZoomOut, QKeySequence(QStringLiteral("Ctrl+-"))));
    menu->addSeparator();
    details =
        add(menu, QStringLiteral("details"), tr("&Details column"), QKeySequence(QStringLiteral("Ctrl+I")));
    details->setCheckable(true);
    fullScreen = add(menu, QStringLiteral("fullScreen"), tr("&Full screen"),
                     standard(QKeySequence::FullScreen, QKeySequence(QStringLiteral("F11"))));
    fullScreen->setCheckable(true);
    menu->addSeparator();
    QMenu *look = menu->addMenu(tr("&Theme"));
    m_themes = new QActionGroup(this);
    const std::tuple<const char *, QString, const char *, Theme::Mode> themes[] = {
        {"themeSystem", tr("As the &system"), "Ctrl+Alt+1", Theme::Mode::System},
        {"themeDark", tr("&Dark"), "Ctrl+Alt+2", Theme::Mode::Dark},
        {"themeLight", tr("&Light"), "Ctrl+Alt+3", Theme::Mode::Light}};
    for (const auto &[name, text, key, mode] : themes) {
        QAction *action = add(look, QString::fromLatin1(name), text, QKeySequence(QString::fromLatin1(key)));
        action->setCheckable(true);
        action->setData(int(mode));
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode = mode] { emit themeChosen(mode); });
    }
}

void WindowActions::buildJob()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Job"));
    menu->setObjectName(QStringLiteral("jobMenu"));
    generate = add(menu, QStringLiteral("generateAction"), tr("&Generate"),
                   QKeySequence(QStringLiteral("Ctrl+Return")));
    generate->setShortcuts(
        {QKeySequence(QStringLiteral("Ctrl+Return")), QKeySequence(QStringLiteral("Ctrl+Enter"))});
    generate->setAutoRepeat(false); // a key held too long must not pay again and again
    request = add(menu, QStringLiteral("request"), tr("Show the &request…"),
                  QKeySequence(QStringLiteral("Ctrl+R")));
    useSettings = add(menu, QStringLiteral("useSettings"), tr("&Use these settings"),
                      QKeySequence(QStringLiteral("Ctrl+U")));
    menu->addSeparator();
    queue = add(menu, QStringLiteral("queueAction"), tr("&Queue…"), QKeySequence(QStringLiteral("Ctrl+J")));
    pauseQueue = add(menu, QStringLiteral("pauseQueueAction"), tr("&Pause the queue"),
                     QKeySequence(QStringLiteral("Ctrl+Shift+P")));
    pauseQueue->setCheckable(true);
    cancelWaiting = add(menu, QStringLiteral("cancelWaitingAction"), tr("Cancel all that &wait"),
                        QKeySequence(QStringLiteral("Ctrl+Shift+Del")));
    collectRun = add(menu, QStringLiteral("collectRun"), tr("&Collect a run by its request id…"),
                     QKeySequence(QStringLiteral("Ctrl+Shift+R")));
    ledger = add(menu, QStringLiteral("ledgerAction"), tr("&Spending…"),
                 QKeySequence(QStringLiteral("Ctrl+Shift+L")));
    menu->addSeparator();
    chooseModel = add(menu, QStringLiteral("chooseModel"), tr("Choose a &model…"),
                      QKeySequence(QStringLiteral("Ctrl+M")));
    addModel = add(menu, QStringLiteral("addModelAction"), tr("&Add a model…"),
                   QKeySequence(QStringLiteral("Ctrl+Shift+M")));
    presets =
        add(menu, QStringLiteral("presetsAction"), tr("Pres&ets…"), QKeySequence(QStringLiteral("Ctrl+P")));
    prompt =
        add(menu, QStringLiteral("prompt"), tr("Go to the promp&t"), QKeySequence(QStringLiteral("Ctrl+L")));
    promptHistory = add(menu, QStringLiteral("promptHistoryAction"), tr("Prompt &history…"),
                        QKeySequence(QStringLiteral("Ctrl+Shift+H")));
}

void WindowActions::buildHelp()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Help"));
    shortcuts = add(menu, QStringLiteral("shortcuts"), tr("&Keyboard shortcuts"),
                    standard(QKeySequence::HelpContents, QKeySequence(QStringLiteral("F1"))));
    generations = add(menu, QStringLiteral("generations"), tr("My &generations on RunComfy"),
                      QKeySequence(QStringLiteral("Ctrl+Shift+G")));
    log = add(menu, QStringLiteral("log"), tr("Open the &log's folder"),
              QKeySequence(QStringLiteral("Ctrl+Shift+J")));
    menu->addSeparator();
    about =
        add(menu, QStringLiteral("about"), tr("&About Maquette"), QKeySequence(QStringLiteral("Shift+F1")));
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::showSelection(qsizetype count)
{
    for (QAction *action : {saveAs, trash, copyFiles})
        action->setEnabled(count > 0);
    for (QAction *action : {open, useSettings, showInFolder, copyImage})
        action->setEnabled(count == 1);
}

void WindowActions::showTheme(Theme::Mode mode)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == int(mode));
}

QList<ShortcutLine> WindowActions::formLines()
{
    const QString form = tr("Form");
    QList<ShortcutLine> lines;
    lines << ShortcutLine{form, tr("New line in the prompt"), tr("Enter")}
          << ShortcutLine{form, tr("Take the example over"), tr("Tab")}
          << ShortcutLine{form, tr("Find in the text"), tr("Ctrl+F in a text field")}
          << ShortcutLine{form, tr("Next match, previous match"), tr("F3, Shift+F3")}
          << ShortcutLine{form, tr("Replace in the text"), tr("Ctrl+H")}
          << ShortcutLine{form, tr("Letters larger, smaller, usual"),
                          tr("Ctrl++, Ctrl+-, Ctrl+0, Ctrl+wheel in a text field")}
          << ShortcutLine{form, tr("Suggestions for a word"), tr("Menu, Shift+F10")}
          << ShortcutLine{form, tr("Field back to its default"), FieldKeys::resetText()}
          << ShortcutLine{form, tr("All of a field's description, or less"), FieldKeys::moreText()};
    return lines;
}

QList<ShortcutLine> WindowActions::viewerLines()
{
    const QString viewer = tr("Viewer");
    const QString pictures = tr("Pictures");
    QList<ShortcutLine> lines;
    lines << ShortcutLine{viewer, tr("Back to the gallery, out of full screen"), tr("Esc")}
          << ShortcutLine{viewer, tr("Previous, next; first, last"), tr("Left, Right; Home, End")}
          << ShortcutLine{viewer, tr("Fit; one picture pixel on one screen pixel"), tr("F, A")}
          << ShortcutLine{viewer, tr("Zoom in, zoom out"), tr("+, −, wheel")}
          << ShortcutLine{viewer, tr("Filmstrip"), tr("T")}
          << ShortcutLine{viewer, tr("Slide show, pause"), tr("S; any key pauses")}
          << ShortcutLine{viewer, tr("More for the view"), tr("V")}
          << ShortcutLine{pictures, tr("Turn the view right, left"), tr("R, Shift+R")}
          << ShortcutLine{pictures, tr("Move a picture that is zoomed"), tr("Up, Down, Shift+arrows")}
          << ShortcutLine{pictures, tr("Hold zoom and place while leafing"), tr("Z")}
          << ShortcutLine{pictures, tr("Histogram and colours"), tr("H")}
          << ShortcutLine{pictures, tr("Read a pixel beside it, ten further"),
                          tr("Ctrl+arrows, Ctrl+Shift+arrows")}
          << ShortcutLine{pictures, tr("Copy the colour that is read"), tr("C")};
    return lines;
}

QList<ShortcutLine> WindowActions::lines() const
{
    QList<ShortcutLine> lines;
    for (const QAction *top : m_window.menuBar()->actions()) {
        if (!top->menu())
            continue;
        collect(top->menu(), withoutMnemonic(top->text()), lines);
    }
    const QString models = tr("Models");
    const QString named = tr("Presets");
    const QString works = tr("Gallery");
    const QString details = tr("Details");
    const QString queued = tr("Queue");
    const QString spending = tr("Spending");
    const QString clips = tr("Clips");
    lines << formLines();
    lines << ShortcutLine{models, tr("Move in the list, take the model"),
                          tr("Arrows, Home, End, Page Up, Page Down; Enter")}
          << ShortcutLine{models, tr("Favourite, or not"), tr("Ctrl+D")}
          << ShortcutLine{models, tr("Menu of a model"), tr("Menu, Shift+F10")}
          << ShortcutLine{models, tr("Clear the search, the filters; close"), tr("Esc")}
          << ShortcutLine{named, tr("Apply, rename, remove"), tr("Enter, F2, Delete")}
          << ShortcutLine{named, tr("Move up, down"), tr("Alt+Up, Alt+Down")}
          << ShortcutLine{named, tr("Take the last change back"), tr("Ctrl+Z")}
          << ShortcutLine{named, tr("Menu of a preset"), tr("Menu, Shift+F10")}
          << ShortcutLine{works, tr("Move; with Shift select more"),
                          tr("Arrows, Home, End, Page Up, Page Down")}
          << ShortcutLine{works, tr("Open"), tr("Enter")}
          << ShortcutLine{works, tr("Menu of a work"), tr("Menu, Shift+F10")}
          << ShortcutLine{queued, tr("Move what waits up, down"), tr("Alt+Up, Alt+Down")}
          << ShortcutLine{queued, tr("Cancel the selected jobs"), tr("Delete")}
          << ShortcutLine{spending, tr("Open a group, close it"), tr("Right, Left")}
          << ShortcutLine{spending, tr("Show the works of a run"), tr("Enter")}
          << ShortcutLine{spending, tr("Copy the selected lines"), tr("Ctrl+C")};
    lines << ShortcutLine{details, tr("Move through the settings; first, last"), tr("Up, Down; Home, End")}
          << ShortcutLine{details, tr("Put the setting into the form"), tr("Enter")}
          << ShortcutLine{details, tr("All of a long setting, or less"), tr("Space")}
          << ShortcutLine{details, tr("Copy the setting"), tr("Ctrl+C")};
    lines << viewerLines();
    lines << ShortcutLine{clips, tr("Play, pause"), tr("Space")}
          << ShortcutLine{clips, tr("One frame back, forward"), tr("Comma, full stop")}
          << ShortcutLine{clips, tr("The part begins, ends with this frame"), tr("I, O")}
          << ShortcutLine{clips, tr("Clear the beginning, the end, the part"), tr("Shift+I, Shift+O, X")}
          << ShortcutLine{clips, tr("Save the part"), tr("P")}
          << ShortcutLine{clips, tr("Loop (the part, where there is one), mute"), tr("L, M")}
          << ShortcutLine{clips, tr("Slower, faster"), tr("[, ]")}
          << ShortcutLine{clips, tr("Keep this frame, use it in a model"), tr("K, U")};
    return lines;
}

} // namespace maquette
