// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/linkcopy.h"

#include "app/media/mendorigin.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"
#include "tests/unit/library/libraryfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Copies of pictures behind links: whole ones, from where one may fetch, and nothing else.
class TestLinkCopy : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_http = std::make_unique<HttpClient>(m_clock);
        m_server = std::make_unique<ScriptedServer>();
    }

    void byteForByteWithTheWayBack()
    {
        const QByteArray picture = encoded(paintedPicture({640, 480}), "png");
        answer(ScriptedServer::answer(200, picture, {}, "application/octet-stream"));
        const QString address = m_server->url(u"/a.png"_s).toString();
        const auto file = copy(address);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QFile kept(*file);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), picture);
        const auto origin = originOfFile(m_folder->path(), *file);
        QVERIFY(origin);
        QCOMPARE(origin->value, address);
        const auto seen = m_server->requests().constFirst();
        QVERIFY(!seen.headers.contains("authorization"));
        QVERIFY(!seen.headers.contains("cookie"));
    }

    void whatIsNoWholePictureIsNotKept_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const QByteArray &sent, ErrorKind kind) {
            QTest::newRow(name) << sent << int(kind);
        };
        const QByteArray picture = encoded(paintedPicture({640, 480}), "png");
        const auto file = [](const QByteArray &body) {
            return ScriptedServer::answer(200, body, {}, "image/png");
        };
        row("page", file("<!DOCTYPE html><html>no</html>"), ErrorKind::DamagedFile);
        row("half", file(picture.left(picture.size() / 2)), ErrorKind::DamagedFile);
        row("nothing", file({}), ErrorKind::DamagedFile);
        row("sound", file(testFile(u"sound.mp4"_s)), ErrorKind::DamagedFile);
        row("clip", file(testFile(u"grey-48-frames.mp4"_s)), ErrorKind::DamagedFile);
        row("too much", "HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n", ErrorKind::TooLarge);
        row("elsewhere", ScriptedServer::answer(302, {}, "Location: http://example.com/a.png\r\n"),
            ErrorKind::RefusedAddress);
    }
    void whatIsNoWholePictureIsNotKept()
    {
        QFETCH(QByteArray, sent);
        QFETCH(int, kind);
        answer(sent);
        const auto file = copy(m_server->url(u"/a.png"_s).toString());
        QVERIFY(!file);
        QCOMPARE(int(file.error().kind), kind);
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void tooMuchWithoutALength()
    {
        const QByteArray picture = encoded(paintedPicture({640, 480}), "png");
        m_server->setHandler([picture](const SeenRequest &) {
            return Script{Step::send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + picture),
                          Step::close()};
        });
        const QString address = m_server->url(u"/a.png"_s).toString();
        const auto refused = copy(address, picture.size() - 1);
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().kind), int(ErrorKind::TooLarge));
        QVERIFY(QDir(m_folder->path()).isEmpty());
        QVERIFY(copy(address, picture.size()));
    }

    void addressesThatMayNotBeFetched()
    {
        for (const QString &address : {u"http://example.com/a.png"_s, u"file:///etc/passwd"_s,
                                       u"https://me:pw@example.com/a.png"_s, u"nonsense"_s, QString()}) {
            const auto file = copy(address);
            QVERIFY2(!file, qPrintable(address));
            QCOMPARE(int(file.error().kind), int(ErrorKind::RefusedAddress));
        }
    }

    void aRuleHoldsForRedirectsToo()
    {
        FetchRule rule;
        rule.judge = [](const QUrl &url) {
            return url.path() == u"/a.png"_s ? AddressVerdict::Fetch : AddressVerdict::Refuse;
        };
        m_http->setFetchRule(rule);
        answer(ScriptedServer::answer(302, {}, "Location: /b.png\r\n"));
        QCOMPARE(int(copy(m_server->url(u"/a.png"_s).toString()).error().kind),
                 int(ErrorKind::RefusedAddress));
        QCOMPARE(m_server->requests().size(), 1);
    }

    void deletedInBetween()
    {
        m_server->setHandler([](const SeenRequest &) {
            return Script{Step::send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc"),
                          Step::waitFor("never")};
        });
        auto link =
            std::make_unique<LinkCopy>(*m_http, m_server->url(u"/a.png"_s).toString(), m_folder->path());
        QSignalSpy ends(link.get(), &LinkCopy::finished);
        link->start();
        QTRY_COMPARE(m_server->requests().size(), 1);
        link.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
        QVERIFY(ends.isEmpty());
    }

private:
    void answer(const QByteArray &sent) const
    {
        m_server->setHandler([sent](const SeenRequest &) { return Script{Step::send(sent)}; });
    }
    Result<QString> copy(const QString &address, qint64 mostBytes = LinkCopy::mostBytes) const
    {
        LinkCopy copy(*m_http, address, m_folder->path(), nullptr, mostBytes);
        QSignalSpy ends(&copy, &LinkCopy::finished);
        copy.start();
        copy.start();
        if (!ends.isEmpty() || !ends.wait(25000))
            return fail(ErrorKind::Internal, u"no end, or too early"_s);
        QCoreApplication::processEvents();
        if (ends.size() != 1)
            return fail(ErrorKind::Internal, u"ended more than once"_s);
        return valueOf<Result<QString>>(ends.first().first());
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ScriptedServer> m_server;
};

QTEST_GUILESS_MAIN(TestLinkCopy)
#include "tst_linkcopy.moc"
