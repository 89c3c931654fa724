// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnailkeeper.h"

#include "app/library/loosethreads.h"

#include <QDir>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace maquette
{

namespace
{

constexpr qsizetype mostWaitingBytes = 32LL * 1024 * 1024;
constexpr qsizetype mostUsed = 4096;
constexpr qsizetype mostTogether = 32;
constexpr std::chrono::seconds patience{1};
//! Long enough that pictures made one after the other share a transaction.
constexpr std::chrono::milliseconds gathering{100};
constexpr int keeperPriority = 5;

} // namespace

struct ThumbnailKeeper::Shared
{
    QString folder;
    qint64 limit = 0;

    std::mutex mutex;
    std::condition_variable wake;
    QList<KeptThumbnail> pictures;
    QList<ThumbnailName> names; //!< that were used
    qsizetype bytes = 0;
    bool stopping = false;

    struct Batch
    {
        QList<KeptThumbnail> pictures;
        QList<ThumbnailName> used;
        [[nodiscard]] bool isEmpty() const { return pictures.isEmpty() && used.isEmpty(); }
    };

    [[nodiscard]] bool isStopping()
    {
        const std::lock_guard guard(mutex);
        return stopping;
    }

    //! Empty at the end.
    Batch next()
    {
        std::unique_lock guard(mutex);
        wake.wait(guard, [this] { return stopping || !pictures.isEmpty() || !names.isEmpty(); });
        wake.wait_for(guard, gathering, [this] { return stopping || pictures.size() >= mostTogether; });
        Batch batch{pictures.mid(0, mostTogether), std::exchange(names, {})};
        pictures.remove(0, batch.pictures.size());
        for (const KeptThumbnail &picture : std::as_const(batch.pictures))
            bytes -= picture.bytes.size();
        return batch;
    }

    //! The folders of the layout up to 2026: one for each edge, in them one file for each thumbnail.
    void clearOldLayout()
    {
        for (const char *edge : {"256", "512", "1024"}) {
            QDir old(folder + u'/' + QLatin1String(edge));
            const QStringList buckets = old.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
            for (const QString &bucket : buckets) {
                if (isStopping())
                    return; // the next start goes on
                QDir(old.filePath(bucket)).removeRecursively();
            }
            QDir(folder).rmdir(QLatin1String(edge));
        }
    }

    void work()
    {
        ThumbnailFile file(folder, limit);
        for (Batch batch = next(); !batch.isEmpty(); batch = next()) {
            (void)file.write(batch.pictures, batch.used);
            while (!isStopping() && file.trim()) {
            }
        }
    }

    void clearAway()
    {
        clearOldLayout();
        ThumbnailFile file(folder, limit);
        while (!isStopping() && file.trim()) {
        }
    }
};

struct ThumbnailKeeper::Private
{
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();
    LooseThreads threads;
};

ThumbnailKeeper::ThumbnailKeeper(const QString &folder, qint64 limit)
    : d(std::make_unique<Private>())
{
    d->shared->folder = folder;
    d->shared->limit = limit;
    d->threads.start([shared = d->shared] { shared->work(); }, keeperPriority);
    d->threads.start([shared = d->shared] { shared->clearAway(); }, keeperPriority);
}

ThumbnailKeeper::~ThumbnailKeeper()
{
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->stopping = true;
    }
    d->shared->wake.notify_all();
    d->threads.end(patience);
}

void ThumbnailKeeper::keep(KeptThumbnail picture)
{
    if (picture.name.key.isEmpty() || picture.bytes.isEmpty())
        return;
    {
        const std::lock_guard guard(d->shared->mutex);
        if (d->shared->bytes + picture.bytes.size() > mostWaitingBytes)
            return;
        d->shared->bytes += picture.bytes.size();
        d->shared->pictures.append(std::move(picture));
    }
    d->shared->wake.notify_one();
}

void ThumbnailKeeper::used(ThumbnailName name)
{
    {
        const std::lock_guard guard(d->shared->mutex);
        if (d->shared->names.size() >= mostUsed)
            return;
        d->shared->names.append(std::move(name));
    }
    d->shared->wake.notify_one();
}

} // namespace maquette
