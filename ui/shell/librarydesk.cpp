// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/librarydesk.h"

#include "app/library/library.h"
#include "app/library/libraryscan.h"
#include "ui/shell/scanline.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QEvent>
#include <QLocale>
#include <QMainWindow>

namespace maquette
{

LibraryDesk::LibraryDesk(const Studio &studio, WindowActions &actions, Workspace &workspace,
                         StatusLine &status, QMainWindow &window)
    : QObject(&window)
    , m_studio(studio)
    , m_workspace(workspace)
    , m_status(status)
{
    connect(actions.readLibrary, &QAction::triggered, this, &LibraryDesk::readAgain);
    connect(&studio.library, &Library::scanEnded, this, &LibraryDesk::tell);
    window.installEventFilter(this);
}

void LibraryDesk::begin()
{
    m_begun = true;
    Library &library = m_studio.library;
    if (library.isLoaded())
        library.watch();
    else
        connect(&library, &Library::loaded, this, [&library] { library.watch(); });
}

void LibraryDesk::readAgain()
{
    if (m_studio.library.runningScan() && !m_asked) {
        m_again = true; // one that began by itself may have passed what the artist has in mind
        m_status.scanLine().showFromTheStart();
        return;
    }
    m_asked = true;
    if (m_studio.library.scan())
        m_status.scanLine().showFromTheStart();
}

bool LibraryDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate && m_begun)
        m_studio.library.lookAgain();
    return QObject::eventFilter(watched, event);
}

//! What nobody asked for is told when it changes.
void LibraryDesk::tellAway(const ScanOutcome &outcome)
{
    const bool isCancelled = outcome.error && outcome.error->kind == ErrorKind::Cancelled;
    // A folder that is not there yet is made with the first work.
    if (isCancelled || m_studio.library.count() == 0)
        return;
    if (std::exchange(m_isAway, outcome.error.has_value()) == m_isAway)
        return;
    if (m_isAway)
        m_workspace.notices().tell(outcome.error->message + u' ' +
                                       tr("Your works are kept, and shown again when it is back."),
                                   ShellNotice::Kind::Problem);
    else
        m_workspace.notices().tell(tr("The library folder is back."));
}

void LibraryDesk::tell(const ScanOutcome &outcome)
{
    if (std::exchange(m_again, false))
        return readAgain();
    if (!std::exchange(m_asked, false))
        return tellAway(outcome);
    m_isAway = outcome.error && outcome.error->kind != ErrorKind::Cancelled;
    ShellNotice &notices = m_workspace.notices();
    if (outcome.error && outcome.error->kind == ErrorKind::Cancelled)
        return notices.tell(tr("Stopped. What was read so far stays."));
    if (outcome.error)
        return notices.tell(outcome.error->message, ShellNotice::Kind::Problem);
    const QLocale locale;
    QStringList parts;
    const auto add = [&parts, &locale](const QString &text, qsizetype count) {
        if (count > 0)
            parts << text.arg(locale.toString(count));
    };
    add(tr("%1 new"), outcome.added);
    add(tr("%1 moved"), outcome.moved);
    add(tr("%1 changed"), outcome.changed);
    add(tr("%1 missing"), outcome.missing.size());
    add(tr("%1 that cannot be read"), outcome.unreadable);
    if (!outcome.unread.isEmpty())
        parts << tr("%1 could not be opened").arg(outcome.unread.first());
    notices.tell(parts.isEmpty()
                     ? tr("The library folder was read: all is as it was.")
                     : tr("The library folder was read: %1.").arg(parts.join(QStringLiteral(", "))));
}

} // namespace maquette
