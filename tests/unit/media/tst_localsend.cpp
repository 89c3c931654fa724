// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/localsend.h"

#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/spyvalue.h"
#include "tests/unit/library/libraryfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

class TestLocalSend : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void goesInline();
    void goesToTheBucket();
    void isRefused();
    void isCancelled();
    void vanishedFile();

private:
    Result<ResolvedMedia> send(const LocalMedia &media, const RouteChoice &choice,
                               const std::optional<ReadyBucket> &bucket);
    [[nodiscard]] ReadyBucket bucket() const;

    ManualClock m_clock;
    HttpClient m_http{m_clock};
    std::unique_ptr<ScriptedServer> m_server;
    QTemporaryDir m_folder;
    LocalMedia m_picture;
};

void TestLocalSend::init()
{
    m_server = std::make_unique<ScriptedServer>();
    QFile file(m_folder.filePath(QStringLiteral("a.png")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(encoded(paintedPicture({64, 48}), "png"));
    file.close();
    m_picture = *lookAtLocal(file.fileName());
}

ReadyBucket TestLocalSend::bucket() const
{
    ReadyBucket ready;
    ready.settings.endpoint = m_server->url().toString();
    ready.settings.region = QStringLiteral("us-east-1");
    ready.settings.bucket = QStringLiteral("works");
    ready.settings.keyId = QStringLiteral("KEY");
    ready.settings.pathStyle = true;
    ready.secret.secret = QStringLiteral("very secret");
    return ready;
}

Result<ResolvedMedia> TestLocalSend::send(const LocalMedia &media, const RouteChoice &choice,
                                          const std::optional<ReadyBucket> &bucket)
{
    LocalSend sending(m_http, media, choice, bucket);
    QSignalSpy ends(&sending, &LocalSend::finished);
    sending.start();
    if (!ends.isEmpty() || !ends.wait(20000))
        return fail(ErrorKind::Internal, QStringLiteral("no end, or too early"));
    return valueOf<Result<ResolvedMedia>>(ends.first().first());
}

void TestLocalSend::goesInline()
{
    const auto sent = send(m_picture, {}, {});
    QVERIFY(sent);
    QVERIFY(sent->value.startsWith(QStringLiteral("data:image/png;base64,")));
    QFile file(m_picture.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray::fromBase64(sent->value.section(u',', 1).toLatin1()), file.readAll());
    QVERIFY(!sent->isLink);
}

void TestLocalSend::goesToTheBucket()
{
    m_server->setHandler([](const SeenRequest &seen) {
        return Script{Step::send(ScriptedServer::answer(seen.method == "PUT" ? 200 : 404))};
    });
    RouteChoice choice;
    choice.preferBucket = true;
    const auto sent = send(m_picture, choice, bucket());
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().message));
    QVERIFY(sent->isLink);
    QVERIFY(sent->value.startsWith(m_server->url(QStringLiteral("/works/")).toString()));
    QVERIFY(sent->value.contains(QStringLiteral("X-Amz-Signature=")));
    QVERIFY(sent->how.contains(QStringLiteral("24 hours")));
    QCOMPARE(m_server->requests().last().header("content-type"), QByteArray("image/png"));
}

void TestLocalSend::isRefused()
{
    LocalMedia heavy = m_picture;
    heavy.bytes = 50'000'000;
    const auto sent = send(heavy, {}, {});
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, ErrorKind::TooLarge);
}

void TestLocalSend::isCancelled()
{
    m_server->setHandler([](const SeenRequest &) { return Script{Step::hang()}; });
    RouteChoice choice;
    choice.preferBucket = true;
    LocalSend sending(m_http, m_picture, choice, bucket());
    QSignalSpy ends(&sending, &LocalSend::finished);
    sending.start();
    QTRY_COMPARE(m_server->requests().size(), 1);
    sending.cancel();
    QVERIFY(ends.isEmpty());
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(valueOf<Result<ResolvedMedia>>(ends.first().first()).error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(ends.size(), 1);
}

void TestLocalSend::vanishedFile()
{
    QVERIFY(QFile::remove(m_picture.file));
    QCOMPARE(send(m_picture, {}, {}).error().kind, ErrorKind::FileAccess);
    RouteChoice choice;
    choice.preferBucket = true;
    QCOMPARE(send(m_picture, choice, bucket()).error().kind, ErrorKind::FileAccess);
}

QTEST_GUILESS_MAIN(TestLocalSend)
#include "tst_localsend.moc"
