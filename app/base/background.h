// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/handover.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>
#include <QThreadPool>

#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace maquette
{

//! \brief Some work on its way through a pool, and its value on the way back.
//!
//! Both have a place of their own, so that only a pointer goes through Qt's queue and both ways can be told
//! to TSan (handover.h).
template <typename Work>
class Errand
{
public:
    using Value = std::invoke_result_t<Work>;
    struct State
    {
        std::optional<Work> work;
        std::optional<Value> value;
    };

    explicit Errand(Work work)
        : m_state(std::make_shared<State>(State{std::move(work), {}}))
    {}
    void operator()()
    {
        handover::take(s_place);
        m_state->value.emplace((*m_state->work)());
        m_state->work.reset(); // what it held ends in this thread, whoever waits for the value
        handover::give(s_place);
    }
    [[nodiscard]] std::shared_ptr<std::optional<Value>> value() const { return {m_state, &m_state->value}; }
    [[nodiscard]] static char &place() { return s_place; }

private:
    inline static char s_place = 0;
    std::shared_ptr<State> m_state;
};

//! \brief Work that was given to a pool. A value; goes on when it is dropped.
template <typename Value>
class PoolWork
{
public:
    PoolWork() = default;
    PoolWork(QFuture<void> ended, std::shared_ptr<std::optional<Value>> value, char &place)
        : m_ended(std::move(ended))
        , m_value(std::move(value))
        , m_place(&place)
    {}
    //! For a QFutureWatcher.
    [[nodiscard]] const QFuture<void> &ended() const { return m_ended; }
    //! Waits for it; what no thread has begun yet is done here and now, beside all else that the pool does.
    [[nodiscard]] const Value &result() const
    {
        QFuture<void>(m_ended).waitForFinished();
        handover::take(*m_place);
        return **m_value;
    }

private:
    QFuture<void> m_ended;
    std::shared_ptr<std::optional<Value>> m_value;
    char *m_place = nullptr;
};

//! Runs \a work, which returns a value, on a thread of \a pool.
template <typename Work>
PoolWork<std::invoke_result_t<Work>> runIn(QThreadPool &pool, Work work)
{
    Errand<Work> errand(std::move(work));
    auto value = errand.value();
    auto ended =
        handover::intoQt(Errand<Work>::place(), [&] { return QtConcurrent::run(&pool, std::move(errand)); });
    return {std::move(ended), std::move(value), Errand<Work>::place()};
}

//! Runs \a work in the one thread of \a pool, after all that was given to it before, and waits: for what must
//! end where it began, and not beside what still uses it.
template <typename Work>
void lastIn(QThreadPool &pool, Work work)
{
    Q_ASSERT(pool.maxThreadCount() == 1);
    static char place = 0;
    const auto done = std::make_shared<std::promise<void>>(); // outlives whoever is later
    (void)runIn(pool, [work = std::move(work), done] {
        work();
        handover::give(place);
        done->set_value();
        return true;
    });
    done->get_future().wait();
    handover::take(place);
}

//! Runs \a work on a thread of \a pool and hands its value to \a answer in the thread of \a context; when
//! \a context is gone by then the answer is dropped, the work is done all the same.
template <typename Work, typename Answer>
void inBackground(QThreadPool &pool, QObject *context, Work work, Answer answer)
{
    auto *watcher = new QFutureWatcher<void>(context);
    const auto running = runIn(pool, std::move(work));
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, running, answer = std::move(answer)]() mutable {
                         const auto value = running.result();
                         watcher->deleteLater();
                         answer(value);
                     });
    watcher->setFuture(running.ended());
}

} // namespace maquette
