// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/apiclient.h"
#include "app/base/clock.h"
#include "app/jobs/jobtiming.h"
#include "app/jobs/scheduler.h"
#include "app/net/httpclient.h"
#include "app/store/jobrepository.h"
#include "app/store/store.h"
#include "tests/support/jobs/apidouble.h"
#include "tests/support/jobs/fakecollector.h"

#include <QTemporaryDir>

namespace maquette::test
{

//! \brief Times a hundred times shorter than the program's.
JobTiming quickTiming();

//! \brief The machine's clock, with a date that can be turned.
class TurnedClock : public SystemClock
{
public:
    [[nodiscard]] QDateTime now() const override { return SystemClock::now().addDays(days); }
    int days = 0;
};

//! \brief Everything a Scheduler needs, around an ApiDouble: real store, real HTTP, no files.
class JobBench
{
public:
    JobBench();
    ~JobBench();

    //! Opens the store and makes a Scheduler; false when the store cannot be opened. \a recover: and waits
    //! until it has recovered.
    bool start(bool recover = true, StatementFault fault = {});
    //! The program ends: objects go in the order of main().
    void stop();
    bool restart();

    //! Orders a run whose input holds \a number, so that each is told apart.
    void order(int number = 1);
    static JobOrder orderOf(int number, std::optional<Money> estimate = {});
    static QByteArray body(int number = 1);
    //! The one job there is, by state; waits for it.
    bool waitFor(JobState state, int count = 1);
    [[nodiscard]] Job only() const; //!< the newest shown
    [[nodiscard]] QList<Job> seen(JobState state) const;

    //! The journal's rows, read by a store function; waits.
    QList<JobRow> rows();
    QStringList events(JobId id);

    QTemporaryDir folder;
    TurnedClock clock;
    ApiDouble api;
    FakeCollector collector;
    //! In the place of `collector` when set: called at each start, with the store just opened.
    std::function<std::unique_ptr<Collector>(Store &)> makeCollector;
    JobTiming timing = quickTiming();
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<Store> store;
    std::unique_ptr<Collector> ownCollector;
    std::unique_ptr<Scheduler> scheduler;

    QList<Job> finished; //!< every jobFinished() over all restarts
    QList<JobId> removed;
    QList<Error> orderErrors;
    QList<Error> journalErrors;
    int added = 0;
    int recoveries = 0;
    QHash<JobId, Job> last; //!< the last snapshot of each
    QHash<JobId, Money> lateCosts;

private:
    void connectAll();
};

} // namespace maquette::test
