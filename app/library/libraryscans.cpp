// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a Library keeps to what stands in its folder.
#include "app/library/libraryscan.h"
#include "app/library/librarystate.h"
#include "app/library/scanrows.h"

#include <QTimer>

namespace maquette
{

namespace
{

//! Of one scan; more are shown by reading the keys again, which costs the window less than so many single
//! works.
constexpr int mostShownSingly = 400;
constexpr int toldAtOnce = 50;
constexpr std::chrono::minutes oldLook{3};
//! While the folder is away.
constexpr std::chrono::milliseconds soonestLook{2000};
constexpr std::chrono::milliseconds latestLook{30'000};
//! Programs write files in several steps, and many at a time.
constexpr std::chrono::milliseconds quietTime{1000};
//! How much of the time a disk may be busy with looks that its changes bring about: one part in so many.
constexpr qint64 restParts = 10;

} // namespace

LibraryScan *Library::runningScan() const
{
    return d->scan;
}

LibraryScan *Library::scan()
{
    if (d->scan || !isLoaded())
        return d->scan;
    d->scannedIn = 0;
    d->notShown = 0;
    d->lastScan.start();
    d->scanBegan = QDateTime::currentDateTimeUtc();
    LibraryScan::Settings settings{folder()};
    settings.before = d->started;
    settings.isComing = [this](const QString &path) {
        return d->leaving.contains(path) || d->desk.lander().isComing(path);
    };
    d->scan = new LibraryScan(d->store, std::move(settings), this);
    connect(d->scan, &LibraryScan::taken, this, &Library::takeScanned);
    connect(d->scan, &LibraryScan::finished, this, &Library::endScan);
    d->scan->start();
    emit scanStarted(d->scan);
    return d->scan;
}

void Library::takeScanned(const ScanChanges &changes)
{
    const QPointer<Library> alive(this);
    if (!changes.repictured.isEmpty())
        emit picturesChanged(changes.repictured);
    for (const AssetRow &row : changes.changed) {
        if (alive)
            d->change(row);
    }
    if (!alive)
        return;
    if (const QSet<AssetId> back = d->missing & changes.foundAgain; !back.isEmpty())
        d->takeMissing(d->missing - back);
    const int before = d->scannedIn;
    d->scannedIn += static_cast<int>(changes.added.size());
    if (d->scannedIn > mostShownSingly) {
        d->notShown += static_cast<int>(changes.added.size());
        // Each time there are twice as many: an artist who looks on sees them come.
        if (d->notShown >= std::max(before, mostShownSingly))
            d->reload();
        return;
    }
    for (const AssetRow &row : changes.added) {
        if (alive)
            d->add(row, {});
    }
}

void Library::Private::reload()
{
    notShown = 0;
    if (loading == Loading::Running) {
        reloads = true;
        return;
    }
    q.load();
}

void Library::endScan(const ScanOutcome &outcome)
{
    d->scan->deleteLater();
    d->scan.clear();
    d->leaving -= std::exchange(d->left, {});
    d->scanMs = d->lastScan.restart();
    if (d->notShown > 0)
        d->reload();
    if (outcome.error) {
        d->waitForFolder();
    } else {
        d->awayFor = {};
        d->writer.forgetGone();
        d->takeMissing(outcome.missing);
        if (d->folderWatch) {
            QStringList folders;
            for (const QString &each : outcome.folders)
                folders.append(each.isEmpty() ? folder() : QString(folder() + u'/' + each));
            d->folderWatch->setFolders(folders, d->scanBegan);
        }
    }
    if (!outcome.error)
        d->writer.wake();
    const QPointer<Library> alive(this);
    emit scanEnded(outcome);
    if (!alive || outcome.error || outcome.unhashed == 0)
        return;
    // What could wait has waited: a rebuilt library is there sooner.
    if (isLoaded())
        QMetaObject::invokeMethod(
            this, [this] { scan(); }, Qt::QueuedConnection);
    else
        connect(
            this, &Library::loaded, this, [this] { scan(); }, Qt::SingleShotConnection);
}

//! No system tells of a drive that comes back under a name that was gone.
void Library::Private::waitForFolder()
{
    if (!folderWatch || keys.size() == 0)
        return;
    if (std::exchange(waitsForFolder, true))
        return;
    awayFor = std::clamp(2 * awayFor, soonestLook, latestLook);
    QTimer::singleShot(awayFor, folderWatch.get(), [this] {
        waitsForFolder = false;
        if (awayFor.count() > 0)
            q.scan();
    });
}

//! \a now: all whose file is not there.
void Library::Private::takeMissing(const QSet<AssetId> &now)
{
    const QSet<AssetId> changed = (now - missing) + (missing - now);
    missing = now;
    const bool isTelling = !toTell.isEmpty();
    toTell += changed.values();
    if (!isTelling)
        tellMissing();
}

void Library::Private::tellMissing()
{
    const QList<AssetId> some = toTell.mid(0, toldAtOnce);
    toTell.remove(0, some.size());
    if (!toTell.isEmpty())
        QTimer::singleShot(0, &q, [this] { tellMissing(); });
    for (const AssetId id : some) {
        if (const AssetPtr asset = q.find(id))
            emit q.assetChanged(*asset);
        else
            missing.remove(id);
    }
}

void Library::watch()
{
    if (d->folderWatch)
        return;
    d->folderWatch = std::make_unique<FolderWatch>();
    auto *later = new QTimer(d->folderWatch.get());
    later->setSingleShot(true);
    connect(d->folderWatch.get(), &FolderWatch::changed, later, [this, later] {
        // Not put off by each further change: a folder that is written to all day is looked at all the same.
        if (later->isActive())
            return;
        const qint64 rest = d->scanMs * restParts - (d->lastScan.isValid() ? d->lastScan.elapsed() : 0);
        later->start(std::chrono::milliseconds(std::max<qint64>(quietTime.count(), rest)));
    });
    connect(later, &QTimer::timeout, this, [this, later] {
        if (d->scan)
            later->start(quietTime); // it may have passed by already
        else
            scan();
    });
    scan();
}

void Library::lookAgain()
{
    const bool isOld =
        !d->lastScan.isValid() || d->lastScan.hasExpired(std::chrono::milliseconds(oldLook).count());
    if (d->folderWatch && (isOld || d->awayFor.count() > 0))
        scan();
}

} // namespace maquette
