// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/library.h"

#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/library/filework.h"
#include "app/library/imageprobe.h"
#include "app/library/landing.h"
#include "app/library/librarystate.h"
#include "app/library/medialink.h"
#include "app/library/picture.h"
#include "app/store/assetrepository.h"
#include "app/store/downloadrepository.h"
#include "app/store/store.h"

#include <QDir>
#include <QFileInfo>

namespace maquette
{

namespace
{

struct Index
{
    QList<AssetRow> works;
    QList<DownloadRow> unfinished;
    QList<DownloadRow> wanted; //!< of those, that are gone on with where they stopped
};

bool isNewer(const Asset &a, const Asset &b)
{
    return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id > b.id;
}

int poolThreads()
{
    return std::max(2, QThread::idealThreadCount() - 1);
}

} // namespace

Library::Private::Private(Library &owner, Store &theStore, HttpClient &client, const Clock &theClock,
                          Paths thePaths)
    : q(owner)
    , store(theStore)
    , http(client)
    , clock(theClock)
    , paths(std::move(thePaths))
    , started(QDateTime::currentDateTimeUtc()) // compared with times of files, so the system's own
    , desk(store, http, clock, pool, paths.library,
           [this](const QString &path) { return files.contains(path); })
{
    pool.setMaxThreadCount(poolThreads());
    desk.setBoot(bootId());
    looks.setMaxThreadCount(1);
}

void Library::Private::take(QList<Asset> rows)
{
    assets = std::move(rows);
    files.clear();
    for (const Asset &asset : std::as_const(assets))
        files.insert(asset.path);
    reindex();
    desk.setMayMakeFolder(assets.isEmpty());
}

void Library::Private::reindex()
{
    places.clear();
    places.reserve(assets.size());
    for (qsizetype i = 0; i < assets.size(); ++i)
        places.insert(assets.at(i).id, assets.size() - 1 - i);
}

qsizetype Library::Private::indexOf(AssetId id) const
{
    const auto place = places.constFind(id);
    return place == places.constEnd() ? -1 : assets.size() - 1 - *place;
}

void Library::Private::add(const Asset &asset, const QList<QImage> &previews)
{
    // A landing may end while the index is being read: then the row is in the one or the other or both.
    if (indexOf(asset.id) >= 0)
        return;
    const auto at = std::lower_bound(assets.begin(), assets.end(), asset, isNewer) - assets.begin();
    assets.insert(at, asset);
    files.insert(asset.path);
    if (at == 0)
        places.insert(asset.id, assets.size() - 1);
    else
        reindex();
    desk.setMayMakeFolder(false);
    if (!previews.isEmpty())
        emit q.previewsMade(asset, previews);
    emit q.assetAdded(asset);
}

void Library::Private::change(const Asset &asset)
{
    const qsizetype at = indexOf(asset.id);
    if (at < 0 || assets.at(at) == asset)
        return;
    assets[at] = asset;
    emit q.assetChanged(asset);
}

void Library::Private::remove(const QList<AssetId> &ids)
{
    const QSet<AssetId> gone(ids.begin(), ids.end());
    QList<AssetId> removed;
    assets.removeIf([&](const Asset &asset) {
        if (!gone.contains(asset.id))
            return false;
        files.remove(asset.path);
        removed.append(asset.id);
        return true;
    });
    reindex();
    missing.subtract(gone);
    for (const AssetId id : removed)
        emit q.assetRemoved(id);
}

void Library::Private::sweep(const QList<DownloadRow> &wanted)
{
    QSet<QString> stems;
    for (const DownloadRow &row : wanted)
        stems.insert(row.target);
    inBackground(
        pool, &q, [root = paths.library, before = started, stems] { return sweepParts(root, before, stems); },
        [](int swept) {
            if (swept > 0)
                qCInfo(logLibrary) << "Swept" << swept << "unfinished files of an earlier start";
        });
}

Library::Library(Store &store, HttpClient &http, const Clock &clock, Paths paths, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, store, http, clock, std::move(paths)))
{
    allowLargePictures();
    connect(&d->desk.lander(), &Lander::landed, this,
            [this](const Asset &asset, const QList<QImage> &previews) { d->add(asset, previews); });
}

Library::~Library()
{
    disconnect(&d->desk.lander(), nullptr, this, nullptr);
    d->desk.close();
}

void Library::load()
{
    if (d->loading == Private::Loading::Running)
        return;
    d->loading = Private::Loading::Running;
    d->store.run<Index>(
        this,
        [boot = d->desk.boot()](Database &database) -> Result<Index> {
            auto works = AssetRepository(database).all();
            if (!works)
                return works.error();
            auto unfinished = DownloadRepository(database).unfinished();
            if (!unfinished)
                return unfinished.error();
            auto wanted = DownloadRepository(database).goneOnWith(boot);
            if (!wanted)
                return wanted.error();
            return Index{*std::move(works), *std::move(unfinished), *std::move(wanted)};
        },
        [this](const Result<Index> &index) {
            d->loading = index ? Private::Loading::Done : Private::Loading::No;
            if (index) {
                for (const DownloadRow &row : index->unfinished)
                    d->desk.keep(row.target);
                d->take(index->works);
            }
            d->desk.open();
            if (!index) {
                emit failed(index.error());
                return;
            }
            d->sweep(index->wanted);
            checkFiles();
            checkFolder();
            emit loaded();
        });
}

void Library::checkFolder()
{
    inBackground(
        d->pool, this,
        [root = folder(), empty = d->assets.isEmpty()] { return checkLibraryFolder(root, empty); },
        [this](const Result<void> &usable) {
            if (!usable)
                emit actionFailed(usable.error());
        });
}

bool Library::isLoaded() const
{
    return d->loading == Private::Loading::Done;
}

const QList<Asset> &Library::assets() const
{
    return d->assets;
}

const Asset *Library::find(AssetId id) const
{
    const qsizetype at = d->indexOf(id);
    return at < 0 ? nullptr : &d->assets.at(at);
}

QString Library::folder() const
{
    return d->paths.library;
}

QString Library::absolutePath(const Asset &asset) const
{
    const QString path = QDir::cleanPath(asset.path);
    const bool leadsOut = path.isEmpty() || path == u'.' || path.startsWith(u'/') || path == u".." ||
                          path.startsWith(QStringLiteral("../")) || QDir::isAbsolutePath(path);
    return leadsOut ? QString() : QString(folder() + u'/' + path);
}

bool Library::isMissing(AssetId id) const
{
    return d->missing.contains(id);
}

void Library::checkFiles(const QList<AssetId> &ids)
{
    QList<std::pair<AssetId, QString>> files;
    const auto look = [&](const Asset &asset) { files.append({asset.id, asset.path}); };
    if (ids.isEmpty())
        std::for_each(d->assets.cbegin(), d->assets.cend(), look);
    for (const AssetId id : ids) {
        if (const Asset *asset = find(id))
            look(*asset);
    }
    const auto search = [files, root = folder()]() -> QSet<AssetId> {
        QSet<AssetId> gone;
        for (const auto &[id, path] : files) {
            if (!QFileInfo::exists(root + u'/' + path))
                gone.insert(id);
        }
        return gone;
    };
    inBackground(d->pool, this, search, [this, files](const QSet<AssetId> &gone) {
        QList<AssetId> changed;
        for (const auto &file : files) {
            const AssetId id = file.first;
            if (gone.contains(id) == d->missing.contains(id) || !find(id))
                continue;
            changed.append(id);
            if (!d->missing.remove(id))
                d->missing.insert(id);
        }
        for (const AssetId id : changed) {
            if (const qsizetype at = d->indexOf(id); at >= 0)
                emit assetChanged(Asset(d->assets.at(at)));
        }
    });
}

void Library::refresh(JobId job)
{
    d->store.run<QList<AssetRow>>(
        this, [job](Database &database) { return AssetRepository(database).byJob(job); },
        [this](const Result<QList<AssetRow>> &rows) {
            if (!rows) {
                emit actionFailed(rows.error());
                return;
            }
            for (const AssetRow &row : *rows)
                d->change(row);
        });
}

void Library::setBoot(const QString &boot)
{
    d->desk.setBoot(boot);
}

void Library::setPatience(std::chrono::milliseconds patience)
{
    d->desk.setPatience(patience);
}

Collection *Library::collect(const CollectRequest &request, QObject *parent)
{
    if (d->loading == Private::Loading::No)
        load();
    return new Landing(d->desk, request, parent);
}

ImageProbe *Library::probeImage(const QUrl &url, QObject *parent)
{
    return new ImageProbe(d->http, url, parent);
}

MediaLink *Library::mediaLink(AssetId id, QObject *parent)
{
    const Asset *asset = find(id);
    return new MediaLink(d->http, asset ? *asset : Asset(), asset ? absolutePath(*asset) : QString(), parent);
}

} // namespace maquette
