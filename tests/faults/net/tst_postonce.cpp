// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"

#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

namespace
{

struct Case
{
    const char *name;
    Script script;
    int status; // 0: ends without an answer
    ErrorKind kind;
};

//! Every place in its answer at which a server can stop.
QList<Case> brokenAnswers()
{
    const auto lost = ErrorKind::ConnectionLost;
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    return {
        {"closes after the request", {Step::close()}, 0, lost},
        {"closes inside the status line", {Step::send("HTTP/1."), Step::close()}, 0, lost},
        {"closes after the status line", {Step::send(ok), Step::close()}, 0, lost},
        {"closes inside a header", {Step::send(ok + "Content-Le"), Step::close()}, 0, lost},
        {"closes after the headers", {Step::send(ok + "Content-Length: 9\r\n\r\n"), Step::close()}, 0, lost},
        {"closes in the body", {Step::send(ok + "Content-Length: 9\r\n\r\n{\"a"), Step::close()}, 0, lost},
        {"never answers", {Step::hang()}, 0, ErrorKind::TimedOut},
        {"never ends the body",
         {Step::send(ok + "Content-Length: 9\r\n\r\n{"), Step::hang()},
         0,
         ErrorKind::TimedOut},
        {"resets after the request", {Step::reset()}, 0, lost},
        {"resets inside the status line", {Step::send("HTTP/1.1 2"), Step::reset()}, 0, lost},
        {"resets in the body", {Step::send(ok + "Content-Length: 9\r\n\r\n{\"a"), Step::reset()}, 0, lost},
        {"not HTTP", {Step::send("220 mail.example ESMTP\r\n\r\n"), Step::close()}, 0, lost},
        {"continue, then close", {Step::send("HTTP/1.1 100 Continue\r\n\r\n"), Step::close()}, 0, lost},
        {"continue, then answer",
         {Step::send("HTTP/1.1 100 Continue\r\n\r\n"), Step::send(ScriptedServer::answer(200, "{}"))},
         200,
         lost},
    };
}

//! Complete answers, above all those that a network library likes to answer by itself.
QList<Case> completeAnswers()
{
    const auto lost = ErrorKind::ConnectionLost;
    const auto redirect = [](int status) {
        return Script{Step::send(ScriptedServer::answer(status, "{}", "Location: /again\r\n"))};
    };
    const auto challenge = [](int status, const QByteArray &header) {
        return Script{Step::send(ScriptedServer::answer(status, R"({"message":"no"})", header + "\r\n"))};
    };
    return {
        {"301", redirect(301), 301, lost},
        {"302", redirect(302), 302, lost},
        {"303", redirect(303), 303, lost},
        {"307", redirect(307), 307, lost},
        {"308", redirect(308), 308, lost},
        {"401 Basic", challenge(401, "WWW-Authenticate: Basic realm=\"x\""), 401, lost},
        {"401 Digest", challenge(401, "WWW-Authenticate: Digest realm=\"x\", nonce=\"abc\", qop=\"auth\""),
         401, lost},
        {"401 NTLM", challenge(401, "WWW-Authenticate: NTLM"), 401, lost},
        {"401 Negotiate", challenge(401, "WWW-Authenticate: Negotiate"), 401, lost},
        {"401 bare", challenge(401, "X-Nothing: x"), 401, lost},
        {"407 Basic", challenge(407, "Proxy-Authenticate: Basic realm=\"x\""), 407, lost},
        {"400", challenge(400, "X-Nothing: x"), 400, lost},
        {"403", challenge(403, "X-Nothing: x"), 403, lost},
        {"408", challenge(408, "Connection: close"), 408, lost},
        {"425", challenge(425, "X-Nothing: x"), 425, lost},
        {"429", challenge(429, "Retry-After: 1"), 429, lost},
        {"500", challenge(500, "X-Nothing: x"), 500, lost},
        {"503", challenge(503, "Retry-After: 0"), 503, lost},
        {"200", {Step::send(ScriptedServer::answer(200, "{}"))}, 200, lost},
        {"200, closed at once", {Step::send(ScriptedServer::answer(200, "{}")), Step::close()}, 200, lost},
    };
}

} // namespace

//! Proves that one postOnce() is at most one request, whatever the server does with it.
class TestPostOnce : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void leavesOnce_data();
    void leavesOnce();
    void sharedManagerLeavesOnce_data() { leavesOnce_data(); }
    void sharedManagerLeavesOnce();
    void closedBeforeReading_data();
    void closedBeforeReading();
    void answeredBeforeItIsRead();
    void brokenInsideTheBody_data();
    void brokenInsideTheBody();
    void deadConnectionIsNotUsed_data();
    void deadConnectionIsNotUsed();
    void deadConnectionOfSharedManager();
    void refusedConnectionSendsNothing();
    void unknownCertificateSendsNothing();
    void neverOffersHttp2();
    void cancelBeforeStartSendsNothing();
    void cancelWhileWaiting();
    void deletionIsSilent();
    void emptyBodyLeavesOnce();

private:
    struct End
    {
        Result<HttpAnswer> answer = fail(ErrorKind::Internal, QStringLiteral("nothing came"));
        bool mayHaveArrived = false;
        qsizetype signalCount = 0;
    };
    End post(HttpClient &http, const QUrl &url, const QByteArray &body, std::chrono::milliseconds deadline);
    std::unique_ptr<ScriptedServer> server(bool tls) const;
    void trust(HttpClient &http) const { http.setSslConfiguration(m_certificate->client); }

    ManualClock m_clock;
    std::optional<TestCertificate> m_certificate;
};

void TestPostOnce::initTestCase()
{
    m_certificate = TestCertificate::make();
    QVERIFY2(m_certificate, "the openssl program is needed");
}

std::unique_ptr<ScriptedServer> TestPostOnce::server(bool tls) const
{
    return tls ? std::make_unique<ScriptedServer>(m_certificate->server) : std::make_unique<ScriptedServer>();
}

TestPostOnce::End TestPostOnce::post(HttpClient &http, const QUrl &url, const QByteArray &body,
                                     std::chrono::milliseconds deadline)
{
    End end;
    const std::unique_ptr<HttpRequest> request(
        http.postOnce(url, body, {{"Authorization", "Bearer t"}}, deadline, nullptr));
    connect(request.get(), &HttpRequest::finished, request.get(), [&end](const Result<HttpAnswer> &answer) {
        end.answer = answer;
        ++end.signalCount;
    });
    QSignalSpy spy(request.get(), &HttpRequest::finished);
    request->start();
    if (spy.isEmpty())
        spy.wait(20000);
    end.mayHaveArrived = request->mayHaveArrived();
    // A second end would be queued by now.
    QCoreApplication::processEvents();
    return end;
}

void TestPostOnce::leavesOnce_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<Script>("script");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    for (const bool tls : {false, true}) {
        for (const Case &c : brokenAnswers() + completeAnswers()) {
            const QByteArray name = QByteArray(tls ? "TLS " : "") + c.name;
            QTest::newRow(name.constData()) << tls << c.script << c.status << c.kind;
        }
    }
}

void TestPostOnce::leavesOnce()
{
    QFETCH(bool, tls);
    QFETCH(Script, script);
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    const auto scripted = server(tls);
    // Each later request would get the same script: that a second one came is what the count tells.
    scripted->setHandler([script](const SeenRequest &) { return script; });
    HttpClient http(m_clock);
    trust(http);
    const QByteArray body = R"({"prompt":"a lighthouse"})";

    const auto deadline = kind == ErrorKind::TimedOut ? 400ms : 20000ms;
    const End end = post(http, scripted->url(QStringLiteral("/v1/models/a/b")), body, deadline);

    QCOMPARE(end.signalCount, 1);
    QTRY_COMPARE(scripted->openConnections(), 0);
    QCOMPARE(scripted->requests().size(), 1);
    QCOMPARE(scripted->requests().first().body, body);
    QCOMPARE(scripted->requests().first().target, QByteArray("/v1/models/a/b"));
    QVERIFY(end.mayHaveArrived);
    if (status > 0) {
        QVERIFY2(end.answer.has_value(), qPrintable(end.answer ? QString() : end.answer.error().detail));
        QCOMPARE(end.answer->status, status);
    } else {
        QVERIFY(!end.answer);
        QCOMPARE(end.answer.error().kind, kind);
    }
    if (status >= 400)
        QCOMPARE(end.answer->body, QByteArray(R"({"message":"no"})"));
}

void TestPostOnce::sharedManagerLeavesOnce()
{
    QFETCH(bool, tls);
    QFETCH(Script, script);
    QFETCH(ErrorKind, kind);
    const auto scripted = server(tls);
    scripted->setHandler([script](const SeenRequest &) { return script; });
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy::NoProxy);
    HttpClient http(m_clock, manager);
    trust(http);
    const auto deadline = kind == ErrorKind::TimedOut ? 400ms : 20000ms;
    const End end = post(http, scripted->url(QStringLiteral("/x")), "{\"a\":1}", deadline);
    QCOMPARE(end.signalCount, 1);
    QCOMPARE(scripted->requests().size(), 1);
    // The server would take a repetition for as long as the manager lives.
    http.get(scripted->url(QStringLiteral("/after")), {}, 5s, &http)->start();
    QTRY_COMPARE(scripted->requests().last().target, QByteArray("/after"));
    QCOMPARE(std::count_if(scripted->requests().begin(), scripted->requests().end(),
                           [](const SeenRequest &request) { return request.method == "POST"; }),
             1);
}

void TestPostOnce::closedBeforeReading_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<Script>("script");
    for (const bool tls : {false, true}) {
        QTest::newRow(tls ? "TLS close" : "close") << tls << Script{Step::close()};
        QTest::newRow(tls ? "TLS reset" : "reset") << tls << Script{Step::reset()};
    }
}

void TestPostOnce::closedBeforeReading()
{
    QFETCH(bool, tls);
    QFETCH(Script, script);
    const auto scripted = server(tls);
    scripted->onConnect(script);
    HttpClient http(m_clock);
    trust(http);
    const End end = post(http, scripted->url(), "{}", 20s);
    QVERIFY(!end.answer);
    QCOMPARE(scripted->requests().size(), 0);
    // Closed before the handshake, nothing can have left; without TLS the socket may have swallowed it.
    if (tls)
        QVERIFY(!end.mayHaveArrived);
}

//! An answer that is there before Qt looks for one, and breaks off, is where Qt likes to ask again
//! (tst_downloadfaults, askedAgainByQt).
void TestPostOnce::answeredBeforeItIsRead()
{
    for (int i = 0; i < 100; ++i) {
        ScriptedServer scripted;
        scripted.onConnect({Step::send("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{\"request_id\":")});
        connect(&scripted, &ScriptedServer::connected, &scripted, [&scripted] { scripted.onConnect({}); });
        scripted.setHandler([](const SeenRequest &seen) {
            return seen.connection == 1
                       ? Script{Step::close()}
                       : Script{Step::send(ScriptedServer::answer(200, R"({"request_id":"b"})"))};
        });
        HttpClient http(m_clock);
        const End end = post(http, scripted.url(), "{\"a\":1}", 20s);
        QCOMPARE(end.signalCount, 1);
        QTRY_COMPARE(scripted.openConnections(), 0);
        QVERIFY(!end.answer);
        QVERIFY(end.mayHaveArrived);
        QVERIFY(scripted.requests().size() <= 1);
        QCOMPARE(scripted.unfinished(2), QByteArray());
    }
}

void TestPostOnce::brokenInsideTheBody_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void TestPostOnce::brokenInsideTheBody()
{
    QFETCH(bool, tls);
    const auto scripted = server(tls);
    scripted->resetInsideBody(100 * 1000);
    HttpClient http(m_clock);
    trust(http);
    const QByteArray body = "{\"a\":\"" + QByteArray(8'000'000, 'x') + "\"}";
    const End end = post(http, scripted->url(), body, 20s);
    QVERIFY(!end.answer);
    QCOMPARE(end.answer.error().kind, ErrorKind::ConnectionLost);
    QVERIFY(end.mayHaveArrived);
    QTRY_COMPARE(scripted->openConnections(), 0);
    // Qt may connect once more before it learns that the body cannot be had again; it must stay silent then.
    QCOMPARE(scripted->unfinished(2), QByteArray());
    QCOMPARE(scripted->requests().size(), 0);
}

void TestPostOnce::deadConnectionIsNotUsed_data()
{
    brokenInsideTheBody_data();
}

//! The server closes the kept-alive connection between two requests: the next post must simply succeed.
void TestPostOnce::deadConnectionIsNotUsed()
{
    QFETCH(bool, tls);
    const auto scripted = server(tls);
    scripted->setHandler(
        [](const SeenRequest &) { return Script{Step::send(ScriptedServer::answer(200, "{}"))}; });
    HttpClient http(m_clock);
    trust(http);
    for (int turn = 1; turn <= 3; ++turn) {
        HttpRequest *get = http.get(scripted->url(QStringLiteral("/get")), {}, 5s, &http);
        QSignalSpy got(get, &HttpRequest::finished);
        get->start();
        QVERIFY(got.wait());
        scripted->closeIdle();
        const End end = post(http, scripted->url(), "{}", 20s);
        QVERIFY(end.answer);
        QCOMPARE(end.answer->status, 200);
        QCOMPARE(std::count_if(scripted->requests().begin(), scripted->requests().end(),
                               [](const SeenRequest &request) { return request.method == "POST"; }),
                 turn);
    }
}

//! With one manager for all, as a caller may bring it, the post may be lost in a dead connection: never
//! twice.
void TestPostOnce::deadConnectionOfSharedManager()
{
    ScriptedServer scripted;
    const Script answerOnce = {Step::send(ScriptedServer::answer(200, "{}"))};
    scripted.reply(answerOnce);
    scripted.reply({Step::close()}); // takes the post and closes, as if the answer were lost
    scripted.setHandler([answerOnce](const SeenRequest &) { return answerOnce; });
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy::NoProxy);
    HttpClient http(m_clock, manager);
    HttpRequest *get = http.get(scripted.url(), {}, 5s, &http);
    QSignalSpy got(get, &HttpRequest::finished);
    get->start();
    QVERIFY(got.wait());
    const End end = post(http, scripted.url(), "{}", 20s);
    QVERIFY(!end.answer);
    QVERIFY(end.mayHaveArrived);
    QCOMPARE(scripted.requests().size(), 2);
}

void TestPostOnce::refusedConnectionSendsNothing()
{
    QUrl url;
    {
        const ScriptedServer gone;
        url = gone.url();
    }
    HttpClient http(m_clock);
    const End end = post(http, url, "{}", 20s);
    QVERIFY(!end.answer);
    QCOMPARE(end.answer.error().kind, ErrorKind::Offline);
    QVERIFY(!end.mayHaveArrived);
}

void TestPostOnce::unknownCertificateSendsNothing()
{
    const auto scripted = server(true);
    HttpClient http(m_clock); // trusts the system's authorities only
    const End end = post(http, scripted->url(), "{}", 20s);
    QVERIFY(!end.answer);
    QCOMPARE(end.answer.error().kind, ErrorKind::TlsFailed);
    QVERIFY(!end.mayHaveArrived);
    QCOMPARE(scripted->requests().size(), 0);
}

void TestPostOnce::neverOffersHttp2()
{
    const auto scripted = server(true); // would choose h2 over http/1.1
    scripted->reply({Step::send(ScriptedServer::answer(200, "{}"))});
    HttpClient http(m_clock);
    trust(http);
    const End end = post(http, scripted->url(), "{}", 20s);
    QVERIFY(end.answer);
    QCOMPARE(scripted->requests().size(), 1);
    QVERIFY(scripted->requests().first().header("upgrade").isEmpty());
}

void TestPostOnce::cancelBeforeStartSendsNothing()
{
    ScriptedServer scripted;
    HttpClient http(m_clock);
    HttpRequest *request = http.postOnce(scripted.url(), "{}", {}, 5s, &http);
    QSignalSpy spy(request, &HttpRequest::finished);
    request->cancel();
    QVERIFY2(spy.isEmpty(), "the end comes from the event loop");
    request->start();
    QVERIFY(spy.wait());
    const auto &answer = valueOf<Result<HttpAnswer>>(spy.first().first());
    QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    QVERIFY(!request->mayHaveArrived());
    QCOMPARE(scripted.connections(), 0);
}

void TestPostOnce::cancelWhileWaiting()
{
    ScriptedServer scripted;
    scripted.reply({Step::hang()});
    HttpClient http(m_clock);
    HttpRequest *request = http.postOnce(scripted.url(), "{}", {}, 5s, &http);
    QSignalSpy spy(request, &HttpRequest::finished);
    request->start();
    QTRY_COMPARE(scripted.requests().size(), 1);
    request->cancel();
    request->cancel();
    QVERIFY(spy.isEmpty());
    QVERIFY(spy.wait());
    QCOMPARE(spy.size(), 1);
    QCOMPARE(valueOf<Result<HttpAnswer>>(spy.first().first()).error().kind, ErrorKind::Cancelled);
    QVERIFY(request->mayHaveArrived());
    QTRY_COMPARE(scripted.openConnections(), 0);
}

void TestPostOnce::deletionIsSilent()
{
    ScriptedServer scripted;
    scripted.reply({Step::hang()});
    HttpClient http(m_clock);
    int ends = 0;
    auto *request = http.postOnce(scripted.url(), "{}", {}, 5s, nullptr);
    connect(request, &HttpRequest::finished, this, [&ends] { ++ends; });
    request->start();
    QTRY_COMPARE(scripted.requests().size(), 1);
    delete request;
    QTRY_COMPARE(scripted.openConnections(), 0);
    QCOMPARE(ends, 0);
}

void TestPostOnce::emptyBodyLeavesOnce()
{
    ScriptedServer scripted;
    scripted.setHandler([](const SeenRequest &) { return Script{Step::close()}; });
    HttpClient http(m_clock);
    const End end = post(http, scripted.url(), {}, 20s);
    QVERIFY(!end.answer);
    QVERIFY(end.mayHaveArrived);
    QCOMPARE(scripted.requests().size(), 1);
    QCOMPARE(scripted.requests().first().header("content-length"), QByteArray("0"));
}

QTEST_GUILESS_MAIN(TestPostOnce)
#include "tst_postonce.moc"
