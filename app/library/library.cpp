// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/library.h"

#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/library/filenames.h"
#include "app/library/filework.h"
#include "app/library/imageprobe.h"
#include "app/library/landing.h"
#include "app/library/librarystate.h"
#include "app/library/medialink.h"
#include "app/library/picture.h"
#include "app/store/assetrepository.h"
#include "app/store/downloadrepository.h"
#include "app/store/store.h"
#include "app/store/wordrepository.h"
#include "app/store/workkeyrepository.h"

#include <QDir>
#include <QPointer>

namespace maquette
{

namespace
{

//! What the window needs at once, and what the disk's leftovers are judged by.
struct Start
{
    WorkKeyBatch newest;
    QList<DownloadRow> unfinished;
    QList<DownloadRow> wanted; //!< of those, that are gone on with where they stopped
};

//! Enough for the largest screen. The rest comes in growing parts: the store is not held up for long.
constexpr qint64 firstKeys = 500;
constexpr qint64 moreKeys = 20'000;
constexpr qint64 mostKeys = 200'000;
//! Made in one transaction.
constexpr int wordsAtOnce = 200;

Result<Start> readStart(Database &database, const QString &boot)
{
    auto newest = WorkKeyRepository(database).olderThan(nullptr, firstKeys);
    if (!newest)
        return newest.error();
    auto unfinished = DownloadRepository(database).unfinished();
    if (!unfinished)
        return unfinished.error();
    auto wanted = DownloadRepository(database).goneOnWith(boot);
    if (!wanted)
        return wanted.error();
    return Start{*std::move(newest), *std::move(unfinished), *std::move(wanted)};
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
           [this](const QString &path) { return q.atPath(path) != nullptr; })
    , writer(store, paths.library, fileTurn)
{
    pool.setMaxThreadCount(poolThreads());
    desk.setBoot(bootId());
    looks.setMaxThreadCount(1);
}

Database *Library::Private::reader()
{
    if (!connection) {
        auto opened = Database::open(store.file(), {}, Database::Access::ReadOnly);
        if (!opened) {
            qCWarning(logLibrary) << "The index cannot be read:" << opened.error().detail;
            return nullptr;
        }
        connection = *std::move(opened);
    }
    return connection.get();
}

AssetPtr Library::Private::remember(Asset asset)
{
    constexpr qsizetype bare = 1024;
    const qsizetype cost = bare + asset.input.size() + 2 * asset.prompt.size();
    const qint64 id = asset.id.number();
    const auto row = std::make_shared<const Asset>(std::move(asset));
    rows.insert(id, new AssetPtr(row), cost);
    return row;
}

void Library::Private::add(const Asset &asset, const QList<QImage> &previews)
{
    // A landing may end while the index is being read: then the row is in the one or the other or both.
    if (keys.find(asset.id))
        return;
    keys.set(asset);
    remember(asset);
    desk.setMayMakeFolder(false);
    makeWords();
    if (!previews.isEmpty())
        emit q.previewsMade(asset, previews);
    emit q.assetAdded(asset);
}

void Library::Private::change(const Asset &asset)
{
    if (!keys.find(asset.id))
        return;
    const AssetPtr *known = rows.object(asset.id.number());
    if (known && **known == asset)
        return;
    keys.set(asset);
    remember(asset);
    emit q.assetChanged(asset);
}

void Library::Private::remove(const QList<AssetId> &ids)
{
    QList<AssetId> removed;
    for (const AssetId id : ids) {
        if (!keys.find(id))
            continue;
        removed.append(id);
        rows.remove(id.number());
    }
    const QSet<AssetId> gone(removed.cbegin(), removed.cend());
    keys.remove(gone);
    missing.subtract(gone);
    if (keys.size() == 0)
        desk.setMayMakeFolder(true);
    if (removed.isEmpty())
        return;
    const QPointer<Library> alive(&q);
    emit q.assetsRemoved(gone);
    for (const AssetId id : std::as_const(removed)) {
        if (alive)
            emit alive->assetRemoved(id);
    }
}

//! A few hundred at a time, after what is more urgent; a word that is missing costs only the search.
void Library::Private::makeWords()
{
    hasNewWords = true;
    if (makesWords || loading != Loading::Done)
        return;
    makesWords = true;
    hasNewWords = false;
    store.runShared<QList<AssetId>>(
        &q, [](Database &database) { return WordRepository(database).indexMissing(wordsAtOnce); },
        [this](const Result<QList<AssetId>> &made) {
            makesWords = false;
            if (!made) {
                qCWarning(logLibrary) << "No words for the search:" << made.error().detail;
                return;
            }
            if (!made->isEmpty())
                emit q.wordsMade(*made);
            if (hasNewWords || made->size() == wordsAtOnce)
                makeWords();
        });
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
            [this](const Asset &asset, const QList<QImage> &previews) {
                d->add(asset, previews);
                d->writer.wake();
            });
    connect(&d->writer, &FileWriter::written, this, [this](const AssetRow &row) {
        if (d->keys.find(row.id))
            d->remember(row);
    });
    connect(&d->writer, &FileWriter::failed, this, &Library::actionFailed);
    connect(&d->writer, &FileWriter::idle, this, &Library::filesWritten);
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
    d->store.run<Start>(
        this, [boot = d->desk.boot()](Database &database) { return readStart(database, boot); },
        [this](const Result<Start> &start) {
            if (!start) {
                d->loading = Private::Loading::No;
                d->desk.open();
                emit failed(start.error());
                return;
            }
            for (const DownloadRow &row : start->unfinished)
                d->desk.keep(row.target);
            d->keys.clear();
            d->rows.clear();
            const QList<WorkKey> keys = d->keys.add(start->newest);
            d->desk.setMayMakeFolder(keys.isEmpty());
            d->desk.open();
            d->sweep(start->wanted);
            d->oldest = keys.size() == firstKeys ? std::optional(keys.constLast()) : std::nullopt;
            const QPointer<Library> alive(this);
            emit keysRead(keys, true);
            if (alive)
                readOn();
        });
}

//! What comes in between is in order: the store tells of it after what it read before.
void Library::readOn()
{
    if (!d->oldest) {
        d->loading = Private::Loading::Done;
        checkFiles();
        checkFolder();
        d->makeWords();
        if (std::exchange(d->reloads, false))
            QMetaObject::invokeMethod(this, &Library::load, Qt::QueuedConnection);
        emit loaded();
        return;
    }
    const qint64 most = d->keys.size() <= firstKeys ? moreKeys : mostKeys;
    d->store.run<WorkKeyBatch>(
        this,
        [last = *d->oldest, most](Database &database) {
            return WorkKeyRepository(database).olderThan(&last, most);
        },
        [this, most](const Result<WorkKeyBatch> &batch) {
            if (!batch) {
                d->loading = Private::Loading::No;
                emit failed(batch.error());
                return;
            }
            d->oldest = batch->keys.size() == most ? std::optional(batch->keys.constLast()) : std::nullopt;
            const QList<WorkKey> keys = d->keys.add(*batch);
            const QPointer<Library> alive(this);
            if (!keys.isEmpty())
                emit keysRead(keys, false);
            if (alive)
                readOn();
        });
}

void Library::checkFolder()
{
    inBackground(
        d->pool, this, [root = folder(), empty = count() == 0] { return checkLibraryFolder(root, empty); },
        [this](const Result<void> &usable) {
            if (!usable)
                emit actionFailed(usable.error());
        });
}

bool Library::isLoaded() const
{
    return d->loading == Private::Loading::Done;
}

const WorkKeys &Library::keys() const
{
    return d->keys;
}

QString Library::folder() const
{
    return d->paths.library;
}

QString Library::absolutePath(const Asset &asset) const
{
    return absolutePath(asset.path);
}

QString Library::absolutePath(const QString &path) const
{
    return leadsOut(path) ? QString() : QString(folder() + u'/' + QDir::cleanPath(path));
}

bool Library::isMissing(AssetId id) const
{
    return d->missing.contains(id);
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
            d->writer.wake();
        });
}

void Library::setWriting(FileWriting how)
{
    d->writer.setWriting(how);
}

void Library::setQuiet(std::chrono::milliseconds quiet)
{
    d->writer.setQuiet(quiet);
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
    const AssetPtr asset = find(id);
    return new MediaLink(d->http, asset ? *asset : Asset(), asset ? absolutePath(*asset) : QString(), parent);
}

} // namespace maquette
