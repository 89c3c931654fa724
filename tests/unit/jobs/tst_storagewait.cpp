// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/downloadrepository.h"
#include "tests/support/jobs/jobbench.h"

#include <QElapsedTimer>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr qint64 large = 1'200'000'000;
const Error full{ErrorKind::DiskFull, u"The disk is full."_s, {}, 0, 0, {}};
const Error gone{ErrorKind::FileAccess, u"The library folder is missing."_s, {}, 0, 0, {}};

} // namespace

//! Jobs that find no room, or no folder: they wait and go on by themselves, and nothing is paid meanwhile.
class TestStorageWait : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }
    void waitsForEnoughRoom();
    void neededIsNotForgotten_data();
    void neededIsNotForgotten();
    void ordersAreHeldMeanwhile_data();
    void ordersAreHeldMeanwhile();
    void nothingIsSentIntoAFolderThatIsGone();
    void goesOnAtTheNextStart();
    void failsAgainAlthoughThereIsRoom();
    void serverForgetsMeanwhile();
    void artistStopsWaiting();
    void aTryThatIsNotNeededAnyMore();
    void nobodyIsThereToMakeRoom();

private:
    [[nodiscard]] bool waits(ErrorKind kind)
    {
        return QTest::qWaitFor([&] {
            const Job *job = m_bench->scheduler->find(JobId(1));
            return job && job->state == JobState::Collecting && job->error && job->error->kind == kind;
        });
    }

    //! As the library does when the server has told it: of the first output of the first job.
    void writeLength(qint64 bytes)
    {
        bool written = false;
        m_bench->store->run<void>(
            m_bench->scheduler.get(),
            [bytes](Database &database) -> Result<void> {
                DownloadRepository downloads(database);
                auto rows = downloads.byJob(JobId(1));
                if (!rows || rows->isEmpty())
                    return fail(ErrorKind::Internal, u"no row"_s);
                DownloadRow row = rows->constFirst();
                row.length = bytes;
                return downloads.write(row);
            },
            [&written](const Result<void> &done) { written = done.has_value(); });
        QTRY_VERIFY(written);
    }

    std::unique_ptr<JobBench> m_bench;
};

void TestStorageWait::init()
{
    m_bench = std::make_unique<JobBench>();
    m_bench->collector.usedFolder = u"/pictures"_s;
    QVERIFY(m_bench->start());
}

void TestStorageWait::waitsForEnoughRoom()
{
    FakeCollector &collector = m_bench->collector;
    collector.failures = {full};
    collector.needed = large;
    collector.room = large - 1;
    m_bench->order();
    QVERIFY(waits(ErrorKind::DiskFull));
    const QString words = m_bench->only().error->message;
    QVERIFY2(words.contains(QLocale().formattedDataSize(large, 1, QLocale::DataSizeSIFormat)) &&
                 words.contains(u"/pictures"_s),
             qPrintable(words));
    QVERIFY(!m_bench->only().canCollectAgain);
    // There is room, and yet not enough of it.
    const qsizetype looks = collector.looks.size();
    QTRY_VERIFY(collector.looks.size() > looks + 3);
    QCOMPARE(collector.requests.size(), 1);
    QVERIFY(waits(ErrorKind::DiskFull));
    collector.room = large;
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
    QCOMPARE(collector.requests.size(), 2);
    QCOMPARE(m_bench->rows().first().state, int(JobState::Saved));
    QVERIFY(!m_bench->events(JobId(1)).contains(u"collectFailed"_s));
}

void TestStorageWait::neededIsNotForgotten_data()
{
    QTest::addColumn<bool>("all");
    QTest::newRow("all of it is known: less is enough") << true;
    QTest::newRow("a part is known: the larger number stays") << false;
}

//! What the second of two tries says of the room that it needs.
void TestStorageWait::neededIsNotForgotten()
{
    QFETCH(bool, all);
    FakeCollector &collector = m_bench->collector;
    collector.failures = {full, full};
    collector.needed = large;
    collector.room = large - 1;
    m_bench->order();
    QVERIFY(waits(ErrorKind::DiskFull));
    collector.needed = large / 4;
    collector.neededIsAll = all;
    collector.onStart = [&collector](const CollectRequest &) { collector.room = large / 4 - 1; };
    collector.room = large;
    QTRY_COMPARE(collector.requests.size(), 2);
    const QString size = QLocale().formattedDataSize(all ? large / 4 : large, 1, QLocale::DataSizeSIFormat);
    QTRY_VERIFY2(waits(ErrorKind::DiskFull) && m_bench->only().error->message.contains(size),
                 qPrintable(m_bench->only().error.value_or(Error()).message));
    collector.room = all ? large / 4 : large;
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestStorageWait::ordersAreHeldMeanwhile_data()
{
    QTest::addColumn<Error>("error");
    QTest::newRow("no room") << full;
    QTest::newRow("no folder") << gone;
}

void TestStorageWait::ordersAreHeldMeanwhile()
{
    QFETCH(Error, error);
    m_bench->collector.failures = {error};
    m_bench->collector.room = error;
    m_bench->order();
    QTRY_COMPARE(m_bench->last.value(JobId(1)).error.value_or(Error()).kind, error.kind);
    m_bench->order(2);
    QTRY_VERIFY(m_bench->last.value(JobId(2)).error.has_value());
    const Job held = m_bench->last.value(JobId(2));
    QCOMPARE(held.state, JobState::Waiting);
    QCOMPARE(held.error->kind, error.kind);
    QVERIFY(held.error->message.startsWith(error.message));
    QVERIFY(held.error->message.contains(u"as soon as"_s));
    QCOMPARE(m_bench->api.submits(), 0); // the first was not sent either: it was looked before
    m_bench->collector.failures.clear();
    m_bench->collector.room = large;
    QVERIFY(m_bench->waitFor(JobState::Saved, 2));
    QCOMPARE(m_bench->api.submits(), 2);
    QCOMPARE(m_bench->api.mostSubmitsOfOneBody(), 1);
}

void TestStorageWait::nothingIsSentIntoAFolderThatIsGone()
{
    m_bench->collector.hangs = true; // the first is being fetched, for long
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Collecting));
    m_bench->collector.room = gone;
    // Until the last look is no longer good enough.
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(timer.elapsed() > m_bench->timing.storageFresh.count());
    m_bench->order(2);
    QTRY_VERIFY(m_bench->last.value(JobId(2)).error.has_value());
    QCOMPARE(m_bench->api.submits(), 1);
    m_bench->collector.room = large;
    QTRY_COMPARE(m_bench->api.submits(), 2);
}

void TestStorageWait::goesOnAtTheNextStart()
{
    m_bench->collector.failures = {full, full};
    m_bench->collector.needed = large;
    m_bench->collector.room = large - 1;
    m_bench->order();
    QVERIFY(waits(ErrorKind::DiskFull));
    writeLength(large);
    m_bench->collector.room = full;
    QVERIFY(m_bench->restart());
    QVERIFY(waits(ErrorKind::DiskFull));
    const QString size = QLocale().formattedDataSize(large, 1, QLocale::DataSizeSIFormat);
    QTRY_VERIFY2(m_bench->only().error->message.contains(size), qPrintable(m_bench->only().error->message));
    m_bench->collector.room = large - 1;
    QVERIFY(m_bench->restart());
    // What is needed is known before it is looked for: nothing is fetched into too little room.
    const qsizetype looks = m_bench->collector.looks.size();
    QTRY_VERIFY(m_bench->collector.looks.size() > looks + 2);
    QVERIFY(waits(ErrorKind::DiskFull));
    QCOMPARE(m_bench->collector.requests.size(), 1);
    m_bench->collector.room = large;
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestStorageWait::failsAgainAlthoughThereIsRoom()
{
    m_bench->collector.failures = QList<Error>(12, gone);
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->collector.requests.size(), 13);
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestStorageWait::serverForgetsMeanwhile()
{
    m_bench->collector.failures = {full};
    m_bench->collector.needed = large;
    m_bench->collector.room = large - 1;
    m_bench->order();
    QVERIFY(waits(ErrorKind::DiskFull));
    m_bench->api.scriptAll("result", {Step::send(ScriptedServer::answer(404, R"({"error_code":404001})"))});
    m_bench->collector.room = large;
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->collector.requests.last().outputs.first().url,
             QUrl(u"https://files.example.net/req-1.png"_s));
}

void TestStorageWait::artistStopsWaiting()
{
    m_bench->collector.failures = {full};
    m_bench->collector.needed = large;
    m_bench->collector.room = large - 1;
    m_bench->order();
    QVERIFY(waits(ErrorKind::DiskFull));
    m_bench->scheduler->cancel(JobId(1));
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QVERIFY(m_bench->only().canCollectAgain);
    QCOMPARE(m_bench->only().error, std::optional(full));
    // Nothing waits for room any more.
    m_bench->collector.hangs = true;
    m_bench->order(2);
    QTRY_VERIFY(m_bench->scheduler->find(JobId(2)) != nullptr);
    QTRY_COMPARE(m_bench->scheduler->find(JobId(2))->state, JobState::Collecting);
    QCOMPARE(m_bench->api.submits(), 2);
    m_bench->collector.hangs = false;
    m_bench->collector.room = large;
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->waitFor(JobState::Saved, 2));
    QCOMPARE(m_bench->api.submits(), 2);
}

//! Fetched again by another way while the next try is waited for: that try must not come in between.
void TestStorageWait::aTryThatIsNotNeededAnyMore()
{
    const Error offline{ErrorKind::Offline, u"The host cannot be reached."_s, {}, 0, 0, {}};
    m_bench->timing.collect = {400ms, 400ms};
    QVERIFY(m_bench->restart());
    m_bench->collector.failures = {offline};
    m_bench->order();
    QVERIFY(waits(ErrorKind::Offline));
    m_bench->collector.hangs = true;
    m_bench->client->setToken(u"another-token"_s);
    m_bench->client->setToken(QString::fromLatin1(m_bench->api.token));
    QTRY_COMPARE(m_bench->collector.requests.size(), 2);
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(timer.elapsed() > 800);
    QCOMPARE(m_bench->collector.requests.size(), 2);
}

void TestStorageWait::nobodyIsThereToMakeRoom()
{
    m_bench->scheduler->setAttended(false);
    m_bench->collector.failures = {full};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QCOMPARE(m_bench->only().error, std::optional(full));
    QVERIFY(m_bench->only().canCollectAgain);
    // The next start, with a window, goes on with it.
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
}

QTEST_GUILESS_MAIN(TestStorageWait)
#include "tst_storagewait.moc"
