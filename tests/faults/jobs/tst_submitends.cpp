// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/jobbench.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! Every way a submit can end: how many requests reached the server, and what the job then says.
class TestSubmitEnds : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyEnd_data();
    void everyEnd();
    void nothingListensAndThenItDoes();
    void withoutATokenNothingIsSent();
    void aRejectedTokenHoldsTheOthers();
    void adoptedRunIsCollected();
    void adoptionIsChecked();
    void wrongIdLeavesItUnknown_data();
    void wrongIdLeavesItUnknown();
    void sendAgainMakesANewJobOnce();
    void forgottenUnknownIsNotSent();
    void cancelDuringTheSubmitIsAskedAfterwards();

private:
    void makeUnknown();

    std::unique_ptr<JobBench> m_bench;
};

void TestSubmitEnds::init()
{
    m_bench = std::make_unique<JobBench>();
    m_bench->client->setDeadlines(std::chrono::seconds(1), std::chrono::seconds(1));
    QVERIFY(m_bench->start());
}

void TestSubmitEnds::makeUnknown()
{
    m_bench->api.script("submit", {Step::close()});
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Unknown));
}

void TestSubmitEnds::everyEnd_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<ErrorKind>("kind");
    const QByteArray good = R"({"request_id":"req-1"})";
    const QByteArray whole = ScriptedServer::answer(200, good);
    const auto end = [](const char *name, const Script &script, JobState state, ErrorKind kind) {
        QTest::newRow(name) << script << state << kind;
    };
    const auto none = ErrorKind::Internal;
    end("200", {answer(200, good)}, JobState::Saved, none);
    end("202", {answer(202, good)}, JobState::Saved, none);
    end("closed at once", {Step::close()}, JobState::Unknown, none);
    end("reset at once", {Step::reset()}, JobState::Unknown, none);
    end("closed inside the status line", {Step::send("HTTP/1.1 2"), Step::close()}, JobState::Unknown, none);
    end("closed after the headers", {Step::send(whole.left(whole.indexOf("\r\n\r\n") + 4)), Step::close()},
        JobState::Unknown, none);
    end("closed inside the body", {Step::send(whole.chopped(5)), Step::close()}, JobState::Unknown, none);
    end("never answered", {Step::hang()}, JobState::Unknown, ErrorKind::TimedOut);
    end("500", {answer(500, R"({"error":"oops"})")}, JobState::Unknown, ErrorKind::ServerFault);
    end("503", {answer(503, "busy", "Retry-After: 1\r\n")}, JobState::Unknown, ErrorKind::ServerFault);
    end("HTML", {answer(200, "<html>hello</html>")}, JobState::Unknown, ErrorKind::BadAnswer);
    end("empty", {answer(200, {})}, JobState::Unknown, ErrorKind::BadAnswer);
    end("no request id", {answer(200, R"({"status":"ok"})")}, JobState::Unknown, ErrorKind::BadAnswer);
    end("error code with 200", {answer(200, R"({"error_code":400002,"request_id":"req-1"})")},
        JobState::Unknown, ErrorKind::NoFunds);
    end("redirect", {answer(307, {}, "Location: /v1/models/else\r\n")}, JobState::Unknown, none);
    end("HTML with 403", {answer(403, "<html>no</html>")}, JobState::Unknown, none);
    end("422", {answer(422, R"({"error_code":422001,"error_message":"too long"})")}, JobState::Failed,
        ErrorKind::InputRejected);
    end("no funds", {answer(400, R"({"error_code":400002})")}, JobState::Failed, ErrorKind::NoFunds);
    end("429", {answer(429, R"({"error":"slow down"})", "Retry-After: 0\r\n")}, JobState::Failed,
        ErrorKind::RateLimited);
    end("unknown model", {answer(400, R"({"error_code":400001})")}, JobState::Failed,
        ErrorKind::ModelUnknown);
}

void TestSubmitEnds::everyEnd()
{
    QFETCH(Script, script);
    QFETCH(JobState, state);
    QFETCH(ErrorKind, kind);
    m_bench->api.script("submit", script);
    m_bench->order();
    QVERIFY(m_bench->waitFor(state));
    if (kind != ErrorKind::Internal)
        QCOMPARE(m_bench->only().error->kind, kind);
    if (state != JobState::Saved)
        QVERIFY(!m_bench->only().error->message.isEmpty());
    QCOMPARE(m_bench->api.submits(), 1);

    // Not by waiting, and not by starting again, is it ever sent a second time.
    QVERIFY(m_bench->restart());
    m_bench->order(2);
    QVERIFY(m_bench->waitFor(JobState::Saved, state == JobState::Saved ? 2 : 1));
    QCOMPARE(m_bench->api.submitsOf(JobBench::body(1)), 1);
    QCOMPARE(m_bench->api.submits(), 2);
    QCOMPARE(m_bench->rows().first().state, int(state));
    if (state == JobState::Unknown)
        QCOMPARE(m_bench->scheduler->find(JobId(1))->state, JobState::Unknown);
}

void TestSubmitEnds::nothingListensAndThenItDoes()
{
    auto endpoint = *Endpoint::custom(m_bench->api.url().toString());
    const QUrl good = endpoint.base;
    endpoint.base.setPort(1);
    m_bench->client->setEndpoint(endpoint);
    m_bench->order();
    QTRY_VERIFY(m_bench->only().error);
    QCOMPARE(m_bench->only().error->kind, ErrorKind::Offline);
    QTRY_VERIFY(m_bench->events(JobId(1)).count(u"notSent"_s) >= 2);
    endpoint.base = good;
    m_bench->client->setEndpoint(endpoint);
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestSubmitEnds::withoutATokenNothingIsSent()
{
    m_bench->client->setToken({});
    m_bench->order();
    QTRY_VERIFY(m_bench->only().error);
    QCOMPARE(m_bench->only().error->kind, ErrorKind::TokenRejected);
    QCOMPARE(m_bench->only().state, JobState::Waiting);
    m_bench->client->setToken(QString::fromLatin1(m_bench->api.token));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
    QCOMPARE(m_bench->rows().first().account, m_bench->client->accountFingerprint());
}

void TestSubmitEnds::aRejectedTokenHoldsTheOthers()
{
    m_bench->scheduler->setLimit(1);
    m_bench->api.script("submit", {answer(400, R"({"error_code":400004,"error_message":"bad token"})")});
    m_bench->order(1);
    JobOrder second = JobBench::orderOf(2);
    second.written = u"a {cliff|lake}"_s;
    second.writtenNegative = u"{fog|rain}"_s;
    m_bench->scheduler->order({second});
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QTRY_VERIFY(m_bench->scheduler->find(JobId(2)) && m_bench->scheduler->find(JobId(2))->error);
    QCOMPARE(m_bench->api.submits(), 1);
    // The same account under a new token is another one to the journal: the waiting job stays where it is.
    m_bench->api.token = "another-token-98765";
    m_bench->client->setToken(QString::fromLatin1(m_bench->api.token));
    QTRY_VERIFY(m_bench->scheduler->find(JobId(2))->elsewhere);
    m_bench->scheduler->sendAgain(JobId(2));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 2);
    QCOMPARE(m_bench->rows().at(1).state, int(JobState::Cancelled));
    QCOMPARE(m_bench->rows().at(2).follows, JobId(2));
    QCOMPARE(m_bench->rows().at(2).written, second.written);
    QCOMPARE(m_bench->rows().at(2).writtenNegative, second.writtenNegative);
}

void TestSubmitEnds::adoptedRunIsCollected()
{
    makeUnknown();
    QVERIFY(m_bench->scheduler->adopt(JobId(1), RequestId(u"req-1"_s)));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
    QCOMPARE(m_bench->rows().first().request.text(), u"req-1"_s);
    QVERIFY(m_bench->events(JobId(1)).contains(u"adopted"_s));
}

void TestSubmitEnds::wrongIdLeavesItUnknown_data()
{
    QTest::addColumn<Script>("status");
    QTest::newRow("there is no such run") << Script{answer(404, R"({"error_code":404001})")};
    QTest::newRow("another account's") << Script{answer(403, R"({"error_code":403001})")};
}

//! Whatever was typed, the three ways out stay, and the run still counts as one that may have been charged.
void TestSubmitEnds::wrongIdLeavesItUnknown()
{
    QFETCH(Script, status);
    makeUnknown();
    m_bench->api.scriptAll("status", status);
    const RequestId wrong(u"req-9"_s);
    QVERIFY(m_bench->scheduler->adopt(JobId(1), wrong));
    QTRY_VERIFY(m_bench->events(JobId(1)).contains(u"notFound"_s));
    QTRY_COMPARE(m_bench->scheduler->find(JobId(1))->state, JobState::Unknown);
    const Job job = *m_bench->scheduler->find(JobId(1));
    QVERIFY(job.request.isEmpty());
    QVERIFY(job.error && job.error->message.contains(wrong.text()));
    QCOMPARE(m_bench->rows().first().state, int(JobState::Unknown));
    QVERIFY(m_bench->rows().first().request.isEmpty());
    m_bench->api.scriptAll("status", {});
    QVERIFY(m_bench->scheduler->adopt(JobId(1), RequestId(u"req-1"_s)));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestSubmitEnds::adoptionIsChecked()
{
    makeUnknown();
    for (const QString &bad : {u""_s, u"a b"_s, u"../x"_s, QString(129, u'a')}) {
        const auto refused = m_bench->scheduler->adopt(JobId(1), RequestId(bad));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    }
    m_bench->order(2);
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QVERIFY(m_bench->scheduler->adopt(JobId(1), RequestId(u"req-2"_s)));
    QTRY_COMPARE(m_bench->scheduler->find(JobId(1))->error->kind, ErrorKind::AlreadyHere);
    QCOMPARE(m_bench->scheduler->find(JobId(1))->state, JobState::Unknown);
    QVERIFY(!m_bench->scheduler->adopt(JobId(2), RequestId(u"req-9"_s)));
}

void TestSubmitEnds::sendAgainMakesANewJobOnce()
{
    makeUnknown();
    m_bench->scheduler->sendAgain(JobId(1));
    m_bench->scheduler->sendAgain(JobId(1));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 2); // a person asked for the second
    const QList<JobRow> rows = m_bench->rows();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).state, int(JobState::Failed));
    QCOMPARE(rows.at(1).state, int(JobState::Saved));
    QCOMPARE(rows.at(1).follows, JobId(1));
    QCOMPARE(rows.at(1).input, rows.at(0).input);
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->scheduler->jobs().isEmpty());
    QCOMPARE(m_bench->api.submits(), 2);
}

void TestSubmitEnds::forgottenUnknownIsNotSent()
{
    makeUnknown();
    m_bench->scheduler->dismiss(JobId(1));
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->scheduler->jobs().isEmpty());
    m_bench->order(2);
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submitsOf(JobBench::body(1)), 1);
}

void TestSubmitEnds::cancelDuringTheSubmitIsAskedAfterwards()
{
    m_bench->api.statuses = {R"({"status":"in_queue"})"};
    m_bench->api.script("submit", {Step::waitFor("go"), answer(200, R"({"request_id":"req-1"})")});
    m_bench->order();
    QTRY_COMPARE(m_bench->api.submits(), 1);
    QVERIFY(m_bench->scheduler->isSubmitting());
    m_bench->scheduler->cancel(JobId(1));
    QVERIFY(m_bench->only().cancelRequested);
    QCOMPARE(m_bench->only().state, JobState::Submitting);
    m_bench->api.server().open("go");
    QVERIFY(m_bench->waitFor(JobState::Cancelled));
    QVERIFY(m_bench->api.run("req-1")->cancelled);
    QVERIFY(!m_bench->scheduler->isSubmitting());
}

QTEST_GUILESS_MAIN(TestSubmitEnds)
#include "tst_submitends.moc"
