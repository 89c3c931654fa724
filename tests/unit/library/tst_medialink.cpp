// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/mediaencode.h"
#include "app/library/medialink.h"
#include "tests/unit/library/libraryfixture.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace maquette;
using namespace maquette::test;

class TestMediaLink : public QObject
{
    Q_OBJECT

private slots:
    void linkThatAnswers_data();
    void linkThatAnswers();
    void linkThatIsGone_data();
    void linkThatIsGone();
    void tooHeavyIsReduced();
    void transparentStaysAsItIs();
    void reducedFitsThePixels();
    void clipAsItIs();
    void nothingThere();

private:
    static std::optional<Result<ResolvedMedia>> resolve(LibraryFixture &fixture, AssetId id)
    {
        std::optional<Result<ResolvedMedia>> answer;
        const std::unique_ptr<MediaLink> link(fixture.library->mediaLink(id, nullptr));
        connect(link.get(), &MediaLink::finished, link.get(),
                [&](const Result<ResolvedMedia> &media) { answer = media; });
        link->start();
        if (answer)
            return {}; // not from the event loop
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20000);
        return answer;
    }
    static QByteArray decoded(const QString &uri, const QString &mime)
    {
        const QString head = u"data:" + mime + u";base64,";
        return uri.startsWith(head) ? QByteArray::fromBase64(uri.mid(head.size()).toLatin1()) : QByteArray();
    }
};

void TestMediaLink::linkThatAnswers_data()
{
    QTest::addColumn<bool>("honoursRange");
    QTest::addColumn<int>("side");
    QTest::newRow("range honoured") << true << 900;
    QTest::newRow("range ignored, small file") << false << 20;
    QTest::newRow("range ignored, large file") << false << 2500;
}

void TestMediaLink::linkThatAnswers()
{
    QFETCH(bool, honoursRange);
    QFETCH(int, side);
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    Served served{encoded(paintedPicture({side, side}), "bmp"), "image/bmp"};
    served.honoursRange = honoursRange;
    const QUrl url = fixture.server.put(QStringLiteral("/a?sig=1%2F2"), served);
    const Collected collected = fixture.collect(fixture.request(fixture.makeJob(), {url}));
    const auto media = resolve(fixture, collected.summary.assets.value(0));
    QVERIFY(media && *media);
    QVERIFY((*media)->isLink);
    QCOMPARE((*media)->value, url.toString(QUrl::FullyEncoded));
    QCOMPARE((*media)->pixels, QSize(side, side));
    QVERIFY(!(*media)->how.isEmpty());
    QVERIFY(fixture.server.lastHead().toLower().contains("range: bytes=0-0"));
    QVERIFY(!fixture.server.lastHead().toLower().contains("authorization"));
}

void TestMediaLink::linkThatIsGone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("403") << 403 << QByteArray("application/xml");
    QTest::newRow("404") << 404 << QByteArray("text/html");
    QTest::newRow("302") << 302 << QByteArray("text/html");
    QTest::newRow("a page instead") << 200 << QByteArray("text/html");
}

void TestMediaLink::linkThatIsGone()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray png = encoded(paintedPicture({400, 300}), "png");
    const QUrl url = fixture.server.put(QStringLiteral("/a"), {png});
    const Collected collected = fixture.collect(fixture.request(fixture.makeJob(), {url}));
    fixture.server.put(QStringLiteral("/a"), {"gone", type, status});
    const auto media = resolve(fixture, collected.summary.assets.value(0));
    QVERIFY(media && *media);
    QVERIFY(!(*media)->isLink);
    QCOMPARE(decoded((*media)->value, QStringLiteral("image/png")), png);
    QCOMPARE((*media)->bytes, png.size());
    QCOMPARE((*media)->pixels, QSize(400, 300));
}

void TestMediaLink::tooHeavyIsReduced()
{
    QTemporaryDir folder;
    QImage noise(2600, 1300, QImage::Format_RGB32);
    quint32 state = 1;
    for (int y = 0; y < noise.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(noise.scanLine(y));
        for (int x = 0; x < noise.width(); ++x)
            row[x] = 0xFF000000U | ((state = state * 1664525U + 1013904223U) >> 8);
    }
    const QString file = folder.filePath(QStringLiteral("a.png"));
    QVERIFY(noise.save(file, "png", 90));
    QVERIFY(QFileInfo(file).size() > maxInlineImageBytes);
    const auto media = encodeMedia(file);
    QVERIFY(media);
    const QByteArray jpeg = decoded(media->value, QStringLiteral("image/jpeg"));
    QVERIFY(!jpeg.isEmpty() && jpeg.size() <= maxInlineImageBytes);
    const QImage copy = QImage::fromData(jpeg);
    QCOMPARE(copy.size(), media->pixels);
    QVERIFY(std::abs(copy.width() - 2 * copy.height()) <= 2);
    QVERIFY(media->how.contains(u"JPEG"));
}

void TestMediaLink::transparentStaysAsItIs()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.png"));
    QVERIFY(paintedPicture({200, 200}, true).save(file));
    const auto media = encodeMedia(file);
    QVERIFY(media);
    QVERIFY(media->value.startsWith(u"data:image/png;base64,"));
    QVERIFY(!media->value.contains(u'\n'));
}

void TestMediaLink::reducedFitsThePixels()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.png"));
    QImage large(8000, 5000, QImage::Format_RGB32);
    large.fill(Qt::darkCyan);
    QVERIFY(large.save(file, "png", 90));
    const auto media = encodeMedia(file);
    QVERIFY(media);
    QVERIFY(qint64(media->pixels.width()) * media->pixels.height() <= maxInlineImagePixels);
    QVERIFY(media->pixels.width() > 7000);
}

void TestMediaLink::clipAsItIs()
{
    const auto media = encodeMedia(QStringLiteral(MAQUETTE_TEST_DATA "/library/sound.mp4"));
    QVERIFY(media);
    QCOMPARE(decoded(media->value, QStringLiteral("video/mp4")), testFile(QStringLiteral("sound.mp4")));
}

void TestMediaLink::nothingThere()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const auto media = resolve(fixture, AssetId(999));
    QVERIFY(media && !*media);
    QCOMPARE(media->error().kind, ErrorKind::FileAccess);
}

QTEST_GUILESS_MAIN(TestMediaLink)
#include "tst_medialink.moc"
