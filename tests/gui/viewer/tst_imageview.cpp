// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/imageview.h"
#include "ui/viewer/picturetask.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
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
