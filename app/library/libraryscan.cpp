// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/libraryscan.h"

#include "app/base/handover.h"
#include "app/base/log.h"
#include "app/library/filework.h"
#include "app/library/loosethreads.h"
#include "app/library/scanrows.h"
#include "app/store/store.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QThread>

#include <condition_variable>
#include <mutex>

namespace maquette
{

namespace
{

constexpr qsizetype filesAtOnce = 200; // in one transaction
constexpr qsizetype filesTold = 40;
//! Read and not yet in the index; their metadata take memory.
constexpr qsizetype mostUnsaved = 800;
constexpr std::chrono::seconds scanEndPatience{2};

} // namespace

//! What the threads use; outlives the scan while one of them does not come back.
struct LibraryScan::Shared
{
    const Settings settings;
    const QString index;
    CallOff callOff;

    std::mutex mutex;
    std::condition_variable changed;
    QObject *relay = nullptr; //!< lives in the main thread; null when the scan is gone
    std::function<void()> news;
    bool isTold = false;
    std::shared_ptr<const ScanGround> ground; //!< set once
    QStringList toRead;
    qsizetype next = 0;
    qsizetype read = 0; //!< of toRead, and handed over or refused
    qsizetype written = 0;
    int refused = 0;
    QList<ScannedFile> ready;
    std::optional<Error> error;

    inline static char place = 0;

    Shared(Settings wished, QString file)
        : settings(std::move(wished))
        , index(std::move(file))
    {}

    //! With the mutex held.
    void tell()
    {
        if (isTold || !relay)
            return;
        isTold = true;
        handover::intoQt(place, [this] {
            return QMetaObject::invokeMethod(
                relay,
                [this] {
                    handover::take(place);
                    news();
                },
                Qt::QueuedConnection);
        });
    }

    //! By the time of the last renaming: what stands under such a name may be an old file of the artist's,
    //! which has changed places with its successor.
    void sweep(const QList<ListedFile> &leftovers) const
    {
        for (const ListedFile &each : leftovers) {
            if (settings.before.isValid() && each.stamp < settings.before.toMSecsSinceEpoch())
                QFile::remove(settings.root + u'/' + each.path);
        }
    }

    [[nodiscard]] Result<std::shared_ptr<ScanGround>> look() const
    {
        auto ground = std::make_shared<ScanGround>();
        // The index first: a file that lands in between is a new one, which the index tells by then.
        const auto opened = Database::open(index, {}, Database::Access::ReadOnly);
        if (!opened)
            return opened.error();
        if (const auto done = readKnown(**opened, *ground, false); !done)
            return done.error();
        auto walked = walkFolder(settings.root, callOff);
        if (!walked) {
            const auto usable = checkLibraryFolder(settings.root, false);
            return usable || walked.error().kind == ErrorKind::Cancelled ? walked.error() : usable.error();
        }
        ground->folder = *std::move(walked);
        sweep(ground->folder.leftovers);
        for (const ListedFile &file : std::as_const(ground->folder.files))
            ground->listed.insert(file.path);
        ground->missing = ground->lookForMissing();
        // The place where a drive is missing is often an empty folder.
        if (ground->folder.files.isEmpty() && !ground->known.isEmpty() &&
            ground->missing.size() == ground->known.size()) {
            if (const auto usable = checkLibraryFolder(settings.root, false); !usable)
                return usable.error();
        }
        const bool hasNews = !ground->toRead().isEmpty();
        if (const auto done = hasNews ? readKnown(**opened, *ground, true) : Result<void>(); !done)
            return done.error();
        return ground;
    }

    void list()
    {
        auto looked = look();
        const std::lock_guard guard(mutex);
        if (looked) {
            ground = *looked;
            toRead = ground->toRead();
        } else {
            error = looked.error();
            callOff.callOff();
        }
        changed.notify_all();
        tell();
    }

    //! The next file to read; nothing when there is none or it was called off.
    std::optional<QString> takeNext()
    {
        std::unique_lock guard(mutex);
        changed.wait(guard, [this] {
            return callOff.isCalledOff() ||
                   (ground && (next == toRead.size() || next - written < mostUnsaved));
        });
        if (callOff.isCalledOff() || next == toRead.size())
            return std::nullopt;
        return toRead.at(next++);
    }

    void readAll()
    {
        while (const auto path = takeNext()) {
            auto file =
                scanFile(settings.root, *path,
                         ground->known.contains(*path) ? HashWanted::Always : HashWanted::UnlessNamed);
            const std::lock_guard guard(mutex);
            ++read;
            if (file) {
                ready.append(*std::move(file));
            } else {
                ++refused;
                ++written;
                changed.notify_all();
            }
            if (read % filesTold == 0 || read == toRead.size())
                tell();
        }
    }
};

struct LibraryScan::Private
{
    Private(Store &theStore, Settings settings)
        : store(theStore)
        , shared(std::make_shared<Shared>(std::move(settings), theStore.file()))
    {}

    Store &store;
    const std::shared_ptr<Shared> shared;
    QObject relay;
    LooseThreads threads;
    std::shared_ptr<const ScanGround> ground;
    QSet<AssetId> foundAgain;
    QList<WaitingChild> waiting;
    ScanOutcome outcome;
    ScanProgress progress;
    bool isWriting = false;
    bool isEnded = false;
};

LibraryScan::LibraryScan(Store &store, Settings settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(store, std::move(settings)))
{
    d->shared->relay = &d->relay;
    d->shared->news = [this] { deliver(); };
}

LibraryScan::~LibraryScan()
{
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->relay = nullptr;
        d->shared->callOff.callOff();
        d->shared->changed.notify_all();
    }
    d->threads.end(scanEndPatience);
}

void LibraryScan::start()
{
    const int niceness = d->shared->settings.niceness;
    const int wished = d->shared->settings.readers;
    const int readers = wished > 0 ? wished : std::max(1, QThread::idealThreadCount());
    d->threads.start([shared = d->shared] { shared->list(); }, niceness);
    for (int i = 0; i < readers; ++i)
        d->threads.start([shared = d->shared] { shared->readAll(); }, niceness);
}

void LibraryScan::cancel()
{
    if (d->isEnded)
        return;
    const std::lock_guard guard(d->shared->mutex);
    if (!d->shared->error)
        d->shared->error =
            fail(ErrorKind::Cancelled, QCoreApplication::translate("Library", "The look was stopped.")).error;
    d->shared->callOff.callOff();
    d->shared->changed.notify_all();
    d->shared->tell();
}

ScanProgress LibraryScan::progress() const
{
    return d->progress;
}

void LibraryScan::deliver()
{
    if (d->isEnded)
        return;
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->isTold = false;
        d->progress = {d->shared->read, d->shared->toRead.size()};
        if (!d->ground && d->shared->ground) {
            d->ground = d->shared->ground;
            d->outcome.files = d->ground->folder.files.size();
            d->outcome.folders = d->ground->folder.folders;
            d->outcome.unread = d->ground->folder.unread;
        }
    }
    emit progressed();
    write();
}

void LibraryScan::write()
{
    if (d->isWriting || d->isEnded)
        return;
    QList<ScannedFile> files;
    qsizetype taken = 0;
    {
        const std::lock_guard guard(d->shared->mutex);
        const bool isLast = d->shared->read == d->shared->toRead.size() || d->shared->callOff.isCalledOff();
        if (d->shared->ready.size() < filesAtOnce && !isLast)
            return;
        taken = std::min(filesAtOnce, d->shared->ready.size());
        files = d->shared->ready.mid(0, taken);
        d->shared->ready.remove(0, taken);
    }
    if (taken == 0) {
        endIfDone();
        return;
    }
    if (const auto &isComing = d->shared->settings.isComing)
        files.removeIf([&isComing](const ScannedFile &file) { return isComing(file.work.path); });
    d->isWriting = true;
    d->store.run<ScanChanges>(
        this,
        [files, ground = d->ground](Database &database) { return takeScanned(database, files, *ground); },
        [this, taken](const Result<ScanChanges> &changes) {
            d->isWriting = false;
            if (!changes) {
                end(changes.error());
                return;
            }
            take(*changes, taken);
        });
}

void LibraryScan::take(const ScanChanges &changes, qsizetype files)
{
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->written += files;
        d->shared->changed.notify_all();
    }
    d->outcome.added += static_cast<int>(changes.added.size());
    d->outcome.changed += static_cast<int>(changes.changed.size()) - changes.moved;
    d->outcome.moved += changes.moved;
    d->outcome.unreadable += changes.unreadable;
    d->outcome.unhashed += changes.unhashed;
    d->waiting += changes.waiting;
    for (const AssetId id : changes.foundAgain)
        d->foundAgain.insert(id);
    const QPointer<LibraryScan> alive(this);
    emit taken(changes);
    if (alive)
        write();
}

void LibraryScan::endIfDone()
{
    std::optional<Error> error;
    {
        const std::lock_guard guard(d->shared->mutex);
        const bool isRead = d->ground && d->shared->written == d->shared->toRead.size();
        if (!isRead && !d->shared->error)
            return;
        error = d->shared->error;
        d->outcome.unreadable += std::exchange(d->shared->refused, 0);
    }
    if (error || d->waiting.isEmpty())
        end(error);
    else
        joinParents();
}

void LibraryScan::joinParents()
{
    d->isWriting = true;
    d->store.run<QList<AssetRow>>(
        this,
        [waiting = std::exchange(d->waiting, {})](Database &database) {
            return maquette::joinParents(database, waiting);
        },
        [this](const Result<QList<AssetRow>> &joined) {
            d->isWriting = false;
            if (!joined) {
                end(joined.error());
                return;
            }
            ScanChanges changes;
            changes.changed = *joined;
            const QPointer<LibraryScan> alive(this);
            emit taken(changes);
            if (alive)
                end();
        });
}

void LibraryScan::end(std::optional<Error> error)
{
    if (std::exchange(d->isEnded, true))
        return;
    if (error && error->kind != ErrorKind::Cancelled)
        qCWarning(logLibrary) << "The library folder was not read:" << error->message << error->detail;
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->callOff.callOff();
        d->shared->changed.notify_all();
    }
    d->outcome.error = std::move(error);
    if (d->ground) {
        d->outcome.missing = d->ground->missing - d->foundAgain;
        // Letting go of a hundred thousand names takes longer than a frame.
        d->threads.start(
            [shared = d->shared, ground = std::exchange(d->ground, {})]() mutable {
                const std::lock_guard guard(shared->mutex);
                shared->toRead.clear();
                shared->ground.reset();
                ground.reset();
            },
            d->shared->settings.niceness);
    }
    emit finished(d->outcome);
}

} // namespace maquette
