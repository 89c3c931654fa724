// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/mediacheck.h"
#include "app/library/picture.h"
#include "tests/unit/library/libraryfixture.h"

#include <QFile>
#include <QIODevice>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

class TestMediaCheck : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { allowLargePictures(); }
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void everyTruncationIsSeen_data();
    void everyTruncationIsSeen();
    void damageInTheMiddleIsSeen();
    void missingFile();
    void scaledReadingAverages();
    void turnsByExif();
    void aGifIsAsLargeAsItsScreen();

private:
    Result<CheckedMedia> check(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QStringLiteral("work.part")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return fail(ErrorKind::Internal, QStringLiteral("not written"));
        file.close();
        return checkMedia(file.fileName());
    }
    QTemporaryDir m_folder;
};

void TestMediaCheck::accepts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<MediaKind>("kind");
    QTest::addColumn<QSize>("pixels");
    const QImage picture = paintedPicture({300, 200});
    const auto row = [](const char *name, const QByteArray &bytes, const QString &extension, QSize pixels,
                        MediaKind kind = MediaKind::Image) {
        QTest::newRow(name) << bytes << extension << kind << pixels;
    };
    row("png", encoded(picture, "png"), QStringLiteral("png"), {300, 200});
    row("png with alpha", encoded(paintedPicture({300, 200}, true), "png"), QStringLiteral("png"),
        {300, 200});
    row("jpeg", encoded(picture, "jpeg", 90), QStringLiteral("jpg"), {300, 200});
    row("webp", encoded(picture, "webp", 90), QStringLiteral("webp"), {300, 200});
    row("bmp", encoded(picture, "bmp"), QStringLiteral("bmp"), {300, 200});
    row("tiff", encoded(picture, "tiff"), QStringLiteral("tif"), {300, 200});
    row("60000 wide", encoded(QImage(60000, 2, QImage::Format_Grayscale8), "png"), QStringLiteral("png"),
        {60000, 2});
    row("clip", testFile(QStringLiteral("grey-48-frames.mp4")), QStringLiteral("mp4"), {64, 48},
        MediaKind::Video);
    row("clip with sound", testFile(QStringLiteral("sound.mp4")), QStringLiteral("mp4"), {160, 90},
        MediaKind::Video);
}

void TestMediaCheck::accepts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, extension);
    QFETCH(MediaKind, kind);
    QFETCH(QSize, pixels);
    const auto facts = check(bytes);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message + facts.error().detail));
    QCOMPARE(factsOf(facts->type).extension, extension);
    QCOMPARE(facts->kind, kind);
    QCOMPARE(facts->pixels, pixels);
    QCOMPARE(facts->bytes, bytes.size());
    QVERIFY(!facts->preview.isNull());
    QVERIFY(std::max(facts->preview.width(), facts->preview.height()) <= previewEdge);
}

void TestMediaCheck::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("empty") << QByteArray() << ErrorKind::DamagedFile;
    QTest::newRow("html") << QByteArray("<!DOCTYPE html><html><body>Not found</body></html>")
                          << ErrorKind::DamagedFile;
    QTest::newRow("json") << QByteArray(R"({"error":"expired"})") << ErrorKind::DamagedFile;
    QTest::newRow("svg") << QByteArray(R"(<svg xmlns="http://www.w3.org/2000/svg"/>)")
                         << ErrorKind::DamagedFile;
    QTest::newRow("noise") << QByteArray("\x01\x02\x03\x04garbage\x00\x05", 13) << ErrorKind::DamagedFile;
    QTest::newRow("avif") << QByteArray("\0\0\0\x1c"
                                        "ftypavif\0\0\0\0avifmif1",
                                        24)
                          << ErrorKind::DamagedFile;
    QTest::newRow("60000 square") << pngPromising(60000, 60000) << ErrorKind::TooLarge;
    QTest::newRow("png signature, then html")
        << QByteArray("\x89PNG\r\n\x1a\n<html></html>") << ErrorKind::DamagedFile;
    QTest::newRow("boxes without a clip") << QByteArray("\0\0\0\x10"
                                                        "ftypisom\0\0\0\0\0\0\0\x08moov\0\0\0\x08mdat",
                                                        32)
                                          << ErrorKind::DamagedFile;
}

void TestMediaCheck::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorKind, kind);
    const auto facts = check(bytes);
    QVERIFY(!facts);
    QCOMPARE(facts.error().kind, kind);
    QVERIFY(!facts.error().message.isEmpty());
}

void TestMediaCheck::everyTruncationIsSeen_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QImage picture = paintedPicture({120, 80});
    QTest::newRow("png") << encoded(picture, "png");
    QTest::newRow("jpeg") << encoded(picture, "jpeg", 90);
    QTest::newRow("webp") << encoded(picture, "webp", 90);
    QTest::newRow("clip, index first") << testFile(QStringLiteral("grey-48-frames.mp4"));
    QTest::newRow("clip, index last") << testFile(QStringLiteral("black-start.mp4"));
}

void TestMediaCheck::everyTruncationIsSeen()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(check(bytes));
    for (int part = 0; part < 40; ++part) {
        const auto facts = check(bytes.left(bytes.size() * part / 40));
        QVERIFY2(!facts, qPrintable(QString::number(part)));
        QCOMPARE(facts.error().kind, ErrorKind::DamagedFile);
    }
    QVERIFY(!check(bytes.chopped(1)));
}

void TestMediaCheck::damageInTheMiddleIsSeen()
{
    QByteArray png = encoded(paintedPicture({400, 400}), "png");
    for (int i = 0; i < 40; ++i)
        png[png.size() / 2 + i] = static_cast<char>(~png.at(png.size() / 2 + i));
    const auto facts = check(png);
    QVERIFY(!facts);
    QCOMPARE(facts.error().kind, ErrorKind::DamagedFile);
}

void TestMediaCheck::missingFile()
{
    const auto facts = checkMedia(m_folder.filePath(QStringLiteral("nothing")));
    QVERIFY(!facts);
    QCOMPARE(facts.error().kind, ErrorKind::FileAccess);
}

void TestMediaCheck::scaledReadingAverages()
{
    QImage board(2048, 2048, QImage::Format_RGB32);
    for (int y = 0; y < board.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(board.scanLine(y));
        for (int x = 0; x < board.width(); ++x)
            row[x] = (x + y) % 2 == 0 ? qRgb(0, 0, 0) : qRgb(255, 255, 255);
    }
    const auto facts = check(encoded(board, "png", 90));
    QVERIFY(facts);
    QCOMPARE(facts->preview.size(), QSize(1024, 1024));
    const int grey = qGray(facts->preview.pixel(500, 500));
    QVERIFY2(grey > 100 && grey < 156, qPrintable(QString::number(grey)));
}

void TestMediaCheck::turnsByExif()
{
    // A JPEG with an EXIF block that says: turn by 90 degrees.
    QByteArray jpeg = encoded(paintedPicture({40, 20}), "jpeg", 90);
    const QByteArray exif("\xFF\xE1\x00\x22"
                          "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0",
                          36);
    jpeg.insert(2, exif);
    const auto facts = check(jpeg);
    QVERIFY(facts);
    QCOMPARE(facts->pixels, QSize(20, 40));
    QCOMPARE(facts->preview.size(), QSize(20, 40));
}

//! Qt tells the size of its first frame, and decodes its screen.
void TestMediaCheck::aGifIsAsLargeAsItsScreen()
{
    const QByteArray frame("\x2c\0\0\0\0\x0c\0\x0c\0\0\x02\x0a\x84\x8f\xa9\xcb\xed\x0f\xa3\x9c\x94\x15\0\x3b",
                           24);
    const auto gif = [&frame](const QByteArray &screen) -> QByteArray {
        return "GIF89a" + screen + QByteArray("\xf0\0\0\xff\0\0\0\0\0", 9) + frame;
    };
    const auto wide = check(gif(QByteArray("\xff\xe1\x0c\0", 4)));
    QVERIFY(wide);
    QCOMPARE(wide->pixels, QSize(57855, 12));
    QCOMPARE(wide->preview.size(), QSize(previewEdge, 1));
    const auto same = check(gif(QByteArray("\x0c\0\x0c\0", 4)));
    QVERIFY(same);
    QCOMPARE(same->pixels, QSize(12, 12));
    const auto bomb = check(gif("\xff\xff\xff\xff"));
    QVERIFY(!bomb);
    QCOMPARE(bomb.error().kind, ErrorKind::TooLarge);
}

QTEST_GUILESS_MAIN(TestMediaCheck)
#include "tst_mediacheck.moc"
