// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/jobbench.h"

#include <QFile>
#include <QTest>

#include <atomic>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! Makes the n-th statement fail, from 0, once or from then on.
struct Fault
{
    std::atomic<bool> armed = false;
    std::atomic<bool> lasting = false;
    std::atomic<int> count = 0;
    int nth = 0;
    FaultPoint point = FaultPoint::Before;

    [[nodiscard]] std::optional<Error> operator()(FaultPoint at)
    {
        if (!armed || at != point)
            return {};
        const int number = count++;
        if (number != nth && (!lasting || number < nth))
            return {};
        return fail(ErrorKind::DiskFull, u"struck"_s).error;
    }
};

} // namespace

//! Every access to the journal fails in turn. At no time more than one submit, and no run that the server
//! took is lost.
class TestJournalFaults : public QObject
{
    Q_OBJECT

private slots:
    void everyAccessFailsInTurn_data();
    void everyAccessFailsInTurn();
    void requestIdGoesToTheRescueFile();
    void unreadableJournalIsReadAgain();

private:
    static bool isSettled(const JobBench &bench)
    {
        if (!bench.orderErrors.isEmpty() || !bench.seen(JobState::Saved).isEmpty())
            return true;
        if (bench.journalErrors.isEmpty() || bench.scheduler->jobs().isEmpty())
            return false;
        const Job job = bench.only();
        return bench.journalErrors.size() >= 2 && (bench.api.submits() == 0 || !job.request.isEmpty());
    }
};

void TestJournalFaults::everyAccessFailsInTurn_data()
{
    QTest::addColumn<bool>("lasting");
    QTest::addColumn<bool>("after");
    QTest::newRow("once") << false << false;
    QTest::newRow("from then on") << true << false;
    QTest::newRow("once, and yet done") << false << true;
    QTest::newRow("from then on, and yet done") << true << true;
}

void TestJournalFaults::everyAccessFailsInTurn()
{
    QFETCH(bool, lasting);
    QFETCH(bool, after);
    bool untouched = false;
    int n = 0;
    for (; !untouched && n < 200; ++n) {
        JobBench bench;
        Fault fault;
        fault.nth = n;
        fault.lasting = lasting;
        fault.point = after ? FaultPoint::After : FaultPoint::Before;
        QVERIFY(bench.start(true, [&fault](const QString &, FaultPoint at) { return fault(at); }));
        fault.armed = true;
        bench.order();
        QTRY_VERIFY2(isSettled(bench), QByteArray::number(n).constData());
        const bool refused = !bench.orderErrors.isEmpty();
        if (refused)
            QCOMPARE(bench.api.submits(), 0);
        bench.stop();
        untouched = fault.count <= n;
        fault.armed = false;

        QVERIFY(bench.start());
        // What was refused is not sent at the next start either, unless nothing could be written any more.
        const bool mayStay = refused && !(lasting && after);
        if (!bench.seen(JobState::Unknown).isEmpty()) {
            // The journal says Submitting and could not be corrected: a person is asked rather than guessed.
            QVERIFY(lasting && after);
            QCOMPARE(bench.api.submits(), 0);
            continue;
        }
        if (mayStay) {
            QVERIFY(bench.seen(JobState::Waiting).isEmpty());
        } else {
            QTRY_VERIFY2(!bench.seen(JobState::Saved).isEmpty() || bench.rows().isEmpty(),
                         QByteArray::number(n).constData());
        }
        QVERIFY(bench.api.submits() <= 1);
        for (const JobRow &row : bench.rows())
            QVERIFY(refused || row.state == int(JobState::Saved));
        QCOMPARE(bench.rows().size() == 1 && bench.rows().first().state == int(JobState::Saved),
                 bench.api.submits() == 1);
    }
    QVERIFY(untouched);
    QVERIFY2(n > 20, "the faults must have reached every step");
}

void TestJournalFaults::requestIdGoesToTheRescueFile()
{
    JobBench bench;
    Fault fault;
    fault.lasting = true;
    QVERIFY(bench.start(true, [&fault](const QString &, FaultPoint at) { return fault(at); }));
    bench.api.statuses = {R"({"status":"in_progress"})"};
    bench.api.script("submit", {Step::waitFor("go"),
                                Step::send(ScriptedServer::answer(200, R"({"request_id":"req-1"})"))});
    bench.order();
    QTRY_COMPARE(bench.api.submits(), 1);
    fault.armed = true;
    bench.api.server().open("go");
    QVERIFY(bench.waitFor(JobState::Running)); // polled although it cannot be written
    QVERIFY(!bench.journalErrors.isEmpty());
    bench.order(2);
    QTRY_COMPARE(bench.orderErrors.size(), 1);
    bench.stop();
    QVERIFY(QFile::exists(bench.folder.filePath(u"m.sqlite.requests"_s)));
    fault.armed = false;
    bench.api.statuses = {R"({"status":"completed"})"};
    QVERIFY(bench.start());
    QVERIFY(bench.waitFor(JobState::Saved));
    QCOMPARE(bench.api.submits(), 1);
}

void TestJournalFaults::unreadableJournalIsReadAgain()
{
    JobBench bench;
    bench.client->setToken({});
    QVERIFY(bench.start());
    bench.order();
    QTRY_COMPARE(bench.added, 1);
    bench.stop();
    bench.client->setToken(QString::fromLatin1(bench.api.token));
    Fault fault;
    fault.lasting = true;
    QVERIFY(bench.start(false, [&fault](const QString &, FaultPoint at) { return fault(at); }));
    fault.armed = true;
    bench.scheduler->recover();
    QTRY_VERIFY(bench.journalErrors.size() >= 2);
    QCOMPARE(bench.api.submits(), 0);
    fault.armed = false;
    QVERIFY(bench.waitFor(JobState::Saved));
    QCOMPARE(bench.api.submits(), 1);
}

QTEST_GUILESS_MAIN(TestJournalFaults)
#include "tst_journalfaults.moc"
