// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/jobbench.h"

#include <QElapsedTimer>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! Whatever the status and result calls answer, the run is collected in the end.
class TestPollStorms : public QObject
{
    Q_OBJECT

private slots:
    void everyStormPasses_data();
    void everyStormPasses();
    void retryAfterHoldsEverything();
    void troubleIsShownAndTakenAway();
    void delaysStayInTheirBounds();

private:
    std::unique_ptr<JobBench> m_bench;
};

void TestPollStorms::everyStormPasses_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<Script>("script");
    const QByteArray whole = ScriptedServer::answer(200, R"({"status":"completed"})");
    const QList<std::pair<const char *, Script>> storms = {
        {"500", {answer(500, "oops")}},
        {"503 with Retry-After", {answer(503, {}, "Retry-After: 0\r\n")}},
        {"429", {answer(429, R"({"error":"slow"})")}},
        {"429 with nonsense", {answer(429, {}, "Retry-After: soon\r\n")}},
        {"HTML", {answer(200, "<html>maintenance</html>")}},
        {"empty", {answer(200, {})}},
        {"closed", {Step::close()}},
        {"reset", {Step::reset()}},
        {"cut inside the body", {Step::send(whole.chopped(4)), Step::close()}},
        {"never answered", {Step::hang()}},
        {"redirect", {answer(302, {}, "Location: https://example.net/\r\n")}},
        {"not ready", {answer(400, R"({"error_code":400005})")}},
        {"a list", {answer(200, "[1,2]")}},
        {"no state", {answer(200, "{}")}},
        {"state is a number", {answer(200, R"({"status":7})")}},
    };
    for (const auto &[name, script] : storms) {
        QTest::addRow("status, %s", name) << QByteArray("status") << script;
        QTest::addRow("result, %s", name) << QByteArray("result") << script;
    }
}

void TestPollStorms::everyStormPasses()
{
    QFETCH(QByteArray, kind);
    QFETCH(Script, script);
    m_bench = std::make_unique<JobBench>();
    m_bench->client->setDeadlines(std::chrono::milliseconds(5000), std::chrono::milliseconds(150));
    QVERIFY(m_bench->start());
    m_bench->api.script(kind, script, 3);
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QVERIFY(m_bench->api.calls(kind) >= 4);
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestPollStorms::retryAfterHoldsEverything()
{
    m_bench = std::make_unique<JobBench>();
    QVERIFY(m_bench->start());
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order(1);
    m_bench->order(2);
    QVERIFY(m_bench->waitFor(JobState::Running, 2));
    m_bench->api.script("status", {answer(429, {}, "Retry-After: 1\r\n")});
    QTRY_VERIFY(m_bench->only().error || m_bench->scheduler->find(JobId(1))->error);
    QElapsedTimer time;
    time.start();
    const int calls = m_bench->api.calls("status");
    QTRY_VERIFY(m_bench->api.calls("status") > calls + 3);
    // The other job's question may have been on its way already.
    QVERIFY2(time.elapsed() > 700, QByteArray::number(time.elapsed()).constData());
}

void TestPollStorms::troubleIsShownAndTakenAway()
{
    m_bench = std::make_unique<JobBench>();
    QVERIFY(m_bench->start());
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Running));
    m_bench->api.scriptAll("status", {answer(500, "oops")});
    QTRY_VERIFY(m_bench->only().error);
    QCOMPARE(m_bench->only().error->kind, ErrorKind::ServerFault);
    QCOMPARE(m_bench->only().state, JobState::Running);
    m_bench->api.scriptAll("status", {});
    QTRY_VERIFY(!m_bench->only().error);
}

void TestPollStorms::delaysStayInTheirBounds()
{
    using Ms = std::chrono::milliseconds;
    const BackoffRange range{Ms(1000), Ms(10'000)};
    bool differs = false;
    for (int i = 0; i < 200; ++i) {
        const Ms first = backoff(0, range);
        QVERIFY(first >= Ms(800) && first <= Ms(1200));
        differs = differs || first != backoff(0, range);
        for (const int step : {10, 100, 1'000'000}) {
            const Ms last = backoff(step, range);
            QVERIFY(last >= Ms(8000) && last <= Ms(10'000));
        }
    }
    QVERIFY(differs);
}

QTEST_GUILESS_MAIN(TestPollStorms)
#include "tst_pollstorms.moc"
