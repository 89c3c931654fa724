// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/jobrepository.h"
#include "app/store/opening.h"
#include "tests/bench/core.h"
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"
#include "tests/bench/heartbeat.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QUuid>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int usualJobs = 10'000;
constexpr int rounds = 5;
constexpr double budgetMs = 150;
constexpr double pieceMs = 8;
constexpr std::chrono::milliseconds quiet(200);
const QString kNowhere = QStringLiteral("http://127.0.0.1:9");

JobRow unfinishedJob(int number, const Core &core)
{
    JobRow row;
    row.ticket = QUuid::createUuid().toString(QUuid::WithoutBraces);
    row.endpoint = core.api.endpoint().name;
    row.account = core.api.accountFingerprint();
    row.model = ModelId(QStringLiteral("bench/noise/text-to-image"));
    row.modelName = QStringLiteral("Noise");
    row.prompt = QStringLiteral("a lighthouse at dusk, with a small boat in the foreground and long waves, "
                                "painted in oil on rough canvas, number %1")
                     .arg(number);
    row.input = R"({"prompt":")" + row.prompt.toUtf8() + R"(","aspect_ratio":"16:9","seed":)" +
                QByteArray::number(number) + "}";
    row.inputHash = QCryptographicHash::hash(row.input, QCryptographicHash::Sha256).toHex();
    row.seed = number;
    row.priceShown = Money::fromMicrodollars(40'000);
    row.estimate = row.priceShown;
    row.click = row.ticket;
    row.createdAt = core.clock.now();
    row.submittedAt = row.createdAt;
    row.state = int(number % 2 == 0 ? JobState::Queued : JobState::Running);
    row.request = RequestId(QStringLiteral("run-%1").arg(number));
    return row;
}

bool fill(Core &core, int jobs)
{
    auto opened = core.paths.create() ? openDatabase(core.paths.databaseFile())
                                      : Result<OpenedDatabase>(fail(ErrorKind::FileAccess, QString()));
    if (!opened)
        return false;
    Database &database = *opened->database;
    const Result<void> done = database.transaction([&]() -> Result<void> {
        JobRepository repository(database);
        for (int number = 1; number <= jobs; ++number) {
            const auto id = repository.insert(unfinishedJob(number, core));
            if (!id)
                return id.error();
        }
        return {};
    });
    return done.has_value();
}

double quietHold()
{
    Heartbeat heart;
    heart.start();
    const QDeadlineTimer end(quiet);
    waitFor([&] { return end.hasExpired(); }, 2 * quiet);
    heart.stop();
    return heart.longestHold();
}

//! Milliseconds from opening the journal until all jobs are in the queue and the first may be asked for.
double recoverOnce(Core &core, int jobs, double &held)
{
    core.scheduler.reset();
    core.library.reset();
    core.store.reset();
    bool recovered = false;
    Heartbeat heart;
    const double taken = milliseconds([&] {
        auto opened = Store::open(core.paths.databaseFile());
        if (!opened)
            return;
        core.store = std::move(*opened);
        core.library = std::make_unique<Library>(*core.store, core.http, core.clock, core.paths);
        core.scheduler = std::make_unique<Scheduler>(*core.store, core.api, *core.library, core.clock);
        QObject::connect(core.scheduler.get(), &Scheduler::recovered, &heart, [&] { recovered = true; });
        heart.start();
        core.scheduler->recover();
        waitFor([&] { return recovered; }, std::chrono::seconds(60));
    });
    heart.stop();
    held = heart.longestHold();
    return recovered && core.scheduler->jobs().size() == jobs ? taken : -1;
}

//! Milliseconds of one plain SELECT of the same rows into values.
double selectOnce(const Core &core, int jobs)
{
    const auto database = Database::open(core.paths.databaseFile(), {}, Database::Access::ReadOnly);
    if (!database)
        return -1;
    qsizetype read = 0;
    const double taken = milliseconds([&] {
        const auto rows = JobRepository(**database).shown(int(JobState::Saved));
        read = rows ? rows->size() : 0;
    });
    return read == jobs ? taken : -1;
}

} // namespace

bool measureUnfinished(const QStringList &options)
{
    const int jobs = options.isEmpty() ? usualJobs : options.first().toInt();
    Core core(QUrl{kNowhere});
    if (!fill(core, jobs)) {
        std::fputs("unfinished: the journal could not be written\n", stderr);
        return false;
    }
    QList<double> holds;
    const Pair pair = alternate(
        rounds,
        [&] {
            double held = 0;
            const double taken = recoverOnce(core, jobs, held);
            holds.append(held);
            return taken;
        },
        [&] { return selectOnce(core, jobs); });
    if (!pair.valid()) {
        std::fputs("unfinished: not all jobs came back\n", stderr);
        return false;
    }
    const auto ofValue = Figure::BudgetOf::Value;
    const QString ms = QStringLiteral("ms");
    print({QStringLiteral("start.unfinished"), pair.value, ms, pair.reference, budgetMs, ofValue});
    print({QStringLiteral("start.held"), median(holds), ms, quietHold(), pieceMs, ofValue});
    return true;
}

} // namespace maquette::bench
