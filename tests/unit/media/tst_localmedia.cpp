// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/localmedia.h"

#include "tests/support/spyvalue.h"
#include "tests/unit/library/libraryfixture.h"

#include <QColorSpace>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

#include <sys/stat.h>

using namespace maquette;
using namespace maquette::test;

namespace
{

//! A JPEG whose EXIF asks for \a orientation (TIFF 6.0, tag 274).
QByteArray turnedJpeg(const QImage &image, int orientation)
{
    QByteArray exif("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24);
    exif += char(orientation);
    exif += QByteArray("\0\0\0\0\0\0\0", 7);
    QByteArray segment("\xFF\xE1\0\0", 4);
    qToBigEndian<quint16>(quint16(exif.size() + 2), segment.data() + 2);
    QByteArray file = encoded(image, "jpeg", 95);
    return file.insert(2, segment + exif);
}

QString corpus(const QString &name)
{
    return QStringLiteral(MAQUETTE_SOURCE_DIR "/tests/fuzz/corpus/picture/") + name;
}

QString clip(const QString &name)
{
    return QStringLiteral(MAQUETTE_TEST_DATA "/library/") + name;
}

} // namespace

class TestLocalMedia : public QObject
{
    Q_OBJECT

private slots:
    void orientations_data();
    void orientations();
    void kindsByContents_data();
    void kindsByContents();
    void alpha_data();
    void alpha();
    void colourProfiles();
    void clips();
    void sound();
    void refusals_data();
    void refusals();
    void hostilePicturesAreRefusedEarly();
    void pipesAreNotRead();
    void asksAThread();

private:
    [[nodiscard]] QString kept(const QByteArray &bytes, const QString &name = QStringLiteral("file"));
    QTemporaryDir m_folder;
};

QString TestLocalMedia::kept(const QByteArray &bytes, const QString &name)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
    return file.fileName();
}

void TestLocalMedia::orientations_data()
{
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation)
        QTest::addRow("%d", orientation) << orientation;
}

void TestLocalMedia::orientations()
{
    QFETCH(int, orientation);
    const auto media = lookAtLocal(kept(turnedJpeg(paintedPicture({120, 80}), orientation)));
    QVERIFY2(media, media ? "" : qPrintable(media.error().message));
    QCOMPARE(media->pixels, orientation >= 5 ? QSize(80, 120) : QSize(120, 80));
    QCOMPARE(media->preview.size(), media->pixels);
    QCOMPARE(media->turned, orientation != 1);
}

void TestLocalMedia::kindsByContents_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("deep");
    QTest::addColumn<bool>("cmyk");
    QTest::addColumn<int>("frames");
    const auto row = [](const char *name, FileType type, bool deep = false, bool cmyk = false,
                        int frames = 1) {
        QTest::newRow(name) << corpus(QString::fromLatin1(name)) << int(type) << deep << cmyk << frames;
    };
    row("baseline.jpg", FileType::Jpeg);
    row("progressive.jpg", FileType::Jpeg);
    row("grey.jpg", FileType::Jpeg);
    row("cmyk.jpg", FileType::Jpeg, false, true);
    row("rgb.png", FileType::Png);
    row("deep.png", FileType::Png, true);
    row("lossless.webp", FileType::WebP);
    row("animated.webp", FileType::WebP, false, false, 2);
    row("two-frames.gif", FileType::Gif, false, false, 2);
    row("rgb.tif", FileType::Tiff, true);
    row("rgb.bmp", FileType::Bmp);
}

void TestLocalMedia::kindsByContents()
{
    QFETCH(QString, file);
    QFETCH(int, type);
    QFETCH(bool, deep);
    QFETCH(bool, cmyk);
    QFETCH(int, frames);
    QFile source(file);
    QVERIFY(source.open(QIODevice::ReadOnly));
    const auto media = lookAtLocal(kept(source.readAll(), QStringLiteral("wrong name.mp3")));
    QVERIFY2(media, media ? "" : qPrintable(media.error().message));
    QCOMPARE(int(media->type), type);
    QCOMPARE(int(media->kind), int(MediaKind::Image));
    QCOMPARE(media->deep, deep);
    QCOMPARE(media->cmyk, cmyk);
    QVERIFY(media->frames >= frames);
    QCOMPARE(media->isAnimated(), frames > 1);
    QCOMPARE(media->bytes, source.size());
    QVERIFY(!media->pixels.isEmpty());
    QCOMPARE(media->durationMs, qint64(-1));
}

void TestLocalMedia::alpha_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("has");
    QTest::addColumn<bool>("used");
    QTest::newRow("none") << encoded(paintedPicture({64, 64}), "png") << false << false;
    QTest::newRow("used") << encoded(paintedPicture({64, 64}, true), "png") << true << true;
    QTest::newRow("used webp") << encoded(paintedPicture({64, 64}, true), "webp", 100) << true << true;
    QImage opaque(64, 64, QImage::Format_ARGB32);
    opaque.fill(Qt::red);
    QTest::newRow("only a channel") << encoded(opaque, "png") << true << false;
    opaque.setPixelColor(63, 63, QColor(0, 0, 0, 254));
    QTest::newRow("one pixel, hardly") << encoded(opaque, "png") << true << true;
}

void TestLocalMedia::alpha()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, has);
    QFETCH(bool, used);
    const auto media = lookAtLocal(kept(bytes));
    QVERIFY(media);
    QCOMPARE(media->hasAlpha, has);
    QCOMPARE(media->alphaUsed, used);
}

void TestLocalMedia::colourProfiles()
{
    QImage image = paintedPicture({64, 64});
    QVERIFY(lookAtLocal(kept(encoded(image, "png")))->colourProfile.isEmpty());
    image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    for (const char *format : {"png", "jpeg", "webp"}) {
        const auto media = lookAtLocal(kept(encoded(image, format, 90)));
        QVERIFY(media);
        QVERIFY2(media->colourProfile.contains(QStringLiteral("P3")), qPrintable(media->colourProfile));
    }
}

void TestLocalMedia::clips()
{
    const auto media = lookAtLocal(clip(QStringLiteral("grey-48-frames.mp4")));
    QVERIFY(media);
    QCOMPARE(int(media->kind), int(MediaKind::Video));
    QCOMPARE(media->codec, QStringLiteral("h264"));
    QVERIFY(media->durationMs > 1000);
    QVERIFY(media->framesPerSecond > 10);
    QVERIFY(!media->preview.isNull());
    const auto turned = lookAtLocal(clip(QStringLiteral("turned.mp4")));
    QVERIFY(turned);
    QVERIFY(turned->pixels.height() > turned->pixels.width());
}

void TestLocalMedia::sound()
{
    QByteArray samples(16000 * 2 * 2, '\0');
    QByteArray wave(
        "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3E\0\0\0\x7D\0\0\x02\0\x10\0data\0\0\0\0", 44);
    qToLittleEndian<quint32>(quint32(samples.size() + 36), wave.data() + 4);
    qToLittleEndian<quint32>(quint32(samples.size()), wave.data() + 40);
    const auto media = lookAtLocal(kept(wave + samples, QStringLiteral("picture.png")));
    QVERIFY2(media, media ? "" : qPrintable(media.error().message));
    QCOMPARE(int(media->kind), int(MediaKind::Audio));
    QCOMPARE(media->durationMs, qint64(2000));
    QCOMPARE(media->codec, QStringLiteral("pcm_s16le"));
    QVERIFY(media->hasSound);
}

void TestLocalMedia::refusals_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("kind");
    QTest::newRow("missing") << m_folder.filePath(QStringLiteral("gone")) << int(ErrorKind::FileAccess);
    QTest::newRow("folder") << m_folder.path() << int(ErrorKind::FileAccess);
    QTest::newRow("empty") << kept({}, QStringLiteral("empty")) << int(ErrorKind::DamagedFile);
    QTest::newRow("web page") << kept("<html></html>", QStringLiteral("page")) << int(ErrorKind::DamagedFile);
    QTest::newRow("noise") << kept(QByteArray(5000, '\x01'), QStringLiteral("noise"))
                           << int(ErrorKind::DamagedFile);
    QTest::newRow("cut png") << corpus(QStringLiteral("cut.png")) << int(ErrorKind::DamagedFile);
    QTest::newRow("avif") << corpus(QStringLiteral("avif")) << int(ErrorKind::DamagedFile);
    QTest::newRow("svg") << corpus(QStringLiteral("svg")) << int(ErrorKind::DamagedFile);
    QTest::newRow("cut clip") << kept(testFile(QStringLiteral("grey-48-frames.mp4")).chopped(2000),
                                      QStringLiteral("cut.mp4"))
                              << int(ErrorKind::DamagedFile);
    QTest::newRow("bomb") << corpus(QStringLiteral("bomb-60000-square.png")) << -1;
}

void TestLocalMedia::refusals()
{
    QFETCH(QString, file);
    QFETCH(int, kind);
    const auto media = lookAtLocal(file);
    QVERIFY(!media);
    if (kind >= 0)
        QCOMPARE(int(media.error().kind), kind);
    QVERIFY(media.error().message.endsWith(u'.'));
}

void TestLocalMedia::hostilePicturesAreRefusedEarly()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!lookAtLocal(kept(pngPromising(100000, 100000))));
    QFile sparse(kept("RIFF\0\0\0\0WEBP", QStringLiteral("sparse")));
    QVERIFY(sparse.resize(3LL * 1024 * 1024 * 1024));
    const auto huge = lookAtLocal(sparse.fileName());
    QVERIFY(!huge);
    QCOMPARE(huge.error().kind, ErrorKind::TooLarge);
    QVERIFY(sparse.remove());
    QVERIFY(timer.elapsed() < 5000);
}

void TestLocalMedia::pipesAreNotRead()
{
    const QString pipe = m_folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    const auto media = lookAtLocal(pipe);
    QVERIFY(!media);
    QCOMPARE(media.error().kind, ErrorKind::FileAccess);
}

void TestLocalMedia::asksAThread()
{
    LocalMediaProbe probe(kept(encoded(paintedPicture({50, 40}), "png")));
    QSignalSpy ends(&probe, &LocalMediaProbe::finished);
    probe.start();
    probe.start();
    QVERIFY(ends.isEmpty());
    QVERIFY(ends.wait(20000));
    QCOMPARE(ends.size(), 1);
    QCOMPARE(valueOf<Result<LocalMedia>>(ends.first().first())->pixels, QSize(50, 40));
}

QTEST_GUILESS_MAIN(TestLocalMedia)
#include "tst_localmedia.moc"
