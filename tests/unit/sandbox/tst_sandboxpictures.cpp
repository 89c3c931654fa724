// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mark.h"
#include "app/sandbox/picture.h"
#include "app/sandbox/pngfile.h"

#include <QBuffer>
#include <QImageReader>
#include <QTest>

#include <set>

using namespace maquette;

namespace
{

PictureBrief briefOf(const QString &prompt, qint64 seed = 1, int index = 0)
{
    return {QStringLiteral("bytedance/test"), prompt, seed, index};
}

double difference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    }
    return sum / (static_cast<double>(a.width()) * a.height());
}

} // namespace

class TestSandboxPictures : public QObject
{
    Q_OBJECT

private slots:
    void hasExactlyThePixels_data();
    void hasExactlyThePixels();
    void equalBriefsGiveEqualBytes();
    void anythingElseGivesAnotherPicture();
    void wordsDecideWhatIsShown_data();
    void wordsDecideWhatIsShown();
    void everyWordedSceneLooksDifferent();
    void markIsReadableOnAThumbnail_data();
    void markIsReadableOnAThumbnail();
    void pngHoldsEveryPixel_data();
    void pngHoldsEveryPixel();
    void largestPictureIsAWholePng();
};

void TestSandboxPictures::hasExactlyThePixels_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QSize>("size");
    const QStringList prompts{QStringLiteral("mountains"),  QStringLiteral("ocean"),
                              QStringLiteral("dunes"),      QStringLiteral("forest"),
                              QStringLiteral("city night"), QStringLiteral("portrait"),
                              QStringLiteral("bokeh"),      QStringLiteral("galaxy")};
    for (const QString &prompt : prompts) {
        for (const QSize size :
             {QSize(640, 640), QSize(756, 324), QSize(360, 641), QSize(65, 64), QSize(17, 300)})
            QTest::addRow("%s %dx%d", qPrintable(prompt), size.width(), size.height()) << prompt << size;
    }
}

void TestSandboxPictures::hasExactlyThePixels()
{
    QFETCH(QString, prompt);
    QFETCH(QSize, size);
    const QImage image = drawPicture(briefOf(prompt), size);
    QCOMPARE(image.size(), size);
    std::set<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3) {
            QCOMPARE(qAlpha(image.pixel(x, y)), 255);
            colours.insert(image.pixel(x, y));
        }
    }
    QVERIFY2(colours.size() > 100, "a picture, not a plain area");
}

void TestSandboxPictures::equalBriefsGiveEqualBytes()
{
    const QSize size(900, 700); // large enough for two threads
    const QByteArray first = toPng(drawPicture(briefOf(QStringLiteral("city at night")), size), "x");
    for (int i = 0; i < 3; ++i)
        QVERIFY(toPng(drawPicture(briefOf(QStringLiteral("city at night")), size), "x") == first);
}

void TestSandboxPictures::anythingElseGivesAnotherPicture()
{
    const QSize size(320, 240);
    const QString prompt = QStringLiteral("a lake");
    const QImage one = drawPicture(briefOf(prompt), size);
    QVERIFY(difference(one, drawPicture(briefOf(prompt, 2), size)) > 2);
    QVERIFY(difference(one, drawPicture(briefOf(prompt, 1, 1), size)) > 2);
    QVERIFY(difference(one, drawPicture(briefOf(QStringLiteral("another lake")), size)) > 2);
    PictureBrief otherModel = briefOf(prompt);
    otherModel.model = QStringLiteral("other/model");
    QVERIFY(difference(one, drawPicture(otherModel, size)) > 2);
}

void TestSandboxPictures::wordsDecideWhatIsShown_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<int>("motif");
    QTest::addColumn<int>("light");
    const auto row = [](const char *prompt, Motif motif, Daylight light) {
        QTest::newRow(prompt) << QString::fromLatin1(prompt) << static_cast<int>(motif)
                              << static_cast<int>(light);
    };
    row("A beautiful sunset over a calm ocean.", Motif::Ocean, Daylight::Sunset);
    row("Tokyo street, neon, midnight", Motif::City, Daylight::Night);
    row("pine FOREST in the fog", Motif::Forest, Daylight::Mist);
    row("an editorial portrait at dusk", Motif::Portrait, Daylight::Dusk);
    row("desert dunes in the morning", Motif::Dunes, Daylight::Sunrise);
    row("galaxy with a planet", Motif::Space, Daylight::Night);
    row("alps, stormy", Motif::Mountains, Daylight::Storm);
}

void TestSandboxPictures::wordsDecideWhatIsShown()
{
    QFETCH(QString, prompt);
    QFETCH(int, motif);
    QFETCH(int, light);
    for (qint64 seed = 0; seed < 5; ++seed) {
        const Scene scene = composeScene(briefOf(prompt, seed));
        QCOMPARE(static_cast<int>(scene.motif), motif);
        QCOMPARE(static_cast<int>(scene.light), light);
    }
}

void TestSandboxPictures::everyWordedSceneLooksDifferent()
{
    const QStringList prompts{QStringLiteral("ocean sunset"), QStringLiteral("city night"),
                              QStringLiteral("forest mist"), QStringLiteral("portrait dusk"),
                              QStringLiteral("summer mountains noon")};
    QList<QImage> images;
    for (const QString &prompt : prompts)
        images << drawPicture(briefOf(prompt), QSize(160, 120));
    for (int i = 0; i < images.size(); ++i) {
        for (int j = i + 1; j < images.size(); ++j)
            QVERIFY2(difference(images[i], images[j]) > 15,
                     qPrintable(prompts[i] + QStringLiteral(" / ") + prompts[j]));
    }
}

void TestSandboxPictures::markIsReadableOnAThumbnail_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1024, 1024), QSize(1512, 648), QSize(720, 1280)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void TestSandboxPictures::markIsReadableOnAThumbnail()
{
    QFETCH(QSize, size);
    const QImage thumbnail = drawPicture(briefOf(QStringLiteral("fog")), size)
                                 .scaled(256, 256, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    const QRect rect = markRect(thumbnail.size());
    QCOMPARE(rect.bottom(), thumbnail.height() - 1);
    QVERIFY(qAbs(rect.left() - (thumbnail.width() - 1 - rect.right())) <= 1);
    QVERIFY2(rect.width() < qMin(thumbnail.width(), thumbnail.height()), "whole in a square tile");
    QVERIFY2(rect.height() >= 11, "letters of at least 5 pixels");
    QVERIFY2(rect.width() < thumbnail.width() * 3 / 4, "discreet");
    int bright = 0;
    int dark = 0;
    for (int y = rect.top() + 1; y < rect.bottom(); ++y) {
        for (int x = rect.left() + 1; x < rect.right() - 2; ++x) {
            const int grey = qGray(thumbnail.pixel(x, y));
            bright += grey > 170 ? 1 : 0;
            dark += grey < 120 ? 1 : 0;
        }
    }
    QVERIFY2(bright > rect.width(), "light letters");
    QVERIFY2(dark > bright, "on dark ground");
}

void TestSandboxPictures::pngHoldsEveryPixel_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1, 1), QSize(3, 64), QSize(64, 65), QSize(301, 129), QSize(640, 641)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void TestSandboxPictures::pngHoldsEveryPixel()
{
    QFETCH(QSize, size);
    QImage image(size, QImage::Format_RGB32);
    quint32 number = 12345;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            number = number * 1664525 + 1013904223;
            image.setPixel(x, y, 0xff000000U | (number >> 8));
        }
    }
    QByteArray png = toPng(image, "what it is");
    QBuffer buffer(&png);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QImageReader reader(&buffer, "png");
    const QImage back = reader.read();
    QVERIFY2(!back.isNull(), qPrintable(reader.errorString()));
    QCOMPARE(back.convertToFormat(QImage::Format_RGB32), image);
    QCOMPARE(back.text(QStringLiteral("Comment")), QStringLiteral("what it is"));
}

void TestSandboxPictures::largestPictureIsAWholePng()
{
    QByteArray png = toPng(drawPicture(briefOf(QStringLiteral("mountains at dawn")), QSize(4096, 4096)), "x");
    QVERIFY2(png.size() < 40'000'000, qPrintable(QString::number(png.size())));
    QBuffer buffer(&png);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QImageReader reader(&buffer, "png");
    reader.setScaledSize(QSize(512, 512));
    QCOMPARE(reader.size(), QSize(4096, 4096));
    QVERIFY2(!reader.read().isNull(), qPrintable(reader.errorString()));
}

QTEST_GUILESS_MAIN(TestSandboxPictures)
#include "tst_sandboxpictures.moc"
