// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/rescuefile.h"
#include "tests/support/jobs/jobbench.h"

#include <QFile>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! The program ends at every place of a job's life and starts again.
class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void waitingIsSentOnce();
    void submittingBecomesUnknown();
    void queuedIsPolledOn();
    void collectingIsFinished();
    void rescuedRequestIdIsTakenUp();
    void rescueFileSurvivesCutLines();
    void otherEndpointIsLeftAlone();
    void renewedTokenIsTriedOnce();
    void foreignAccountIsLeftAlone();
    void rejectedTokenLosesNothing();
    void endingAtEveryStep();

private:
    //! Ends the program as soon as \a reached, then starts it again.
    template <typename Condition>
    void endWhen(Condition reached)
    {
        QTRY_VERIFY(reached());
        QVERIFY(m_bench->restart());
    }

    std::unique_ptr<JobBench> m_bench;
};

void TestRecovery::init()
{
    m_bench = std::make_unique<JobBench>();
    QVERIFY(m_bench->start());
}

void TestRecovery::waitingIsSentOnce()
{
    m_bench->client->setToken({});
    m_bench->order();
    endWhen([this] { return m_bench->added == 1; });
    QCOMPARE(m_bench->only().state, JobState::Waiting);
    m_bench->client->setToken(QString::fromLatin1(m_bench->api.token));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestRecovery::submittingBecomesUnknown()
{
    m_bench->api.script("submit", {Step::hang()});
    m_bench->order();
    endWhen([this] { return m_bench->api.submits() == 1; });
    QCOMPARE(m_bench->only().state, JobState::Unknown);
    QVERIFY(!m_bench->only().error->message.isEmpty());
    QCOMPARE(m_bench->events(JobId(1)).last(), u"interrupted"_s);
    m_bench->order(2);
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submitsOf(JobBench::body(1)), 1);
}

void TestRecovery::queuedIsPolledOn()
{
    m_bench->api.statuses = {R"({"status":"in_queue"})"};
    m_bench->order();
    endWhen([this] { return m_bench->only().state == JobState::Queued && m_bench->api.calls("status") > 0; });
    QCOMPARE(m_bench->only().state, JobState::Queued);
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
    // Its time says nothing: nobody watched it.
    QVERIFY(!m_bench->scheduler->usualTime(ModelId(u"a/b/text-to-image"_s)));
}

void TestRecovery::collectingIsFinished()
{
    m_bench->collector.hangs = true;
    m_bench->order();
    endWhen([this] { return !m_bench->collector.requests.isEmpty(); });
    m_bench->collector.hangs = false;
    m_bench->stop();
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
    QCOMPARE(m_bench->collector.requests.last().outputs.size(), 1);
}

void TestRecovery::rescuedRequestIdIsTakenUp()
{
    m_bench->api.script("submit", {Step::hang()});
    m_bench->order();
    QTRY_COMPARE(m_bench->api.submits(), 1);
    m_bench->stop();
    const QString file = m_bench->folder.filePath(u"m.sqlite.requests"_s);
    QVERIFY(RescueFile(file).append({JobId(1), m_bench->client->endpoint().name, RequestId(u"req-1"_s)}));
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->rows().first().request.text(), u"req-1"_s);
    QCOMPARE(m_bench->api.submits(), 1);
    QVERIFY(!QFile::exists(file));
}

void TestRecovery::rescueFileSurvivesCutLines()
{
    const QString file = m_bench->folder.filePath(u"rescue"_s);
    RescueFile rescue(file);
    const RescuedRequest first{JobId(1), u"e"_s, RequestId(u"r-1"_s)};
    const RescuedRequest second{JobId(2), u"e"_s, RequestId(u"r-2"_s)};
    QVERIFY(rescue.append(first));
    QFile cut(file);
    QVERIFY(cut.open(QIODevice::Append));
    cut.write("{\"job\":7,\"requ");
    cut.close();
    QVERIFY(rescue.append(second));
    QCOMPARE(rescue.read(), QList<RescuedRequest>({first, second}));
    rescue.remove();
    QVERIFY(QFile::exists(file)); // a person may still read the cut line
}

void TestRecovery::otherEndpointIsLeftAlone()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Running));
    ApiDouble other;
    const auto own = m_bench->client->endpoint();
    m_bench->client->setEndpoint(*Endpoint::custom(other.url().toString()));
    QTRY_VERIFY(m_bench->only().elsewhere);
    m_bench->order(2);
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(other.runs().size(), 1);
    const int calls = m_bench->api.run("req-1")->statusCalls;
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->scheduler->find(JobId(1))->elsewhere);
    m_bench->order(3);
    QVERIFY(m_bench->waitFor(JobState::Saved, 2));
    QCOMPARE(m_bench->api.run("req-1")->statusCalls, calls);
    m_bench->api.statuses = {R"({"status":"completed"})"};
    m_bench->client->setEndpoint(own);
    QVERIFY(m_bench->waitFor(JobState::Saved, 3));
    QVERIFY(!m_bench->last.value(JobId(1)).elsewhere);
}

void TestRecovery::renewedTokenIsTriedOnce()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Running));
    m_bench->api.token = "renewed-token-55555";
    m_bench->client->setToken(QString::fromLatin1(m_bench->api.token));
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->rows().first().account, m_bench->client->accountFingerprint());
    QVERIFY(m_bench->events(JobId(1)).contains(u"account"_s));
}

void TestRecovery::foreignAccountIsLeftAlone()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Running));
    m_bench->api.token = "somebody-elses-token";
    m_bench->api.scriptAll(
        "status", {Step::send(ScriptedServer::answer(403, R"({"error_code":403001,"error":"not yours"})"))});
    m_bench->client->setToken(QString::fromLatin1(m_bench->api.token));
    QTRY_VERIFY(m_bench->only().elsewhere);
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->only().elsewhere);
    QCOMPARE(m_bench->only().state, JobState::Running);
    m_bench->api.scriptAll("status", {});
    m_bench->api.token = "test-token-123456";
    m_bench->api.statuses = {R"({"status":"completed"})"};
    m_bench->client->setToken(QString::fromLatin1(m_bench->api.token));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestRecovery::rejectedTokenLosesNothing()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Running));
    const QByteArray good = m_bench->api.token;
    m_bench->api.token = "revoked";
    QTRY_VERIFY(m_bench->only().error);
    QCOMPARE(m_bench->only().error->kind, ErrorKind::TokenRejected);
    QCOMPARE(m_bench->only().state, JobState::Running);
    m_bench->order(2);
    QTRY_COMPARE(m_bench->scheduler->jobs().size(), 2);
    QTRY_VERIFY(m_bench->only().error);
    QCOMPARE(m_bench->only().state, JobState::Waiting);
    m_bench->api.token = good;
    m_bench->api.statuses = {R"({"status":"completed"})"};
    m_bench->client->setToken(QString());
    m_bench->client->setToken(QString::fromLatin1(good));
    QVERIFY(m_bench->waitFor(JobState::Saved, 2));
    QCOMPARE(m_bench->api.submits(), 2);
}

void TestRecovery::endingAtEveryStep()
{
    // Ended after the n-th change that the windows see, for every n until a run goes through undisturbed.
    bool undisturbed = false;
    for (int n = 1; !undisturbed && n < 40; ++n) {
        init();
        int changes = 0;
        const auto count = [&changes] { ++changes; };
        connect(m_bench->scheduler.get(), &Scheduler::jobAdded, this, count);
        connect(m_bench->scheduler.get(), &Scheduler::jobChanged, this, count);
        m_bench->order();
        QTRY_VERIFY(changes >= n || !m_bench->seen(JobState::Saved).isEmpty());
        undisturbed = changes < n;
        QVERIFY(m_bench->restart());
        QTRY_VERIFY(!m_bench->seen(JobState::Saved).isEmpty() || !m_bench->seen(JobState::Unknown).isEmpty());
        QVERIFY(m_bench->api.submits() <= 1);
        const JobRow row = m_bench->rows().first();
        if (row.request.isEmpty())
            QCOMPARE(row.state, int(JobState::Unknown));
        else
            QTRY_COMPARE(m_bench->rows().first().state, int(JobState::Saved));
    }
    QVERIFY(undisturbed);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
