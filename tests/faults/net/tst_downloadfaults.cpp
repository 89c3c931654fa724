// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"

#include "app/base/clock.h"
#include "tests/support/downloadbench.h"
#include "tests/support/fetchrules.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <sys/resource.h>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

namespace
{

//! Sends \a pieces of \a size bytes, one every 40 ms, as long as what is returned lives.
std::unique_ptr<QTimer> drip(ScriptedServer &server, int pieces, int size)
{
    Script script{
        Step::send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(pieces * size) + "\r\n\r\n")};
    for (int i = 0; i < pieces; ++i)
        script << Step::waitFor(QByteArray::number(i)) << Step::send(QByteArray(size, 'x'));
    server.reply(script);
    auto timer = std::make_unique<QTimer>();
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(),
                     [&server, next = 0]() mutable { server.open(QByteArray::number(next++)); });
    timer->start(40ms);
    return timer;
}

} // namespace

class TestDownloadFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void askedAgainByQt_data();
    void askedAgainByQt();
    void cutShort_data();
    void cutShort();
    void lengthIsProvenOnlyByContentLength_data();
    void lengthIsProvenOnlyByContentLength();
    void statuses_data();
    void statuses();
    void refusesRedirects_data();
    void refusesRedirects();
    void endlessRedirects();
    void hopsAreLookedUp();
    void foreignHops_data();
    void foreignHops();
    void lookUpThatHangs();
    void refusedAtOnce();
    void tooLargeByLength();
    void tooLargeByBytes();
    void packedContentIsRefused();
    void idleTimesOut();
    void aTrickleTimesOut();
    void aSlowOneGoesOn();
    void fullDisk();
    void fileSizeLimit();
    void missingFolder();

private:
    std::unique_ptr<DownloadBench> m_bench;
};

void TestDownloadFaults::init()
{
    m_bench = std::make_unique<DownloadBench>();
}

//! An answer that is there before Qt looks for one, and breaks off: in a part of the cases Qt asks again
//! behind the same reply. What the second answer brings must not be put behind what the first one brought.
void TestDownloadFaults::askedAgainByQt_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("again");
    QTest::addColumn<bool>("mayEndWell");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray length = ok + "Content-Length: 1000\r\n\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray a(700, 'a');
    const QByteArray b(1000, 'b');
    const QByteArray whole = ScriptedServer::answer(200, b);
    QTest::newRow("length") << length + a << whole << false;
    QTest::newRow("just what is missing") << length + a << ScriptedServer::answer(200, b.left(300)) << false;
    // Qt does not tell a last chunk from a broken connection; the length is not proven then.
    QTest::newRow("chunked") << chunked + "2bc\r\n" + a + "\r\n"
                             << chunked + "3e8\r\n" + b + "\r\n0\r\n\r\n"
                             << true;
}

void TestDownloadFaults::askedAgainByQt()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, again);
    QFETCH(bool, mayEndWell);
    // On a machine at rest hardly ever; where client and server share a core, one in five.
    int askedAgain = 0;
    for (int i = 0; i < 100; ++i) {
        ScriptedServer server;
        server.onConnect({Step::send(first)});
        connect(&server, &ScriptedServer::connected, &server, [&server] { server.onConnect({}); });
        server.setHandler([again](const SeenRequest &seen) {
            return seen.connection == 1 ? Script{Step::close()} : Script{Step::send(again)};
        });
        const auto bytes = m_bench->fetch(server.url());
        askedAgain += server.requests().size() > 1 ? 1 : 0;
        if (!bytes) {
            QVERIFY(!QFile::exists(m_bench->target()));
            continue;
        }
        QVERIFY(mayEndWell);
        const QByteArray content = m_bench->content();
        QVERIFY2(!content.contains('a') || !content.contains('b'), "two answers in one file");
    }
    qInfo("Qt asked again in %d of 100", askedAgain);
}

void TestDownloadFaults::cutShort_data()
{
    QTest::addColumn<Script>("script");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("length, close") << Script{Step::send(ok + "Content-Length: 9\r\n\r\nabc"), Step::close()};
    QTest::newRow("length, reset") << Script{Step::send(ok + "Content-Length: 9\r\n\r\nabc"), Step::reset()};
    QTest::newRow("no body at all") << Script{Step::send(ok + "Content-Length: 9\r\n\r\n"), Step::close()};
    QTest::newRow("inside the headers") << Script{Step::send(ok + "Conte"), Step::close()};
}

void TestDownloadFaults::cutShort()
{
    QFETCH(Script, script);
    ScriptedServer server;
    server.setHandler([script](const SeenRequest &) { return script; });
    const auto bytes = m_bench->fetch(server.url());
    QVERIFY2(!bytes, "an incomplete file must never pass");
    QVERIFY(bytes.error().kind == ErrorKind::ConnectionLost || bytes.error().kind == ErrorKind::DamagedFile);
    QVERIFY(!QFile::exists(m_bench->target()));
}

//! What Qt lets through must at least not pass for proven.
void TestDownloadFaults::lengthIsProvenOnlyByContentLength_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<bool>("proven");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("length") << Script{Step::send(ok + "Content-Length: 2\r\n\r\nab")} << true;
    QTest::newRow("until closed") << Script{Step::send(ok + "\r\nab"), Step::close()} << false;
    QTest::newRow("chunked") << Script{Step::send(chunked + "2\r\nab\r\n0\r\n\r\n")} << false;
    QTest::newRow("cut inside a chunk") << Script{Step::send(chunked + "5\r\nab"), Step::close()} << false;
    QTest::newRow("cut between chunks")
        << Script{Step::send(chunked + "2\r\nab\r\n"), Step::close()} << false;
    QTest::newRow("reset inside a chunk") << Script{Step::send(chunked + "5\r\nab"), Step::reset()} << false;
    QTest::newRow("cut inside a chunk's length")
        << Script{Step::send(chunked + "2\r\nab\r\n5"), Step::close()} << false;
}

void TestDownloadFaults::lengthIsProvenOnlyByContentLength()
{
    QFETCH(Script, script);
    ScriptedServer server;
    server.setHandler([script](const SeenRequest &) { return script; });
    const std::unique_ptr<Download> download(
        m_bench->http().download(server.url(), m_bench->target(), 1000, 20s, nullptr));
    QSignalSpy spy(download.get(), &Download::finished);
    download->start();
    QVERIFY(spy.wait(20000));
    const bool good = valueOf<Result<qint64>>(spy.first().first()).has_value();
    QTEST(good && download->isLengthProven(), "proven");
    QCOMPARE(QFile::exists(m_bench->target()), good);
}

void TestDownloadFaults::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("403") << 403 << ErrorKind::RequestGone;
    QTest::newRow("404") << 404 << ErrorKind::RequestGone;
    QTest::newRow("410") << 410 << ErrorKind::RequestGone;
    QTest::newRow("401") << 401 << ErrorKind::RequestGone;
    QTest::newRow("429") << 429 << ErrorKind::RateLimited;
    QTest::newRow("500") << 500 << ErrorKind::ServerFault;
    QTest::newRow("503") << 503 << ErrorKind::ServerFault;
    QTest::newRow("206") << 206 << ErrorKind::BadAnswer;
    QTest::newRow("204") << 204 << ErrorKind::BadAnswer;
    QTest::newRow("400") << 400 << ErrorKind::BadAnswer;
    QTest::newRow("304") << 304 << ErrorKind::BadAnswer;
}

void TestDownloadFaults::statuses()
{
    QFETCH(int, status);
    ScriptedServer server;
    const QByteArray retry = status == 429 ? "Retry-After: 3\r\n" : "";
    server.reply(
        {Step::send(ScriptedServer::answer(status, status == 204 || status == 304 ? "" : "no", retry))});
    const auto bytes = m_bench->fetch(server.url());
    QVERIFY(!bytes);
    QTEST(bytes.error().kind, "kind");
    QCOMPARE(bytes.error().httpStatus, status);
    QCOMPARE(bytes.error().retryAfter.has_value(), status == 429);
    QVERIFY(!QFile::exists(m_bench->target()));
}

void TestDownloadFaults::refusesRedirects_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("plain http elsewhere") << QByteArray("http://example.org/x");
    QTest::newRow("file") << QByteArray("file:///etc/passwd");
    QTest::newRow("user info") << QByteArray("https://a:b@example.org/");
    QTest::newRow("backslash") << QByteArray("https://127.0.0.1\\@example.org/");
    QTest::newRow("other host of the rule") << QByteArray("https://example.org/");
}

void TestDownloadFaults::refusesRedirects()
{
    QFETCH(QByteArray, location);
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(302, "", "Location: " + location + "\r\n"))});
    m_bench->http().setFetchRule(
        onlyWhere([](const QUrl &url) { return isSafeAddress(url) && isLoopback(url); }));
    const auto bytes = m_bench->fetch(server.url());
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::RefusedAddress);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(!QFile::exists(m_bench->target()));
}

void TestDownloadFaults::endlessRedirects()
{
    ScriptedServer server;
    server.setHandler([](const SeenRequest &seen) {
        return Script{Step::send(ScriptedServer::answer(302, "", "Location: " + seen.target + "x\r\n"))};
    });
    const auto bytes = m_bench->fetch(server.url(QStringLiteral("/")));
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::BadAnswer);
    QCOMPARE(server.requests().size(), 11);
}

//! A name that leads into the own network is not connected to, even when the first hop was good.
void TestDownloadFaults::hopsAreLookedUp()
{
    ScriptedServer server;
    QUrl inside = server.url(QStringLiteral("/inside"));
    inside.setScheme(QStringLiteral("https"));
    inside.setHost(QStringLiteral("inside.example"));
    server.reply({Step::send(ScriptedServer::answer(302, "", "Location: " + inside.toEncoded() + "\r\n"))});
    FetchRule rule = onlyWhere(isSafeAddress);
    rule.mayReach = [](const QUrl &url, const QHostAddress &address) {
        return isPublicAddress(address) || hostOf(url) == QLatin1String("127.0.0.1");
    };
    m_bench->http().setFetchRule(rule);
    QStringList asked;
    m_bench->http().setLookUp([&asked](const QString &name, QObject *, auto answer) {
        asked << name;
        answer({QHostAddress(QStringLiteral("127.0.0.1"))});
    });
    const auto bytes = m_bench->fetch(server.url(QStringLiteral("/a")));
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::RefusedAddress);
    QCOMPARE(asked, QStringList{QStringLiteral("inside.example")});
    QCOMPARE(server.connections(), 1);
    QVERIFY(!QFile::exists(m_bench->target()));
}

void TestDownloadFaults::foreignHops_data()
{
    QTest::addColumn<bool>("redirected");
    QTest::newRow("at once") << false;
    QTest::newRow("behind a redirect") << true;
}

//! What lies elsewhere is asked about, with its host, and fetched when it is allowed.
void TestDownloadFaults::foreignHops()
{
    QFETCH(bool, redirected);
    const QString stranger = QStringLiteral("127.0.0.2");
    ScriptedServer server;
    ScriptedServer elsewhere{QHostAddress(stranger)};
    const QUrl away = elsewhere.url(QStringLiteral("/away"));
    server.setHandler([away](const SeenRequest &) {
        const QByteArray to = "Location: " + away.toEncoded() + "\r\n";
        return Script{Step::send(ScriptedServer::answer(302, "", to))};
    });
    elsewhere.setHandler(
        [](const SeenRequest &) { return Script{Step::send(ScriptedServer::answer(200, "file"))}; });
    m_bench->http().setFetchRule(othersAreForeign());
    const QUrl first = redirected ? server.url(QStringLiteral("/a")) : away;
    const auto bytes = m_bench->fetch(first);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::ForeignHost);
    QCOMPARE(bytes.error().detail, stranger);
    QVERIFY(bytes.error().message.contains(stranger));
    QCOMPARE(server.requests().size(), redirected ? 1 : 0);
    QCOMPARE(elsewhere.connections(), 0);
    QVERIFY(!QFile::exists(m_bench->target()));

    DownloadOrder order;
    order.url = first;
    order.target = m_bench->target();
    order.maxBytes = 1000;
    order.idleLimit = 20s;
    order.consent.hosts = QStringList{stranger};
    const auto allowed = m_bench->fetch(order);
    QVERIFY(allowed);
    QCOMPARE(m_bench->content(), QByteArray("file"));
}

void TestDownloadFaults::lookUpThatHangs()
{
    FetchRule rule = onlyWhere(isSafeAddress);
    rule.mayReach = [](const QUrl &, const QHostAddress &) { return true; };
    m_bench->http().setFetchRule(rule);
    m_bench->http().setLookUp([](const QString &, QObject *, const auto &) {});
    const auto bytes = m_bench->fetch(QUrl(QStringLiteral("https://silent.example/a")), {}, 1000, 100ms);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::TimedOut);
}

void TestDownloadFaults::refusedAtOnce()
{
    ScriptedServer server;
    m_bench->http().setFetchRule(onlyWhere([](const QUrl &) { return false; }));
    const auto bytes = m_bench->fetch(server.url());
    QCOMPARE(bytes.error().kind, ErrorKind::RefusedAddress);
    QCOMPARE(server.connections(), 0);
    QVERIFY(!QFile::exists(m_bench->target()));
}

void TestDownloadFaults::tooLargeByLength()
{
    ScriptedServer server;
    server.reply({Step::send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"), Step::hang()});
    const auto bytes = m_bench->fetch(server.url(), {}, 4999);
    QCOMPARE(bytes.error().kind, ErrorKind::TooLarge);
    QVERIFY(!QFile::exists(m_bench->target()));
}

void TestDownloadFaults::tooLargeByBytes()
{
    ScriptedServer server;
    server.reply({Step::send("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(5000, 'x')), Step::hang()});
    const auto bytes = m_bench->fetch(server.url(), {}, 4999);
    QCOMPARE(bytes.error().kind, ErrorKind::TooLarge);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(!QFile::exists(m_bench->target()));
}

void TestDownloadFaults::packedContentIsRefused()
{
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(200, "xxxx", "Content-Encoding: gzip\r\n"))});
    const auto bytes = m_bench->fetch(server.url());
    QCOMPARE(bytes.error().kind, ErrorKind::DamagedFile);
}

void TestDownloadFaults::idleTimesOut()
{
    ScriptedServer server;
    server.reply({Step::send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), Step::hang()});
    const auto bytes = m_bench->fetch(server.url(), {}, 1000, 150ms);
    QCOMPARE(bytes.error().kind, ErrorKind::TimedOut);
    QVERIFY(!QFile::exists(m_bench->target()));
}

//! A byte now and then, for ever, is no download.
void TestDownloadFaults::aTrickleTimesOut()
{
    ScriptedServer server;
    const auto trickle = drip(server, 100, 1);
    const auto bytes = m_bench->fetch(server.url(), {}, 100'000, 200ms);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::TimedOut);
    QVERIFY(!QFile::exists(m_bench->target()));
}

//! It takes several times the idle limit, and does come.
void TestDownloadFaults::aSlowOneGoesOn()
{
    ScriptedServer server;
    const auto trickle = drip(server, 20, 5000);
    const auto bytes = m_bench->fetch(server.url(), {}, 200'000, 400ms);
    QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().message));
    QCOMPARE(*bytes, 100'000);
}

void TestDownloadFaults::fullDisk()
{
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(200, QByteArray(100000, 'x')))});
    const auto bytes = m_bench->fetch(server.url(), QStringLiteral("/dev/full"));
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::DiskFull);
    QVERIFY2(QFile::exists(QStringLiteral("/dev/full")), "only a regular file may be removed");
}

//! Writing fails after some of the file is already there.
void TestDownloadFaults::fileSizeLimit()
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 1'500'000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(200, QByteArray(4'000'000, 'x')))});
    const auto bytes = m_bench->fetch(server.url());
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::DiskFull);
    QVERIFY(!QFile::exists(m_bench->target()));
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestDownloadFaults::missingFolder()
{
    ScriptedServer server;
    const auto bytes = m_bench->fetch(server.url(), m_bench->folder() + QStringLiteral("/none/a.part"));
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::FileAccess);
    QCOMPARE(server.connections(), 0);
}

QTEST_GUILESS_MAIN(TestDownloadFaults)
#include "tst_downloadfaults.moc"
