// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/httpserver.h"
#include "app/sandbox/range.h"
#include "tests/support/sandbox/rawclient.h"

#include <QElapsedTimer>
#include <QNetworkInterface>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

#include <atomic>
#include <thread>

using namespace maquette;
using namespace maquette::test;

namespace
{

HttpReply echo(const ServerRequest &request)
{
    HttpReply reply;
    reply.type = "text/plain";
    reply.body = request.method + ' ' + request.path.toUtf8() + ' ' +
                 request.query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded).toUtf8() + ' ' +
                 request.body;
    return reply;
}

} // namespace

class TestSandboxHttp : public QObject
{
    Q_OBJECT

private slots:
    void readsMethodPathQueryAndBody();
    void keepsTheConnection();
    void closesWhenAskedTo_data();
    void closesWhenAskedTo();
    void takesABodyInPieces();
    void saysContinueWhenExpected();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
    void headHasNoBody();
    void ranges_data();
    void ranges();
    void sendsPartsOfFiles();
    void answersManyAtOnce();
    void stopsAtOnceWithIdleConnections();
    void saysWhenThePortIsTaken();
    void listensOnLoopbackAlone();

private:
    quint16 start(HttpHandler handler = echo)
    {
        m_server = std::make_unique<HttpServer>(std::move(handler));
        const Result<quint16> port = m_server->listen(0);
        return port ? *port : 0;
    }
    std::unique_ptr<HttpServer> m_server;
};

void TestSandboxHttp::readsMethodPathQueryAndBody()
{
    RawClient client(start());
    client.say("POST /v1/a%20b/%C3%A9?q=x%26y&z=1 HTTP/1.1\r\nHost: h\r\nCONTENT-LENGTH: 4\r\n\r\nbody");
    const QByteArray answer = client.answer();
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(bodyOf(answer), QByteArray("POST /v1/a b/\xC3\xA9 x&y body"));
    client.say("GET http://127.0.0.1:1/abs?q=1 HTTP/1.1\r\n\r\n");
    QCOMPARE(bodyOf(client.answer()), QByteArray("GET /abs 1 "));
}

void TestSandboxHttp::keepsTheConnection()
{
    RawClient client(start());
    for (int i = 0; i < 20; ++i) {
        client.say("GET /" + QByteArray::number(i) + " HTTP/1.1\r\n\r\n");
        QCOMPARE(bodyOf(client.answer()), QByteArray("GET /" + QByteArray::number(i) + "  "));
    }
    client.say("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n"); // both before the first answer
    QCOMPARE(bodyOf(client.answer()), QByteArray("GET /a  "));
    QCOMPARE(bodyOf(client.answer()), QByteArray("GET /b  "));
}

void TestSandboxHttp::closesWhenAskedTo_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("header") << QByteArray("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n");
    QTest::newRow("old version") << QByteArray("GET / HTTP/1.0\r\n\r\n");
}

void TestSandboxHttp::closesWhenAskedTo()
{
    QFETCH(QByteArray, request);
    RawClient client(start());
    client.say(request);
    QVERIFY(client.answer().contains("Connection: close\r\n"));
    QVERIFY(client.isClosed());
}

void TestSandboxHttp::takesABodyInPieces()
{
    RawClient client(start());
    for (const char *piece : {"POST / HT", "TP/1.1\r\nContent-Le", "ngth: 6\r\n\r", "\nabc", "de", "f"})
        client.say(piece);
    QCOMPARE(bodyOf(client.answer()), QByteArray("POST /  abcdef"));
}

void TestSandboxHttp::saysContinueWhenExpected()
{
    RawClient client(start());
    client.say("POST / HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    QVERIFY(client.answer(false).startsWith("HTTP/1.1 100 "));
    client.say("ok");
    QCOMPARE(bodyOf(client.answer()), QByteArray("POST /  ok"));
}

void TestSandboxHttp::refusesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("400");
    QTest::newRow("header without colon")
        << QByteArray("GET / HTTP/1.1\r\nnonsense\r\n\r\n") << QByteArray("400");
    QTest::newRow("senseless length")
        << QByteArray("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n") << QByteArray("400");
    QTest::newRow("negative length") << QByteArray("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")
                                     << QByteArray("400");
    QTest::newRow("too long") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 67108865\r\n\r\n")
                              << QByteArray("413");
    QTest::newRow("chunked") << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
                             << QByteArray("411");
    QTest::newRow("endless head") << QByteArray(QByteArray("GET / HTTP/1.1\r\nX: ") + QByteArray(70'000, 'x'))
                                  << QByteArray("431");
}

void TestSandboxHttp::refusesWhatItCannotRead()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    std::atomic<int> handled = 0;
    RawClient client(start([&](const ServerRequest &r) {
        ++handled;
        return echo(r);
    }));
    client.say(request);
    const QByteArray answer = client.answer();
    QCOMPARE(answer.mid(9, 3), status);
    QVERIFY(client.isClosed());
    QCOMPARE(handled.load(), 0);
}

void TestSandboxHttp::headHasNoBody()
{
    RawClient client(start());
    client.say("HEAD /x HTTP/1.1\r\n\r\nGET /y HTTP/1.1\r\n\r\n");
    QVERIFY(client.answer(false).contains("Content-Length: 9\r\n"));
    QCOMPARE(bodyOf(client.answer()), QByteArray("GET /y  "));
}

void TestSandboxHttp::ranges_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("wish");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("size");
    const auto row = [](const char *header, RangeWish wish, qint64 from, qint64 size) {
        QTest::newRow(header) << QByteArray(header) << static_cast<int>(wish) << from << size;
    };
    row("", RangeWish::None, 0, 0);
    row("bytes=0-9", RangeWish::Part, 0, 10);
    row("bytes=90-", RangeWish::Part, 90, 10);
    row("bytes=-10", RangeWish::Part, 90, 10);
    row("bytes=-1000", RangeWish::Part, 0, 100);
    row("bytes=50-1000", RangeWish::Part, 50, 50);
    row("bytes=100-", RangeWish::Impossible, 0, 0);
    row("bytes=9-3", RangeWish::Impossible, 0, 0);
    row("bytes=-0", RangeWish::Impossible, 0, 0);
    row("bytes=0-1,5-6", RangeWish::None, 0, 0);
    row("bytes=x-y", RangeWish::None, 0, 0);
    row("pages=1-2", RangeWish::None, 0, 0);
}

void TestSandboxHttp::ranges()
{
    QFETCH(QByteArray, header);
    QFETCH(int, wish);
    QFETCH(qint64, from);
    QFETCH(qint64, size);
    Range range;
    QCOMPARE(static_cast<int>(parseRange(header, 100, range)), wish);
    if (wish == static_cast<int>(RangeWish::Part)) {
        QCOMPARE(range.from, from);
        QCOMPARE(range.size, size);
    }
}

void TestSandboxHttp::sendsPartsOfFiles()
{
    QTemporaryFile source;
    QVERIFY(source.open());
    QByteArray content(1'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = static_cast<char>(i * 31 % 251);
    source.write(content);
    source.flush();
    RawClient client(start([&](const ServerRequest &) {
        HttpReply reply;
        reply.type = "image/png";
        reply.file = std::make_shared<QFile>(source.fileName());
        [[maybe_unused]] const bool open = reply.file->open(QIODevice::ReadOnly);
        reply.etag = "\"e1\"";
        return reply;
    }));
    client.say("GET /f HTTP/1.1\r\n\r\n");
    const QByteArray whole = client.answer();
    QVERIFY(whole.startsWith("HTTP/1.1 200 ") && whole.contains("Accept-Ranges: bytes\r\n"));
    QVERIFY(bodyOf(whole) == content);
    client.say("GET /f HTTP/1.1\r\nRange: bytes=300000-\r\nIf-Range: \"e1\"\r\n\r\n");
    const QByteArray part = client.answer();
    QVERIFY(part.startsWith("HTTP/1.1 206 ") &&
            part.contains("Content-Range: bytes 300000-999999/1000000\r\n"));
    QVERIFY(bodyOf(part) == content.mid(300'000));
    client.say("GET /f HTTP/1.1\r\nRange: bytes=300000-\r\nIf-Range: \"other\"\r\n\r\n");
    QVERIFY(client.answer().startsWith("HTTP/1.1 200 "));
    client.say("GET /f HTTP/1.1\r\nRange: bytes=2000000-\r\n\r\n");
    const QByteArray impossible = client.answer();
    QVERIFY(impossible.startsWith("HTTP/1.1 416 ") &&
            impossible.contains("Content-Range: bytes */1000000\r\n"));
}

void TestSandboxHttp::answersManyAtOnce()
{
    std::atomic<int> inside = 0;
    std::atomic<bool> allInside = false;
    const quint16 port = start([&](const ServerRequest &request) {
        if (++inside == 20)
            allInside = true;
        QElapsedTimer timer;
        timer.start();
        while (!allInside && timer.elapsed() < 10'000)
            std::this_thread::yield();
        return echo(request);
    });
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawClient>(port));
        clients.back()->say("GET /" + QByteArray::number(i) + " HTTP/1.1\r\n\r\n");
    }
    for (size_t i = 0; i < clients.size(); ++i)
        QCOMPARE(bodyOf(clients[i]->answer()), QByteArray("GET /" + QByteArray::number(i) + "  "));
    QVERIFY(allInside);
}

void TestSandboxHttp::stopsAtOnceWithIdleConnections()
{
    const quint16 port = start();
    RawClient silent(port);
    RawClient idle(port);
    idle.say("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(!idle.answer().isEmpty());
    RawClient halfway(port);
    halfway.say("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nabc");
    QElapsedTimer timer;
    timer.start();
    m_server.reset();
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(idle.isClosed());
    QVERIFY(halfway.isClosed());
}

void TestSandboxHttp::saysWhenThePortIsTaken()
{
    const quint16 port = start();
    HttpServer other(echo);
    const Result<quint16> refused = other.listen(port);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FileAccess);
    QVERIFY(refused.error().message.contains(QString::number(port)));
}

void TestSandboxHttp::listensOnLoopbackAlone()
{
    const quint16 port = start();
    int tried = 0;
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
            continue;
        ++tried;
        QTcpSocket socket;
        socket.connectToHost(address, port);
        QVERIFY2(!socket.waitForConnected(1000), qPrintable(address.toString()));
    }
    if (tried == 0)
        QSKIP("this machine has no other address");
}

QTEST_GUILESS_MAIN(TestSandboxHttp)
#include "tst_sandboxhttp.moc"
