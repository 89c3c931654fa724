// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/studio/studiobench.h"
#include "tests/faults/studio/unclear.h"
#include "ui/queue/jobactions.h"
#include "ui/queue/jobtexts.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! \brief One answer that no client wants, and what it may mean.
struct Bad
{
    const char *name;
    Script script;
};

Script wholeAnswer(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    return {Step::send(ScriptedServer::answer(status, body, {}, type))};
}

const QByteArray page = "<html><head><title>502 Bad Gateway</title></head><body><h1>Oops</h1></body></html>";

//! Answers that prove nothing, whatever was asked.
QList<Bad> senselessAnswers()
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 80\r\n\r\n";
    return {
        {"a web page, 502", wholeAnswer(502, page, "text/html")},
        {"a web page, 200", wholeAnswer(200, page, "text/html")},
        {"nothing, 200", wholeAnswer(200, "")},
        {"nothing, 500", wholeAnswer(500, "")},
        {"blanks", wholeAnswer(200, "  \n ")},
        {"JSON cut short, length honest", wholeAnswer(200, R"({"request_id":"req-1","sta)")},
        {"JSON cut short, connection closed",
         {Step::send(head + R"({"request_id":"req-1","sta)"), Step::close()}},
        {"not an object", wholeAnswer(200, R"(["req-1"])")},
        {"an object without anything", wholeAnswer(200, "{}")},
        {"null", wholeAnswer(200, "null")},
        {"bytes that are no text", wholeAnswer(200, QByteArray::fromHex("fffe0080c0c1f5"))},
        {"200 with an error code", wholeAnswer(200, R"({"error_code":500001,"error_message":"Try later"})")},
        {"200 with an error code as text",
         wholeAnswer(200, R"({"error_code":"oops","message":"Try later"})")},
        {"a redirect",
         {Step::send(ScriptedServer::answer(307, "", "Location: http://127.0.0.1:9/elsewhere\r\n"))}},
        {"closed without a word", {Step::close()}},
        {"reset", {Step::reset()}},
    };
}

} // namespace

//! What the API answers when it does not answer as it should: no answer costs a run, none is paid twice, and
//! the artist reads what happened and what to do.
class TestBadAnswers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void toASubmit_data() { senseless(); }
    void toASubmit();
    void toAStatus_data() { senseless(); }
    void toAStatus();
    void toAResult_data() { senseless(); }
    void toAResult();
    void refusals_data();
    void refusals();
    void unheardStatuses_data();
    void unheardStatuses();
    void failedRuns_data();
    void failedRuns();
    void noNetworkBeforeTheSubmit();
    void noNetworkWhileItRuns();
    void noNetworkAtTheDownload();

private:
    static void senseless();

    QByteArray m_picture = heavyPicture(40);
    std::unique_ptr<StudioBench> m_bench;
};

void TestBadAnswers::senseless()
{
    QTest::addColumn<Script>("script");
    for (const Bad &bad : senselessAnswers())
        QTest::newRow(bad.name) << bad.script;
}

void TestBadAnswers::init()
{
    m_bench = std::make_unique<StudioBench>();
    m_bench->serve(m_picture);
    QVERIFY(m_bench->start());
}

void TestBadAnswers::cleanup()
{
    m_bench.reset();
}

//! It may have been taken: a person looks, and the program neither forgets it nor sends it again.
void TestBadAnswers::toASubmit()
{
    QFETCH(Script, script);
    m_bench->api.script("submit", script);
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Unknown));
    QVERIFY(m_bench->restart());
    const Job job = m_bench->only();
    QCOMPARE(job.state, JobState::Unknown);
    QVERIFY2(unclear(job).isEmpty(), qPrintable(unclear(job)));
    QVERIFY(JobTexts::explanation(job).contains(u"May have been charged"_s));
    QVERIFY(JobActions::stepsFor(job).contains(JobActions::Step::Adopt));
    // The run did begin: its id, found on the Generations page, brings it home.
    QVERIFY(m_bench->scheduler->adopt(job.id, RequestId(u"req-1"_s)));
    QVERIFY(m_bench->isKept(m_picture));
}

void TestBadAnswers::toAStatus()
{
    QFETCH(Script, script);
    m_bench->api.scriptAll("status", script);
    m_bench->order();
    QTRY_VERIFY(m_bench->api.calls("status") >= 3 && m_bench->only().error);
    const Job job = m_bench->only();
    QVERIFY(!job.isFinished());
    QVERIFY2(unclear(job).isEmpty(), qPrintable(unclear(job)));
    m_bench->api.scriptAll("status", {});
    QVERIFY(m_bench->isKept(m_picture));
}

void TestBadAnswers::toAResult()
{
    QFETCH(Script, script);
    m_bench->api.scriptAll("result", script);
    m_bench->order();
    QTRY_VERIFY(m_bench->api.calls("result") >= 3 && m_bench->only().error);
    const Job job = m_bench->only();
    QVERIFY(!job.isFinished());
    QVERIFY2(unclear(job).isEmpty(), qPrintable(unclear(job)));
    QVERIFY(m_bench->restart());
    m_bench->api.scriptAll("result", {});
    QVERIFY(m_bench->isKept(m_picture));
}

void TestBadAnswers::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no funds") << 400
                              << QByteArray(R"({"error_code":400002,"error_message":"No balance left."})")
                              << ErrorKind::NoFunds;
    QTest::newRow("402") << 402 << QByteArray(R"({"message":"Payment required."})") << ErrorKind::NoFunds;
    QTest::newRow("token") << 400 << QByteArray(R"({"error_code":400004})") << ErrorKind::TokenRejected;
    QTest::newRow("model") << 400 << QByteArray(R"({"error_code":400001})") << ErrorKind::ModelUnknown;
    QTest::newRow("another account") << 403 << QByteArray(R"({"error_code":403001})")
                                     << ErrorKind::NotPermitted;
    QTest::newRow("input") << 422 << QByteArray(R"({"detail":[{"loc":["body","seed"],"msg":"Too large."}]})")
                           << ErrorKind::InputRejected;
}

//! Certain: it was not taken. Nothing was charged, and that is what stands there.
void TestBadAnswers::refusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    m_bench->api.script("submit", wholeAnswer(status, body));
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Failed));
    const Job job = m_bench->only();
    QCOMPARE(job.error->kind, kind);
    QVERIFY(!job.canCollectAgain);
    QVERIFY2(unclear(job).isEmpty(), qPrintable(unclear(job)));
    QVERIFY(JobTexts::explanation(job).contains(u"Nothing was charged"_s));
}

void TestBadAnswers::unheardStatuses_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("shown");
    QTest::newRow("a new word") << QByteArray("warming_up") << u"warming_up"_s;
    QTest::newRow("another language") << QByteArray("läuft noch") << u"läuft noch"_s;
    QTest::newRow("markup") << QByteArray("<b>busy</b>") << u"busy"_s;
    QTest::newRow("endless") << QByteArray(5000, 'x') << QString(50, u'x');
}

void TestBadAnswers::unheardStatuses()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, shown);
    m_bench->api.scriptAll("status", wholeAnswer(200, "{\"status\":\"" + status + "\"}"));
    m_bench->order();
    QTRY_VERIFY(!m_bench->only().serverState.isEmpty());
    const QString reason = JobTexts::of(m_bench->only(), {}, QDateTime::currentDateTimeUtc()).reason;
    QVERIFY2(reason.contains(shown), qPrintable(reason));
    QVERIFY(reason.size() < 200 && !reason.contains(u'<'));
    QVERIFY(!m_bench->only().isFinished());
    m_bench->api.scriptAll("status", {});
    QVERIFY(m_bench->isKept(m_picture));
}

void TestBadAnswers::failedRuns_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("with a reason") << QByteArray(R"({"status":"failed","error":"The picture was refused."})");
    QTest::newRow("without") << QByteArray(R"({"status":"failed"})");
    QTest::newRow("an object") << QByteArray(
        R"({"status":"failed","error":{"error_code":500,"message":"Out of memory."}})");
    QTest::newRow("markup") << QByteArray(R"({"status":"failed","error":"<p>Out of <b>memory</b>.</p>"})");
}

void TestBadAnswers::failedRuns()
{
    QFETCH(QByteArray, result);
    m_bench->api.scriptAll("result", wholeAnswer(200, result));
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Failed));
    const Job job = m_bench->only();
    QCOMPARE(job.error->kind, ErrorKind::GenerationFailed);
    QVERIFY2(unclear(job).isEmpty(), qPrintable(unclear(job)));
    QVERIFY(JobActions::stepsFor(job).contains(JobActions::Step::UseSettings));
}

void TestBadAnswers::noNetworkBeforeTheSubmit()
{
    const auto here = m_bench->client->endpoint();
    ScriptedServer gone;
    const QUrl nowhere = gone.url();
    gone.stopListening();
    m_bench->client->setEndpoint(*Endpoint::custom(nowhere.toString()));
    m_bench->order();
    QTRY_VERIFY(m_bench->only().error && m_bench->only().error->kind == ErrorKind::Offline);
    const Job job = m_bench->only();
    QCOMPARE(job.state, JobState::Waiting);
    QVERIFY2(unclear(job).isEmpty(), qPrintable(unclear(job)));
    QVERIFY(m_bench->restart());
    QTRY_VERIFY(m_bench->only().error && m_bench->only().error->kind == ErrorKind::Offline);
    QCOMPARE(m_bench->api.submits(), 0);
    m_bench->client->setEndpoint(here);
    // Ordered for the other address: it is not sent here on its own.
    QTRY_VERIFY(m_bench->only().elsewhere);
    QCOMPARE(m_bench->api.submits(), 0);
}

void TestBadAnswers::noNetworkWhileItRuns()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Running));
    m_bench->api.scriptAll("status", {Step::reset()});
    QTRY_VERIFY(m_bench->only().error.has_value());
    QVERIFY2(unclear(m_bench->only()).isEmpty(), qPrintable(unclear(m_bench->only())));
    QCOMPARE(m_bench->only().state, JobState::Running);
    m_bench->api.scriptAll("status", {});
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->isKept(m_picture));
}

//! The files stand at another address, and that one cannot be reached: tried without end, since it is paid.
void TestBadAnswers::noNetworkAtTheDownload()
{
    ScriptedServer gone;
    const QByteArray nowhere = gone.url(u"/a.png"_s).toEncoded();
    gone.stopListening();
    m_bench->giveResult("{\"images\":[\"" + nowhere + "\"]}");
    m_bench->order();
    QTRY_VERIFY(m_bench->only().error && m_bench->only().error->kind == ErrorKind::Offline);
    QTRY_VERIFY(m_bench->api.calls("result") > m_bench->timing.collectTries + 2);
    Job job;
    QTRY_VERIFY((job = m_bench->only()).error); // between two tries
    QCOMPARE(job.state, JobState::Collecting);
    QVERIFY2(unclear(job).isEmpty(), qPrintable(unclear(job)));
    m_bench->giveResult(R"({"images":["%2/files/%1.png"]})");
    QVERIFY(m_bench->isKept(m_picture));
}

QTEST_GUILESS_MAIN(TestBadAnswers)
#include "tst_badanswers.moc"
