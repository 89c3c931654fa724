// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/folderwatch.h"

#include "app/base/handover.h"
#include "app/base/log.h"
#include "app/library/loosethreads.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <array>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace maquette
{

namespace
{

//! Of the 8192 that a user has where memory is short, for all programs.
constexpr qsizetype mostFolders = 2048;
constexpr std::chrono::seconds watchEndPatience{1};
//! A file that is being written while its folder is read is one that changes later.
constexpr std::chrono::milliseconds leeway{2000};
constexpr uint32_t wanted = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                            IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;

} // namespace

//! What the thread uses; outlives the watch while a disk keeps the thread.
struct FolderWatch::Shared
{
    const int events = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    const int bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); //!< rings for new folders and for the end

    std::mutex mutex;
    QObject *relay = nullptr; //!< lives in the main thread; null when the watch is gone
    std::function<void()> news;
    bool isTold = false;
    bool ends = false;
    std::optional<std::pair<QStringList, QDateTime>> folders; //!< to be watched from now on
    std::atomic<qsizetype> count = 0;

    inline static char place = 0;

    Shared() = default;
    Shared(const Shared &) = delete;
    Shared &operator=(const Shared &) = delete;
    ~Shared()
    {
        for (const int each : {events, bell}) {
            if (each >= 0)
                close(each);
        }
    }

    void ring() const { (void)eventfd_write(bell, 1); }

    void tell()
    {
        const std::lock_guard guard(mutex);
        if (isTold || !relay)
            return;
        isTold = true;
        handover::intoQt(place, [this] {
            return QMetaObject::invokeMethod(
                relay,
                [this] {
                    handover::take(place);
                    {
                        const std::lock_guard told(mutex);
                        isTold = false;
                    }
                    news();
                },
                Qt::QueuedConnection);
        });
    }

    //! True when something changed in one before it was watched.
    bool watchFolders(const QStringList &folders, const QDateTime &read, QHash<QString, int> &watched)
    {
        bool isNews = false;
        const QStringList last = folders.mid(std::max<qsizetype>(0, folders.size() - mostFolders));
        QHash<QString, int> now;
        for (const QString &folder : last) {
            // One that is watched already keeps its number.
            const int number = inotify_add_watch(events, QFile::encodeName(folder).constData(), wanted);
            if (number < 0) {
                isNews = isNews || errno == ENOENT || errno == ENOTDIR; // it was there when it was read
                qCDebug(logLibrary) << "Not watched:" << folder << qt_error_string(errno);
            } else {
                now.insert(folder, number);
            }
            isNews = isNews || (number >= 0 && !watched.contains(folder) &&
                                QFileInfo(folder).lastModified() > read.addMSecs(-leeway.count()));
        }
        for (auto old = watched.cbegin(); old != watched.cend(); ++old) {
            if (!now.contains(old.key()))
                (void)inotify_rm_watch(events, old.value());
        }
        watched = now;
        count = watched.size();
        return isNews;
    }

    //! True when something changed.
    [[nodiscard]] bool drain() const
    {
        alignas(inotify_event) std::array<char, 16 * 1024> buffer;
        bool isNews = false;
        for (;;) {
            const ssize_t got = ::read(events, buffer.data(), buffer.size());
            if (got <= 0)
                return isNews;
            for (ssize_t at = 0; at < got;) {
                const auto *event = reinterpret_cast<const inotify_event *>(buffer.data() + at);
                // Parts that are being written are nobody's business yet.
                const QByteArray name(event->len > 0 ? event->name : "");
                isNews = isNews || ((event->mask & IN_IGNORED) == 0 && !name.endsWith(".part"));
                at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
            }
        }
    }

    void run()
    {
        QHash<QString, int> watched;
        for (;;) {
            std::array<pollfd, 2> waits{pollfd{events, POLLIN, 0}, pollfd{bell, POLLIN, 0}};
            (void)poll(waits.data(), waits.size(), -1);
            eventfd_t rung = 0;
            (void)eventfd_read(bell, &rung);
            std::optional<std::pair<QStringList, QDateTime>> next;
            {
                const std::lock_guard guard(mutex);
                if (ends)
                    return;
                next = std::exchange(folders, {});
            }
            const bool isNews = next && watchFolders(next->first, next->second, watched);
            if (drain() || isNews)
                tell();
        }
    }
};

struct FolderWatch::Private
{
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();
    QObject relay;
    LooseThreads threads;
};

FolderWatch::FolderWatch(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    if (d->shared->events < 0 || d->shared->bell < 0)
        return;
    d->shared->relay = &d->relay;
    d->shared->news = [this] { emit changed(); };
    d->threads.start([shared = d->shared] { shared->run(); }, 0);
}

FolderWatch::~FolderWatch()
{
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->relay = nullptr;
        d->shared->ends = true;
    }
    d->shared->ring();
    d->threads.end(watchEndPatience);
}

void FolderWatch::setFolders(const QStringList &folders, const QDateTime &read)
{
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->folders = {folders, read};
    }
    d->shared->ring();
}

qsizetype FolderWatch::count() const
{
    return d->shared->count;
}

} // namespace maquette
