// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filedesk.h"

#include "app/library/library.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formpanel.h"
#include "ui/form/mediaaddress.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/inspectorpanel.h"
#include "ui/shell/dropzones.h"
#include "ui/shell/importdesk.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMimeData>
#include <QStandardPaths>
#include <QWindow>

#include <algorithm>

namespace maquette
{

namespace
{

QStringList filesIn(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    return files;
}

//! A path that was copied as text is a file too.
QString typedFile(const QMimeData &data)
{
    constexpr qsizetype longest = 4096;
    return data.hasText() && data.text().size() <= longest ? typedPath(data.text()) : QString();
}

bool isForSettings(const QMimeData *data)
{
    return data != nullptr && data->hasUrls() && worksIn(*data).isEmpty();
}

//! Whether a drop there goes to a field of the form that takes files.
bool isForField(const QWidget *widget)
{
    for (; widget != nullptr && !widget->isWindow(); widget = widget->parentWidget()) {
        if (widget->acceptDrops() && qobject_cast<const FieldEditor *>(widget))
            return true;
    }
    return false;
}

bool takesDrops(GalleryPanel &gallery)
{
    return gallery.acceptDrops() || gallery.view().acceptDrops() || gallery.view().viewport()->acceptDrops();
}

} // namespace

FileDesk::FileDesk(const Studio &studio, WindowActions &actions, Workspace &workspace, QMainWindow &window)
    : QObject(&window)
    , m_studio(studio)
    , m_workspace(workspace)
    , m_window(window)
    , m_zones(new DropZones(&workspace))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
{
    connect(actions.fileSettings, &QAction::triggered, this, &FileDesk::choose);
    connect(actions.pasteFile, &QAction::triggered, this, &FileDesk::paste);
    for (QWidget *place : workspace.workPlaces())
        place->addAction(actions.pasteFile);
    workspace.setAcceptDrops(true);
    workspace.installEventFilter(this);
    window.installEventFilter(this);
}

void FileDesk::choose()
{
    auto *dialog = new QFileDialog(&m_window, tr("Settings of a file"), m_folder);
    dialog->setObjectName(QStringLiteral("chooseFileSettings"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Pictures and clips (*.png *.jpg *.jpeg *.webp *.gif *.tif *.tiff *.bmp *.mp4 *.mov *.webm *.m4a "
            "*.mp3 *.wav *.flac *.ogg)"),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_folder = QFileInfo(file).absolutePath();
        showFile(file, true);
    });
    dialog->open();
}

void FileDesk::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr || !take(*data, true))
        m_workspace.notices().tell(tr("There is no file on the clipboard."));
}

bool FileDesk::take(const QMimeData &data, bool takeFocus)
{
    QStringList files = filesIn(data);
    if (files.isEmpty() && !data.hasUrls()) {
        if (const QString typed = typedFile(data); !typed.isEmpty())
            files += typed;
    }
    if (files.isEmpty()) {
        if (data.hasUrls())
            m_workspace.notices().tell(
                tr("Settings are read from files on this computer: save the picture first."));
        return data.hasUrls();
    }
    if (files.size() > 1)
        m_workspace.notices().tell(tr("These are the settings of %1, the first of %2 files.")
                                       .arg(QFileInfo(files.constFirst()).fileName())
                                       .arg(files.size()));
    showFile(files.constFirst(), takeFocus);
    return true;
}

void FileDesk::showFile(const QString &file, bool takeFocus)
{
    emit detailsRequested();
    const QString inside = QDir(m_studio.library.folder()).relativeFilePath(QDir::cleanPath(file));
    const bool isInside = !inside.startsWith(QLatin1String("..")) && QDir::isRelativePath(inside);
    if (const AssetPtr work = isInside ? m_studio.library.atPath(inside) : AssetPtr()) {
        m_workspace.notices().tell(tr("This is a work of your library."));
        m_workspace.gallery().select(work->id);
        m_workspace.inspector().setWork(work->id);
        return;
    }
    m_workspace.inspector().showFile(file, takeFocus);
}

bool FileDesk::onDrag(QEvent &event)
{
    auto &over = static_cast<QDropEvent &>(event);
    // Who gives them away for good keeps them: they are read, not taken.
    if (!isForSettings(over.mimeData()) || !over.possibleActions().testFlag(Qt::CopyAction))
        return false;
    over.setDropAction(Qt::CopyAction);
    over.accept();
    if (event.type() == QEvent::Drop)
        take(*over.mimeData(), false);
    return true;
}

void FileDesk::showZones(QEvent &event)
{
    const bool isOver = event.type() == QEvent::DragEnter || event.type() == QEvent::DragMove;
    if (!isOver || !m_workspace.isVisible()) {
        m_zones->hide();
        return;
    }
    const auto &over = static_cast<QDropEvent &>(event);
    if (!isForSettings(over.mimeData()))
        return;
    QPoint pointer = m_workspace.mapFrom(&m_window, over.position().toPoint());
    if (isForField(m_workspace.childAt(pointer)))
        pointer = QPoint(-1, -1); // it means the field, which shows that itself
    if (m_zones->isVisible())
        return m_zones->moveTo(pointer);
    const auto areaOf = [this](QWidget *column) {
        return QRect(column->mapTo(&m_workspace, QPoint()), column->size());
    };
    const QString settings = tr("Show settings");
    FormPanel &form = m_workspace.form();
    const bool hasMedia =
        form.currentModel() && std::any_of(form.currentModel()->fields.cbegin(),
                                           form.currentModel()->fields.cend(), [](const Field &field) {
                                               return field.kind == FieldKind::Media ||
                                                      field.kind == FieldKind::MediaList;
                                           });
    const QString hint = hasMedia ? tr("On a field for pictures: use it there") : QString();
    QList<DropZones::Zone> zones;
    if (!m_workspace.viewerOpen() && takesDrops(m_workspace.gallery()) &&
        ImportDesk::isImport(*over.mimeData())) {
        zones += {areaOf(&form), settings, hint};
        zones += {areaOf(&m_workspace.gallery()), tr("Import"), tr("Into your library")};
        if (m_workspace.inspector().isVisible())
            zones += {areaOf(&m_workspace.inspector()), settings, {}};
    } else {
        zones += {m_workspace.rect(), settings, hint};
    }
    m_zones->showZones(zones, pointer);
}

bool FileDesk::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        if (watched == &m_window && m_window.windowHandle() != m_handle) {
            m_handle = m_window.windowHandle();
            m_handle->installEventFilter(this);
        }
        break;
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::DragLeave:
    case QEvent::Drop:
        if (watched == m_handle)
            showZones(*event);
        else if (watched == &m_workspace && event->type() != QEvent::DragLeave && onDrag(*event))
            return true;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace maquette
