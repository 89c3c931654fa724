// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"

#include "tests/support/fakenetwork.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

class TestGetRequest : public QObject
{
    Q_OBJECT

private slots:
    void sendsOurHeadersOnly();
    void keepsNoCookies();
    void doesNotFollowRedirects_data();
    void doesNotFollowRedirects();
    void statusesAreAnswers_data();
    void statusesAreAnswers();
    void packedErrorIsUnpacked();
    void brokenAnswers_data();
    void brokenAnswers();
    void timesOutWithItsOwnKind();
    void slowDripDoesNotExtendTheDeadline();
    void tooLargeEndsEarly();
    void cancelInsideAnotherEnd();
    void clientDeletedFirst();
    void fakedErrors_data();
    void fakedErrors();
    void attributesOfEveryRequest();

private:
    Result<HttpAnswer> get(HttpClient &http, const QUrl &url, std::chrono::milliseconds deadline = 20s,
                           qint64 limit = 1 << 20);
    ManualClock m_clock;
};

Result<HttpAnswer> TestGetRequest::get(HttpClient &http, const QUrl &url, std::chrono::milliseconds deadline,
                                       qint64 limit)
{
    const std::unique_ptr<HttpRequest> request(
        http.get(url, {{"Accept", "application/json"}}, deadline, nullptr, limit));
    QSignalSpy spy(request.get(), &HttpRequest::finished);
    request->start();
    request->start(); // a second start is none
    if (spy.isEmpty() && !spy.wait(25000))
        return fail(ErrorKind::Internal, QStringLiteral("no end"));
    QCoreApplication::processEvents();
    if (spy.size() != 1)
        return fail(ErrorKind::Internal, QStringLiteral("ended %1 times").arg(spy.size()));
    return valueOf<Result<HttpAnswer>>(spy.first().first());
}

void TestGetRequest::sendsOurHeadersOnly()
{
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(200, "{}", "Retry-After: 4\r\n"))});
    HttpClient http(m_clock);
    const auto answer = get(http, server.url(QStringLiteral("/v1/x?a=b")));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, QByteArray("{}"));
    QCOMPARE(answer->contentType, QByteArray("application/json"));
    QCOMPARE(answer->retryAfter, QByteArray("4"));
    const SeenRequest seen = server.requests().first();
    QCOMPARE(seen.method, QByteArray("GET"));
    QCOMPARE(seen.target, QByteArray("/v1/x?a=b"));
    QCOMPARE(seen.header("user-agent"), QByteArray("Maquette/" MAQUETTE_VERSION));
    QCOMPARE(seen.header("accept"), QByteArray("application/json"));
    QVERIFY(!seen.headers.contains("authorization"));
}

void TestGetRequest::keepsNoCookies()
{
    ScriptedServer server;
    server.setHandler([](const SeenRequest &) {
        return Script{Step::send(ScriptedServer::answer(200, "{}", "Set-Cookie: id=1; Path=/\r\n"))};
    });
    HttpClient http(m_clock);
    QVERIFY(get(http, server.url()));
    QVERIFY(get(http, server.url()));
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().last().headers.contains("cookie"));
}

void TestGetRequest::doesNotFollowRedirects_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::newRow(QByteArray::number(status).constData()) << status;
}

void TestGetRequest::doesNotFollowRedirects()
{
    QFETCH(int, status);
    ScriptedServer other;
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(
        status, "", "Location: " + other.url(QStringLiteral("/y")).toEncoded() + "\r\n"))});
    HttpClient http(m_clock);
    const auto answer = get(http, server.url());
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->location, other.url(QStringLiteral("/y")).toEncoded());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(other.connections(), 0);
}

void TestGetRequest::statusesAreAnswers_data()
{
    QTest::addColumn<int>("status");
    for (const int status :
         {200, 202, 400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 418, 422, 429, 500, 501, 502, 503, 504})
        QTest::newRow(QByteArray::number(status).constData()) << status;
}

void TestGetRequest::statusesAreAnswers()
{
    QFETCH(int, status);
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(status, R"({"error_code":1})"))});
    HttpClient http(m_clock);
    const auto answer = get(http, server.url());
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->body, QByteArray(R"({"error_code":1})"));
}

//! A short text grows when it is packed: its length must not be taken for that of the text.
void TestGetRequest::packedErrorIsUnpacked()
{
    const QByteArray gzipped =
        QByteArray::fromHex("1f8b08000000000002ffab56ca4d2d2e4e4c4f55b252cacb57aa05005d"
                            "b7309c10000000");
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(400, gzipped, "Content-Encoding: gzip\r\n"))});
    HttpClient http(m_clock);
    const auto answer = get(http, server.url());
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray(R"({"message":"no"})"));
}

void TestGetRequest::brokenAnswers_data()
{
    QTest::addColumn<Script>("script");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("cut body") << Script{Step::send(ok + "Content-Length: 9\r\n\r\n{\"a"), Step::close()};
    QTest::newRow("cut error body") << Script{Step::send("HTTP/1.1 500 X\r\nContent-Length: 9\r\n\r\n{\"a"),
                                              Step::close()};
    QTest::newRow("reset") << Script{Step::reset()};
    QTest::newRow("closed") << Script{Step::close()};
}

void TestGetRequest::brokenAnswers()
{
    QFETCH(Script, script);
    ScriptedServer server;
    server.setHandler([script](const SeenRequest &) { return script; });
    HttpClient http(m_clock);
    const auto answer = get(http, server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::ConnectionLost);
    QVERIFY(!answer.error().message.isEmpty());
}

void TestGetRequest::timesOutWithItsOwnKind()
{
    ScriptedServer server;
    server.reply({Step::hang()});
    HttpClient http(m_clock);
    const auto answer = get(http, server.url(), 150ms);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::TimedOut);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestGetRequest::slowDripDoesNotExtendTheDeadline()
{
    ScriptedServer server;
    server.reply({Step::send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"), Step::hang()});
    HttpClient http(m_clock);
    QElapsedTimer watch;
    watch.start();
    const auto answer = get(http, server.url(), 300ms);
    QCOMPARE(answer.error().kind, ErrorKind::TimedOut);
    QVERIFY(watch.elapsed() >= 290);
}

void TestGetRequest::tooLargeEndsEarly()
{
    ScriptedServer server;
    server.reply({Step::send("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + QByteArray(50000, 'x')),
                  Step::hang()});
    HttpClient http(m_clock);
    const auto answer = get(http, server.url(), 20s, 10000);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
    QTRY_COMPARE(server.openConnections(), 0);
}

//! A receiver that deletes its request inside finished() must not hurt the others that end in the same turn.
void TestGetRequest::cancelInsideAnotherEnd()
{
    ScriptedServer server;
    server.setHandler([](const SeenRequest &) { return Script{Step::hang()}; });
    HttpClient http(m_clock);
    auto *first = http.get(server.url(), {}, 20s, nullptr);
    auto *second = http.get(server.url(), {}, 20s, nullptr);
    int ends = 0;
    connect(first, &HttpRequest::finished, this, [&] {
        ++ends;
        first->deleteLater();
        delete second;
    });
    connect(second, &HttpRequest::finished, this, [&] { ++ends; });
    first->start();
    second->start();
    QTRY_COMPARE(server.requests().size(), 2);
    first->cancel();
    second->cancel();
    QTRY_COMPARE(ends, 1);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestGetRequest::clientDeletedFirst()
{
    ScriptedServer server;
    server.reply({Step::hang()});
    auto http = std::make_unique<HttpClient>(m_clock);
    const std::unique_ptr<HttpRequest> request(http->get(server.url(), {}, 300ms, nullptr));
    QSignalSpy spy(request.get(), &HttpRequest::finished);
    request->start();
    QTRY_COMPARE(server.requests().size(), 1);
    http.reset();
    QVERIFY(spy.wait());
    QVERIFY(!valueOf<Result<HttpAnswer>>(spy.first().first()));
}

void TestGetRequest::fakedErrors_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<bool>("post");
    QTest::addColumn<ErrorKind>("kind");
    // A faked manager reads the body before it fails, so every post counts as begun.
    QTest::newRow("no host") << QNetworkReply::HostNotFoundError << false << ErrorKind::ConnectionLost;
    QTest::newRow("TLS") << QNetworkReply::SslHandshakeFailedError << true << ErrorKind::TlsFailed;
    QTest::newRow("no host, read") << QNetworkReply::HostNotFoundError << true << ErrorKind::ConnectionLost;
    QTest::newRow("protocol") << QNetworkReply::ProtocolFailure << true << ErrorKind::BadAnswer;
    QTest::newRow("closed") << QNetworkReply::RemoteHostClosedError << true << ErrorKind::ConnectionLost;
}

void TestGetRequest::fakedErrors()
{
    QFETCH(QNetworkReply::NetworkError, error);
    QFETCH(bool, post);
    FakeNetwork network;
    network.answer = [error](const FakeNetwork::Asked &) { return FakeAnswer{0, {}, {}, error, false}; };
    HttpClient http(m_clock, network);
    const QUrl url(QStringLiteral("https://example.org/x"));
    HttpRequest *request = post ? http.postOnce(url, "{}", {}, 5s, &http) : http.get(url, {}, 5s, &http);
    QSignalSpy spy(request, &HttpRequest::finished);
    request->start();
    QVERIFY(spy.wait());
    const auto &answer = valueOf<Result<HttpAnswer>>(spy.first().first());
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QVERIFY(request->mayHaveArrived());
}

void TestGetRequest::attributesOfEveryRequest()
{
    FakeNetwork network;
    HttpClient http(m_clock, network);
    const QUrl url(QStringLiteral("https://example.org/x"));
    http.get(url, {}, 5s, &http)->start();
    http.postOnce(url, "{\"a\":1}", {}, 5s, &http)->start();
    QCOMPARE(network.asked.size(), 2);
    for (const auto &asked : std::as_const(network.asked)) {
        const QNetworkRequest &request = asked.request;
        QCOMPARE(request.attribute(QNetworkRequest::Http2AllowedAttribute).toBool(), false);
        QCOMPARE(request.attribute(QNetworkRequest::RedirectPolicyAttribute).toInt(),
                 static_cast<int>(QNetworkRequest::ManualRedirectPolicy));
        QCOMPARE(request.attribute(QNetworkRequest::CookieLoadControlAttribute).toInt(),
                 static_cast<int>(QNetworkRequest::Manual));
        QCOMPARE(request.attribute(QNetworkRequest::HttpPipeliningAllowedAttribute).toBool(), false);
    }
    const QNetworkRequest post = network.asked.last().request;
    QCOMPARE(post.attribute(QNetworkRequest::DoNotBufferUploadDataAttribute).toBool(), true);
    QCOMPARE(post.header(QNetworkRequest::ContentLengthHeader).toInt(), 7);
    QCOMPARE(post.header(QNetworkRequest::ContentTypeHeader).toString(), QStringLiteral("application/json"));
    QCOMPARE(network.asked.last().body, QByteArray("{\"a\":1}"));
}

QTEST_GUILESS_MAIN(TestGetRequest)
#include "tst_getrequest.moc"
