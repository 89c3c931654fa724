// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/ledger.h"
#include "app/jobs/ledgerreads.h"
#include "app/store/assetrepository.h"
#include "app/store/downloadrepository.h"
#include "app/store/jobrepository.h"
#include "app/store/opening.h"
#include "tests/support/jobs/jobbench.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QLatin1String(text), Qt::ISODate);
}

std::optional<Money> cents(int number)
{
    return number < 0 ? std::nullopt : std::optional(Money::fromMicrodollars(number * 10'000));
}

JobRow paidRun(const char *at, int cost)
{
    JobRow row;
    row.endpoint = u"runcomfy"_s;
    row.account = u"mine"_s;
    row.model = ModelId(u"a/b"_s);
    row.modelName = u"Bee"_s;
    row.prompt = u"a lighthouse"_s;
    row.input = "{}";
    row.folder = u"/home/artist/Pictures/Maquette"_s;
    row.createdAt = row.submittedAt = utc(at);
    row.state = int(JobState::Saved);
    row.request = RequestId(u"req-%1"_s.arg(cost));
    row.cost = cents(cost);
    return row;
}

//! "2026-10-25 2 runs 30 cents", one for each group.
QStringList said(const LedgerPage &page)
{
    QStringList lines;
    for (const LedgerGroup &group : page.groups)
        lines << u"%1: %2 runs, %3 cents"_s.arg(group.key)
                     .arg(group.sum.runs)
                     .arg(group.sum.paid.microdollars() / 10'000);
    return lines;
}

} // namespace

//! What was paid, read from rows of the journal.
class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void daysAreThoseOfTheArtist();
    void periodsCutAtMidnight();
    void whatIsCounted_data();
    void whatIsCounted();
    void expectationsAreSummedApart();
    void deletedWorksStillCount();
    void otherAccountsAreToldApart();
    void groupsOfModelsAndFolders();
    void everyColumnOrders_data();
    void everyColumnOrders();
    void runsOfOpenedGroups();
    void filesAreThoseThatWereSaved();
    void largeSumsAreExact();
    void tenThousandRuns();
    void lateCostIsTold();

private:
    JobId add(const JobRow &row) { return JobRepository(*m_database).insert(row).value(); }
    LedgerPage page(const LedgerQuery &query = {}) { return ledger::page(*m_database, query).value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestLedger::initTestCase()
{
    // Central Europe, also where no list of time zones is installed.
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    tzset();
    QCOMPARE(utc("2026-07-01T22:30:00Z").toLocalTime().date(), QDate(2026, 7, 2));
}

void TestLedger::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = openDatabase(m_folder->filePath(u"m.sqlite"_s));
    QVERIFY(opened);
    m_database = std::move(opened->database);
}

void TestLedger::daysAreThoseOfTheArtist()
{
    add(paidRun("2026-03-28T22:59:59Z", 1)); // 28 March, 23:59:59 in winter
    add(paidRun("2026-03-28T23:00:00Z", 2)); // 29 March, a day of 23 hours
    add(paidRun("2026-03-29T21:59:59Z", 4)); // 29 March, 23:59:59 in summer
    add(paidRun("2026-03-29T22:00:00Z", 8)); // 30 March
    add(paidRun("2026-10-24T21:59:59Z", 16));
    add(paidRun("2026-10-24T22:00:00Z", 32)); // 25 October, a day of 25 hours
    add(paidRun("2026-10-25T22:59:59Z", 64));
    add(paidRun("2026-10-25T23:00:00Z", 128));
    QCOMPARE(said(page()), QStringList({u"2026-10-26: 1 runs, 128 cents"_s, u"2026-10-25: 2 runs, 96 cents"_s,
                                        u"2026-10-24: 1 runs, 16 cents"_s, u"2026-03-30: 1 runs, 8 cents"_s,
                                        u"2026-03-29: 2 runs, 6 cents"_s, u"2026-03-28: 1 runs, 1 cents"_s}));
    QCOMPARE(page().total.paid, *cents(255));
}

void TestLedger::periodsCutAtMidnight()
{
    add(paidRun("2026-10-24T21:59:59Z", 1));
    add(paidRun("2026-10-24T22:00:00Z", 2));
    add(paidRun("2026-10-25T22:59:59Z", 4));
    add(paidRun("2026-10-25T23:00:00Z", 8));
    LedgerQuery query;
    query.scope.from = QDate(2026, 10, 25).startOfDay();
    query.scope.until = QDate(2026, 10, 26).startOfDay();
    QCOMPARE(said(page(query)), QStringList(u"2026-10-25: 2 runs, 6 cents"_s));
    query.scope.until = {};
    QCOMPARE(page(query).total.paid, *cents(14));
}

void TestLedger::whatIsCounted_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QString>("request");
    QTest::addColumn<int>("cost");
    QTest::addColumn<bool>("sandbox");
    QTest::addColumn<QString>("counted"); // paid, open, doubtful; or nothing
    const QString id = u"req-1"_s;
    QTest::newRow("saved") << JobState::Saved << id << 7 << false << u"7 0 0"_s;
    QTest::newRow("saved, cost not told") << JobState::Saved << id << -1 << false << u"0 1 0"_s;
    QTest::newRow("saved, told to be nothing") << JobState::Saved << id << 0 << false << u"0 0 0"_s;
    QTest::newRow("running") << JobState::Running << id << -1 << false << u"0 1 0"_s;
    QTest::newRow("being sent") << JobState::Submitting << QString() << -1 << false << u"0 1 0"_s;
    QTest::newRow("waiting") << JobState::Waiting << QString() << -1 << false << QString();
    QTest::newRow("failed at the server") << JobState::Failed << id << -1 << false << u"0 1 0"_s;
    QTest::newRow("failed and charged") << JobState::Failed << id << 7 << false << u"7 0 0"_s;
    QTest::newRow("refused") << JobState::Failed << QString() << -1 << false << QString();
    QTest::newRow("cancelled") << JobState::Cancelled << id << -1 << false << QString();
    QTest::newRow("cancelled and charged") << JobState::Cancelled << id << 7 << false << u"7 0 0"_s;
    QTest::newRow("outcome unknown") << JobState::Unknown << QString() << -1 << false << u"0 0 1"_s;
    QTest::newRow("simulated") << JobState::Saved << id << 7 << true << QString();
    QTest::newRow("simulated, unknown") << JobState::Unknown << QString() << -1 << true << QString();
}

void TestLedger::whatIsCounted()
{
    QFETCH(JobState, state);
    QFETCH(QString, request);
    QFETCH(int, cost);
    QFETCH(bool, sandbox);
    QFETCH(QString, counted);
    JobRow row = paidRun("2026-11-21T12:00:00Z", cost);
    row.state = int(state);
    row.request = RequestId(request);
    row.sandbox = sandbox;
    add(row);
    const LedgerPage found = page();
    const LedgerSum &sum = found.total;
    const QString text = u"%1 %2 %3"_s.arg(sum.paid.microdollars() / 10'000).arg(sum.open).arg(sum.doubtful);
    QCOMPARE(found.groups.isEmpty() ? QString() : text, counted);
    QCOMPARE(sum.runs, counted.isEmpty() ? 0 : 1);
    QCOMPARE(ledger::runs(*m_database, {}).value().size(), qsizetype(sum.runs));
    // Sent or not is what counts, not only the time: a run found by its id was sent by somebody else.
    row.submittedAt = {};
    add(row);
    const bool listed = !counted.isEmpty() && !request.isEmpty();
    QCOMPARE(page().total.runs, sum.runs + (listed ? 1 : 0));
}

void TestLedger::expectationsAreSummedApart()
{
    JobRow row = paidRun("2026-11-21T12:00:00Z", 5);
    row.estimate = cents(9); // its cost is known: no longer of interest
    add(row);
    row.cost = {};
    row.estimate = cents(3);
    add(row);
    row.estimate = {};
    add(row);
    row.state = int(JobState::Unknown);
    row.request = {};
    row.estimate = cents(4);
    add(row);
    LedgerSum sum;
    sum.runs = 4;
    sum.paid = *cents(5);
    sum.open = 2;
    sum.openExpected = 1;
    sum.expected = *cents(3);
    sum.doubtful = sum.doubtfulExpected = 1;
    sum.doubtfulAmount = *cents(4);
    QVERIFY(page().total == sum);
}

void TestLedger::deletedWorksStillCount()
{
    JobRow row = paidRun("2026-11-21T12:00:00Z", 30);
    row.id = add(row);
    AssetRow work;
    work.job = row.id;
    work.path = u"a.png"_s;
    work.pixels = {1, 1};
    work.createdAt = row.createdAt;
    work.model = row.model;
    work.input = row.input;
    work.cost = row.cost;
    AssetRepository works(*m_database);
    const AssetId id = works.insert(work).value();
    QVERIFY(works.remove({id}, utc("2026-11-21T13:00:00Z")));
    QCOMPARE(page().total.paid, *cents(30));
    row.dismissed = true;
    QVERIFY(JobRepository(*m_database).update(row));
    QCOMPARE(said(page()), QStringList(u"2026-11-21: 1 runs, 30 cents"_s));
}

void TestLedger::otherAccountsAreToldApart()
{
    JobRow row = paidRun("2026-11-21T12:00:00Z", 1);
    add(row);
    row.account = u"theirs"_s;
    row.cost = cents(2);
    add(row);
    row.account = QString(); // found by its id before there was a token
    row.cost = cents(4);
    add(row);
    LedgerQuery query;
    QCOMPARE(page(query).total.paid, *cents(7));
    query.scope.account = u"mine"_s;
    QCOMPARE(page(query).total.paid, *cents(5));
    query.scope.account = u"theirs"_s;
    QCOMPARE(page(query).total.paid, *cents(6));
    QCOMPARE(page(query).accounts, QStringList({u"mine"_s, u"theirs"_s}));
}

void TestLedger::groupsOfModelsAndFolders()
{
    JobRow row = paidRun("2026-11-20T12:00:00Z", 1);
    row.modelName = u"Old name"_s;
    add(row);
    row.createdAt = row.submittedAt = utc("2026-11-21T12:00:00Z");
    row.modelName = u"New name"_s;
    row.folder = u"/home/artist/Film"_s;
    row.cost = cents(2);
    add(row);
    row.model = ModelId(u"c/d"_s);
    row.modelName = u"another"_s;
    add(row);
    LedgerQuery query;
    query.grouping = LedgerGrouping::Model;
    query.descending = false;
    QCOMPARE(said(page(query)), QStringList({u"c/d: 1 runs, 2 cents"_s, u"a/b: 2 runs, 3 cents"_s}));
    QCOMPARE(page(query).groups.constLast().modelName, u"New name"_s);
    query.grouping = LedgerGrouping::Folder;
    QCOMPARE(said(page(query)), QStringList({u"/home/artist/Film: 2 runs, 4 cents"_s,
                                             u"/home/artist/Pictures/Maquette: 1 runs, 1 cents"_s}));
}

void TestLedger::everyColumnOrders_data()
{
    QTest::addColumn<LedgerColumn>("column");
    QTest::addColumn<QStringList>("models"); // of the runs, from the least on
    QTest::newRow("time") << LedgerColumn::Group << QStringList({u"m3"_s, u"m1"_s, u"m2"_s});
    QTest::newRow("prompt") << LedgerColumn::Prompt << QStringList({u"m2"_s, u"m3"_s, u"m1"_s});
    QTest::newRow("model") << LedgerColumn::Model << QStringList({u"m1"_s, u"m2"_s, u"m3"_s});
    QTest::newRow("state") << LedgerColumn::State << QStringList({u"m1"_s, u"m3"_s, u"m2"_s});
    QTest::newRow("paid") << LedgerColumn::Paid << QStringList({u"m3"_s, u"m1"_s, u"m2"_s});
    QTest::newRow("request") << LedgerColumn::Request << QStringList({u"m2"_s, u"m1"_s, u"m3"_s});
}

void TestLedger::everyColumnOrders()
{
    QFETCH(LedgerColumn, column);
    QFETCH(QStringList, models);
    const auto put = [this](const char *at, const QString &model, const QString &prompt, JobState state,
                            int cost, const QString &request) {
        JobRow row = paidRun(at, cost);
        row.modelName = model;
        row.prompt = prompt;
        row.state = int(state);
        row.request = RequestId(request);
        add(row);
    };
    put("2026-11-21T12:00:01Z", u"m1"_s, u"c"_s, JobState::Running, 5, u"r2"_s);
    put("2026-11-21T12:00:02Z", u"m2"_s, u"a"_s, JobState::Failed, 9, u"r1"_s);
    put("2026-11-21T12:00:00Z", u"m3"_s, u"B"_s, JobState::Saved, -1, u"r3"_s);
    LedgerQuery query;
    query.order = column;
    query.opened = QStringList(u"2026-11-21"_s);
    for (const bool descending : {false, true}) {
        query.descending = descending;
        QStringList found;
        const LedgerPage read = page(query);
        for (const LedgerRun &run : read.groups.constFirst().runs)
            found << run.modelName;
        QCOMPARE(found, models);
        std::reverse(models.begin(), models.end());
    }
}

void TestLedger::runsOfOpenedGroups()
{
    JobRow row = paidRun("2026-11-21T12:00:00Z", 1);
    row.prompt = QString(u'x').repeated(5000);
    row.estimate = cents(2);
    row.id = add(row);
    add(paidRun("2026-11-20T12:00:00Z", 1));
    for (const LedgerGrouping grouping :
         {LedgerGrouping::Day, LedgerGrouping::Model, LedgerGrouping::Folder}) {
        LedgerQuery query;
        query.grouping = grouping;
        query.opened = QStringList({u"2026-11-21"_s, row.model.text(), row.folder, u"gone"_s});
        const LedgerPage found = page(query);
        const QList<LedgerRun> &runs = found.groups.constFirst().runs;
        QCOMPARE(runs.size(), grouping == LedgerGrouping::Day ? 1 : 2);
        QCOMPARE(runs.constFirst().id, row.id);
        QCOMPARE(runs.constFirst().prompt.size(), 200);
        QCOMPARE(runs.constFirst().estimate, cents(2));
        QCOMPARE(runs.constFirst().folder, row.folder);
        QCOMPARE(runs.constFirst().request, row.request);
    }
    QCOMPARE(ledger::runs(*m_database, {}).value().constFirst().prompt, row.prompt);
}

void TestLedger::filesAreThoseThatWereSaved()
{
    JobRow saved = paidRun("2026-11-21T12:00:00Z", 1);
    saved.outputs = 4;
    add(saved);
    JobRow failed = paidRun("2026-11-21T11:00:00Z", 2);
    failed.state = int(JobState::Failed);
    failed.outputs = 3;
    failed.id = add(failed);
    for (const auto &[index, state] :
         {std::pair(0, DownloadState::Landed), std::pair(1, DownloadState::Failed),
          std::pair(2, DownloadState::Started)}) {
        DownloadRow row;
        row.job = failed.id;
        row.index = index;
        row.state = state;
        QVERIFY(DownloadRepository(*m_database).write(row));
    }
    const QList<LedgerRun> runs = ledger::runs(*m_database, {}).value();
    QCOMPARE(runs.value(0).files, 4);
    QCOMPARE(runs.value(1).files, 1);
}

void TestLedger::largeSumsAreExact()
{
    JobRow row = paidRun("2026-11-21T12:00:00Z", 0);
    for (int i = 0; i < 1000; ++i) {
        row.cost = Money::fromMicrodollars(9'007'199'254'741 + i); // a double would lose the end of the sum
        add(row);
    }
    QCOMPARE(page().total.paid.microdollars(), qint64(9'007'199'254'741'000 + 499'500));
}

void TestLedger::tenThousandRuns()
{
    QVERIFY(m_database->transaction([this]() -> Result<void> {
        JobRow row = paidRun("2026-01-01T12:00:00Z", 1);
        row.input = QByteArray(1000, 'x');
        for (int i = 0; i < 10'000; ++i) {
            row.createdAt = row.submittedAt = utc("2026-01-01T12:00:00Z").addSecs(qint64(i) * 2000);
            add(row);
        }
        return {};
    }));
    QElapsedTimer time;
    time.start();
    const LedgerPage found = page();
    qInfo("10,000 runs in %lld days: %lld ms", qint64(found.groups.size()), time.elapsed());
    QCOMPARE(found.total.runs, 10'000);
    QCOMPARE(found.total.paid, *cents(10'000));
}

void TestLedger::lateCostIsTold()
{
    JobBench bench;
    const QByteArray whole = bench.api.result;
    bench.api.result.replace(R"("cost":0.25,)", "");
    QVERIFY(bench.start());
    Ledger ledger(*bench.store, *bench.client, *bench.scheduler);
    QCOMPARE(ledger.account(), bench.client->accountFingerprint());
    std::optional<LedgerSum> sum;
    int readings = 0;
    const auto read = [&] {
        ++readings;
        LedgerQuery query;
        query.scope.account = ledger.account();
        ledger.read(query, &ledger, [&](const Result<LedgerPage> &page) { sum = page.value().total; });
    };
    connect(&ledger, &Ledger::changed, &ledger, read);
    bench.order();
    QVERIFY(bench.waitFor(JobState::Saved));
    bench.api.result = whole;
    QTRY_COMPARE(bench.lateCosts.size(), 1);
    QTRY_VERIFY(sum && sum->paid == *cents(25));
    QCOMPARE(sum->open, 0);
    QVERIFY2(readings < 10, "one reading for many changes");
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
