// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>
#include <QThreadPool>

#include <functional>

namespace maquette
{

//! Runs \a work on a thread of \a pool and hands its value to \a answer in the thread of \a context; when
//! \a context is gone by then the answer is dropped, the work is done all the same.
template <typename Work, typename Answer>
void inBackground(QThreadPool &pool, QObject *context, Work work, Answer answer)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, answer = std::move(answer)]() mutable {
                         const Value value = watcher->result();
                         watcher->deleteLater();
                         answer(value);
                     });
    watcher->setFuture(QtConcurrent::run(&pool, std::move(work)));
}

} // namespace maquette
