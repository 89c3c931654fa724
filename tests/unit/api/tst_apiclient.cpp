// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/apiclient.h"

#include "app/base/log.h"
#include "app/net/httpclient.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

class TestApiClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void submitIsOnePost();
    void submitRefusedBeforeSending_data();
    void submitRefusedBeforeSending();
    void submitOutcomes_data();
    void submitOutcomes();
    void submitToNobodyIsNotSent();
    void submitCancelled();
    void callsHaveTheirAddresses();
    void answersNeverSendTheTokenElsewhere();
    void cancelIsAPostWithoutBody();
    void balanceOfAnotherToken();
    void readsTimeOut();
    void oneEndThenGone();
    void deletedEarlyIsSilent();
    void badIdsAreNotAsked();
    void withoutTokenNothingIsAsked();
    void theEndpointRulesFetching();
    void tokenStaysInside();
    void curlCommand();
    void idShapes_data();
    void idShapes();

private:
    SubmitOutcome submit(const QByteArray &input = R"({"prompt":"x"})",
                         const QString &model = QStringLiteral("bytedance/seedream-4-5/text-to-image"));

    ManualClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ApiClient> m_api;
    const RequestId m_id{QStringLiteral("req-1_A")};
};

void TestApiClient::init()
{
    m_api.reset();
    m_http = std::make_unique<HttpClient>(m_clock);
    m_server = std::make_unique<ScriptedServer>();
    m_api = std::make_unique<ApiClient>(*m_http, *Endpoint::custom(m_server->url().toString()));
    m_api->setToken(QStringLiteral("tok_s3cr3t_9a2e"));
}

SubmitOutcome TestApiClient::submit(const QByteArray &input, const QString &model)
{
    SubmitCall *call = m_api->submit(ModelId(model), input, this);
    QSignalSpy spy(call, &SubmitCall::finished);
    if (!spy.wait(20000))
        return Uncertain{Error{ErrorKind::Internal, QStringLiteral("no end"), {}, 0, 0, {}}};
    return valueOf<SubmitOutcome>(spy.first().first());
}

void TestApiClient::submitIsOnePost()
{
    m_server->reply({Step::send(ScriptedServer::answer(200, R"({"request_id":"req-1_A"})"))});
    const QByteArray input = "{\"width×height\":\"2048x2048 (1:1)\",\"seed\":9007199254740993}";
    const SubmitOutcome outcome = submit(input);
    const auto *accepted = std::get_if<Accepted>(&outcome);
    QVERIFY(accepted);
    QCOMPARE(accepted->request, m_id);
    QCOMPARE(m_server->requests().size(), 1);
    const SeenRequest seen = m_server->requests().first();
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.target, QByteArray("/v1/models/bytedance/seedream-4-5/text-to-image"));
    QCOMPARE(seen.body, input);
    QCOMPARE(seen.header("authorization"), QByteArray("Bearer tok_s3cr3t_9a2e"));
    QCOMPARE(seen.header("content-type"), QByteArray("application/json"));
    QCOMPARE(seen.header("accept"), QByteArray("application/json"));
    QCOMPARE(seen.header("user-agent"), QByteArray("Maquette/" MAQUETTE_VERSION));
}

void TestApiClient::submitRefusedBeforeSending_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("model");
    QTest::addColumn<ErrorKind>("kind");
    const QString good = QStringLiteral("a/b");
    QTest::newRow("array") << QByteArray("[1]") << good << ErrorKind::InvalidInput;
    QTest::newRow("empty") << QByteArray() << good << ErrorKind::InvalidInput;
    QTest::newRow("model climbs") << QByteArray("{}") << QStringLiteral("a/../b") << ErrorKind::ModelUnknown;
    QTest::newRow("model with query")
        << QByteArray("{}") << QStringLiteral("a/b?x=1") << ErrorKind::ModelUnknown;
    QTest::newRow("no model") << QByteArray("{}") << QString() << ErrorKind::ModelUnknown;
}

void TestApiClient::submitRefusedBeforeSending()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, model);
    const SubmitOutcome outcome = submit(input, model);
    const auto *notSent = std::get_if<NotSent>(&outcome);
    QVERIFY(notSent);
    QTEST(notSent->error.kind, "kind");
    QCOMPARE(m_server->connections(), 0);
}

void TestApiClient::submitOutcomes_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<int>("outcome"); // the index in SubmitOutcome
    QTest::addColumn<ErrorKind>("kind");
    const auto answered = [](int status, const QByteArray &body) {
        return Script{Step::send(ScriptedServer::answer(status, body))};
    };
    constexpr int rejected = 1;
    constexpr int uncertain = 3;
    QTest::newRow("no funds") << answered(400, R"({"error_code":400002})") << rejected << ErrorKind::NoFunds;
    QTest::newRow("401 with challenge")
        << Script{Step::send(
               ScriptedServer::answer(401, R"({"message":"no"})", "WWW-Authenticate: Basic realm=x\r\n"))}
        << rejected << ErrorKind::TokenRejected;
    QTest::newRow("HTML 403") << answered(403, "<html>") << uncertain << ErrorKind::TokenRejected;
    QTest::newRow("500") << answered(500, R"({"message":"x"})") << uncertain << ErrorKind::ServerFault;
    QTest::newRow("307") << Script{Step::send(ScriptedServer::answer(307, "", "Location: /v2\r\n"))}
                         << uncertain << ErrorKind::BadAnswer;
    QTest::newRow("200 HTML") << answered(200, "<html>") << uncertain << ErrorKind::BadAnswer;
    QTest::newRow("cut 400")
        << Script{Step::send("HTTP/1.1 400 X\r\nContent-Length: 99\r\n\r\n{\"error_code\":400002}"),
                  Step::close()}
        << uncertain << ErrorKind::ConnectionLost;
    QTest::newRow("lost") << Script{Step::close()} << uncertain << ErrorKind::ConnectionLost;
    QTest::newRow("reset") << Script{Step::reset()} << uncertain << ErrorKind::ConnectionLost;
    QTest::newRow("never") << Script{Step::hang()} << uncertain << ErrorKind::TimedOut;
}

void TestApiClient::submitOutcomes()
{
    QFETCH(Script, script);
    QFETCH(int, outcome);
    QFETCH(ErrorKind, kind);
    if (kind == ErrorKind::TimedOut)
        m_api->setDeadlines(300ms, 300ms);
    m_server->setHandler([script](const SeenRequest &) { return script; });
    const SubmitOutcome end = submit();
    QCOMPARE(static_cast<int>(end.index()), outcome);
    const Error error = outcome == 1 ? std::get<Rejected>(end).error : std::get<Uncertain>(end).error;
    QCOMPARE(error.kind, kind);
    QVERIFY(!error.message.isEmpty());
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestApiClient::submitToNobodyIsNotSent()
{
    m_server.reset();
    const SubmitOutcome outcome = submit();
    const auto *notSent = std::get_if<NotSent>(&outcome);
    QVERIFY(notSent);
    QCOMPARE(notSent->error.kind, ErrorKind::Offline);
}

void TestApiClient::submitCancelled()
{
    // Before anything left.
    SubmitCall *early = m_api->submit(ModelId(QStringLiteral("a/b")), "{}", this);
    QSignalSpy earlySpy(early, &SubmitCall::finished);
    early->cancel();
    QVERIFY(earlySpy.wait());
    QVERIFY(std::holds_alternative<NotSent>(valueOf<SubmitOutcome>(earlySpy.first().first())));
    QCOMPARE(m_server->connections(), 0);
    // After it arrived.
    m_server->reply({Step::hang()});
    SubmitCall *late = m_api->submit(ModelId(QStringLiteral("a/b")), "{}", this);
    QSignalSpy lateSpy(late, &SubmitCall::finished);
    QTRY_COMPARE(m_server->requests().size(), 1);
    late->cancel();
    QVERIFY(lateSpy.wait());
    const auto &outcome = valueOf<SubmitOutcome>(lateSpy.first().first());
    QVERIFY(std::holds_alternative<Uncertain>(outcome));
    QCOMPARE(std::get<Uncertain>(outcome).error.kind, ErrorKind::Cancelled);
}

void TestApiClient::callsHaveTheirAddresses()
{
    m_server->setHandler([](const SeenRequest &seen) {
        QByteArray body = R"({"status":"in_queue","queue_position":2})";
        if (seen.target.endsWith("balance"))
            body = R"({"balance_usd":1})";
        return Script{Step::send(ScriptedServer::answer(200, body))};
    });
    QSignalSpy status(m_api->status(m_id, this), &StatusCall::finished);
    QVERIFY(status.wait());
    QCOMPARE(valueOf<Result<RunStatus>>(status.first().first())->queuePosition, 2);
    QSignalSpy result(m_api->result(m_id, this), &ResultCall::finished);
    QVERIFY(result.wait());
    QCOMPARE(valueOf<Result<RunResult>>(result.first().first())->status.state, RunStatus::State::Queued);
    QSignalSpy balance(m_api->balance(this), &BalanceCall::finished);
    QVERIFY(balance.wait());
    QCOMPARE(valueOf<Result<Balance>>(balance.first().first())->amount, Money::fromMicrodollars(1'000'000));
    QSignalSpy price(m_api->price(ModelId(QStringLiteral("kling/kling-video-o3/4K/image-to-video")), this),
                     &PriceCall::finished);
    QVERIFY(price.wait());
    QVERIFY(!valueOf<Result<ModelPrice>>(price.first().first())->base);

    QList<QByteArray> targets;
    for (const SeenRequest &seen : m_server->requests()) {
        targets.append(seen.target);
        QCOMPARE(seen.method, QByteArray("GET"));
        QCOMPARE(seen.header("authorization"), QByteArray("Bearer tok_s3cr3t_9a2e"));
        QCOMPARE(seen.header("cache-control"), QByteArray("no-cache"));
        QCOMPARE(seen.header("pragma"), QByteArray("no-cache"));
        QCOMPARE(seen.header("accept"), QByteArray("application/json"));
    }
    const QList<QByteArray> expected = {"/v1/requests/req-1_A/status",
                                        "/v1/requests/req-1_A/result?include_cost=true", "/prod/v2/balance",
                                        "/v1/models/kling/kling-video-o3/4K/image-to-video"};
    QCOMPARE(targets, expected);
}

void TestApiClient::answersNeverSendTheTokenElsewhere()
{
    ScriptedServer other;
    const QByteArray to = other.url(QStringLiteral("/steal")).toEncoded();
    m_server->setHandler([to](const SeenRequest &) {
        return Script{Step::send(
            ScriptedServer::answer(302, R"({"status_url":")" + to + "\"}", "Location: " + to + "\r\n"))};
    });
    QSignalSpy status(m_api->status(m_id, this), &StatusCall::finished);
    QVERIFY(status.wait());
    const auto &end = valueOf<Result<RunStatus>>(status.first().first());
    QCOMPARE(end.error().kind, ErrorKind::BadAnswer);
    QCOMPARE(end.error().httpStatus, 302);
    QCOMPARE(other.connections(), 0);
}

void TestApiClient::cancelIsAPostWithoutBody()
{
    m_server->reply(
        {Step::send(ScriptedServer::answer(202, R"({"status":"completed","outcome":"cancelled"})"))});
    QSignalSpy spy(m_api->cancel(m_id, this), &CancelCall::finished);
    QVERIFY(spy.wait());
    QCOMPARE(*valueOf<Result<CancelOutcome>>(spy.first().first()), CancelOutcome::Cancelled);
    const SeenRequest seen = m_server->requests().first();
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.target, QByteArray("/v1/requests/req-1_A/cancel"));
    QCOMPARE(seen.body, QByteArray());
    m_server->reply({Step::close()});
    QSignalSpy lost(m_api->cancel(m_id, this), &CancelCall::finished);
    QVERIFY(lost.wait());
    QCOMPARE(valueOf<Result<CancelOutcome>>(lost.first().first()).error().kind, ErrorKind::NotConfirmed);
    QCOMPARE(m_server->requests().size(), 2);
}

void TestApiClient::balanceOfAnotherToken()
{
    m_server->reply(
        {Step::send(ScriptedServer::answer(400, R"({"error_code":400004,"message":"new_tok_77 is bad"})"))});
    QSignalSpy spy(m_api->balance(this, QStringLiteral("new_tok_77")), &BalanceCall::finished);
    QVERIFY(spy.wait());
    const auto &end = valueOf<Result<Balance>>(spy.first().first());
    QCOMPARE(end.error().kind, ErrorKind::TokenRejected);
    QVERIFY(!end.error().message.contains(QStringLiteral("new_tok")));
    QCOMPARE(m_server->requests().first().header("authorization"), QByteArray("Bearer new_tok_77"));
    QCOMPARE(m_api->maskedToken(), QStringLiteral("••••9a2e"));
}

void TestApiClient::readsTimeOut()
{
    m_api->setDeadlines(10s, 200ms);
    m_server->reply({Step::hang()});
    QSignalSpy spy(m_api->status(m_id, this), &StatusCall::finished);
    QVERIFY(spy.wait());
    QCOMPARE(valueOf<Result<RunStatus>>(spy.first().first()).error().kind, ErrorKind::TimedOut);
}

void TestApiClient::oneEndThenGone()
{
    m_server->reply({Step::send(ScriptedServer::answer(200, R"({"status":"in_queue"})"))});
    StatusCall *call = m_api->status(m_id, this);
    QSignalSpy ends(call, &StatusCall::finished);
    QSignalSpy gone(call, &QObject::destroyed);
    QVERIFY(gone.wait());
    QCOMPARE(ends.size(), 1);
}

void TestApiClient::deletedEarlyIsSilent()
{
    m_server->reply({Step::hang()});
    int ends = 0;
    StatusCall *call = m_api->status(m_id, nullptr);
    connect(call, &StatusCall::finished, this, [&ends] { ++ends; });
    QTRY_COMPARE(m_server->requests().size(), 1);
    delete call;
    QTRY_COMPARE(m_server->openConnections(), 0);
    delete m_api->status(m_id, nullptr); // before it began
    QCoreApplication::processEvents();
    QCOMPARE(ends, 0);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestApiClient::badIdsAreNotAsked()
{
    QSignalSpy spy(m_api->status(RequestId(QStringLiteral("../balance")), this), &StatusCall::finished);
    QVERIFY(spy.wait());
    QVERIFY(!valueOf<Result<RunStatus>>(spy.first().first()));
    QCOMPARE(m_server->connections(), 0);
}

void TestApiClient::withoutTokenNothingIsAsked()
{
    m_api->setToken({});
    QVERIFY(!m_api->hasToken());
    const SubmitOutcome outcome = submit();
    QVERIFY(std::holds_alternative<NotSent>(outcome));
    QCOMPARE(std::get<NotSent>(outcome).error.kind, ErrorKind::TokenRejected);
    QSignalSpy spy(m_api->balance(this), &BalanceCall::finished);
    QVERIFY(spy.wait());
    QCOMPARE(valueOf<Result<Balance>>(spy.first().first()).error().kind, ErrorKind::TokenRejected);
    QCOMPARE(m_server->connections(), 0);
}

void TestApiClient::theEndpointRulesFetching()
{
    const QUrl there(QStringLiteral("https://files.runcomfy.net/a.png"));
    const QUrl here(QStringLiteral("http://127.0.0.1:5000/a.png"));
    QSignalSpy changed(m_api.get(), &ApiClient::endpointChanged);
    m_api->setEndpoint(Endpoint::runComfy());
    QVERIFY(m_http->mayFetch(there) && !m_http->mayFetch(here));
    m_api->setEndpoint(Endpoint::simulated(QUrl(QStringLiteral("http://127.0.0.1:4711"))));
    QVERIFY(!m_http->mayFetch(there) && m_http->mayFetch(here));
    QCOMPARE(changed.size(), 2);
}

void TestApiClient::tokenStaysInside()
{
    QCOMPARE(m_api->maskedToken(), QStringLiteral("••••9a2e"));
    QCOMPARE(redact(QStringLiteral("x tok_s3cr3t_9a2e y")), QStringLiteral("x ••• y"));
    const QString first = m_api->accountFingerprint();
    QCOMPARE(first.size(), 16);
    QSignalSpy changed(m_api.get(), &ApiClient::tokenChanged);
    m_api->setToken(QStringLiteral("another_token_1"));
    m_api->setToken(QStringLiteral("another_token_1"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_api->accountFingerprint() != first);
    m_api->setToken(QStringLiteral("tok_s3cr3t_9a2e"));
    QCOMPARE(m_api->accountFingerprint(), first);
    m_api->setEndpoint(Endpoint::runComfy());
    QVERIFY(m_api->accountFingerprint() != first);
    m_api->setToken(QStringLiteral("short"));
    QCOMPARE(m_api->maskedToken(), QStringLiteral("••••"));
    m_api->setToken({});
    QCOMPARE(m_api->maskedToken(), QString());
}

void TestApiClient::curlCommand()
{
    m_api->setEndpoint(Endpoint::runComfy());
    const QString command = m_api->curlCommand(ModelId(QStringLiteral("a/b")), R"({"prompt":"it's"})");
    QVERIFY(command.contains(QStringLiteral("https://model-api.runcomfy.net/v1/models/a/b")));
    QVERIFY(command.contains(QStringLiteral("$RUNCOMFY_TOKEN")));
    QVERIFY(!command.contains(QStringLiteral("s3cr3t")));
}

void TestApiClient::idShapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("request");
    QTest::addColumn<bool>("model");
    const auto row = [](const QString &text, bool request, bool model) {
        QTest::newRow(text.left(20).toUtf8().constData()) << text << request << model;
    };
    row(QStringLiteral("abc-DEF_123"), true, true);
    row(QString(128, QLatin1Char('a')), true, true);
    row(QString(129, QLatin1Char('b')), false, true);
    row(QStringLiteral("a.b"), false, true);
    row(QStringLiteral("a/b/c"), false, true);
    row(QStringLiteral("a//b"), false, false);
    row(QStringLiteral("/a"), false, false);
    row(QStringLiteral("a/"), false, false);
    row(QStringLiteral("a/./b"), false, false);
    row(QStringLiteral(".."), false, false);
    row(QStringLiteral("..a/b..c"), false, true);
    row(QStringLiteral("a b"), false, false);
    row(QStringLiteral("abc\n"), false, false);
    row(QStringLiteral("é"), false, false);
}

void TestApiClient::idShapes()
{
    QFETCH(QString, text);
    QTEST(isRequestId(text), "request");
    QTEST(isModelPath(text), "model");
    QVERIFY(!isRequestId({}) && !isModelPath({}));
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
