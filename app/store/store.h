// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace maquette
{

class Database;

//! \brief The one thread that owns the one writing SQLite connection. Main thread object; jobs run in order
//! of arrival.
//!
//! run() hands a function to the store thread, inside one transaction that is committed (synchronous=FULL)
//! before the answer comes back; a function that returns an error is rolled back. The answer is delivered in
//! the context's thread, and is dropped when the context is gone; the work itself is never dropped: the
//! destructor finishes all that was accepted.
class Store : public QObject
{
    Q_OBJECT

public:
    //! Opens, checks (`quick_check`), backs up and migrates; blocks. DatabaseNewer, DatabaseDamaged,
    //! DatabaseFailed, FileAccess.
    static Result<std::unique_ptr<Store>> open(const QString &file);
    ~Store() override;

    template <typename T>
    void run(QObject *context, std::function<Result<T>(Database &)> work,
             std::function<void(Result<T>)> answer)
    {
        auto slot = std::make_shared<Result<T>>(fail(ErrorKind::Internal, QString()));
        enqueue(
            [slot, work = std::move(work)](Database &database) {
                *slot = work(database);
                return slot->has_value() ? Result<void>() : Result<void>(slot->error());
            },
            context,
            [slot, answer = std::move(answer)](Result<void> committed) {
                if (!committed && slot->has_value())
                    *slot = Result<T>(committed.error());
                if (answer)
                    answer(std::move(*slot));
            });
    }

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    void enqueue(std::function<Result<void>(Database &)> work, QObject *context,
                 std::function<void(Result<void>)> answer);
    std::unique_ptr<Private> d;
};

} // namespace maquette
