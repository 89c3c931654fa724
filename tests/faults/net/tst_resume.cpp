// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads that go on where they stopped, and servers that lie about the rest.
#include "app/net/downloadfile.h"
#include "tests/support/downloadbench.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

namespace
{

constexpr qint64 length = 1'000'000;
constexpr qint64 half = 500'000;

const QByteArray &content()
{
    static const QByteArray s_content = [] {
        QByteArray bytes(length, Qt::Uninitialized);
        quint32 state = 7;
        for (char &byte : bytes)
            byte = char((state = state * 1664525U + 1013904223U) >> 24);
        return bytes;
    }();
    return s_content;
}

QByteArray wholeAnswer(const QByteArray &extra = "ETag: \"one\"\r\nAccept-Ranges: bytes\r\n")
{
    return ScriptedServer::answer(200, content(), extra, "image/png");
}

QByteArray rangeLine(qint64 first, qint64 last, qint64 total)
{
    return "Content-Range: bytes " + QByteArray::number(first) + '-' + QByteArray::number(last) + '/' +
           QByteArray::number(total) + "\r\n";
}

//! What a file server answers to a request for a part.
QByteArray honest(const SeenRequest &seen)
{
    const QByteArray range = seen.header("range");
    if (range.isEmpty() || seen.header("if-range") != "\"one\"")
        return wholeAnswer();
    const qint64 from = range.mid(6).chopped(1).toLongLong();
    return ScriptedServer::answer(206, content().mid(from),
                                  "ETag: \"one\"\r\n" + rangeLine(from, length - 1, length), "image/png");
}

} // namespace

class TestResume : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatBreaksIsKept_data();
    void whatBreaksIsKept();
    void whatIsNotKept_data();
    void whatIsNotKept();
    void goesOn();
    void goesOnAcrossRedirects();
    void goesOnAfterTheNextBreak();
    void completeFilesAreNotAskedFor();
    void lyingServers_data();
    void lyingServers();
    void files_data();
    void files();
    void waitsBeforeItBeginsAnew();
    void deletedWhileItWaits();
    void errorsLeaveThePart_data();
    void errorsLeaveThePart();
    void aPartThatIsStillWritten();

private:
    void putPart(const QByteArray &bytes) const;
    [[nodiscard]] DownloadOrder order(bool resume = true, const QString &path = QStringLiteral("/a"));
    //! Of the requests so far; "-" where there is none.
    [[nodiscard]] QByteArrayList ranges() const;

    std::unique_ptr<DownloadBench> m_bench;
    std::unique_ptr<ScriptedServer> m_server;
    int m_anew = 0;
};

void TestResume::init()
{
    m_bench = std::make_unique<DownloadBench>();
    m_server = std::make_unique<ScriptedServer>();
    m_server->setHandler([](const SeenRequest &seen) { return Script{Step::send(honest(seen))}; });
    m_anew = 0;
}

void TestResume::putPart(const QByteArray &bytes) const
{
    QFile file(m_bench->target());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

DownloadOrder TestResume::order(bool resume, const QString &path)
{
    DownloadOrder order;
    order.url = m_server->url(path);
    order.target = m_bench->target();
    order.maxBytes = 1LL << 30;
    order.idleLimit = 20s;
    order.keeps = true;
    if (resume) {
        order.resume = ResumePoint{"\"one\"", length};
        order.beforeAnew = [this](const std::function<void()> &goOn) {
            ++m_anew;
            goOn();
        };
    }
    return order;
}

QByteArrayList TestResume::ranges() const
{
    QByteArrayList all;
    for (const SeenRequest &seen : m_server->requests())
        all << (seen.headers.contains("range") ? seen.header("range") : QByteArray("-"));
    return all;
}

void TestResume::whatBreaksIsKept_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QByteArray>("validator");
    const auto cut = [](const QByteArray &extra) { return wholeAnswer(extra).chopped(length - half); };
    const QByteArray tag = "ETag: \"one\"\r\n";
    const QByteArray date =
        "Last-Modified: Sat, 21 Nov 2026 10:00:00 GMT\r\nDate: Sat, 21 Nov 2026 11:00:00 GMT\r\n";
    QTest::newRow("closed") << Script{Step::send(cut(tag)), Step::close()} << QByteArray("\"one\"");
    QTest::newRow("silent") << Script{Step::send(cut(tag)), Step::hang()} << QByteArray("\"one\"");
    QTest::newRow("by its date") << Script{Step::send(cut(date)), Step::close()}
                                 << QByteArray("Sat, 21 Nov 2026 10:00:00 GMT");
}

void TestResume::whatBreaksIsKept()
{
    QFETCH(Script, script);
    QFETCH(QByteArray, validator);
    m_server->reply(script);
    DownloadOrder wanted = order(false);
    wanted.idleLimit = 300ms;
    const std::unique_ptr<Download> download(m_bench->http().download(wanted, nullptr));
    QList<ResumePoint> points;
    connect(download.get(), &Download::begun, this, [&](const ResumePoint &point) { points << point; });
    QSignalSpy end(download.get(), &Download::finished);
    download->start();
    QVERIFY(end.wait(20000));
    QVERIFY(download->isKept());
    QCOMPARE(points.size(), 1);
    QCOMPARE(points.first().validator, validator);
    QCOMPARE(points.first().length, length);
    const QByteArray kept = m_bench->content();
    QVERIFY(kept.size() >= 256 * 1024 && kept.size() <= half);
    QVERIFY(content().startsWith(kept));
}

void TestResume::whatIsNotKept_data()
{
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<bool>("keeps");
    const QByteArray tag = "ETag: \"one\"\r\n";
    QTest::newRow("a little") << tag << qint64(200'000) << true;
    QTest::newRow("weak tag") << QByteArray("ETag: W/\"one\"\r\n") << half << true;
    QTest::newRow("no validator") << QByteArray() << half << true;
    QTest::newRow("no ranges") << QByteArray(tag + "Accept-Ranges: none\r\n") << half << true;
    QTest::newRow("not wished") << tag << half << false;
}

void TestResume::whatIsNotKept()
{
    QFETCH(QByteArray, extra);
    QFETCH(qint64, bytes);
    QFETCH(bool, keeps);
    m_server->reply({Step::send(wholeAnswer(extra).chopped(length - bytes)), Step::close()});
    DownloadOrder wanted = order(false);
    wanted.keeps = keeps;
    const std::unique_ptr<Download> download(m_bench->http().download(wanted, nullptr));
    QSignalSpy end(download.get(), &Download::finished);
    download->start();
    QVERIFY(end.wait(20000));
    QVERIFY(!download->isKept());
    QVERIFY(!QFile::exists(m_bench->target()));
}

void TestResume::goesOn()
{
    putPart(content().first(half));
    const std::unique_ptr<Download> download(m_bench->http().download(order(), nullptr));
    QSignalSpy begun(download.get(), &Download::begun);
    QSignalSpy progress(download.get(), &Download::progressed);
    QSignalSpy end(download.get(), &Download::finished);
    download->start();
    QVERIFY(end.wait(20000));
    QCOMPARE(valueOf<Result<qint64>>(end.first().first()).value_or(-1), length);
    QVERIFY(download->isLengthProven());
    QVERIFY(m_bench->content() == content());
    QCOMPARE(ranges(), QByteArrayList{"bytes=500000-"});
    QCOMPARE(m_server->requests().first().header("if-range"), QByteArray("\"one\""));
    QVERIFY2(m_server->bytesSent() < half + 1000, "only the rest came");
    QVERIFY(begun.isEmpty());
    QVERIFY(progress.first().first().toLongLong() > half);
    QCOMPARE(m_anew, 0);
}

void TestResume::goesOnAcrossRedirects()
{
    putPart(content().first(half));
    m_server->reply({Step::send(ScriptedServer::answer(302, "", "Location: /b\r\n"))});
    QVERIFY(m_bench->fetch(order()));
    QVERIFY(m_bench->content() == content());
    QCOMPARE(ranges(), (QByteArrayList{"bytes=500000-", "bytes=500000-"}));
    QCOMPARE(m_server->requests().last().header("if-range"), QByteArray("\"one\""));
}

void TestResume::goesOnAfterTheNextBreak()
{
    putPart(content().first(300'000));
    const QByteArray rest = content().mid(300'000);
    const QByteArray head = "ETag: \"one\"\r\n" + rangeLine(300'000, length - 1, length);
    m_server->reply({Step::send(ScriptedServer::answer(206, rest, head).chopped(400'000)), Step::close()});
    QVERIFY(!m_bench->fetch(order()));
    const qint64 there = QFileInfo(m_bench->target()).size();
    QVERIFY(there >= 300'000);
    QVERIFY(m_bench->fetch(order()));
    QVERIFY(m_bench->content() == content());
    QCOMPARE(ranges().last(), "bytes=" + QByteArray::number(there) + '-');
}

void TestResume::completeFilesAreNotAskedFor()
{
    putPart(content());
    const std::unique_ptr<Download> download(m_bench->http().download(order(), nullptr));
    QSignalSpy end(download.get(), &Download::finished);
    download->start();
    QVERIFY(end.wait(20000));
    QCOMPARE(valueOf<Result<qint64>>(end.first().first()).value_or(-1), length);
    QVERIFY(download->isLengthProven());
    QCOMPARE(m_server->connections(), 0);
}

void TestResume::lyingServers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("requests");
    const QByteArray rest = content().mid(half);
    const auto part = [&](const QByteArray &body, const QByteArray &range,
                          const QByteArray &tag = "\"one\"") {
        return ScriptedServer::answer(
            206, body, (tag.isEmpty() ? QByteArray() : QByteArray("ETag: " + tag + "\r\n")) + range);
    };
    const QByteArray right = rangeLine(half, length - 1, length);
    QTest::newRow("the whole file") << wholeAnswer() << 1;
    QTest::newRow("the whole of a changed file")
        << wholeAnswer("ETag: \"two\"\r\n") << 1; // the same bytes, so that they can be compared
    QTest::newRow("begins earlier") << part(content().mid(half - 10),
                                            rangeLine(half - 10, length - 1, length))
                                    << 2;
    QTest::newRow("begins later") << part(content().mid(half + 10), rangeLine(half + 10, length - 1, length))
                                  << 2;
    QTest::newRow("begins at 0 as 206") << part(content(), rangeLine(0, length - 1, length)) << 2;
    QTest::newRow("another total") << part(rest, rangeLine(half, length - 1, length + 5)) << 2;
    QTest::newRow("a smaller total") << part(rest.chopped(9), rangeLine(half, length - 10, length - 9)) << 2;
    QTest::newRow("unknown total") << part(rest, "Content-Range: bytes 500000-999999/*\r\n") << 2;
    QTest::newRow("only a piece of the rest") << part(rest.first(10), rangeLine(half, half + 9, length)) << 2;
    QTest::newRow("no Content-Range") << part(rest, "") << 2;
    QTest::newRow("nonsense") << part(rest, "Content-Range: all of it\r\n") << 2;
    QTest::newRow("another ETag") << part(rest, right, "\"two\"") << 2;
    QTest::newRow("weak ETag") << part(rest, right, "W/\"one\"") << 2;
    QTest::newRow("no ETag") << part(rest, right, "") << 2;
    QTest::newRow("packed") << part(rest, right + "Content-Encoding: gzip\r\n") << 2;
    QTest::newRow("several parts") << ScriptedServer::answer(206, "--x\r\n", "",
                                                             "multipart/byteranges; boundary=x")
                                   << 2;
    QTest::newRow("length beside the range") << part(rest.chopped(3), right) << 2;
    QTest::newRow("416") << ScriptedServer::answer(416, "", "Content-Range: bytes */1000000\r\n") << 2;
    QTest::newRow("416 of a shorter file")
        << ScriptedServer::answer(416, "", "Content-Range: bytes */10\r\n") << 2;
    QTest::newRow("400") << ScriptedServer::answer(400, "no ranges here") << 2;
    QTest::newRow("412") << ScriptedServer::answer(412) << 2;
}

//! Whatever is said to the request for the rest, the file ends up right.
void TestResume::lyingServers()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, requests);
    // What is there is not what the server has: a byte of it that survives shows.
    putPart(QByteArray(half, 'x'));
    m_server->reply({Step::send(answer)});
    m_server->setHandler([](const SeenRequest &) { return Script{Step::send(wholeAnswer())}; });
    const auto bytes = m_bench->fetch(order());
    QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().message + bytes.error().detail));
    QCOMPARE(*bytes, length);
    QVERIFY(m_bench->content() == content());
    QCOMPARE(m_anew, 1);
    QCOMPARE(ranges().first(), QByteArray("bytes=500000-"));
    QCOMPARE(ranges().size(), requests);
    QVERIFY(requests == 1 || ranges().last() == "-");
}

void TestResume::files_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"gone", "small", "too long", "hard link"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

//! What cannot be the beginning of the file, or may be another's, is not asked to be gone on with.
void TestResume::files()
{
    QFETCH(QString, kind);
    if (kind == u"small")
        putPart(content().first(200'000));
    else if (kind == u"too long")
        putPart(content() + "more");
    else if (kind == u"hard link") {
        putPart(content().first(half));
        QCOMPARE(::link(QFile::encodeName(m_bench->target()).constData(),
                        QFile::encodeName(m_bench->folder() + QStringLiteral("/other")).constData()),
                 0);
    }
    QVERIFY(m_bench->fetch(order()));
    QVERIFY(m_bench->content() == content());
    QCOMPARE(ranges(), QByteArrayList{"-"});
    QCOMPARE(m_anew, 1);
}

//! Not a byte of another file is written before what was known of the old one is forgotten.
void TestResume::waitsBeforeItBeginsAnew()
{
    putPart(QByteArray(half, 'x'));
    m_server->reply({Step::send(wholeAnswer("ETag: \"two\"\r\n"))});
    DownloadOrder wanted = order();
    std::function<void()> goOn;
    wanted.beforeAnew = [&goOn](const std::function<void()> &go) { goOn = go; };
    const std::unique_ptr<Download> download(m_bench->http().download(wanted, nullptr));
    QList<QByteArray> begun;
    connect(download.get(), &Download::begun, this,
            [&](const ResumePoint &point) { begun << point.validator; });
    QSignalSpy end(download.get(), &Download::finished);
    download->start();
    QTRY_VERIFY(goOn);
    QTRY_COMPARE(m_server->bytesSent() > 0, true);
    QCOMPARE(m_bench->content(), QByteArray(half, 'x'));
    QVERIFY(begun.isEmpty());
    goOn();
    QVERIFY(end.wait(20000));
    QVERIFY(valueOf<Result<qint64>>(end.first().first()));
    QVERIFY(m_bench->content() == content());
    QCOMPARE(begun, QList<QByteArray>{"\"two\""});
}

void TestResume::deletedWhileItWaits()
{
    putPart(QByteArray(half, 'x'));
    m_server->reply({Step::send(wholeAnswer("ETag: \"two\"\r\n"))});
    DownloadOrder wanted = order();
    std::function<void()> goOn;
    wanted.beforeAnew = [&goOn](const std::function<void()> &go) { goOn = go; };
    std::unique_ptr<Download> download(m_bench->http().download(wanted, nullptr));
    download->start();
    QTRY_VERIFY(goOn);
    download.reset();
    goOn();
    QVERIFY(!QFile::exists(m_bench->target()));
}

void TestResume::errorsLeaveThePart_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("503") << ScriptedServer::answer(503) << ErrorKind::ServerFault;
    QTest::newRow("429") << ScriptedServer::answer(429) << ErrorKind::RateLimited;
    QTest::newRow("expired link") << ScriptedServer::answer(403) << ErrorKind::RequestGone;
    QTest::newRow("led astray") << ScriptedServer::answer(302, "", "Location: http://192.0.2.1/\r\n")
                                << ErrorKind::RefusedAddress;
}

void TestResume::errorsLeaveThePart()
{
    QFETCH(QByteArray, answer);
    putPart(content().first(half));
    m_server->reply({Step::send(answer)});
    const auto bytes = m_bench->fetch(order());
    QVERIFY(!bytes);
    QTEST(bytes.error().kind, "kind");
    QVERIFY(m_bench->content() == content().first(half));
    QVERIFY(m_bench->fetch(order()));
    QVERIFY(m_bench->content() == content());
    QCOMPARE(ranges().last(), QByteArray("bytes=500000-"));
}

//! A download that was broken off may have its last write under way: the next one does not write into the
//! same file meanwhile.
void TestResume::aPartThatIsStillWritten()
{
    putPart(content().first(half));
    DownloadFile other(m_bench->target());
    QVERIFY(other.open(true));
    QCOMPARE(other.found(), half);
    DownloadFile next(m_bench->target());
    QVERIFY(next.open(true));
    QCOMPARE(next.found(), 0);
    QVERIFY(other.write("late"));
    QVERIFY(next.write("new"));
    QVERIFY(next.sync());
    other.keep();
    QCOMPARE(m_bench->content(), QByteArray("new"));
}

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
