// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/jobbench.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <atomic>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! A journal with thousands of unfinished jobs at the start of the program.
class TestManyJobs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theyAreBroughtBackAndPolledPolitely();
    void theyKeepNobodyWaiting();
    void readingGoesOnWhereItFailed();

private:
    //! With jobs that run at the server.
    bool fillJournal(int count);

    std::unique_ptr<JobBench> m_bench;
};

void TestManyJobs::init()
{
    m_bench = std::make_unique<JobBench>();
    QVERIFY(m_bench->start());
}

bool TestManyJobs::fillJournal(int count)
{
    std::optional<bool> written;
    m_bench->store->run<void>(
        this,
        [count, endpoint = m_bench->client->endpoint().name,
         account = m_bench->client->accountFingerprint()](Database &database) -> Result<void> {
            JobRow row;
            row.endpoint = endpoint;
            row.account = account;
            row.model = ModelId(u"a/b/text-to-image"_s);
            row.input = "{}";
            row.createdAt = QDateTime::currentDateTimeUtc();
            row.state = int(JobState::Running);
            for (int i = 0; i < count; ++i) {
                row.request = RequestId(u"old-%1"_s.arg(i));
                if (const auto id = JobRepository(database).insert(row); !id)
                    return id.error();
            }
            return {};
        },
        [&written](Result<void> done) { written = done.has_value(); });
    return QTest::qWaitFor([&written] { return written.has_value(); }) && *written;
}

//! Thousands take longer than a window may stand still: they come bit by bit, and are heard of when all are
//! there.
void TestManyJobs::theyKeepNobodyWaiting()
{
    constexpr int count = 5000;
    QVERIFY(fillJournal(count));
    m_bench->stop();
    QVERIFY(m_bench->start(false));
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    bool recovered = false;
    int changesBefore = 0;
    int turnsBetween = 0;
    connect(m_bench->scheduler.get(), &Scheduler::recovered, this, [&recovered] { recovered = true; });
    connect(m_bench->scheduler.get(), &Scheduler::jobChanged, this,
            [&] { changesBefore += recovered ? 0 : 1; });
    QTimer turns;
    connect(&turns, &QTimer::timeout, this, [&] {
        const auto there = m_bench->scheduler->jobs().size();
        turnsBetween += there > 0 && there < count ? 1 : 0;
    });
    turns.start(0);
    m_bench->scheduler->recover();
    // One that is ordered meanwhile is neither lost nor doubled.
    m_bench->order();
    QTRY_VERIFY_WITH_TIMEOUT(recovered, 30'000);
    turns.stop();
    QVERIFY(turnsBetween > 0);
    QCOMPARE(changesBefore, 0);
    QTRY_COMPARE(m_bench->scheduler->jobs().size(), count + 1);
    QTRY_VERIFY(m_bench->api.calls("status") > 0);
}

void TestManyJobs::readingGoesOnWhereItFailed()
{
    constexpr int count = 2500;
    QVERIFY(fillJournal(count));
    m_bench->stop();
    std::atomic<int> reads = 0;
    QVERIFY(m_bench->start(false, [&reads](const QString &sql, FaultPoint point) -> std::optional<Error> {
        if (point != FaultPoint::Before || !sql.startsWith(u"SELECT id, ticket"_s) || ++reads != 2)
            return {};
        return fail(ErrorKind::DatabaseFailed, u"struck"_s).error;
    }));
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    const int before = m_bench->recoveries;
    m_bench->scheduler->recover();
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->recoveries, before + 1, 30'000);
    QCOMPARE(m_bench->journalErrors.size(), 1);
    QVERIFY2(reads.load() >= 4, "three parts, one of them twice");
    QCOMPARE(m_bench->scheduler->jobs().size(), count);
}

void TestManyJobs::theyAreBroughtBackAndPolledPolitely()
{
    QVERIFY(fillJournal(1000));
    // A polite budget: the first second may bring a burst and then what the budget allows, not a thousand.
    m_bench->timing.pollsPerSecond = 20;
    m_bench->api.scriptAll("status",
                           {Step::send(ScriptedServer::answer(200, R"({"status":"in_progress"})"))});
    QElapsedTimer time;
    QVERIFY(m_bench->restart());
    time.start();
    QCOMPARE(m_bench->scheduler->jobs().size(), 1000);
    QTRY_VERIFY(m_bench->api.calls("status") > 30);
    QVERIFY(m_bench->api.calls("status") <= 20 * (time.elapsed() + 1000) / 1000 + 20);
    QVERIFY(m_bench->api.server().openConnections() <= 12);
}

QTEST_GUILESS_MAIN(TestManyJobs)
#include "tst_manyjobs.moc"
