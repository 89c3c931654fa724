// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/imageprobe.h"
#include "tests/unit/library/libraryfixture.h"

#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QUrl>

using namespace maquette;
using namespace maquette::test;

class TestImageProbe : public QObject
{
    Q_OBJECT

private slots:
    void looks_data();
    void looks();
    void refuses_data();
    void refuses();
    void namesTheFormats();
    void deletingStops();
    void onlyFromTheEventLoop();

private:
    std::optional<Result<ImageFacts>> probe(const QUrl &url)
    {
        std::optional<Result<ImageFacts>> answer;
        int answers = 0;
        ImageProbe probe(*m_fixture.http, url);
        connect(&probe, &ImageProbe::finished, this, [&](const Result<ImageFacts> &facts) {
            answer = facts;
            ++answers;
        });
        probe.start();
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, 10000);
        if (answers != 1)
            answer.reset();
        return answer;
    }
    LibraryFixture m_fixture;
};

void TestImageProbe::looks_data()
{
    QTest::addColumn<QString>("how");
    for (const auto *how : {"http", "file", "data"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestImageProbe::looks()
{
    QFETCH(QString, how);
    const QByteArray jpeg = encoded(paintedPicture({1200, 600}), "jpeg", 90);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(jpeg);
    file.close();
    const QUrl url = how == u"http" ? m_fixture.server.put(QStringLiteral("/a"), {jpeg})
                     : how == u"file"
                         ? QUrl::fromLocalFile(file.fileName())
                         : QUrl(u"data:image/jpeg;base64," + QString::fromLatin1(jpeg.toBase64()));
    const auto facts = probe(url);
    QVERIFY(facts && *facts);
    QCOMPARE((*facts)->pixels, QSize(1200, 600));
    QCOMPARE((*facts)->bytes, jpeg.size());
    QCOMPARE((*facts)->format, QStringLiteral("jpeg"));
    QCOMPARE((*facts)->preview.size(), QSize(512, 256));
}

void TestImageProbe::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("address");
    QTest::addColumn<ErrorKind>("kind");
    const QString served;
    QTest::newRow("html") << QByteArray("<html></html>") << served << ErrorKind::DamagedFile;
    QTest::newRow("svg") << QByteArray("<?xml version='1.0'?><svg/>") << served << ErrorKind::DamagedFile;
    QTest::newRow("bomb") << pngPromising(60000, 60000) << served << ErrorKind::TooLarge;
    QTest::newRow("cut") << encoded(paintedPicture({400, 400}), "png").left(60) << served
                         << ErrorKind::DamagedFile;
    QTest::newRow("clip") << testFile(QStringLiteral("sound.mp4")) << served << ErrorKind::DamagedFile;
    QTest::newRow("plain http") << QByteArray() << u"http://example.com/a.png"_qs
                                << ErrorKind::RefusedAddress;
    QTest::newRow("ftp") << QByteArray() << u"ftp://127.0.0.1/a.png"_qs << ErrorKind::RefusedAddress;
    QTest::newRow("no address") << QByteArray() << u"fox"_qs << ErrorKind::RefusedAddress;
    QTest::newRow("no file") << QByteArray() << u"file:///no/such/file.png"_qs << ErrorKind::FileAccess;
    QTest::newRow("data of a text") << QByteArray() << u"data:text/html;base64,PGh0bWw+"_qs
                                    << ErrorKind::DamagedFile;
    QTest::newRow("data not base64") << QByteArray() << u"data:image/png,hello"_qs << ErrorKind::DamagedFile;
    QTest::newRow("data broken") << QByteArray() << u"data:image/png;base64,!!!"_qs << ErrorKind::DamagedFile;
    QTest::newRow("data without comma")
        << QByteArray() << u"data:image/png;base64"_qs << ErrorKind::DamagedFile;
}

void TestImageProbe::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, address);
    QFETCH(ErrorKind, kind);
    const auto facts =
        probe(address.isEmpty() ? m_fixture.server.put(QStringLiteral("/bad"), {body}) : QUrl(address));
    QVERIFY(facts.has_value());
    QVERIFY(!*facts);
    QCOMPARE(facts->error().kind, kind);
    QVERIFY(!facts->error().message.isEmpty());
}

void TestImageProbe::namesTheFormats()
{
    const QByteArray avif("\0\0\0\x1c"
                          "ftypavif\0\0\0\0avifmif1",
                          24);
    const auto facts = probe(m_fixture.server.put(QStringLiteral("/avif"), {avif}));
    QVERIFY(facts && !*facts);
    QVERIFY(facts->error().message.contains(u"AVIF"));
    QVERIFY(facts->error().message.contains(u"PNG, JPEG, WebP"));
}

void TestImageProbe::deletingStops()
{
    Served slow{encoded(paintedPicture({100, 100}), "png")};
    slow.holdAfter = 10;
    auto probe =
        std::make_unique<ImageProbe>(*m_fixture.http, m_fixture.server.put(QStringLiteral("/slow"), slow));
    QSignalSpy finished(probe.get(), &ImageProbe::finished);
    probe->start();
    QTRY_COMPARE(m_fixture.server.held(), 1);
    probe.reset();
    QTRY_COMPARE(m_fixture.server.held(), 0);
    QVERIFY(finished.isEmpty());
}

void TestImageProbe::onlyFromTheEventLoop()
{
    for (const auto *address : {"ftp://x/a", "file:///none", "data:,"}) {
        ImageProbe probe(*m_fixture.http, QUrl(QString::fromLatin1(address)));
        QSignalSpy finished(&probe, &ImageProbe::finished);
        probe.start();
        probe.start();
        QVERIFY(finished.isEmpty());
        QTRY_COMPARE(finished.size(), 1);
    }
}

QTEST_GUILESS_MAIN(TestImageProbe)
#include "tst_imageprobe.moc"
