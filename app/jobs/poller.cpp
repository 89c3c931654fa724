// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/poller.h"

#include "app/base/advice.h"
#include "app/base/clock.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

#include <set>

namespace maquette
{

using Ms = std::chrono::milliseconds;

namespace
{

constexpr int kFaultsBeforeAllWait = 3;
constexpr Ms kAtOnce{-1}; // due before all that wait for their turn

bool slowsEverything(const Error &error, int inARow)
{
    switch (error.kind) {
    case ErrorKind::RateLimited:
    case ErrorKind::Offline:
        return true;
    case ErrorKind::ServerFault:
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
        return error.retryAfter.has_value() || inARow >= kFaultsBeforeAllWait;
    default:
        return false;
    }
}

//! A 403 is said of one run, or of a token that has no right to it; no reason to stop asking for others.
bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::RequestGone || error.kind == ErrorKind::NotPermitted ||
           (error.kind == ErrorKind::TokenRejected && error.httpStatus == 403);
}

} // namespace

struct Poller::Private
{
    struct Entry
    {
        RequestId request;
        Question question = Question::Status;
        PollListener *listener = nullptr;
        Ms due{0};
        int failures = 0;
        QPointer<ApiCall> call;
    };

    Private(Poller *q, ApiClient &api, const Clock &clock, const JobTiming &timing)
        : q(q)
        , api(api)
        , clock(clock)
        , timing(timing)
    {}

    Poller *q;
    ApiClient &api;
    const Clock &clock;
    const JobTiming &timing;
    QHash<JobId, Entry> entries;
    std::set<std::pair<qint64, qint64>> due; //!< milliseconds, job
    QTimer timer;
    Ms notBefore{0};    //!< a guess; the first good answer ends it
    Ms serversPause{0}; //!< what the server asked for; nothing but another token or place ends it
    Ms nextSlot{0};
    int running = 0;
    int failuresInARow = 0;
    bool tokenRejected = false;
    bool held = false;

    [[nodiscard]] Ms slotLength() const { return Ms(qint64(1000.0 / timing.pollsPerSecond)); }

    void enqueue(JobId job, Ms at)
    {
        Entry &entry = entries[job];
        due.erase({entry.due.count(), job.number()});
        entry.due = at;
        due.insert({at.count(), job.number()});
    }

    void ask(JobId job, const RequestId &request, Question question, Ms at, PollListener &listener)
    {
        q->forget(job);
        Entry entry;
        entry.request = request;
        entry.question = question;
        entry.listener = &listener;
        entries.insert(job, entry);
        enqueue(job, at);
        // From the event loop, so that listeners are never called from within their own ask().
        if (!timer.isActive() || due.begin()->second == job.number())
            timer.start(Ms(0));
    }

    void stopCall(Entry &entry)
    {
        if (!entry.call)
            return;
        delete entry.call.data();
        --running;
    }

    void pump()
    {
        timer.stop();
        while (!tokenRejected && !held && running < timing.pollsAtOnce && !due.empty()) {
            const Ms now = clock.elapsed();
            // Unused time may be caught up with a short burst, no more.
            nextSlot = std::max(nextSlot, now - 2 * timing.pollsAtOnce * slotLength());
            const bool atOnce = Ms(due.begin()->first) == kAtOnce;
            const Ms itsTurn = atOnce ? kAtOnce : std::max(Ms(due.begin()->first), nextSlot);
            const Ms earliest = std::max({itsTurn, notBefore, serversPause});
            if (earliest > now) {
                timer.start(std::chrono::ceil<Ms>(earliest - now));
                return;
            }
            const JobId job(due.begin()->second);
            due.erase(due.begin());
            if (!atOnce)
                nextSlot += slotLength();
            begin(job, entries[job]);
        }
    }

    void begin(JobId job, Entry &entry)
    {
        ++running;
        if (entry.question == Question::Status) {
            auto *call = api.status(entry.request, q);
            entry.call = call;
            QObject::connect(call, &StatusCall::finished, q, [this, job](const Result<RunStatus> &status) {
                if (status)
                    answered(job, [&](PollListener &listener) { listener.onStatus(*status); });
                else
                    failed(job, status.error());
            });
        } else {
            auto *call = api.result(entry.request, q);
            entry.call = call;
            QObject::connect(call, &ResultCall::finished, q, [this, job](const Result<RunResult> &result) {
                if (result)
                    answered(job, [&](PollListener &listener) { listener.onResult(*result); });
                else
                    failed(job, result.error());
            });
        }
    }

    void answered(JobId job, const std::function<void(PollListener &)> &tell)
    {
        failuresInARow = 0;
        notBefore = Ms(0);
        --running;
        PollListener *listener = entries.take(job).listener;
        tell(*listener);
        pump();
    }

    void failed(JobId job, const Error &error)
    {
        if (isRefusal(error)) {
            answered(job, [&error](PollListener &listener) { listener.onRefused(error); });
            return;
        }
        --running;
        Entry &entry = entries[job];
        entry.call = nullptr;
        ++failuresInARow;
        const Ms now = clock.elapsed();
        const Ms delay =
            std::max(backoff(entry.failures++, timing.trouble), error.retryAfter.value_or(Ms(0)));
        enqueue(job, now + delay);
        if (slowsEverything(error, failuresInARow)) {
            notBefore = std::max(notBefore, now + backoff(failuresInARow - 1, timing.trouble));
            serversPause = std::max(serversPause, now + error.retryAfter.value_or(Ms(0)));
        }
        PollListener *listener = entry.listener;
        if (error.kind == ErrorKind::TokenRejected)
            setTokenRejected(true);
        listener->onTrouble(error);
        pump();
    }

    void setTokenRejected(bool rejected)
    {
        if (tokenRejected == rejected)
            return;
        tokenRejected = rejected;
        emit q->tokenRejectedChanged();
    }

    //! Another token or place: what is under way belongs to the old one and is asked again.
    void startOver()
    {
        const Ms now = clock.elapsed();
        notBefore = Ms(0);
        serversPause = Ms(0);
        failuresInARow = 0;
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            stopCall(*it);
            it->failures = 0;
            enqueue(it.key(), now);
        }
        tokenRejected = false;
        emit q->tokenRejectedChanged();
        pump();
    }
};

Poller::Poller(ApiClient &api, const Clock &clock, const JobTiming &timing, QObject *parent)
    : QObject(parent)
    , d(new Private(this, api, clock, timing))
{
    d->timer.setSingleShot(true);
    d->timer.setTimerType(Qt::PreciseTimer);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->pump(); });
    connect(&api, &ApiClient::tokenChanged, this, [this] { d->startOver(); });
    connect(&api, &ApiClient::endpointChanged, this, [this] { d->startOver(); });
}

Poller::~Poller() = default;

void Poller::ask(JobId job, const RequestId &request, Question question, Ms after, PollListener &listener)
{
    d->ask(job, request, question, d->clock.elapsed() + after, listener);
}

void Poller::askNow(JobId job, const RequestId &request, Question question, PollListener &listener)
{
    d->ask(job, request, question, kAtOnce, listener);
}

void Poller::forget(JobId job)
{
    const auto it = d->entries.find(job);
    if (it == d->entries.end())
        return;
    d->due.erase({it->due.count(), job.number()});
    d->stopCall(*it);
    d->entries.erase(it);
}

void Poller::setHeld(bool held)
{
    d->held = held;
    if (!held)
        d->timer.start(Ms(0));
}

bool Poller::tokenRejected() const
{
    return d->tokenRejected;
}

} // namespace maquette
