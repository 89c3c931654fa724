// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/apiclient.h"

#include "app/api/replies.h"
#include "app/base/log.h"
#include "app/net/httpclient.h"
#include "tests/support/fakenetwork.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace maquette;
using namespace maquette::test;

namespace
{

Result<HttpAnswer> answer(int status, const QByteArray &body, const QByteArray &retryAfter = {})
{
    return HttpAnswer{status, body, "application/json", retryAfter, {}};
}

FakeAnswer emptyPage()
{
    FakeAnswer page;
    page.body = R"({"models":[]})";
    return page;
}

//! \brief Nothing runs on the global pool until it is released.
class BusyPool
{
public:
    BusyPool()
        : m_threads(QThreadPool::globalInstance()->maxThreadCount())
    {
        QThreadPool::globalInstance()->setMaxThreadCount(1);
        QThreadPool::globalInstance()->start([this] { m_gate.acquire(); });
    }
    ~BusyPool()
    {
        release();
        QThreadPool::globalInstance()->waitForDone();
        QThreadPool::globalInstance()->setMaxThreadCount(m_threads);
    }
    void release() const { m_gate.release(); }

private:
    int m_threads;
    mutable QSemaphore m_gate;
};

} // namespace

//! \brief One page of the catalogue: how it is asked for and what every odd end of it becomes.
class TestCatalogueCall : public QObject
{
    Q_OBJECT

private slots:
    void keepsOrderAndNumbers();
    void oddEntriesAreCounted();
    void oddTotals_data();
    void oddTotals();
    void errors_data();
    void errors();
    void secretsAreLeftOut();
    void asksForOnePage();
    void redirectIsNotFollowed();
    void withoutTokenNothingIsAsked();
    void tooLargeIsRefused();
    void cancelledWhileAsked();
    void cancelledWhileRead();
    void deletedWhileRead();

private:
    ManualClock m_clock;
};

void TestCatalogueCall::keepsOrderAndNumbers()
{
    const QByteArray entry =
        R"({"model_id":"a/b","zeta":1,"alpha":9007199254740993,"input_schema":{"properties":{"z":{},"a":{}}}})";
    const auto page =
        readCatalogue(answer(200, R"({"models":[)" + entry + R"(],"total":7,"offset":3})"), m_clock);
    QVERIFY(page);
    QCOMPARE(page->items.size(), 1);
    QCOMPARE(page->items.first().id.text(), QStringLiteral("a/b"));
    QCOMPARE(page->items.first().json, entry);
    QCOMPARE(page->listed, 1);
    QCOMPARE(page->total, std::optional<qint64>(7));
    QCOMPARE(page->offset, std::optional<qint64>(3));
}

void TestCatalogueCall::oddEntriesAreCounted()
{
    const auto page = readCatalogue(
        answer(200, R"({"models":[null,3,"x",[],{},{"model_id":5},{"model_id":"../x"},{"model_id":"a/b"}]})"),
        m_clock);
    QVERIFY(page);
    QCOMPARE(page->items.size(), 1);
    QCOMPARE(page->listed, 8);
    QVERIFY(!page->total);
}

void TestCatalogueCall::oddTotals_data()
{
    QTest::addColumn<QByteArray>("total");
    for (const char *odd : {"null", "-1", "1.5", "\"7\"", "true", "1e300", "18446744073709551615", "[]"})
        QTest::newRow(odd) << QByteArray(odd);
}

void TestCatalogueCall::oddTotals()
{
    QFETCH(QByteArray, total);
    const auto page = readCatalogue(answer(200, R"({"models":[],"total":)" + total + "}"), m_clock);
    // 1e300 is no JSON number that can be read at all.
    QVERIFY(page ? !page->total : page.error().kind == ErrorKind::BadAnswer);
}

void TestCatalogueCall::errors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind) {
        QTest::newRow(name) << status << body << kind;
    };
    row("not JSON", 200, "<html>", ErrorKind::BadAnswer);
    row("cut", 200, R"({"models":[{"model_id":"a/b")", ErrorKind::BadAnswer);
    row("empty", 200, "", ErrorKind::BadAnswer);
    row("no models", 200, "{}", ErrorKind::BadAnswer);
    row("models are no list", 200, R"({"models":{}})", ErrorKind::BadAnswer);
    row("a list", 200, "[]", ErrorKind::BadAnswer);
    row("too deep", 200, R"({"models":)" + QByteArray(100000, '['), ErrorKind::BadAnswer);
    row("200 with an error", 200, R"({"models":[],"error_code":400004})", ErrorKind::TokenRejected);
    row("200 with null as error", 204, R"({"error_code":null})", ErrorKind::BadAnswer);
    row("401", 401, "", ErrorKind::TokenRejected);
    row("404", 404, "", ErrorKind::BadAnswer);
    row("429", 429, "", ErrorKind::RateLimited);
    row("503", 503, "<html>", ErrorKind::ServerFault);
    row("302", 302, R"({"models":[]})", ErrorKind::BadAnswer);
}

void TestCatalogueCall::errors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto page = readCatalogue(answer(status, body, "7"), m_clock);
    QVERIFY(!page);
    QTEST(page.error().kind, "kind");
    QVERIFY(!page.error().message.isEmpty());
    if (status >= 400)
        QCOMPARE(page.error().retryAfter, std::optional(std::chrono::milliseconds(7000)));
}

void TestCatalogueCall::secretsAreLeftOut()
{
    addSecret(QStringLiteral("tok_s3cr3t_9a2e"));
    const auto page = readCatalogue(
        answer(200, R"({"models":[{"model_id":"a/b","description":"tok_s3cr3t_9a2e"},)"
                    R"({"model_id":"a/c","description":"\u0074ok_s3cr3t_9a2e"},{"model_id":"a/d"}]})"),
        m_clock);
    QVERIFY(page);
    QCOMPARE(page->listed, 3);
    QCOMPARE(page->items.size(), 1);
    QCOMPARE(page->items.first().id.text(), QStringLiteral("a/d"));
}

void TestCatalogueCall::asksForOnePage()
{
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(200, R"({"models":[{"model_id":"a/b"}],"total":1})"))});
    HttpClient http(m_clock);
    ApiClient api(http, *Endpoint::custom(server.url().toString()));
    api.setToken(QStringLiteral("tok_s3cr3t_9a2e"));
    QSignalSpy spy(api.catalogue(200, 100, this), &CatalogueCall::finished);
    QVERIFY(spy.wait());
    const auto &page = valueOf<Result<CataloguePage>>(spy.first().first());
    QVERIFY(page);
    QCOMPARE(page->items.size(), 1);
    QCOMPARE(server.requests().size(), 1);
    const SeenRequest seen = server.requests().first();
    QCOMPARE(seen.method, QByteArray("GET"));
    QCOMPARE(seen.target, QByteArray("/v1/models?include_schema=true&limit=100&offset=200"));
    QCOMPARE(seen.header("authorization"), QByteArray("Bearer tok_s3cr3t_9a2e"));
}

void TestCatalogueCall::redirectIsNotFollowed()
{
    ScriptedServer other;
    ScriptedServer server;
    server.reply(
        {Step::send(ScriptedServer::answer(307, "", "Location: " + other.url().toEncoded() + "\r\n"))});
    HttpClient http(m_clock);
    ApiClient api(http, *Endpoint::custom(server.url().toString()));
    api.setToken(QStringLiteral("tok_s3cr3t_9a2e"));
    QSignalSpy spy(api.catalogue(0, 100, this), &CatalogueCall::finished);
    QVERIFY(spy.wait());
    QCOMPARE(valueOf<Result<CataloguePage>>(spy.first().first()).error().kind, ErrorKind::BadAnswer);
    QCOMPARE(other.connections(), 0);
}

void TestCatalogueCall::withoutTokenNothingIsAsked()
{
    FakeNetwork network;
    HttpClient http(m_clock, network);
    ApiClient api(http, Endpoint::runComfy());
    QSignalSpy spy(api.catalogue(0, 100, this), &CatalogueCall::finished);
    QVERIFY(spy.wait());
    QCOMPARE(valueOf<Result<CataloguePage>>(spy.first().first()).error().kind, ErrorKind::TokenRejected);
    QVERIFY(network.asked.isEmpty());
}

void TestCatalogueCall::tooLargeIsRefused()
{
    FakeNetwork network;
    network.answer = [](const FakeNetwork::Asked &) {
        FakeAnswer large;
        large.body = R"({"models":[],"x":")" + QByteArray(17 * 1024 * 1024, 'x') + "\"}";
        return large;
    };
    HttpClient http(m_clock, network);
    ApiClient api(http, Endpoint::runComfy());
    api.setToken(QStringLiteral("tok_s3cr3t_9a2e"));
    QSignalSpy spy(api.catalogue(0, 100, this), &CatalogueCall::finished);
    QVERIFY(spy.wait(20000));
    QCOMPARE(valueOf<Result<CataloguePage>>(spy.first().first()).error().kind, ErrorKind::TooLarge);
}

void TestCatalogueCall::cancelledWhileAsked()
{
    FakeNetwork network;
    network.answer = [](const FakeNetwork::Asked &) {
        FakeAnswer never;
        never.never = true;
        return never;
    };
    HttpClient http(m_clock, network);
    ApiClient api(http, Endpoint::runComfy());
    api.setToken(QStringLiteral("tok_s3cr3t_9a2e"));
    CatalogueCall *call = api.catalogue(0, 100, this);
    QSignalSpy spy(call, &CatalogueCall::finished);
    QTRY_COMPARE(network.asked.size(), 1);
    call->cancel();
    QVERIFY(spy.wait());
    QCOMPARE(valueOf<Result<CataloguePage>>(spy.first().first()).error().kind, ErrorKind::Cancelled);
    QCOMPARE(spy.size(), 1);
}

void TestCatalogueCall::cancelledWhileRead()
{
    const BusyPool pool;
    FakeNetwork network;
    network.answer = [](const FakeNetwork::Asked &) { return emptyPage(); };
    HttpClient http(m_clock, network);
    ApiClient api(http, Endpoint::runComfy());
    api.setToken(QStringLiteral("tok_s3cr3t_9a2e"));
    CatalogueCall *call = api.catalogue(0, 100, this);
    QSignalSpy spy(call, &CatalogueCall::finished);
    QTRY_COMPARE(network.asked.size(), 1);
    QTRY_VERIFY(network.findChildren<QNetworkReply *>().isEmpty()); // answered, and waiting to be read
    QVERIFY(spy.isEmpty());
    call->cancel();
    pool.release();
    QVERIFY(spy.wait());
    QCOMPARE(valueOf<Result<CataloguePage>>(spy.first().first()).error().kind, ErrorKind::Cancelled);
    QCOMPARE(spy.size(), 1);
}

void TestCatalogueCall::deletedWhileRead()
{
    const BusyPool pool;
    FakeNetwork network;
    network.answer = [](const FakeNetwork::Asked &) { return emptyPage(); };
    HttpClient http(m_clock, network);
    ApiClient api(http, Endpoint::runComfy());
    api.setToken(QStringLiteral("tok_s3cr3t_9a2e"));
    CatalogueCall *call = api.catalogue(0, 100, this);
    QSignalSpy spy(call, &CatalogueCall::finished);
    QTRY_COMPARE(network.asked.size(), 1);
    QTRY_VERIFY(network.findChildren<QNetworkReply *>().isEmpty());
    delete call;
    pool.release();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
    QCoreApplication::processEvents();
    QVERIFY(spy.isEmpty());
}

QTEST_GUILESS_MAIN(TestCatalogueCall)
#include "tst_cataloguecall.moc"
