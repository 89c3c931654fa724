// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/folderimport.h"

#include "app/base/handover.h"
#include "app/base/log.h"
#include "app/library/importwork.h"
#include "app/library/loosethreads.h"

#include <mutex>

namespace maquette
{

namespace
{
constexpr std::chrono::seconds endPatience{2};
}

//! What the thread uses; outlives the import while it does not come back.
struct FolderImport::Shared
{
    CallOff callOff;
    std::mutex mutex;
    QObject *relay = nullptr; //!< lives in the main thread; null when the import is gone
    std::function<void()> news;
    bool isTold = false;
    ImportProgress progress;
    std::optional<ImportOutcome> outcome;

    inline static char place = 0;

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

    void work(const ImportOrder &order)
    {
        ImportWork all(order, callOff, [this](const ImportProgress &now) {
            const std::lock_guard guard(mutex);
            progress = now;
            tell();
        });
        ImportOutcome ended = all.run();
        const std::lock_guard guard(mutex);
        outcome = std::move(ended);
        tell();
    }
};

struct FolderImport::Private
{
    ImportOrder order;
    const std::shared_ptr<Shared> shared = std::make_shared<Shared>();
    QObject relay;
    LooseThreads threads;
    ImportProgress progress = {};
};

FolderImport::FolderImport(ImportOrder order, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->order = std::move(order);
    d->shared->relay = &d->relay;
    d->shared->news = [this] { deliver(); };
}

FolderImport::~FolderImport()
{
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->relay = nullptr;
        d->shared->callOff.callOff();
    }
    d->threads.end(endPatience);
}

void FolderImport::start()
{
    d->threads.start([shared = d->shared, order = d->order] { shared->work(order); }, d->order.niceness);
}

void FolderImport::cancel()
{
    d->shared->callOff.callOff();
}

ImportProgress FolderImport::progress() const
{
    return d->progress;
}

void FolderImport::deliver()
{
    std::optional<ImportOutcome> ended;
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->isTold = false;
        d->progress = d->shared->progress;
        ended = std::exchange(d->shared->outcome, {});
    }
    if (!ended) {
        emit progressed();
        return;
    }
    if (ended->error && ended->error->kind != ErrorKind::Cancelled)
        qCWarning(logLibrary) << "The import ended early:" << ended->error->message << ended->error->detail;
    emit finished(*ended);
}

} // namespace maquette
