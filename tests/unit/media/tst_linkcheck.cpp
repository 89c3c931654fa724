// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/linkcheck.h"

#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"
#include "tests/unit/library/libraryfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using Service = LinkCheck::Service;

class TestLinkCheck : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void addressesThatTheServiceCannotReach_data();
    void addressesThatTheServiceCannotReach();
    void answersThatAreNoFile_data();
    void answersThatAreNoFile();
    void pictures();
    void picturesThatDoNotFit();
    void clipsAreReadInPart();
    void clipWithoutItsIndexInFront();
    void wrongKind();
    void sendsNothingOfOurs();
    void deletedInBetween();

private:
    Result<LinkFacts> check(const QUrl &url, const MediaLimits &limits = {},
                            Service service = Service::ThisMachine);

    ManualClock m_clock;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ScriptedServer> m_server;
};

void TestLinkCheck::init()
{
    m_http = std::make_unique<HttpClient>(m_clock);
    m_server = std::make_unique<ScriptedServer>();
}

Result<LinkFacts> TestLinkCheck::check(const QUrl &url, const MediaLimits &limits, Service service)
{
    LinkCheck check(*m_http, url, limits, service);
    QSignalSpy ends(&check, &LinkCheck::finished);
    check.start();
    check.start();
    if (!ends.isEmpty() || !ends.wait(25000))
        return fail(ErrorKind::Internal, QStringLiteral("no end, or too early"));
    QCoreApplication::processEvents();
    if (ends.size() != 1)
        return fail(ErrorKind::Internal, QStringLiteral("ended more than once"));
    return valueOf<Result<LinkFacts>>(ends.first().first());
}

void TestLinkCheck::addressesThatTheServiceCannotReach_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("sentence");
    const auto network =
        QStringLiteral("The link leads into your own network, which the service cannot reach.");
    QTest::newRow("http") << QStringLiteral("http://example.org/a.png")
                          << QStringLiteral("The link has to begin with https.");
    QTest::newRow("file") << QStringLiteral("file:///tmp/a.png") << QStringLiteral("This is no web address.");
    QTest::newRow("nonsense") << QStringLiteral("https://") << QStringLiteral("This is no web address.");
    QTest::newRow("password") << QStringLiteral("https://me:pw@example.org/a.png")
                              << QStringLiteral(
                                     "The link holds a name or a password, which the service does not use.");
    QTest::newRow("loopback") << QStringLiteral("https://localhost/a.png")
                              << QStringLiteral(
                                     "The link leads to this computer, which the service cannot reach.");
    QTest::newRow("private") << QStringLiteral("https://192.168.1.7/a.png") << network;
    QTest::newRow("private IPv6") << QStringLiteral("https://[fd00::1]/a.png") << network;
    QTest::newRow("bare name") << QStringLiteral("https://nas/a.png") << network;
    QTest::newRow("local name") << QStringLiteral("https://nas.local/a.png") << network;
}

void TestLinkCheck::addressesThatTheServiceCannotReach()
{
    QFETCH(QString, link);
    QFETCH(QString, sentence);
    const auto facts = check(QUrl(link), {}, Service::Remote);
    QVERIFY(!facts);
    QCOMPARE(facts.error().kind, ErrorKind::RefusedAddress);
    QCOMPARE(facts.error().message, sentence);
}

void TestLinkCheck::answersThatAreNoFile_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("login") << 302 << QByteArray("Location: https://accounts.example.org/signin?next=1\r\n")
                           << QByteArray()
                           << QStringLiteral("The link asks for a login, which the service has not.");
    QTest::newRow("moved")
        << 301 << QByteArray("Location: https://cdn.example.org/a.png\r\n") << QByteArray()
        << QStringLiteral("The link only leads on to another address, on cdn.example.org. Use that one.");
    QTest::newRow("forbidden") << 403 << QByteArray() << QByteArray("<Error/>")
                               << QStringLiteral(
                                      "The link is not open to everybody (status 403), or it has expired.");
    QTest::newRow("gone") << 404 << QByteArray() << QByteArray()
                          << QStringLiteral("There is nothing behind the link (status 404).");
    QTest::newRow("trouble") << 503 << QByteArray() << QByteArray()
                             << QStringLiteral("The server of the link has trouble (status 503).");
    QTest::newRow("web page")
        << 200 << QByteArray() << QByteArray("<!DOCTYPE html><html>A fine picture</html>")
        << QStringLiteral("The link gives a web page or a text, not a picture. Copy the address of the file "
                          "itself.");
    QTest::newRow("nothing") << 200 << QByteArray() << QByteArray()
                             << QStringLiteral("What the link gives is no picture that is known here.");
    QTest::newRow("no content") << 204 << QByteArray() << QByteArray()
                                << QStringLiteral("The link gives no file (status 204).");
}

void TestLinkCheck::answersThatAreNoFile()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(QString, sentence);
    m_server->setHandler([&](const SeenRequest &) {
        return Script{Step::send(ScriptedServer::answer(status, body, headers))};
    });
    const auto facts = check(m_server->url(QStringLiteral("/a.png")));
    QVERIFY(!facts);
    QCOMPARE(facts.error().message, sentence);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestLinkCheck::pictures()
{
    const QByteArray png = encoded(paintedPicture({640, 480}), "png");
    m_server->setHandler([&](const SeenRequest &) {
        return Script{Step::send(ScriptedServer::answer(200, png, {}, "text/plain"))};
    });
    const auto facts = check(m_server->url(QStringLiteral("/a")));
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
    QCOMPARE(int(facts->type), int(FileType::Png));
    QCOMPARE(facts->figures.pixels, QSize(640, 480));
    QCOMPARE(facts->figures.bytes, qint64(png.size()));
    QVERIFY(!facts->preview.isNull());
    QVERIFY(facts->breaches.isEmpty());
}

void TestLinkCheck::picturesThatDoNotFit()
{
    const QByteArray png = encoded(paintedPicture({640, 480}), "png");
    m_server->setHandler(
        [&](const SeenRequest &) { return Script{Step::send(ScriptedServer::answer(200, png))}; });
    MediaLimits limits;
    limits.minWidth = 1000;
    const auto facts = check(m_server->url(QStringLiteral("/a")), limits);
    QVERIFY(facts);
    QCOMPARE(facts->breaches.size(), 1);
}

void TestLinkCheck::clipsAreReadInPart()
{
    const QByteArray clip = testFile(QStringLiteral("grey-48-frames.mp4"));
    constexpr qint64 whole = 300LL * 1000 * 1000;
    m_server->setHandler([&](const SeenRequest &) {
        Script script{Step::send(
            "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: " + QByteArray::number(whole) +
            "\r\n\r\n" + clip + QByteArray(700 * 1024, '\0'))};
        script.append(Step::waitFor("never"));
        return script;
    });
    MediaLimits limits;
    limits.kind = MediaKind::Video;
    limits.maxBytes = 100'000'000;
    limits.maxDurationMs = 1000;
    const auto facts = check(m_server->url(QStringLiteral("/clip.mp4")), limits);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
    QCOMPARE(facts->figures.bytes, whole);
    QVERIFY(facts->figures.durationMs > 1000);
    QVERIFY(!facts->figures.pixels.isEmpty());
    QCOMPARE(facts->breaches.size(), 2);
    QTRY_COMPARE(m_server->openConnections(), 0);
}

void TestLinkCheck::clipWithoutItsIndexInFront()
{
    const QByteArray start("\0\0\0\x18"
                           "ftypisom\0\0\0\0isomiso2\0\0\0\x08"
                           "free\x7F\0\0\0"
                           "mdat",
                           40);
    m_server->setHandler([&](const SeenRequest &) {
        return Script{Step::send(ScriptedServer::answer(200, start + QByteArray(9000, 'm')))};
    });
    MediaLimits limits;
    limits.kind = MediaKind::Video;
    const auto facts = check(m_server->url(QStringLiteral("/clip.mp4")), limits);
    QVERIFY(facts);
    QCOMPARE(facts->figures.durationMs, qint64(-1));
    QCOMPARE(facts->figures.bytes, qint64(9000 + start.size()));
}

void TestLinkCheck::wrongKind()
{
    const QByteArray clip = testFile(QStringLiteral("grey-48-frames.mp4"));
    m_server->setHandler(
        [&](const SeenRequest &) { return Script{Step::send(ScriptedServer::answer(200, clip))}; });
    const auto facts = check(m_server->url(QStringLiteral("/picture.png")));
    QVERIFY(!facts);
    QCOMPARE(facts.error().message, QStringLiteral("The link gives a MP4 file, and a picture is needed."));
}

void TestLinkCheck::sendsNothingOfOurs()
{
    m_server->setHandler([&](const SeenRequest &) {
        return Script{Step::send(
            ScriptedServer::answer(200, encoded(paintedPicture({64, 64}), "png"), "Set-Cookie: a=b\r\n"))};
    });
    QVERIFY(check(m_server->url(QStringLiteral("/a?x=1"))));
    for (const SeenRequest &seen : m_server->requests()) {
        QCOMPARE(seen.method, QByteArray("GET"));
        QCOMPARE(seen.target, QByteArray("/a?x=1"));
        for (const char *header : {"authorization", "cookie", "range", "referer"})
            QVERIFY(!seen.headers.contains(header));
    }
}

void TestLinkCheck::deletedInBetween()
{
    m_server->setHandler([](const SeenRequest &) { return Script{Step::hang()}; });
    auto check = std::make_unique<LinkCheck>(*m_http, m_server->url(QStringLiteral("/a")), MediaLimits(),
                                             Service::ThisMachine);
    QSignalSpy ends(check.get(), &LinkCheck::finished);
    check->start();
    QTRY_COMPARE(m_server->requests().size(), 1);
    check.reset();
    QTRY_COMPARE(m_server->openConnections(), 0);
    QVERIFY(ends.isEmpty());
}

QTEST_GUILESS_MAIN(TestLinkCheck)
#include "tst_linkcheck.moc"
