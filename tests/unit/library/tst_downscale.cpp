// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/blockaverages.h"
#include "app/library/downscale.h"

#include <QPainter>
#include <QTest>

using namespace maquette;

namespace
{

//! No channel is more than one step away.
bool isNear(QRgb one, QRgb other)
{
    return std::abs(qRed(one) - qRed(other)) <= 1 && std::abs(qGreen(one) - qGreen(other)) <= 1 &&
           std::abs(qBlue(one) - qBlue(other)) <= 1 && std::abs(qAlpha(one) - qAlpha(other)) <= 1;
}

bool isAll(const QImage &image, QRgb color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (!isNear(image.pixel(x, y), color))
                return false;
        }
    }
    return true;
}

} // namespace

//! \brief Averages: to a step where they can be told, near QImage's own smooth scaling elsewhere.
class TestDownscale : public QObject
{
    Q_OBJECT

private slots:
    void wholeFactorsAverageTheirBlocks();
    void bordersBelongToBothNeighbours();
    void plainColoursStay_data();
    void plainColoursStay();
    void isNearSmoothScaling();
    void alphaWeighsColours();
    void otherFormatsAreReadToo();
    void blocksAreAveraged_data();
    void blocksAreAveraged();
    void longOnesGoInBlocks();
    void nothingComesOfNothing();
};

void TestDownscale::wholeFactorsAverageTheirBlocks()
{
    QImage image(4, 4, QImage::Format_RGB32);
    for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < 4; ++x)
            image.setPixel(x, y, qRgb(x * 10, y * 20, (x + y) % 2 * 100));
    }
    const QImage small = downscaled(image, {2, 2});
    QCOMPARE(small.pixel(0, 0), qRgb(5, 10, 50));
    QCOMPARE(small.pixel(1, 0), qRgb(25, 10, 50));
    QCOMPARE(small.pixel(0, 1), qRgb(5, 50, 50));
    QCOMPARE(small.pixel(1, 1), qRgb(25, 50, 50));
}

void TestDownscale::bordersBelongToBothNeighbours()
{
    QImage image(3, 3, QImage::Format_RGB32);
    image.fill(Qt::black);
    for (int i = 0; i < 3; ++i)
        image.setPixel(1, i, qRgb(240, 0, 0)); // the middle column: half of it to each side
    const QImage small = downscaled(image, {2, 1});
    QVERIFY(isNear(small.pixel(0, 0), qRgb(80, 0, 0)));
    QVERIFY(isNear(small.pixel(1, 0), qRgb(80, 0, 0)));
    const QImage turned = downscaled(image.transformed(QTransform().rotate(90)), {1, 2});
    QVERIFY(isNear(turned.pixel(0, 0), qRgb(80, 0, 0)));
    QVERIFY(isNear(turned.pixel(0, 1), qRgb(80, 0, 0)));
}

void TestDownscale::plainColoursStay_data()
{
    QTest::addColumn<QSize>("from");
    QTest::addColumn<QSize>("to");
    QTest::newRow("whole") << QSize(4096, 1024) << QSize(1024, 256);
    QTest::newRow("odd") << QSize(1333, 777) << QSize(256, 149);
    QTest::newRow("nearly the same") << QSize(257, 255) << QSize(256, 254);
    QTest::newRow("the same") << QSize(40, 30) << QSize(40, 30);
    QTest::newRow("one pixel") << QSize(3001, 2003) << QSize(1, 1);
    QTest::newRow("a line") << QSize(5000, 3) << QSize(256, 1);
}

void TestDownscale::plainColoursStay()
{
    QFETCH(QSize, from);
    QFETCH(QSize, to);
    const QRgb color = qRgb(255, 131, 1);
    QImage image(from, QImage::Format_RGB32);
    image.fill(color);
    const QImage small = downscaled(image, to);
    QCOMPARE(small.size(), to);
    QVERIFY(isAll(small, color));
}

void TestDownscale::isNearSmoothScaling()
{
    QImage image(1000, 800, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QConicalGradient gradient(430, 380, 30);
    gradient.setColorAt(0, Qt::red);
    gradient.setColorAt(0.4, Qt::white);
    gradient.setColorAt(1, Qt::darkBlue);
    painter.fillRect(image.rect(), gradient);
    painter.end();
    const QSize size(237, 190);
    const QImage ours = downscaled(image, size);
    const QImage theirs = image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    qint64 difference = 0;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const QRgb one = ours.pixel(x, y);
            const QRgb other = theirs.pixel(x, y);
            difference += std::abs(qRed(one) - qRed(other)) + std::abs(qGreen(one) - qGreen(other)) +
                          std::abs(qBlue(one) - qBlue(other));
        }
    }
    const double mean = static_cast<double>(difference) / (3.0 * size.width() * size.height());
    QVERIFY2(mean < 1.0, qPrintable(QString::number(mean)));
}

void TestDownscale::alphaWeighsColours()
{
    QImage image(2, 1, QImage::Format_ARGB32);
    image.setPixel(0, 0, qRgba(200, 100, 0, 255));
    image.setPixel(1, 0, qRgba(0, 0, 250, 0)); // a colour nobody sees
    const QImage small = downscaled(image, {1, 1});
    QCOMPARE(small.format(), QImage::Format_ARGB32_Premultiplied);
    const QColor seen = small.pixelColor(0, 0);
    QVERIFY(std::abs(seen.alpha() - 128) <= 1);
    QVERIFY(std::abs(seen.red() - 200) <= 1 && std::abs(seen.green() - 100) <= 1 && seen.blue() == 0);
}

void TestDownscale::otherFormatsAreReadToo()
{
    QImage image(600, 400, QImage::Format_RGB32);
    image.fill(qRgb(90, 90, 90));
    for (const auto format : {QImage::Format_Indexed8, QImage::Format_Grayscale8, QImage::Format_RGB888,
                              QImage::Format_RGBA64, QImage::Format_Mono}) {
        const QImage other = image.convertToFormat(format);
        const QImage expected = other.convertToFormat(QImage::Format_RGB32);
        const QRgb seen = downscaled(other, {1, 1}).convertToFormat(QImage::Format_RGB32).pixel(0, 0);
        qint64 sum = 0;
        for (int y = 0; y < expected.height(); ++y) {
            for (int x = 0; x < expected.width(); ++x)
                sum += qRed(expected.pixel(x, y));
        }
        const auto average = static_cast<int>(sum / (600 * 400));
        QVERIFY2(std::abs(qRed(seen) - average) <= 1, qPrintable(QString::number(format)));
    }
}

void TestDownscale::blocksAreAveraged_data()
{
    QTest::addColumn<QImage::Format>("format");
    for (const auto format :
         {QImage::Format_RGB32, QImage::Format_ARGB32, QImage::Format_Grayscale8, QImage::Format_Mono,
          QImage::Format_Indexed8, QImage::Format_RGBX64, QImage::Format_RGB888})
        QTest::addRow("%d", int(format)) << format;
}

void TestDownscale::blocksAreAveraged()
{
    QFETCH(QImage::Format, format);
    QImage image(7, 5, QImage::Format_RGB32);
    image.fill(Qt::black);
    for (int y = 0; y < 5; ++y) {
        for (int x = 0; x < 7; x += 2)
            image.setPixel(x, y, qRgb(255, 255, 255));
    }
    const QImage small = blockAverages(image.convertToFormat(format, Qt::ThresholdDither), 2);
    QCOMPARE(small.size(), QSize(4, 3));
    for (const int y : {0, 1, 2}) {
        QVERIFY(isNear(small.pixel(0, y), qRgb(128, 128, 128)));
        QVERIFY(isNear(small.pixel(3, y), qRgb(255, 255, 255))); // half a block
    }
}

void TestDownscale::longOnesGoInBlocks()
{
    QImage image(60'000, 40, QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.scanLine(y)[x] = uchar(x / 300);
    }
    const QImage small = downscaled(image, {200, 1});
    QCOMPARE(small.size(), QSize(200, 1));
    for (int x = 0; x < 200; ++x)
        QVERIFY(std::abs(qGray(small.pixel(x, 0)) - x) <= 1);
}

void TestDownscale::nothingComesOfNothing()
{
    QVERIFY(downscaled({}, {10, 10}).isNull());
    QVERIFY(downscaled(QImage(5, 5, QImage::Format_RGB32), {0, 0}).isNull());
}

QTEST_GUILESS_MAIN(TestDownscale)
#include "tst_downscale.moc"
