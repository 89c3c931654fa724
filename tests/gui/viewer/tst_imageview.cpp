// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturetask.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtMath>
#include <QWheelEvent>

using namespace maquette;

namespace
{

//! Each pixel tells its own place.
QImage chart(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(x % 256, y % 256, (x / 256) * 16 + y / 256));
    }
    return image;
}

void turnWheel(QWidget &widget, QPointF at, int notches)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, QPoint(0, 120 * notches), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

QRgb shownAt(QWidget &widget, QPoint at)
{
    const QImage shot = widget.grab().toImage();
    const double ratio = shot.devicePixelRatio();
    return shot.pixel(qRound(at.x() * ratio), qRound(at.y() * ratio));
}

} // namespace

class TestImageView : public QObject
{
    Q_OBJECT

private slots:
    void largePicturesAreFittedAndSmallOnesAreNotBlownUp();
    void oneToOneIsPixelForPixel();
    void oneToOneIsSharpWhereverTheViewStands_data();
    void oneToOneIsSharpWhereverTheViewStands();
    void fromZoomTwoOnPixelsAreSquares();
    void transparentPicturesStandOnACheckerboard();
    void halvingIsTheAverageOfFour();
    void wheelKeepsThePointUnderTheCursor();
    void draggingPansAndStopsAtTheEdge();
    void doubleClickGoesToOneToOneAndBack();
    void draggingAFittedPictureAsksForADrag();
    void standInKeepsThePlaceOfThePicture();
    void pyramidHalvesDownAndPicksALevel();
    void damagedAndMissingFilesSayWhy();
};

void TestImageView::largePicturesAreFittedAndSmallOnesAreNotBlownUp()
{
    ImageView view;
    view.resize(400, 300);
    view.setPicture(Pyramid::fromImage(chart(1600, 600)));
    QCOMPARE(view.zoom(), 0.25 * view.devicePixelRatioF());
    view.setPicture(Pyramid::fromImage(chart(100, 80)));
    view.fit();
    QCOMPARE(view.zoom(), 1.0);
}

void TestImageView::oneToOneIsPixelForPixel()
{
    ImageView view;
    view.resize(301, 201); // an odd size must not put the picture between pixels
    const QImage picture = chart(1000, 800);
    view.setPicture(Pyramid::fromImage(picture));
    view.setZoom(1, QPointF(150, 100));
    const QImage shot = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QRgb corner = shot.pixel(0, 0);
    const int x = qRed(corner) + 256 * (qBlue(corner) / 16);
    const int y = qGreen(corner) + 256 * (qBlue(corner) % 16);
    const QImage expected = picture.copy(x, y, shot.width(), shot.height());
    QImage plain = shot;
    plain.setDevicePixelRatio(1);
    QCOMPARE(plain, expected);
}

void TestImageView::oneToOneIsSharpWhereverTheViewStands_data()
{
    QTest::addColumn<QRect>("place");
    QTest::addColumn<int>("turn");
    // On a scaled screen these corners are not on whole pixels of the device.
    QTest::newRow("at the corner") << QRect(0, 0, 301, 201) << 0;
    QTest::newRow("beside and below") << QRect(7, 49, 301, 201) << 0;
    QTest::newRow("even") << QRect(13, 50, 302, 203) << 0;
    QTest::newRow("turned right") << QRect(7, 49, 301, 201) << 1;
    QTest::newRow("turned round") << QRect(7, 49, 301, 201) << 2;
    QTest::newRow("turned left") << QRect(7, 49, 301, 201) << 3;
}

void TestImageView::oneToOneIsSharpWhereverTheViewStands()
{
    QFETCH(QRect, place);
    QFETCH(int, turn);
    QWidget window;
    window.resize(400, 320);
    ImageView view(&window);
    view.setGeometry(place);
    const QImage picture = chart(1000, 800);
    view.setPicture(Pyramid::fromImage(picture));
    view.setTurn(turn);
    view.setZoom(1, QPointF(150, 100));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QImage shot = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const double ratio = shot.devicePixelRatio();
    shot.setDevicePixelRatio(1);
    const QRect inside(QPoint(qCeil(place.x() * ratio) + 2, qCeil(place.y() * ratio) + 2),
                       QSize(qFloor(place.width() * ratio) - 5, qFloor(place.height() * ratio) - 5));
    const QImage seen = shot.copy(inside).transformed(QTransform().rotate(-90 * turn));
    const QRgb corner = seen.pixel(0, 0);
    const int x = qRed(corner) + 256 * (qBlue(corner) / 16);
    const int y = qGreen(corner) + 256 * (qBlue(corner) % 16);
    QCOMPARE(seen, picture.copy(x, y, seen.width(), seen.height()));
}

void TestImageView::fromZoomTwoOnPixelsAreSquares()
{
    ImageView view;
    view.resize(240, 180);
    view.setPicture(Pyramid::fromImage(chart(400, 300)));
    for (const int zoom : {2, 3, 4}) {
        view.setZoom(zoom, QPointF(120, 90));
        const QImage shot = view.grab().toImage();
        int runs = 0;
        int length = 1;
        for (int x = 1; x < shot.width(); ++x, ++length) {
            if (shot.pixel(x, 50) == shot.pixel(x - 1, 50))
                continue;
            // The first is cut by the edge.
            QVERIFY2(runs == 0 || length == zoom, qPrintable(QStringLiteral("%1 at %2").arg(length).arg(x)));
            ++runs;
            length = 0;
        }
        QVERIFY(runs >= shot.width() / zoom - 1);
    }
}

void TestImageView::transparentPicturesStandOnACheckerboard()
{
    ImageView view;
    view.resize(200, 200);
    QImage glass(150, 150, QImage::Format_ARGB32);
    glass.fill(Qt::transparent);
    glass.setPixelColor(75, 75, Qt::red); // one that is not
    view.setPicture(Pyramid::fromImage(glass));
    view.setZoom(1, QPointF(100, 100));
    const QImage shot = view.grab().toImage();
    QSet<QRgb> greys;
    const int middle = shot.width() / 2;
    for (int x = middle - 60; x < middle - 20; ++x)
        greys.insert(shot.pixel(x, shot.height() / 2));
    QCOMPARE(greys.size(), 2);
    // An opaque one stands on nothing.
    glass.fill(Qt::red);
    view.setPicture(Pyramid::fromImage(glass));
    const QImage opaque = view.grab().toImage();
    for (int x = middle - 60; x < middle + 60; ++x)
        QCOMPARE(opaque.pixelColor(x, shot.height() / 2), QColor(Qt::red));
}

void TestImageView::halvingIsTheAverageOfFour()
{
    QImage image(2, 2, QImage::Format_RGB32);
    image.setPixel(0, 0, qRgb(0, 255, 1));
    image.setPixel(1, 0, qRgb(0, 255, 2));
    image.setPixel(0, 1, qRgb(255, 255, 3));
    image.setPixel(1, 1, qRgb(255, 254, 4));
    QCOMPARE(halved(image).pixel(0, 0), qRgb(128, 255, 3));
    // As the slower way for any size has it.
    const QImage large = chart(512, 256);
    const QImage half = halved(large);
    QCOMPARE(half.size(), QSize(256, 128));
    QCOMPARE(half.pixelColor(10, 10), QColor(21, 21, 0));
    QCOMPARE(halved(chart(401, 301)).size(), QSize(201, 151));
}

void TestImageView::wheelKeepsThePointUnderTheCursor()
{
    ImageView view;
    view.resize(400, 400);
    view.setPicture(Pyramid::fromImage(chart(256, 256)));
    view.setZoom(4, QPointF(200, 200));
    const QPoint cursor(140, 250);
    const QRgb before = shownAt(view, cursor);
    const double zoom = view.zoom();
    turnWheel(view, cursor, 2);
    QVERIFY(view.zoom() > 1.5 * zoom);
    const QRgb after = shownAt(view, cursor);
    QVERIFY(std::abs(qRed(before) - qRed(after)) <= 1);
    QVERIFY(std::abs(qGreen(before) - qGreen(after)) <= 1);
    turnWheel(view, cursor, -200);
    QVERIFY(view.zoom() > 0);
}

void TestImageView::draggingPansAndStopsAtTheEdge()
{
    ImageView view;
    view.resize(200, 200);
    view.setPicture(Pyramid::fromImage(chart(1000, 1000)));
    view.setZoom(1, QPointF(100, 100));
    const QRgb before = shownAt(view, QPoint(100, 100));
    QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(100, 100));
    QTest::mouseMove(&view, QPoint(60, 80));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(60, 80));
    QCOMPARE(shownAt(view, QPoint(60, 80)), before);
    view.panBy(QPointF(100000, 100000));
    QCOMPARE(shownAt(view, QPoint(0, 0)), qRgb(0, 0, 0));
}

void TestImageView::doubleClickGoesToOneToOneAndBack()
{
    ImageView view;
    view.resize(200, 200);
    view.setPicture(Pyramid::fromImage(chart(1000, 1000)));
    const QSignalSpy zooms(&view, &ImageView::zoomChanged);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(50, 50));
    QCOMPARE(view.zoom(), 1.0);
    QVERIFY(!view.isFitted());
    QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(50, 50));
    QVERIFY(view.isFitted());
    QVERIFY(zooms.count() >= 2);
}

void TestImageView::draggingAFittedPictureAsksForADrag()
{
    ImageView view;
    view.resize(200, 200);
    view.setPicture(Pyramid::fromImage(chart(1000, 1000)));
    const QSignalSpy drags(&view, &ImageView::dragOutRequested);
    QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(100, 100));
    QTest::mouseMove(&view, QPoint(102, 101));
    QCOMPARE(drags.count(), 0);
    QTest::mouseMove(&view, QPoint(160, 150));
    QTest::mouseMove(&view, QPoint(170, 160));
    QCOMPARE(drags.count(), 1);
}

void TestImageView::standInKeepsThePlaceOfThePicture()
{
    ImageView view;
    view.resize(400, 300);
    view.setStandIn(chart(64, 32), QSize(2048, 1024));
    const double zoom = view.zoom();
    QCOMPARE(view.pictureSize(), QSize(2048, 1024));
    view.setZoom(1, QPointF(10, 10));
    view.setPicture(Pyramid::fromImage(chart(2048, 1024)));
    QCOMPARE(view.zoom(), 1.0); // the zoom that was chosen meanwhile stays
    view.fit();
    QCOMPARE(view.zoom(), zoom);
}

void TestImageView::pyramidHalvesDownAndPicksALevel()
{
    const Pyramid pyramid = Pyramid::fromImage(chart(4096, 1024));
    QCOMPARE(pyramid.size(), QSize(4096, 1024));
    QCOMPARE(pyramid.levels.last().width(), 512);
    QCOMPARE(pyramid.levelFor(1).width(), 4096);
    QCOMPARE(pyramid.levelFor(0.51).width(), 4096);
    QCOMPARE(pyramid.levelFor(0.5).width(), 2048);
    QCOMPARE(pyramid.levelFor(0.2).width(), 1024);
    QCOMPARE(pyramid.levelFor(0.001).width(), 512);
}

void TestImageView::damagedAndMissingFilesSayWhy()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("broken.png"));
    QCOMPARE(readPictureFile({file, {}}).error().kind, ErrorKind::FileAccess);
    QVERIFY(chart(64, 64).save(file));
    QVERIFY(QFile::resize(file, 40));
    QCOMPARE(readPictureFile({file, {}}).error().kind, ErrorKind::DamagedFile);
}

QTEST_MAIN(TestImageView)
#include "tst_imageview.moc"
