// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnailcrew.h"

#include "app/base/handover.h"
#include "app/library/loosethreads.h"
#include "app/library/picture.h"
#include "app/library/thumbnailfile.h"
#include "app/library/thumbnailkeeper.h"

#include <QObject>
#include <QThread>

#include <algorithm>
#include <limits>
#include <list>

namespace maquette
{

namespace
{

using Time = std::chrono::steady_clock::time_point;
using Step = ThumbnailQueue::Step;

constexpr int lookers = 2;
constexpr int mostSuccessors = 4; // of either kind
constexpr int lookerNiceness = 0;
// On a busy machine the window waited for memory and queues that a thread held which was not let on: at 15
// for 40 to 110 ms, at 5 for 10 to 30, at 0 for 20 to 30.
constexpr int makerNiceness = 5;
constexpr std::chrono::seconds crewEndPatience{2};

//! \brief What a thread has in hand.
struct Hand
{
    Step step = Step::Look;
    std::optional<ThumbnailRequest> request;
    Time since;
    bool late = false; //!< was told, and has a successor if there are not too many
    bool succeeded = false;
};

} // namespace

//! What the threads use; outlives the crew while one of them does not come back.
struct ThumbnailCrew::Shared
{
    explicit Shared(const Settings &wished)
        : settings(wished)
        , keeper(wished.folder, wished.limit)
    {}

    const Settings settings;
    ThumbnailQueue queue;
    ThumbnailKeeper keeper;

    std::mutex mutex;
    QObject *relay = nullptr; //!< lives in the main thread; null when the crew is gone
    std::function<void(const QList<ThumbnailAnswer> &)> answers;
    QList<ThumbnailAnswer> ready;
    std::list<Hand> hands;
    int successors = 0;

    inline static char place = 0;

    void answer(const ThumbnailRequest &request, Thumbnail thumbnail)
    {
        const std::lock_guard guard(mutex); // the relay stays meanwhile
        ready.append({request.serial, request.order.id, request.order.edge, std::move(thumbnail)});
        if (ready.size() > 1 || !relay)
            return; // they are on their way
        handover::intoQt(place, [this] {
            return QMetaObject::invokeMethod(
                relay, [this] { deliver(); }, Qt::QueuedConnection);
        });
    }

    //! In the main thread, while the crew is there.
    void deliver()
    {
        handover::take(place);
        QList<ThumbnailAnswer> all;
        {
            const std::lock_guard guard(mutex);
            all = std::exchange(ready, {});
        }
        answers(all);
    }

    void takeUp(Hand &hand, const ThumbnailRequest &request)
    {
        const std::lock_guard guard(mutex);
        hand.request = request;
        hand.since = std::chrono::steady_clock::now();
        hand.late = false;
    }

    //! False when somebody else does the work by now.
    bool layDown(Hand &hand)
    {
        const std::lock_guard guard(mutex);
        hand.request.reset();
        successors -= hand.succeeded ? 1 : 0;
        return !hand.succeeded;
    }

    void look(const ThumbnailRequest &request, ThumbnailFile &file)
    {
        ThumbnailRequest known = request;
        known.order.key = thumbnailKey(request.order);
        const int edge = known.order.edge;
        file.refresh();
        for (const int kept : thumbnailEdges()) {
            if (kept < edge || known.order.key.isEmpty())
                continue;
            const KeptThumbnail found = file.find({known.order.key, kept});
            QImage image = decodedThumbnail(found.bytes, kept);
            if (image.isNull())
                continue;
            if (found.fading)
                keeper.used(found.name);
            if (kept > edge) {
                image = fittedTo(image, edge);
                keeper.keep({{known.order.key, edge}, encodedThumbnail(image)});
            }
            answer(known, {image, {}, false});
            return;
        }
        queue.add(std::move(known), Step::Make);
    }

    void keepPreviews(const ThumbnailRequest &request)
    {
        const QByteArray key = thumbnailKey(request.order);
        for (const int edge : thumbnailEdges()) {
            // The largest that fits; a picture smaller than the edge is its own thumbnail.
            const auto best =
                std::find_if(request.previews.begin(), request.previews.end(), [edge](const QImage &image) {
                    return std::max(image.width(), image.height()) <= edge;
                });
            const QImage image =
                best == request.previews.end() ? fittedTo(request.previews.last(), edge) : *best;
            keeper.keep({{key, edge}, encodedThumbnail(image)});
        }
    }

    void make(const ThumbnailRequest &request)
    {
        if (!request.previews.isEmpty()) {
            keepPreviews(request);
            return;
        }
        const Thumbnail thumbnail = settings.make(request.order, request.callOff);
        // Painted first, kept then.
        answer(request, thumbnail);
        if (!thumbnail.image.isNull())
            keeper.keep({{request.order.key, request.order.edge}, encodedThumbnail(thumbnail.image)});
    }

    void work(Hand &hand)
    {
        ThumbnailFile file(settings.folder, settings.limit);
        while (const auto request = queue.take(hand.step)) {
            takeUp(hand, *request);
            if (hand.step == Step::Look)
                look(*request, file);
            else
                make(*request);
            if (!layDown(hand))
                return;
        }
    }
};

struct ThumbnailCrew::Private
{
    std::shared_ptr<Shared> shared;
    QObject relay;
    LooseThreads threads;

    void start(Step step)
    {
        Hand *hand = nullptr;
        {
            const std::lock_guard guard(shared->mutex);
            hand = &shared->hands.emplace_back();
            hand->step = step;
        }
        threads.start([shared = shared, hand] { shared->work(*hand); },
                      step == Step::Look ? lookerNiceness : makerNiceness);
    }
};

ThumbnailCrew::ThumbnailCrew(const Settings &settings,
                             std::function<void(const QList<ThumbnailAnswer> &)> answers)
    : d(std::make_unique<Private>())
{
    d->shared = std::make_shared<Shared>(settings);
    d->shared->relay = &d->relay;
    d->shared->answers = std::move(answers);
    for (int i = 0; i < lookers; ++i)
        d->start(Step::Look);
    const int makers = settings.makers > 0 ? settings.makers : std::max(1, QThread::idealThreadCount());
    for (int i = 0; i < makers; ++i)
        d->start(Step::Make);
}

ThumbnailCrew::~ThumbnailCrew()
{
    d->shared->queue.end();
    {
        const std::lock_guard guard(d->shared->mutex);
        d->shared->relay = nullptr;
        for (Hand &hand : d->shared->hands) {
            if (hand.request)
                hand.request->callOff.callOff();
        }
    }
    d->threads.end(crewEndPatience);
}

void ThumbnailCrew::ask(ThumbnailRequest request)
{
    d->shared->queue.add(std::move(request), Step::Look);
}

void ThumbnailCrew::sort(const std::function<int(const ThumbnailRequest &)> &rank)
{
    d->shared->queue.sort(rank);
}

void ThumbnailCrew::keep(const ThumbnailOrder &order, const QList<QImage> &previews)
{
    // Before all else: pictures that wait take memory.
    if (!previews.isEmpty())
        d->shared->queue.add({0, order, std::numeric_limits<int>::min(), {}, previews}, Step::Make);
}

qsizetype ThumbnailCrew::waiting() const
{
    return d->shared->queue.size(Step::Make);
}

QList<quint64> ThumbnailCrew::slow()
{
    QList<quint64> late;
    QList<Step> toStart;
    {
        const std::lock_guard guard(d->shared->mutex);
        const Time latest = std::chrono::steady_clock::now() - d->shared->settings.patience;
        for (Hand &hand : d->shared->hands) {
            if (!hand.request || hand.late || hand.since > latest)
                continue;
            hand.late = true;
            late.append(hand.request->serial);
            if (!hand.succeeded && d->shared->successors < mostSuccessors) {
                hand.succeeded = true;
                ++d->shared->successors;
                toStart.append(hand.step);
            }
        }
    }
    for (const Step step : std::as_const(toStart))
        d->start(step);
    return late;
}

} // namespace maquette
