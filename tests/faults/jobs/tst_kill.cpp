// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/jobbench.h"

#include <QProcess>
#include <QTest>

#include <csignal>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! A real process gets SIGKILL while it runs jobs; then the journal is carried on with here.
class TestKill : public QObject
{
    Q_OBJECT

private slots:
    void killedAtTheNthRequest_data();
    void killedAtTheNthRequest();

private:
    //! Runs the child until the server has seen \a requests more of them, then kills it.
    //! All may be over at once (\a last is 0): then it is killed after a while.
    static void runAndKill(JobBench &bench, int requests, int first, int last)
    {
        const auto seen = [&bench] { return bench.api.server().requests().size(); };
        const qsizetype before = seen();
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QStringLiteral(MAQUETTE_JOBSCHILD),
                    {bench.folder.filePath(u"m.sqlite"_s), bench.api.url().toString(),
                     QString::fromLatin1(bench.api.token), QString::number(first), QString::number(last)});
        QVERIFY(child.waitForStarted());
        const bool reached = QTest::qWaitFor(
            [&] { return seen() - before >= requests || child.state() == QProcess::NotRunning; },
            last > 0 ? 20000 : 500);
        const bool runs = child.state() == QProcess::Running;
        QVERIFY(runs); // the id of a child that is gone would be 0: a whole group
        ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
        QVERIFY(child.waitForFinished());
        QVERIFY(reached || last == 0);
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    }
};

void TestKill::killedAtTheNthRequest_data()
{
    QTest::addColumn<int>("requests");
    for (const int requests : {1, 2, 3, 4, 5, 6, 8, 10, 12, 14})
        QTest::addRow("request %d", requests) << requests;
}

void TestKill::killedAtTheNthRequest()
{
    QFETCH(int, requests);
    constexpr int kJobs = 3;
    JobBench bench;
    runAndKill(bench, requests, 1, kJobs);
    if (bench.api.runs().size() > 0 && requests % 2 == 0)
        runAndKill(bench, 1, 1, 0); // once more, while it recovers
    QVERIFY(bench.start());

    const auto isOver = [&bench] {
        return bench.seen(JobState::Saved).size() + bench.seen(JobState::Unknown).size() == bench.last.size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 20000);
    QVERIFY(bench.api.mostSubmitsOfOneBody() <= 1);
    const QList<JobRow> rows = bench.rows();
    QCOMPARE(rows.size(), kJobs);
    for (const JobRow &row : rows) {
        // Either its result is here, or it says that a person must look.
        QCOMPARE(row.state, int(row.request.isEmpty() ? JobState::Unknown : JobState::Saved));
        QVERIFY(row.request.isEmpty() || bench.api.submitsOf(row.input) == 1);
    }
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
