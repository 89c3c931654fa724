// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/database.h"

#include <QObject>

#include <functional>
#include <memory>

namespace maquette
{

//! \brief The one thread that owns the one writing SQLite connection. Main thread object; jobs run in order
//! of arrival.
//!
//! run() hands a function to the store thread, inside one transaction that is committed (synchronous=FULL)
//! before the answer comes back; a function that returns an error is rolled back. The answer is delivered in
//! the thread of the Store (the main thread), where the context must live too; it is dropped when the context
//! is gone or null; the work itself is never dropped: the destructor finishes all that was accepted. The
//! function must touch nothing but its captured values and the Database.
class Store : public QObject
{
    Q_OBJECT

public:
    //! Takes the profile (`<file>.lock`), opens, checks (`quick_check`), backs up and migrates; blocks.
    //! DatabaseNewer, DatabaseDamaged, DatabaseFailed, ProfileInUse, FileAccess.
    //! \a fault: for tests.
    static Result<std::unique_ptr<Store>> open(const QString &file, StatementFault fault = {});
    ~Store() override;

    [[nodiscard]] const QString &file() const;

    template <typename T>
    void run(QObject *context, std::function<Result<T>(Database &)> work,
             std::function<void(Result<T>)> answer)
    {
        begin<T>(context, std::move(work), std::move(answer), Share::Nothing);
    }

    //! As run(), for what is quick and often: what waits at the same time shares one transaction, and so one
    //! wait for the disk (groupcommit.h). Works that fail are rolled back alone.
    template <typename T>
    void runShared(QObject *context, std::function<Result<T>(Database &)> work,
                   std::function<void(Result<T>)> answer)
    {
        begin<T>(context, std::move(work), std::move(answer), Share::Commit);
    }

    //! Delivers now the answers that have come so far, which the event loop would in its next turn.
    void deliverAnswers();

signals:
    //! The check of a large file, made after the start, found it damaged. Nothing was or will be written to
    //! it: every run() from the first on ends with this error.
    void damaged(const maquette::Error &error);

private:
    enum class Share { Nothing, Commit };
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    void enqueue(std::function<Result<void>(Database &)> work, QObject *context,
                 std::function<void(Result<void>)> answer, Share share);

    template <typename T>
    void begin(QObject *context, std::function<Result<T>(Database &)> work,
               std::function<void(Result<T>)> answer, Share share)
    {
        auto slot = std::make_shared<Result<T>>(fail(ErrorKind::Internal, QString()));
        enqueue(
            [slot, work = std::move(work)](Database &database) {
                *slot = work(database);
                return slot->has_value() ? Result<void>() : Result<void>(slot->error());
            },
            context,
            [slot, answer = std::move(answer)](Result<void> committed) {
                if (!committed)
                    *slot = Result<T>(committed.error());
                if (answer)
                    answer(std::move(*slot));
            },
            share);
    }

    std::unique_ptr<Private> d;
};

} // namespace maquette
