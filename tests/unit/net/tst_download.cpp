// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"

#include "app/base/clock.h"
#include "tests/support/downloadbench.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

class TestDownload : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void wholeFile_data();
    void wholeFile();
    void largeFileStaysSmallInMemory();
    void sendsNothingOfOurs();
    void followsAllowedRedirects_data();
    void followsAllowedRedirects();
    void cancelRemovesTheFile();
    void deletionRemovesTheFile();
    void deletionInsideProgress();
    void waitingDownloadsDoNotTimeOut();
    void progressIsThrottled();
    void overwritesAnOldPart();

private:
    std::unique_ptr<DownloadBench> m_bench;
};

void TestDownload::init()
{
    m_bench = std::make_unique<DownloadBench>();
}

void TestDownload::wholeFile_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<bool>("close");
    QTest::newRow("length") << QByteArray("Content-Length: 5\r\n") << QByteArray("hello")
                            << QByteArray("hello") << false;
    QTest::newRow("empty") << QByteArray("Content-Length: 0\r\n") << QByteArray() << QByteArray() << false;
    QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked\r\n")
                             << QByteArray("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n") << QByteArray("hello")
                             << false;
    QTest::newRow("until closed") << QByteArray("X: y\r\n") << QByteArray("hello") << QByteArray("hello")
                                  << true;
    QByteArray large(3'500'000, Qt::Uninitialized);
    for (char &byte : large)
        byte = static_cast<char>(QRandomGenerator::global()->generate());
    QTest::newRow("several chunks") << QByteArray("Content-Length: 3500000\r\n") << large << large << false;
}

void TestDownload::wholeFile()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QFETCH(bool, close);
    ScriptedServer server;
    Script script = {Step::send("HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body)};
    if (close)
        script.append(Step::close());
    server.reply(script);
    const auto bytes = m_bench->fetch(server.url());
    QVERIFY2(bytes, qPrintable(bytes ? QString() : bytes.error().detail));
    QCOMPARE(*bytes, expected.size());
    QVERIFY(m_bench->content() == expected);
}

void TestDownload::largeFileStaysSmallInMemory()
{
    const auto resident = [] {
        QFile file(QStringLiteral("/proc/self/status"));
        if (!file.open(QIODevice::ReadOnly))
            return -1LL;
        const QByteArray text = file.readAll();
        const qsizetype at = text.indexOf("VmRSS:");
        return text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong() / 1024;
    };
    constexpr int blocks = 64;
    const QByteArray block(4 * 1024 * 1024, 'x'); // shared by all steps
    ScriptedServer server;
    Script script = {Step::send(
        "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(blocks * block.size()) + "\r\n\r\n")};
    for (int i = 0; i < blocks; ++i)
        script << Step::waitFor(QByteArray::number(i)) << Step::send(block);
    server.reply(script);
    // The next block goes out when most of those before arrived, so that the server's own queue stays short.
    const std::unique_ptr<Download> download(
        m_bench->http().download(server.url(), m_bench->target(), 1LL << 40, 20s, nullptr));
    QSignalSpy spy(download.get(), &Download::finished);
    int opened = 0;
    qint64 most = 0;
    const qint64 before = resident();
    const auto next = [&] {
        most = qMax(most, resident());
        if (opened < blocks && server.bytesSent() >= (opened - 1) * block.size())
            server.open(QByteArray::number(opened++));
    };
    QTimer pace;
    connect(&pace, &QTimer::timeout, this, next);
    pace.start(1);
    download->start();
    QVERIFY(spy.wait(60000));
    QCOMPARE(valueOf<Result<qint64>>(spy.first().first()).value_or(-1), blocks * block.size());
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizer keeps freed memory back");
#endif
    QVERIFY2(before > 0 && most - before < 64, QByteArray::number(most - before).constData());
}

void TestDownload::sendsNothingOfOurs()
{
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(200, "x", "Set-Cookie: a=b\r\n"))});
    server.reply({Step::send(ScriptedServer::answer(200, "x"))});
    QVERIFY(m_bench->fetch(server.url()));
    QVERIFY(m_bench->fetch(server.url()));
    for (const SeenRequest &seen : server.requests()) {
        QVERIFY(!seen.headers.contains("authorization"));
        QVERIFY(!seen.headers.contains("cookie"));
        QVERIFY(!seen.headers.contains("referer"));
        QCOMPARE(seen.header("accept-encoding"), QByteArray("identity"));
        QCOMPARE(seen.header("user-agent"), QByteArray("Maquette/" MAQUETTE_VERSION));
    }
}

void TestDownload::followsAllowedRedirects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("relative");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::newRow(QByteArray::number(status).constData()) << status << false;
        QTest::addRow("relative %d", status) << status << true;
    }
}

void TestDownload::followsAllowedRedirects()
{
    QFETCH(int, status);
    QFETCH(bool, relative);
    ScriptedServer server;
    const QByteArray to = relative ? QByteArray("/b") : server.url(QStringLiteral("/b")).toEncoded();
    server.reply(
        {Step::send(ScriptedServer::answer(status, "<html>moved</html>", "Location: " + to + "\r\n"))});
    server.reply({Step::send(ScriptedServer::answer(200, "file"))});
    const auto bytes = m_bench->fetch(server.url(QStringLiteral("/a")));
    QVERIFY(bytes);
    QCOMPARE(m_bench->content(), QByteArray("file"));
    QCOMPARE(server.requests().last().target, QByteArray("/b"));
    QVERIFY(!server.requests().last().headers.contains("referer"));
}

void TestDownload::cancelRemovesTheFile()
{
    ScriptedServer server;
    server.reply({Step::send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), Step::hang()});
    const std::unique_ptr<Download> download(
        m_bench->http().download(server.url(), m_bench->target(), 1000, 20s, nullptr));
    QSignalSpy spy(download.get(), &Download::finished);
    download->start();
    QTRY_COMPARE(QFileInfo(m_bench->target()).size(), 3);
    download->cancel();
    download->cancel();
    QVERIFY2(spy.isEmpty(), "the end comes from the event loop");
    QVERIFY(spy.wait());
    QCOMPARE(valueOf<Result<qint64>>(spy.first().first()).error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFile::exists(m_bench->target()));
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(spy.size(), 1);
}

void TestDownload::deletionRemovesTheFile()
{
    ScriptedServer server;
    server.reply({Step::send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), Step::hang()});
    auto download = std::unique_ptr<Download>(
        m_bench->http().download(server.url(), m_bench->target(), 1000, 20s, nullptr));
    int ends = 0;
    connect(download.get(), &Download::finished, this, [&ends] { ++ends; });
    download->start();
    QTRY_COMPARE(QFileInfo(m_bench->target()).size(), 3);
    download.reset();
    QVERIFY(!QFile::exists(m_bench->target()));
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(ends, 0);
}

void TestDownload::deletionInsideProgress()
{
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(200, QByteArray(3'000'000, 'x')))});
    Download *download = m_bench->http().download(server.url(), m_bench->target(), 1 << 30, 20s, nullptr);
    bool deleted = false;
    connect(download, &Download::progressed, this, [&] {
        delete download;
        deleted = true;
    });
    download->start();
    QTRY_VERIFY(deleted);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(!QFile::exists(m_bench->target()));
}

//! Twenty slow downloads from one host: those that wait for a place must not run out of time.
void TestDownload::waitingDownloadsDoNotTimeOut()
{
    constexpr int count = 20;
    ScriptedServer server;
    server.setHandler([](const SeenRequest &) {
        return Script{Step::waitFor("go"), Step::send(ScriptedServer::answer(200, "x"))};
    });
    int good = 0;
    int ended = 0;
    for (int i = 0; i < count; ++i) {
        auto *download =
            m_bench->http().download(server.url(), m_bench->folder() + QLatin1Char('/') + QString::number(i),
                                     1000, 2s, &m_bench->http());
        connect(download, &Download::finished, this, [&](const Result<qint64> &bytes) {
            ++ended;
            good += bytes ? 1 : 0;
        });
        download->start();
    }
    QTRY_COMPARE(server.requests().size(), 6);
    QCOMPARE(server.connections(), 6);
    server.open("go");
    QTRY_COMPARE_WITH_TIMEOUT(ended, count, 20000);
    QCOMPARE(good, count);
}

void TestDownload::progressIsThrottled()
{
    const ManualClock still;
    HttpClient http(still);
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(200, QByteArray(8'000'000, 'x')))});
    const std::unique_ptr<Download> download(
        http.download(server.url(), m_bench->target(), 1 << 30, 20s, nullptr));
    QSignalSpy progress(download.get(), &Download::progressed);
    QSignalSpy spy(download.get(), &Download::finished);
    download->start();
    QVERIFY(spy.wait(20000));
    QCOMPARE(progress.size(), 2); // the clock stands: the first and the last
    QCOMPARE(progress.last().at(0).toLongLong(), 8'000'000);
    QCOMPARE(progress.last().at(1).toLongLong(), 8'000'000);
}

void TestDownload::overwritesAnOldPart()
{
    QFile old(m_bench->target());
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("something longer than what comes");
    old.close();
    ScriptedServer server;
    server.reply({Step::send(ScriptedServer::answer(200, "new"))});
    QVERIFY(m_bench->fetch(server.url()));
    QCOMPARE(m_bench->content(), QByteArray("new"));
}

QTEST_GUILESS_MAIN(TestDownload)
#include "tst_download.moc"
