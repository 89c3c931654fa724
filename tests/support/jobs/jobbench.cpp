// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/jobbench.h"

#include <QTest>

namespace maquette::test
{

using namespace Qt::StringLiterals;
using Ms = std::chrono::milliseconds;

JobTiming quickTiming()
{
    JobTiming timing;
    timing.poll = {Ms(10), Ms(50)};
    timing.pollsPerSecond = 1000;
    timing.trouble = {Ms(10), Ms(50)};
    timing.resend = {Ms(10), Ms(50)};
    timing.journal = {Ms(10), Ms(50)};
    timing.goneApart = Ms(10);
    timing.collect = {Ms(10), Ms(50)};
    timing.lateCost = Ms(20);
    timing.draft = Ms(20);
    timing.held = Ms(50);
    timing.storage = {Ms(10), Ms(50)};
    timing.storageVain = {Ms(10), Ms(50)};
    timing.storageFresh = Ms(20);
    return timing;
}

JobBench::JobBench()
{
    http = std::make_unique<HttpClient>(clock);
    const auto endpoint = Endpoint::custom(api.url().toString());
    client = std::make_unique<ApiClient>(*http, *endpoint);
    client->setToken(QString::fromLatin1(api.token));
}

JobBench::~JobBench()
{
    stop();
}

bool JobBench::start(bool recover, StatementFault fault)
{
    auto opened = Store::open(folder.filePath(u"m.sqlite"_s), std::move(fault));
    if (!opened)
        return false;
    store = std::move(*opened);
    ownCollector = makeCollector ? makeCollector(*store) : nullptr;
    Collector &used = ownCollector ? *ownCollector : static_cast<Collector &>(collector);
    scheduler = std::make_unique<Scheduler>(*store, *client, used, clock, timing);
    connectAll();
    if (!recover)
        return true;
    const int before = recoveries;
    scheduler->recover();
    return QTest::qWaitFor([&] { return recoveries > before; });
}

void JobBench::connectAll()
{
    const auto keep = [this](const Job &job) { last.insert(job.id, job); };
    QObject::connect(scheduler.get(), &Scheduler::recovered, scheduler.get(), [this] {
        ++recoveries;
        const QList<Job> jobs = scheduler->jobs();
        for (const Job &job : jobs)
            last.insert(job.id, job);
    });
    QObject::connect(scheduler.get(), &Scheduler::jobAdded, scheduler.get(), [this, keep](const Job &job) {
        ++added;
        keep(job);
    });
    QObject::connect(scheduler.get(), &Scheduler::jobChanged, scheduler.get(), keep);
    QObject::connect(scheduler.get(), &Scheduler::jobFinished, scheduler.get(),
                     [this](const Job &job) { finished << job; });
    QObject::connect(scheduler.get(), &Scheduler::jobRemoved, scheduler.get(),
                     [this](JobId id) { removed << id; });
    QObject::connect(scheduler.get(), &Scheduler::orderFailed, scheduler.get(),
                     [this](const Error &error) { orderErrors << error; });
    QObject::connect(scheduler.get(), &Scheduler::journalTroubled, scheduler.get(),
                     [this](const Error &error) { journalErrors << error; });
    QObject::connect(scheduler.get(), &Scheduler::costLearned, scheduler.get(),
                     [this](JobId id, Money cost) { lateCosts.insert(id, cost); });
}

void JobBench::stop()
{
    scheduler.reset();
    ownCollector.reset();
    store.reset();
}

bool JobBench::restart()
{
    stop();
    return start();
}

QByteArray JobBench::body(int number)
{
    return "{\"prompt\":\"p " + QByteArray::number(number) + "\"}";
}

void JobBench::order(int number)
{
    scheduler->order({orderOf(number)});
}

JobOrder JobBench::orderOf(int number, std::optional<Money> estimate)
{
    JobOrder order;
    order.model = ModelId(u"a/b/text-to-image"_s);
    order.modelName = u"B"_s;
    order.prompt = u"p %1"_s.arg(number);
    order.input = body(number);
    order.seed = number;
    order.priceShown = Money::fromMicrodollars(40'000);
    order.estimate = estimate;
    return order;
}

QList<Job> JobBench::seen(JobState state) const
{
    QList<Job> jobs;
    for (const Job &job : last) {
        if (job.state == state)
            jobs << job;
    }
    return jobs;
}

bool JobBench::waitFor(JobState state, int count)
{
    return QTest::qWaitFor([&] { return seen(state).size() >= count; }, 10000);
}

Job JobBench::only() const
{
    const QList<Job> jobs = scheduler->jobs();
    return jobs.isEmpty() ? Job() : jobs.first();
}

QList<JobRow> JobBench::rows()
{
    std::optional<QList<JobRow>> got;
    store->run<QList<JobRow>>(
        scheduler.get(),
        [](Database &database) -> Result<QList<JobRow>> {
            QList<JobRow> rows;
            JobRepository jobs(database);
            const auto most = database.readInteger(u"SELECT max(id) FROM jobs"_s);
            if (!most)
                return most.error();
            for (qint64 id = 1; id <= most->value_or(0); ++id) {
                const auto row = jobs.find(JobId(id));
                if (!row)
                    return row.error();
                if (*row)
                    rows << **row;
            }
            return rows;
        },
        [&got](Result<QList<JobRow>> rows) { got = rows.value_or({}); });
    return QTest::qWaitFor([&got] { return got.has_value(); }) ? *got : QList<JobRow>();
}

QStringList JobBench::events(JobId id)
{
    std::optional<QStringList> got;
    store->run<QStringList>(
        scheduler.get(),
        [id](Database &database) -> Result<QStringList> {
            const auto events = JobRepository(database).events(id);
            if (!events)
                return events.error();
            QStringList kinds;
            for (const JobEvent &event : *events)
                kinds << event.kind;
            return kinds;
        },
        [&got](Result<QStringList> kinds) { got = kinds.value_or({}); });
    return QTest::qWaitFor([&got] { return got.has_value(); }) ? *got : QStringList();
}

} // namespace maquette::test
