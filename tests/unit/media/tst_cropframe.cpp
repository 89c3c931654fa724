// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/cropframe.h"

#include <QRandomGenerator>
#include <QTest>

using namespace maquette;

namespace
{

//! As of the first frame of a clip: 300 < side < 6000, 0.4 < width / height < 2.5.
MediaLimits frameLimits()
{
    MediaLimits limits;
    limits.minWidth = limits.minHeight = 301;
    limits.maxWidth = limits.maxHeight = 5999;
    limits.aspectOver = 0.4;
    limits.aspectUnder = 2.5;
    return limits;
}

constexpr Qt::Edges bottomRight = Qt::BottomEdge | Qt::RightEdge;

} // namespace

//! \brief A frame that is dragged: inside the picture, of an allowed shape, large enough.
class TestCropFrame : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithTheLargestPart();
    void sidesStopWhereTheShapeEnds();
    void cornersAreHeldAtTheNearestShape();
    void leastSizeHolds();
    void aSmallPictureMayBeCutAnyway();
    void proportionsAreKept();
    void offersWhatTheRangeHolds();
    void guidesShowTheRange();
    void tinyPictures();
    void limitsThatCannotBeMet();
    void anyDragStaysAllowed();
};

void TestCropFrame::beginsWithTheLargestPart()
{
    QCOMPARE(CropFrame({1920, 1080}, {}).rect(), QRect(0, 0, 1920, 1080));
    QCOMPARE(CropFrame({3000, 1000}, frameLimits()).rect(), QRect(250, 0, 2499, 1000));
    QCOMPARE(CropFrame({1000, 3000}, frameLimits()).rect(), QRect(0, 250, 1000, 2499));
}

void TestCropFrame::sidesStopWhereTheShapeEnds()
{
    CropFrame frame({3000, 1000}, frameLimits());
    frame.pull(frame.rect(), Qt::LeftEdge, {2500, 0}); // far too narrow
    QCOMPARE(frame.rect(), QRect(2749 - 401, 0, 401, 1000));
    frame.pull(frame.rect(), Qt::LeftEdge, {-50, 0});
    QCOMPARE(frame.rect(), QRect(250, 0, 2499, 1000));
    frame.pull(frame.rect(), Qt::TopEdge, {0, 500}); // would be 5:1
    QCOMPARE(frame.rect(), QRect(250, 0, 2499, 1000));
    frame.pull(frame.rect(), Qt::RightEdge, {1500, 0});
    QCOMPARE(frame.rect(), QRect(250, 0, 1250, 1000));
}

void TestCropFrame::cornersAreHeldAtTheNearestShape()
{
    CropFrame frame({4000, 4000}, frameLimits());
    frame.pull(frame.rect(), bottomRight, {4000, 1000}); // 4:1
    const QSize held = frame.rect().size();
    QCOMPARE(frame.rect().topLeft(), QPoint(0, 0));
    QVERIFY(isAspectAllowed(frameLimits(), held));
    QVERIFY2(held.width() * 2 > held.height() * 5 - 20, "at the bound, no further");
    QVERIFY2(qAbs(held.width() - 3793) < 20 && qAbs(held.height() - 1517) < 20,
             qPrintable(QStringLiteral("%1 × %2").arg(held.width()).arg(held.height())));
}

void TestCropFrame::leastSizeHolds()
{
    CropFrame frame({1000, 800}, frameLimits());
    frame.pull(frame.rect(), bottomRight, {5, 5});
    QCOMPARE(frame.rect(), QRect(0, 0, 301, 301));
    frame.pull(frame.rect(), Qt::TopEdge | Qt::LeftEdge, {300, 300});
    QCOMPARE(frame.rect(), QRect(0, 0, 301, 301));
    frame.moveBy({-5, 90'000});
    QCOMPARE(frame.rect(), QRect(0, 499, 301, 301));
    frame.setRect({0, 0, 300, 300});
    QCOMPARE(frame.rect(), QRect(0, 499, 301, 301));
}

void TestCropFrame::aSmallPictureMayBeCutAnyway()
{
    CropFrame frame({200, 100}, frameLimits());
    QVERIFY(frame.isPossible());
    frame.pull(frame.rect(), bottomRight, {80, 60});
    QCOMPARE(frame.rect(), QRect(0, 0, 80, 60));
}

void TestCropFrame::proportionsAreKept()
{
    CropFrame frame({1920, 1080}, {});
    frame.setProportions(QSize(1, 1));
    QCOMPARE(frame.rect(), QRect(420, 0, 1080, 1080));
    frame.pull(frame.rect(), bottomRight, {1000, 700});
    QCOMPARE(frame.rect().width(), frame.rect().height());
    QCOMPARE(frame.rect().topLeft(), QPoint(420, 0));
    frame.setProportions(QSize(9, 16));
    QCOMPARE(frame.rect().height(), 1080);
    QVERIFY(frame.rect().width() == 607 || frame.rect().width() == 608);
    const QRect before = frame.rect();
    frame.pull(before, Qt::RightEdge, {before.left() + 300, 0}); // the height follows, around the middle
    QVERIFY(qAbs(frame.rect().width() - 300) <= 1);
    QVERIFY(qAbs(frame.rect().height() * 9 - frame.rect().width() * 16) <= 16);
    QVERIFY(qAbs(frame.rect().center().y() - before.center().y()) <= 1);
    frame.setProportions(std::nullopt);
    frame.pull(frame.rect(), Qt::RightEdge, {frame.rect().left() + 77, 0});
    QCOMPARE(frame.rect().width(), 77);
}

void TestCropFrame::offersWhatTheRangeHolds()
{
    const CropFrame frame({1920, 1080}, frameLimits());
    QVERIFY(frame.offers({1, 1}));
    QVERIFY(frame.offers({9, 16}));
    QVERIFY(frame.offers({21, 9}));
    QVERIFY(!frame.offers({3, 1}));
    QVERIFY(!frame.offers({1, 3}));
    QVERIFY(!frame.offers({0, 1}));
    QVERIFY(!CropFrame({1000, 310}, frameLimits()).offers({9, 16})); // too few pixels are left
    CropFrame kept = frame;
    kept.setProportions(QSize(3, 1));
    QCOMPARE(kept.rect(), frame.rect());
}

void TestCropFrame::guidesShowTheRange()
{
    const CropFrame frame({1920, 1080}, frameLimits());
    QVERIFY(frame.widest() && frame.tallest());
    for (const QRect &each : {*frame.widest(), *frame.tallest()})
        QVERIFY(isAspectAllowed(frameLimits(), each.size())); // within the rule, which is strict
    QVERIFY(frame.widest()->width() >= 1917 && frame.widest()->height() <= 769);
    QVERIFY(frame.tallest()->height() >= 1077 && frame.tallest()->width() <= 433);
    // The least size counts too, where the picture is low.
    QCOMPARE(CropFrame({1600, 620}, frameLimits()).tallest()->size(), QSize(301, 620));
    QCOMPARE(CropFrame({1600, 620}, frameLimits()).widest()->height(), 620);
    QCOMPARE(CropFrame({400, 900}, frameLimits()).widest()->size(), QSize(400, 301));
    const CropFrame free({1920, 1080}, {});
    QVERIFY(!free.widest());
    QVERIFY(!free.tallest());
}

void TestCropFrame::tinyPictures()
{
    CropFrame dot({1, 1}, frameLimits());
    QCOMPARE(dot.rect(), QRect(0, 0, 1, 1));
    dot.pull(dot.rect(), bottomRight, {40, 40});
    dot.moveBy({3, 3});
    QCOMPARE(dot.rect(), QRect(0, 0, 1, 1));
    CropFrame sliver({3, 2000}, frameLimits());
    QCOMPARE(sliver.rect().size(), QSize(3, 7));
    sliver.moveTo({0, 1999});
    QCOMPARE(sliver.rect(), QRect(0, 1993, 3, 7));
}

void TestCropFrame::limitsThatCannotBeMet()
{
    MediaLimits wide;
    wide.aspectOver = 3;
    QVERIFY(!CropFrame({1, 1}, wide).isPossible());
    wide.aspectUnder = 2;
    QVERIFY(!CropFrame({4000, 3000}, wide).isPossible());
    QVERIFY(!CropFrame({}, {}).isPossible());
    QVERIFY(!CropFrame({1, 1}, wide).offers({1, 1}));
}

void TestCropFrame::anyDragStaysAllowed()
{
    QRandomGenerator random(7);
    const QList<Qt::Edges> handles{Qt::LeftEdge,
                                   Qt::RightEdge,
                                   Qt::TopEdge,
                                   Qt::BottomEdge,
                                   Qt::TopEdge | Qt::LeftEdge,
                                   Qt::TopEdge | Qt::RightEdge,
                                   Qt::BottomEdge | Qt::LeftEdge,
                                   bottomRight};
    for (int i = 0; i < 200; ++i) {
        const QSize picture(random.bounded(302, 5000), random.bounded(302, 5000));
        CropFrame frame(picture, frameLimits());
        QVERIFY(frame.isPossible());
        if (i % 3 == 0)
            frame.setProportions(QSize(random.bounded(1, 22), random.bounded(1, 22)));
        for (int j = 0; j < 50; ++j) {
            frame.pull(frame.rect(), handles.at(random.bounded(8)),
                       {random.bounded(-500, 5500), random.bounded(-500, 5500)});
            frame.moveBy({random.bounded(-300, 300), random.bounded(-300, 300)});
            QVERIFY(QRect({}, picture).contains(frame.rect()));
            QVERIFY(isAspectAllowed(frameLimits(), frame.rect().size()));
            const QSize least = CropFrame(picture, frameLimits()).rect().size().boundedTo({301, 301});
            QVERIFY(frame.rect().width() >= std::min(8, least.width()));
        }
    }
}

QTEST_GUILESS_MAIN(TestCropFrame)
#include "tst_cropframe.moc"
