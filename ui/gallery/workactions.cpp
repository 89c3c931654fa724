// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workactions.h"

#include "app/base/background.h"
#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "ui/gallery/showinfolder.h"
#include "ui/gallery/workhistory.h"
#include "ui/gallery/workmime.h"
#include "ui/gallery/worksaver.h"

#include <QClipboard>
#include <QDrag>
#include <QGuiApplication>
#include <QHash>
#include <QMenu>
#include <QPointer>
#include <QThreadPool>

namespace maquette
{

namespace
{

//! More would not fit on a screen: those of the service's catalogue then stand apart, by maker.
constexpr qsizetype mostUsesAtOnce = 20;

} // namespace

WorkActions::WorkActions(Library &library, const Catalogue &catalogue, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_catalogue(catalogue)
    , m_saver(new WorkSaver(library, this))
    , m_history(new WorkHistory(library, this))
{
    connect(m_saver, &WorkSaver::notice, this, [this](const QString &text) { emit notice(text); });
    connect(m_history, &WorkHistory::notice, this, &WorkActions::notice);
}

WorkActions::~WorkActions() = default;

QList<WorkActions::Use> WorkActions::uses(MediaKind kind) const
{
    QList<Use> uses;
    for (const ModelEntry &model : m_catalogue.entries()) {
        for (const MediaUse &use : model.media) {
            if (use.kind == kind)
                uses.append(
                    {model.id, use.key, use.title, use.title + QStringLiteral(" · ") + model.displayName});
        }
    }
    return uses;
}

void WorkActions::addUse(QMenu &menu, const Use &target, const QString &text, const UseIn &use)
{
    QAction *action = menu.addAction(QString(text).replace(u'&', QStringLiteral("&&")));
    action->setObjectName(QStringLiteral("use:") + target.model.text() + u':' + target.fieldKey);
    connect(action, &QAction::triggered, this, [use, target] { use(target.model, target.fieldKey); });
}

QMenu *WorkActions::createUseMenu(MediaKind kind, QWidget *window, const UseIn &use)
{
    auto *menu = new QMenu(tr("Use as"), window);
    menu->setObjectName(QStringLiteral("useIn"));
    const QList<Use> targets = uses(kind);
    QHash<QString, QMenu *> makers;
    for (const Use &target : targets) {
        if (target.model == m_formModel)
            addUse(*menu, target, tr("%1 · this form").arg(target.title), use);
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    for (const Use &target : targets) {
        if (target.model == m_formModel)
            continue;
        const ModelEntry *model = m_catalogue.entry(target.model);
        const bool apart = targets.size() > mostUsesAtOnce && model && !model->shipped && !model->own;
        QMenu *place = apart ? makers.value(model->vendor) : menu;
        if (place == nullptr) {
            place = new QMenu(QString(model->vendor).replace(u'&', QStringLiteral("&&")), menu);
            makers.insert(model->vendor, place);
        }
        addUse(*place, target, target.text, use);
    }
    QStringList names = makers.keys();
    names.sort(Qt::CaseInsensitive);
    if (!names.isEmpty())
        menu->addSeparator();
    for (const QString &name : std::as_const(names))
        menu->addMenu(makers.value(name));
    return menu;
}

QMenu *WorkActions::createMenu(const QList<AssetId> &ids, QWidget *window)
{
    auto *menu = new QMenu(window);
    menu->setObjectName(QStringLiteral("works"));
    const AssetPtr top = ids.isEmpty() ? AssetPtr() : m_library.find(ids.first());
    if (!top)
        return menu;
    const auto add = [menu](const QString &name, const QString &text) -> QAction * {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        return action;
    };
    const Asset first = *top;
    const bool single = ids.size() == 1;
    if (single) {
        addSingleActions(*menu, first);
        const UseIn use = [this, id = first.id](const ModelId &model, const QString &key) {
            emit useInFieldRequested(id, model, key);
        };
        QMenu *useMenu = createUseMenu(first.kind, menu, use);
        if (useMenu->isEmpty())
            delete useMenu;
        else
            menu->addMenu(useMenu);
        menu->addSeparator();
    }
    connect(add(QStringLiteral("saveAs"), tr("Save as…")), &QAction::triggered, this,
            [this, ids, window] { saveAs(ids, window); });
    connect(add(QStringLiteral("exportWorks"), tr("Export…")), &QAction::triggered, this,
            [this, ids] { emit exportRequested(ids); });
    if (single && first.kind == MediaKind::Image) {
        connect(add(QStringLiteral("copyImage"), tr("Copy image")), &QAction::triggered, this,
                [this, id = first.id] { copyImage(id); });
    }
    connect(add(QStringLiteral("copyFile"), single ? tr("Copy file") : tr("Copy files")), &QAction::triggered,
            this, [this, ids] { copyFiles(ids); });
    connect(add(QStringLiteral("showInFolder"), tr("Show in folder")), &QAction::triggered, this,
            [this, id = first.id] { showInFolder(id); });
    menu->addSeparator();
    QAction *trash = add(QStringLiteral("trash"), tr("Move to trash"));
    trash->setShortcut(QKeySequence::Delete);
    trash->setShortcutContext(Qt::WidgetShortcut);
    connect(trash, &QAction::triggered, this, [this, ids] { moveToTrash(ids); });
    return menu;
}

void WorkActions::addSingleActions(QMenu &menu, const Asset &asset)
{
    QAction *open = menu.addAction(tr("Open"));
    open->setObjectName(QStringLiteral("open"));
    connect(open, &QAction::triggered, this, [this, id = asset.id] { emit openRequested(id); });
    menu.setDefaultAction(open);
    if (asset.input.isEmpty())
        return;
    QAction *settings = menu.addAction(tr("Use these settings"));
    settings->setObjectName(QStringLiteral("useSettings"));
    connect(settings, &QAction::triggered, this, [this, id = asset.id] { emit useSettingsRequested(id); });
}

void WorkActions::startDrag(const QList<AssetId> &ids, QWidget *source, const QPixmap &picture)
{
    const QList<WorkFile> chosen = m_library.files(ids);
    if (chosen.isEmpty())
        return;
    auto *drag = new QDrag(source);
    drag->setMimeData(new WorkMime(chosen, files(chosen)));
    if (!picture.isNull()) {
        drag->setPixmap(picture);
        drag->setHotSpot(QRect(QPoint(), picture.deviceIndependentSize().toSize()).center());
    }
    drag->exec(Qt::CopyAction);
}

void WorkActions::saveAs(const QList<AssetId> &ids, QWidget *window)
{
    m_saver->saveAs(m_library.files(ids), window);
}

void WorkActions::copyImage(AssetId id)
{
    const AssetPtr asset = m_library.find(id);
    if (asset == nullptr)
        return;
    const Asset work = *asset;
    const QString file = m_library.absolutePath(work);
    const auto copy = [this, work, file](const QImage &image) {
        if (image.isNull()) {
            emit notice(tr("The picture could not be read."));
            return;
        }
        auto *data = new QMimeData;
        data->setImageData(image);
        data->setUrls({QUrl::fromLocalFile(file)});
        data->setData(WorkMime::idsFormat(), QByteArray::number(work.id.number()));
        QGuiApplication::clipboard()->setMimeData(data);
        emit notice(tr("Copied the image"));
    };
    inBackground(
        *QThreadPool::globalInstance(), this, [file] { return WorkMime::readImage(file); }, copy);
}

void WorkActions::copyFiles(const QList<AssetId> &ids)
{
    const QList<WorkFile> chosen = m_library.files(ids);
    if (chosen.isEmpty())
        return;
    const QStringList paths = files(chosen);
    auto *data = new WorkMime(chosen, paths);
    data->setText(paths.join(u'\n'));
    QByteArray gnome("copy");
    for (const QUrl &url : data->urls())
        gnome += '\n' + url.toEncoded();
    data->setData(QStringLiteral("x-special/gnome-copied-files"), gnome);
    QGuiApplication::clipboard()->setMimeData(data);
    emit notice(chosen.size() == 1 ? tr("Copied the file") : tr("Copied %1 files").arg(chosen.size()));
}

void WorkActions::showInFolder(AssetId id)
{
    const AssetPtr asset = m_library.find(id);
    if (asset == nullptr)
        return;
    const QString file = m_library.absolutePath(*asset);
    if (file.isEmpty() || m_library.isMissing(id))
        emit notice(tr("The file is missing; it was moved or deleted outside Maquette."));
    else
        maquette::showInFolder(file, [self = QPointer(this), file] {
            if (self)
                emit self->notice(tr("No program here shows folders. The file is %1.").arg(file));
        });
}

void WorkActions::moveToTrash(const QList<AssetId> &ids)
{
    m_history->moveToTrash(ids);
}

QStringList WorkActions::files(const QList<WorkFile> &works) const
{
    QStringList files;
    for (const WorkFile &work : works)
        files.append(m_library.isMissing(work.id) ? QString() : m_library.absolutePath(work.path));
    return files;
}

} // namespace maquette
