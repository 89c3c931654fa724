// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/bind.h"
#include "tests/bench/commitwatch.h"
#include "tests/bench/core.h"
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"
#include "tests/bench/instantapi.h"
#include "tests/bench/noise.h"

#include <QDir>
#include <QProcess>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int usualJobs = 200;
constexpr int usualRounds = 5;
constexpr int side = 256;
constexpr int aloneJobs = 10;
constexpr std::chrono::minutes limit(5);

//! \brief What was measured over all rounds.
struct JobFigures
{
    QList<double> commits;  //!< milliseconds of every commit
    QList<double> together; //!< commits for each job, a round each
    QList<double> plain;    //!< milliseconds of the plain commits
};

QList<JobOrder> orders(int count)
{
    QList<JobOrder> list;
    for (int i = 1; i <= count; ++i) {
        JobOrder order;
        order.model = ModelId(QStringLiteral("bench/noise/text-to-image"));
        order.modelName = QStringLiteral("Noise");
        order.prompt = QStringLiteral("a lighthouse at dusk, number %1").arg(i);
        order.seed = i;
        order.input = R"({"prompt":")" + order.prompt.toUtf8() + R"(","seed":)" + QByteArray::number(i) + "}";
        list.append(order);
    }
    return list;
}

//! Milliseconds from the order to the last work in the library; negative when one did not get there.
double runAll(Core &core, const QList<JobOrder> &list)
{
    qsizetype saved = 0;
    bool failed = false;
    QObject watch;
    QObject::connect(core.scheduler.get(), &Scheduler::jobFinished, &watch, [&](const Job &job) {
        ++saved;
        if (job.state == JobState::Saved)
            return;
        failed = true;
        std::fprintf(stderr, "jobs: %s\n", job.error ? qPrintable(job.error->message) : "not saved");
    });
    const double taken = milliseconds([&] {
        core.scheduler->order(list);
        waitFor([&] { return failed || saved == list.size(); }, limit);
    });
    return !failed && saved == list.size() ? taken : -1;
}

double maquetteOnce(const InstantApi &server, int jobs, JobFigures &figures)
{
    const CommitWatch watch;
    Core core(server.url());
    if (!core.open(watch) || !core.recover())
        return -1;
    watch.forget();
    const double taken = runAll(core, orders(jobs));
    const QList<double> commits = watch.commits();
    figures.commits += commits;
    figures.together.append(static_cast<double>(commits.size()) / jobs);
    return taken;
}

double scriptOnce(const InstantApi &server, int jobs, int atOnce)
{
    const QTemporaryDir folder;
    int code = -1;
    const double taken = milliseconds([&] {
        code = QProcess::execute(
            QStringLiteral(MAQUETTE_CURL_SCRIPT),
            {server.url().toString(), folder.path(), QString::number(jobs), QString::number(atOnce)});
    });
    const auto files = QDir(folder.path()).entryList({QStringLiteral("*.png")}).size();
    return code == 0 && files == jobs ? taken : -1;
}

//! Commits of a row as large as a job's, with the journal's own settings.
QList<double> plainCommits(int count)
{
    const QTemporaryDir folder;
    const CommitWatch watch;
    const auto opened = Database::open(folder.filePath(QStringLiteral("plain.sqlite")), watch);
    if (!opened)
        return {};
    Database &database = **opened;
    for (const char *pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"})
        (void)database.read(QString::fromLatin1(pragma), {}, [](const Row &) {});
    (void)database.execute(QStringLiteral("CREATE TABLE rows (id INTEGER PRIMARY KEY, row BLOB) STRICT"));
    watch.forget();
    const QByteArray row(1024, 'x');
    for (int i = 0; i < count; ++i) {
        (void)database.transaction([&] {
            return database.execute(QStringLiteral("INSERT INTO rows (row) VALUES (?)"), {bind::bytes(row)});
        });
    }
    return watch.commits();
}

//! \brief One job after another, so that nothing can be shared: for each job.
struct AloneFigures
{
    double ms = -1; //!< negative when a job did not get to its end
    double commits = 0;
    double steps = 0; //!< events in the journal
};

AloneFigures runAlone(const InstantApi &server)
{
    const CommitWatch watch;
    Core core(server.url());
    if (!core.open(watch) || !core.recover())
        return {};
    watch.forget();
    AloneFigures figures{0, 0, 0};
    for (int i = 0; i < aloneJobs; ++i) {
        const double taken = runAll(core, orders(1));
        if (taken < 0)
            return {};
        figures.ms += taken / aloneJobs;
    }
    figures.commits = static_cast<double>(watch.commits().size()) / aloneJobs;
    std::optional<qint64> steps;
    core.store->run<std::optional<qint64>>(
        core.library.get(),
        [](Database &database) {
            return database.readInteger(QStringLiteral("SELECT count(*) FROM job_events"));
        },
        [&](const Result<std::optional<qint64>> &count) { steps = count ? count->value_or(0) : 0; });
    waitFor([&] { return steps.has_value(); }, std::chrono::seconds(10));
    figures.steps = static_cast<double>(steps.value_or(0)) / aloneJobs;
    return figures;
}

double percentile95(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values.at(values.size() * 95 / 100);
}

} // namespace

bool measureJobs(const QStringList &options)
{
    const int jobs = options.isEmpty() ? usualJobs : options.first().toInt();
    const int rounds = options.size() < 2 ? usualRounds : options.at(1).toInt();
    const InstantApi server(noisyPng(side, 7));
    const int atOnce = [&] {
        Core core(server.url());
        return core.open() ? core.scheduler->limit() : 0;
    }();
    JobFigures figures;
    const Pair pair = alternate(
        rounds,
        [&] {
            figures.plain += plainCommits(jobs);
            return maquetteOnce(server, jobs, figures);
        },
        [&] { return scriptOnce(server, jobs, atOnce); });
    QList<AloneFigures> alone;
    const Pair alonePair = alternate(
        rounds,
        [&] {
            alone.append(runAlone(server));
            return alone.last().ms;
        },
        [&] { return scriptOnce(server, aloneJobs, 1) / aloneJobs; });
    if (!pair.valid() || !alonePair.valid()) {
        std::fputs("jobs: a run failed\n", stderr);
        return false;
    }
    const QString ms = QStringLiteral("ms");
    const QString count = QStringLiteral("commits");
    const AloneFigures one = alone.last();
    print({QStringLiteral("jobs.overhead"), pair.value / jobs, ms, pair.reference / jobs, 1.2});
    print({QStringLiteral("jobs.alone"), alonePair.value, ms, alonePair.reference, 3});
    print({QStringLiteral("journal.alone"), one.commits, count, one.steps, 1.5});
    print({QStringLiteral("journal.together"), median(figures.together), count, one.commits, 1});
    print({QStringLiteral("journal.commit"), median(figures.commits), ms, median(figures.plain), 2});
    print({QStringLiteral("journal.commit95"), percentile95(figures.commits), ms, percentile95(figures.plain),
           2});
    return true;
}

} // namespace maquette::bench
