// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/importdesk.h"

#include "app/library/library.h"
#include "app/library/libraryscan.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/workactions.h"
#include "ui/gallery/workhistory.h"
#include "ui/gallery/workmime.h"
#include "ui/shell/importline.h"
#include "ui/shell/importtexts.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMimeData>
#include <QStandardPaths>

namespace maquette
{

namespace
{

QStringList filesOf(const QMimeData *data)
{
    QStringList files;
    if (data == nullptr || !WorkMime::idsIn(*data).isEmpty())
        return files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    return files;
}

} // namespace

bool ImportDesk::isImport(const QMimeData &data)
{
    const QStringList files = filesOf(&data);
    return files.size() > 1 || (files.size() == 1 && QFileInfo(files.constFirst()).isDir());
}

ImportDesk::ImportDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, StatusLine &status,
                       QMainWindow &window)
    : QObject(&window)
    , m_studio(studio)
    , m_workspace(workspace)
    , m_status(status)
    , m_window(window)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
{
    connect(actions.importFolder, &QAction::triggered, this, &ImportDesk::choose);
    connect(&studio.library, &Library::scanEnded, this, [this] {
        if (m_outcome.imported.isEmpty())
            return;
        if (std::exchange(m_isScanning, true))
            end();
        else
            m_studio.library.scan(); // the one that ran may have passed by what came
    });
    workspace.gallery().setAcceptDrops(true);
    workspace.gallery().installEventFilter(this);
}

void ImportDesk::choose()
{
    auto *dialog = new QFileDialog(&m_window, tr("Import folder"), m_folder);
    dialog->setObjectName(QStringLiteral("chooseImport"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_folder = folder;
        importAll({folder}, true);
    });
    dialog->open();
}

void ImportDesk::importAll(const QStringList &sources, bool withBelow)
{
    m_waiting.append({sources, withBelow});
    startNext();
}

void ImportDesk::startNext()
{
    if (m_import || m_waiting.isEmpty() || !m_outcome.imported.isEmpty())
        return;
    const auto [sources, withBelow] = m_waiting.takeFirst();
    m_import = new FolderImport({sources, m_studio.library.folder(), m_studio.indexFile, withBelow}, this);
    m_status.importLine().follow(*m_import);
    connect(m_import, &FolderImport::finished, this, [this](const ImportOutcome &outcome) {
        m_import->deleteLater();
        m_import.clear();
        readLibrary(outcome);
    });
    m_import->start();
}

void ImportDesk::readLibrary(const ImportOutcome &outcome)
{
    m_outcome = outcome;
    if (outcome.imported.isEmpty())
        return end();
    m_isScanning = m_studio.library.runningScan() == nullptr;
    // Without an answer it is read as soon as the index is known.
    if (m_isScanning && !m_studio.library.scan())
        m_isScanning = false;
}

void ImportDesk::end()
{
    const ImportOutcome outcome = std::exchange(m_outcome, {});
    m_isScanning = false;
    if (!outcome.imported.isEmpty())
        m_workspace.works().history().imported(outcome.imported,
                                               ImportTexts::imported(outcome.imported.size()));
    const bool isProblem = outcome.error && outcome.error->kind != ErrorKind::Cancelled;
    const auto kind = isProblem ? ShellNotice::Kind::Problem : ShellNotice::Kind::Passing;
    if (outcome.imported.isEmpty())
        m_workspace.notices().tell(ImportTexts::ended(outcome), kind);
    else // their days may be far down
        m_workspace.notices().tell(
            ImportTexts::ended(outcome), tr("Show them"), [this, outcome] { show(outcome.imported); }, kind);
    startNext();
}

void ImportDesk::show(const QStringList &paths)
{
    constexpr qsizetype most = 2000; // each is looked up
    QList<AssetId> ids;
    for (const QString &path : paths.first(std::min(most, paths.size()))) {
        if (const AssetPtr work = m_studio.library.atPath(path))
            ids.append(work->id);
    }
    m_workspace.closeViewer();
    m_workspace.gallery().select(ids);
    m_workspace.gallery().focusGallery(); // what is done next is done to them
}

bool ImportDesk::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove ||
                        event->type() == QEvent::Drop;
    if (!isDrag)
        return QObject::eventFilter(watched, event);
    auto &over = static_cast<QDropEvent &>(*event);
    // Who gives them away for good keeps them: they are copied, not taken.
    if (over.mimeData() == nullptr || !isImport(*over.mimeData()) ||
        !over.possibleActions().testFlag(Qt::CopyAction))
        return QObject::eventFilter(watched, event);
    over.setDropAction(Qt::CopyAction);
    over.accept();
    if (event->type() == QEvent::Drop)
        importAll(filesOf(over.mimeData()), true);
    return true;
}

} // namespace maquette
