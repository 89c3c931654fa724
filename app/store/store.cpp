// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/store.h"

#include "app/base/handover.h"
#include "app/base/log.h"
#include "app/store/groupcommit.h"
#include "app/store/opening.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QPointer>
#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <fcntl.h>
#include <future>
#include <mutex>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t mostTogether = 64;
constexpr size_t aloneAfterTrouble = 64;

bool isEmpty(const QString &name)
{
    const QFileInfo file(name);
    return file.isFile() && file.size() == 0;
}

//! Takes away a lock file without content that nobody holds.
bool drops(const QString &name)
{
    const QByteArray path = QFile::encodeName(name);
    const int file = isEmpty(name) ? ::open(path.constData(), O_RDWR | O_CLOEXEC) : -1;
    // Whoever has it holds this too.
    const bool dropped =
        file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0 && ::unlink(path.constData()) == 0;
    if (file >= 0)
        ::close(file);
    return dropped;
}

//! A lock file without content is what a full disk, a power cut or a kill in a bad moment has left, unless
//! its owner is about to write it; QLockFile alone would take it for another program's, for ever, or for half
//! a minute where it is the lock that QLockFile itself takes to remove a stale one ("rmlock").
bool takesEmptyLock(QLockFile &lock)
{
    constexpr int moment = 1000;
    const QString own = lock.fileName();
    const QStringList names{own, own + u".rmlock"_s, own + u".rmlock.rmlock"_s};
    if (lock.error() != QLockFile::LockFailedError || std::none_of(names.cbegin(), names.cend(), isEmpty))
        return false;
    if (lock.tryLock(moment))
        return true;
    const auto dropped = std::count_if(names.cbegin(), names.cend(), drops);
    return dropped > 0 && lock.tryLock();
}

struct Task
{
    StoreWork work;
    bool shares = false; //!< its transaction with others
    QPointer<QObject> context;
    std::function<void(Result<void>)> answer;
    Result<void> outcome;
};

//! \brief What comes back, as an event of the Store's thread. The task ends there with its answer: Qt lets go
//! of the call itself in the posting thread, when that is the slower one.
struct Delivery
{
    mutable std::shared_ptr<Task> task;

    static inline char place = 0;
    void operator()() const
    {
        handover::take(place);
        const auto own = std::move(task);
        if (own->context && own->answer)
            own->answer(own->outcome);
    }
};

//! \brief The news that the file is damaged, in the same way.
struct DamageReport
{
    std::function<void(const Error &)> report;
    Error error;

    void operator()() const
    {
        handover::take(Delivery::place);
        report(error);
    }
};

} // namespace

struct Store::Private
{
    QString file;
    std::unique_ptr<QLockFile> lock;
    std::thread thread;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::shared_ptr<Task>> tasks;
    bool stopping = false;

    //! Lives in the main thread; answers travel as its events, so that they die there too.
    std::unique_ptr<QObject> relay = std::make_unique<QObject>();
    std::function<void(const Error &)> reportDamage;

    using Group = std::vector<std::shared_ptr<Task>>;

    //! What is next, with up to \a most that share its commit; nothing at the end.
    Group next(size_t most)
    {
        std::unique_lock guard(mutex);
        wake.wait(guard, [this] { return stopping || !tasks.empty(); });
        Group group;
        while (!tasks.empty() && group.size() < most) {
            const bool shares = tasks.front()->shares;
            if (!shares && !group.empty())
                break;
            group.push_back(std::move(tasks.front()));
            tasks.pop_front();
            if (!shares)
                break;
        }
        return group;
    }

    void putBack(const Group &group, size_t from)
    {
        const std::lock_guard guard(mutex);
        tasks.insert(tasks.begin(), group.begin() + std::ptrdiff_t(from), group.end());
    }

    void deliver(std::shared_ptr<Task> task, Result<void> outcome)
    {
        task->outcome = std::move(outcome);
        post(Delivery{std::move(task)});
    }

    template <typename News>
    void post(News news)
    {
        handover::intoQt(Delivery::place, [&] {
            return QMetaObject::invokeMethod(relay.get(), std::move(news), Qt::QueuedConnection);
        });
    }

    void work(std::promise<Result<void>> ready, const StatementFault &fault)
    {
        auto opened = openDatabase(file, fault);
        if (!opened) {
            ready.set_value(opened.error());
            return;
        }
        ready.set_value({});
        std::optional<Error> unusable;
        if (opened->checkLater) {
            if (const auto checked = quickCheck(*opened->database); !checked) {
                unusable = checked.error();
                post(DamageReport{reportDamage, *unusable});
            }
        }
        if (unusable)
            refuseAll(*unusable);
        else
            workOff(*opened->database);
    }

    void refuseAll(const Error &error)
    {
        for (Group group = next(1); !group.empty(); group = next(1))
            deliver(std::move(group.front()), error);
    }

    //! What has come while the disk was busy shares the next commit.
    void workOff(Database &database)
    {
        size_t alone = 0;
        const auto most = [&alone] { return alone > 0 ? 1 : mostTogether; };
        for (Group group = next(most()); !group.empty(); group = next(most())) {
            std::vector<const StoreWork *> works;
            for (const auto &task : group)
                works.push_back(&task->work);
            GroupEnd end = commitTogether(database, works);
            // One that spoils the commit for others must not do so again and again.
            alone =
                group.size() > 1 && !end.committed ? aloneAfterTrouble : alone - std::min<size_t>(alone, 1);
            putBack(group, end.outcomes.size());
            for (size_t i = 0; i < end.outcomes.size(); ++i)
                deliver(std::move(group[i]), std::move(end.outcomes[i]));
        }
    }
};

Result<std::unique_ptr<Store>> Store::open(const QString &file, StatementFault fault)
{
    auto d = std::make_unique<Private>();
    d->file = file;
    d->lock = std::make_unique<QLockFile>(file + u".lock"_s);
    d->lock->setStaleLockTime(0);
    if (!d->lock->tryLock() && !takesEmptyLock(*d->lock)) {
        if (d->lock->error() == QLockFile::LockFailedError) {
            return fail(
                ErrorKind::ProfileInUse,
                QCoreApplication::translate("Database", "Another Maquette is open with this profile."),
                file + u".lock"_s);
        }
        return fail(ErrorKind::FileAccess,
                    QCoreApplication::translate("Database", "The folder of the database cannot be written."),
                    file);
    }
    std::promise<Result<void>> ready;
    std::future<Result<void>> opened = ready.get_future();
    Private *shared = d.get();
    std::unique_ptr<Store> store(new Store(std::move(d)));
    shared->thread = std::thread([shared, fault = std::move(fault), ready = std::move(ready)]() mutable {
        shared->work(std::move(ready), fault);
    });
    if (const auto outcome = opened.get(); !outcome)
        return outcome.error();
    return store;
}

Store::Store(std::unique_ptr<Private> data)
    : d(std::move(data))
{
    d->reportDamage = [this](const Error &error) { emit damaged(error); };
}

Store::~Store()
{
    {
        const std::lock_guard guard(d->mutex);
        d->stopping = true;
    }
    d->wake.notify_all();
    if (d->thread.joinable())
        d->thread.join();
}

const QString &Store::file() const
{
    return d->file;
}

void Store::deliverAnswers()
{
    QCoreApplication::sendPostedEvents(d->relay.get(), QEvent::MetaCall);
}

void Store::enqueue(std::function<Result<void>(Database &)> work, QObject *context,
                    std::function<void(Result<void>)> answer, Share share)
{
    Q_ASSERT(!context || context->thread() == thread());
    auto task =
        std::make_shared<Task>(Task{std::move(work), share == Share::Commit, context, std::move(answer), {}});
    {
        const std::lock_guard guard(d->mutex);
        d->tasks.push_back(std::move(task));
    }
    d->wake.notify_one();
}

} // namespace maquette
