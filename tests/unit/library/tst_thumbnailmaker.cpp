// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/picture.h"
#include "app/library/plainfile.h"
#include "app/library/thumbnailmaker.h"
#include "app/library/videofile.h"
#include "tests/unit/library/hostilefiles.h"
#include "tests/unit/library/libraryfixture.h"

#include <QColorSpace>
#include <QElapsedTimer>
#include <QFile>
#include <QIODevice>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <thread>

using namespace maquette;
using namespace maquette::test;

class TestThumbnailMaker : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { allowLargePictures(); }
    void hostile_data();
    void hostile();
    void readable_data();
    void readable();
    void bombsTakeLittleMemory();
    void noPlainFile_data();
    void noPlainFile();
    void nothingIsFetched();
    void calledOff_data();
    void calledOff();
    void calledOffThereIsNothingToRead();
    void painted_data();
    void painted();
    void standardColours();
    void keys();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    }
    [[nodiscard]] static ThumbnailOrder order(const QString &file, MediaKind kind = MediaKind::Image)
    {
        return {AssetId(1), kind, file, 256, {}};
    }
    QTemporaryDir m_folder;
};

void TestThumbnailMaker::hostile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason"); // a part of it
    const QByteArray jpeg = encoded(paintedPicture({1500, 1500}), "jpg", 95);
    const QByteArray noisy = encoded(QImage::fromData(heavyPicture(400)), "jpg", 90);
    const QByteArray webp = encoded(paintedPicture({900, 900}), "webp", 90);
    const QByteArray png = heavyPicture(300);
    const QByteArray clip = testFile(QStringLiteral("grey-48-frames.mp4"));
    const auto row = [](const char *tag, const char *name, const QByteArray &bytes, const char *reason) {
        QTest::newRow(tag) << QString::fromLatin1(name) << bytes << QString::fromUtf8(reason);
    };
    row("empty", "a.png", {}, "empty");
    row("one byte", "a.png", "x", "not a picture");
    row("text", "a.jpg", "<html>not here</html>", "text or a web page");
    row("PNG cut short", "a.png", png.left(png.size() / 2), "cut short");
    row("JPEG cut short", "a.jpg", jpeg.left(jpeg.size() / 2), "cut short");
    row("large JPEG cut short", "a.jpg", noisy.left(noisy.size() * 3 / 4), "cut short");
    row("WebP cut short", "a.webp", webp.left(webp.size() / 2), "cut short");
    row("clip cut short", "a.mp4", clip.left(clip.size() / 2), "No frame");
    row("PNG that promises 60,000 x 60,000", "a.png", pngPromising(60'000, 60'000), "60000 × 60000");
    row("WebP that promises 16,383 x 16,383", "a.webp", webpPromising(16'383, 16'383), "16383 × 16383");
    row("BMP that promises 60,000 x 4,000", "a.bmp", bmpPromising(60'000, 4'000), "60000 × 4000");
    row("GIF that promises 65,535 x 65,535", "a.gif", gifPromising(65'535, 65'535), "65535 × 65535");
    row("progressive JPEG that promises 60,000 x 4,000", "a.jpg", progressivePromising(60'000, 4'000),
        "60000 × 4000");
    row("interlaced PNG that promises 60,000 x 4,000", "a.png", interlacedPromising(60'000, 4'000),
        "60000 × 4000");
    row("SVG", "a.svg",
        svgWithReferences(QStringLiteral("/etc/hostname"), QStringLiteral("http://127.0.0.1:9/")),
        "SVG pictures cannot be read");
    row("SVG by another name", "a.png",
        svgWithReferences(QStringLiteral("/etc/hostname"), QStringLiteral("http://127.0.0.1:9/")),
        "SVG pictures cannot be read");
    row("sound", "a.png", QByteArray("RIFF\x10\0\0\0WAVEfmt ", 16) + QByteArray(8, 'x'),
        "WAV file, not a picture");
}

void TestThumbnailMaker::hostile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    for (const MediaKind kind : {MediaKind::Image, MediaKind::Video}) {
        QElapsedTimer timer;
        timer.start();
        const Thumbnail thumbnail = makeThumbnail(order(write(name, bytes), kind));
        QVERIFY(thumbnail.image.isNull());
        QVERIFY(!thumbnail.fileMissing);
        QVERIFY(!thumbnail.problem.isEmpty());
        if (kind == MediaKind::Image || bytes.size() > 1)
            QVERIFY2(thumbnail.problem.contains(reason), qPrintable(thumbnail.problem));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
}

void TestThumbnailMaker::readable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char *tag, const char *name, const QByteArray &bytes, QSize size) {
        QTest::newRow(tag) << QString::fromLatin1(name) << bytes << size;
    };
    const QImage wide = paintedPicture({1024, 512});
    row("JPEG", "a.jpg", encoded(wide, "jpg"), {256, 128});
    row("PNG", "a.png", encoded(wide, "png"), {256, 128});
    row("WebP", "a.webp", encoded(wide, "webp"), {256, 128});
    row("WebP with alpha", "a.webp", encoded(paintedPicture({1024, 512}, true), "webp", 100), {256, 128});
    row("small WebP", "a.webp", encoded(paintedPicture({100, 50}), "webp"), {100, 50});
    row("JPEG by the name of a PNG", "a.png", encoded(wide, "jpg"), {256, 128});
    row("JPEG by the name of a clip", "a.mp4", encoded(wide, "jpg"), {256, 128});
    row("clip by the name of a picture", "a.png", testFile(QStringLiteral("grey-48-frames.mp4")), {64, 48});
    row("JPEG with more behind its end", "a.jpg", encoded(wide, "jpg") + QByteArray(200, 'x'), {256, 128});
    row("endless GIF", "a.gif", endlessGif(20, 10, 20'000), {20, 10});
    row("APNG", "a.png", animatedPng(QImage(80, 40, QImage::Format_RGB32), 1000), {80, 40});
    row("animated WebP", "a.webp", animatedWebp(encoded(paintedPicture({80, 40}), "webp"), {80, 40}, 500),
        {80, 40});
    row("a line of 60,000 pixels", "a.png", encoded(paintedPicture({60'000, 2}), "png"), {256, 1});
    row("60,000 x 3,000 as PNG", "a.png", deflatedPng(60'000, 3'000), {256, 12});
}

void TestThumbnailMaker::readable()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QSize, size);
    QVERIFY(!bytes.isEmpty());
    const QString file = write(name, bytes);
    for (const MediaKind kind : {MediaKind::Image, MediaKind::Video}) {
        const Thumbnail thumbnail = makeThumbnail(order(file, kind));
        QCOMPARE(thumbnail.problem, QString());
        QCOMPARE(thumbnail.image.size(), size);
    }
}

void TestThumbnailMaker::bombsTakeLittleMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("A sanitizer takes memory of its own");
#endif
    const auto peak = [] { // MiB
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray all = status.readAll();
        return all.mid(all.indexOf("VmHWM:") + 6, 20).simplified().split(' ').first().toInt() / 1024;
    };
    const QString file = write(QStringLiteral("bomb.png"), deflatedPng(60'000, 4'000));
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    QVERIFY(reset.open(QIODevice::WriteOnly));
    reset.write("5");
    reset.close();
    const int before = peak();
    QVERIFY(before > 0);
    QCOMPARE(makeThumbnail(order(file)).image.size(), QSize(256, 17));
    // Decoded it has 30 MiB; as 32 bits a pixel it would have 915.
    QVERIFY2(peak() - before < 120, qPrintable(QStringLiteral("%1 MiB").arg(peak() - before)));
}

void TestThumbnailMaker::noPlainFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("missing");
    const QString pipe = m_folder.filePath(QStringLiteral("pipe.png"));
    QVERIFY(::mkfifo(QFile::encodeName(pipe).constData(), 0600) == 0);
    const QString link = m_folder.filePath(QStringLiteral("link.png"));
    QVERIFY(QFile::link(pipe, link));
    const QString nowhere = m_folder.filePath(QStringLiteral("nowhere.png"));
    QVERIFY(QFile::link(m_folder.filePath(QStringLiteral("gone.png")), nowhere));
    QTest::newRow("pipe") << pipe << QStringLiteral("not a plain file") << false;
    QTest::newRow("link to a pipe") << link << QStringLiteral("not a plain file") << false;
    QTest::newRow("folder") << m_folder.path() << QStringLiteral("folder") << false;
    QTest::newRow("device") << QStringLiteral("/dev/zero") << QStringLiteral("not a plain file") << false;
    QTest::newRow("missing") << QStringLiteral("/nowhere/a.png") << QStringLiteral("missing") << true;
    QTest::newRow("link to nothing") << nowhere << QStringLiteral("missing") << true;
    QTest::newRow("no name") << QString() << QStringLiteral("missing") << true;
}

void TestThumbnailMaker::noPlainFile()
{
    QFETCH(QString, path);
    QFETCH(QString, reason);
    QFETCH(bool, missing);
    for (const MediaKind kind : {MediaKind::Image, MediaKind::Video}) {
        const Thumbnail thumbnail = makeThumbnail(order(path, kind));
        QVERIFY(thumbnail.image.isNull());
        QVERIFY2(thumbnail.problem.contains(reason), qPrintable(thumbnail.problem));
        QCOMPARE(thumbnail.fileMissing, missing);
        QVERIFY(thumbnailKey(order(path, kind)).isEmpty());
    }
}

void TestThumbnailMaker::nothingIsFetched()
{
    WorkServer server;
    const QByteArray svg = svgWithReferences(QStringLiteral("/etc/hostname"),
                                             server.put(QStringLiteral("/1"), Served{"x"}).toString());
    (void)makeThumbnail(order(write(QStringLiteral("a.svg"), svg)));
    (void)makeThumbnail(order(write(QStringLiteral("a.mp4"), "#EXTM3U\n" + svg), MediaKind::Video));
    QCOMPARE(server.asked(QStringLiteral("/1")), 0);
}

void TestThumbnailMaker::calledOff_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("PNG") << heavyPicture(2500);
    QTest::newRow("JPEG") << encoded(QImage::fromData(heavyPicture(2500)), "jpg", 95);
}

void TestThumbnailMaker::calledOff()
{
    QFETCH(QByteArray, bytes);
    const QString file = write(QStringLiteral("heavy"), bytes);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!makeThumbnail(order(file)).image.isNull());
    const qint64 whole = timer.nsecsElapsed();
    CallOff callOff;
    std::thread soon([&] {
        std::this_thread::sleep_for(std::chrono::nanoseconds(whole / 10));
        callOff.callOff();
    });
    timer.restart();
    const Thumbnail thumbnail = makeThumbnail(order(file), callOff);
    soon.join();
    QVERIFY(thumbnail.image.isNull());
    QVERIFY(thumbnail.problem.isEmpty());
}

void TestThumbnailMaker::calledOffThereIsNothingToRead()
{
    constexpr qint64 buffered = 32 * 1024;
    const QString file = write(QStringLiteral("heavy"), heavyPicture(400));
    CallOff callOff;
    PlainFile plain(file, callOff);
    QVERIFY(plain.openPlain().has_value());
    QCOMPARE(plain.read(100).size(), 100);
    callOff.callOff();
    QVERIFY(plain.readAll().size() < buffered);
    QVERIFY(plain.size() > 2 * buffered);
    const QString clip = write(QStringLiteral("a.mp4"), testFile(QStringLiteral("grey-48-frames.mp4")));
    QVERIFY(VideoFile::poster(clip, 256).has_value());
    QVERIFY(!VideoFile::poster(clip, 256, callOff).has_value());
}

void TestThumbnailMaker::painted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QImage::Format>("format");
    QImage grey = paintedPicture({300, 300}).convertToFormat(QImage::Format_Grayscale8);
    QImage deep = paintedPicture({300, 300}).convertToFormat(QImage::Format_RGBX64);
    const QImage opaque = paintedPicture({300, 300}).convertToFormat(QImage::Format_ARGB32);
    QTest::newRow("JPEG") << encoded(paintedPicture({300, 300}), "jpg") << QImage::Format_RGB32;
    QTest::newRow("grey JPEG") << encoded(grey, "jpg") << QImage::Format_RGB32;
    QTest::newRow("16 bits a colour") << encoded(deep, "png") << QImage::Format_RGB32;
    QTest::newRow("palette") << encoded(grey.convertToFormat(QImage::Format_Indexed8), "png")
                             << QImage::Format_RGB32;
    QTest::newRow("alpha that hides nothing") << encoded(opaque, "png") << QImage::Format_RGB32;
    QTest::newRow("alpha") << encoded(paintedPicture({300, 300}, true), "png")
                           << QImage::Format_ARGB32_Premultiplied;
    QTest::newRow("WebP with alpha") << encoded(paintedPicture({300, 300}, true), "webp")
                                     << QImage::Format_ARGB32_Premultiplied;
}

void TestThumbnailMaker::painted()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QImage::Format, format);
    const Thumbnail made = makeThumbnail(order(write(QStringLiteral("a"), bytes)));
    QCOMPARE(made.image.format(), format);
    const QImage again = decodedThumbnail(encodedThumbnail(made.image), 256);
    QCOMPARE(again.format(), format);
    QCOMPARE(again.size(), made.image.size());
    // Yellow, by way of the lossy formats.
    const QColor corner = made.image.pixelColor(120, 120);
    QVERIFY(qAbs(qGray(again.pixel(120, 120)) - qGray(corner.rgb())) < 12);
    QVERIFY(decodedThumbnail(encodedThumbnail(made.image), 200).isNull()); // not one of ours
    QVERIFY(decodedThumbnail("nonsense", 256).isNull());
}

void TestThumbnailMaker::standardColours()
{
    QImage wide(300, 300, QImage::Format_RGB32);
    wide.fill(qRgb(200, 30, 30));
    wide.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
    const QColor expected = wide.convertedToColorSpace(QColorSpace::SRgb).pixelColor(10, 10);
    QVERIFY(expected.red() > 210);
    const Thumbnail made = makeThumbnail(order(write(QStringLiteral("a.png"), encoded(wide, "png"))));
    QVERIFY(qAbs(made.image.pixelColor(10, 10).red() - expected.red()) <= 1);
}

void TestThumbnailMaker::keys()
{
    const QString file = write(QStringLiteral("a.png"), encoded(paintedPicture({30, 30}), "png"));
    ThumbnailOrder one = order(file);
    const QByteArray made = thumbnailKey(one);
    QVERIFY(!made.isEmpty());
    QCOMPARE(thumbnailKey(one), made);
    (void)write(QStringLiteral("a.png"), encoded(paintedPicture({40, 30}), "png"));
    QVERIFY(thumbnailKey(one) != made);
    one.key = "given";
    QCOMPARE(thumbnailKey(one), QByteArray("given"));
    one.file = QStringLiteral("/nowhere"); // the file is not looked at
    QCOMPARE(thumbnailKey(one), QByteArray("given"));
}

QTEST_GUILESS_MAIN(TestThumbnailMaker)
#include "tst_thumbnailmaker.moc"
