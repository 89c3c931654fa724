// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crop/cropguides.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief Where the words of the guides over a picture stand, in pictures of any shape.
class TestCropGuides : public QObject
{
    Q_OBJECT

private slots:
    void wordsNeverLieOverEachOther_data();
    void wordsNeverLieOverEachOther();
    void aLargeOneHasThemInside();
    void anEdgeIsDrawnOnce();

private:
    static QList<CropGuide> guidesIn(const QRectF &picture, double widest, double tallest)
    {
        const auto middle = [&picture](double shape) {
            QRectF part({}, QSizeF(shape, 1).scaled(picture.size(), Qt::KeepAspectRatio));
            part.moveCenter(picture.center());
            return part;
        };
        return {CropGuide{u"widest 5:2"_s, middle(widest), {70, 17}, false, {}},
                CropGuide{u"tallest 2:5"_s, middle(tallest), {70, 17}, true, {}}};
    }
    static QRectF fitted(QSizeF picture, const QRectF &room)
    {
        QRectF place({}, picture.scaled(room.size(), Qt::KeepAspectRatio));
        place.moveCenter(room.center());
        return place;
    }
};

void TestCropGuides::wordsNeverLieOverEachOther_data()
{
    QTest::addColumn<QSizeF>("picture");
    for (const QSizeF &size : {QSizeF(1600, 1000), QSizeF(3000, 200), QSizeF(3000, 60), QSizeF(2000, 1),
                               QSizeF(600, 180), QSizeF(100, 3000), QSizeF(1, 2000), QSizeF(1000, 1000)})
        QTest::addRow("%g x %g", size.width(), size.height()) << size;
}

void TestCropGuides::wordsNeverLieOverEachOther()
{
    QFETCH(QSizeF, picture);
    const QRectF room(0, 0, 640, 420);
    for (const double widest : {2.5, 1.1, 20.0}) {
        for (const double tallest : {0.4, 0.9, 1.0}) {
            const QRectF place = fitted(picture, room.adjusted(12, 12, -12, -12));
            QList<CropGuide> guides = guidesIn(place, widest, tallest);
            placeLabels(guides, place, room);
            QVERIFY(!guides.at(0).label.isEmpty());
            QVERIFY(!guides.at(0).label.intersects(guides.at(1).label));
            for (const CropGuide &guide : std::as_const(guides))
                QVERIFY(guide.label.isEmpty() || room.contains(guide.label));
        }
    }
}

void TestCropGuides::aLargeOneHasThemInside()
{
    const QRectF room(0, 0, 640, 420);
    QList<CropGuide> guides = guidesIn(fitted({1600, 1000}, room), 2.5, 0.6);
    placeLabels(guides, fitted({1600, 1000}, room), room);
    for (const CropGuide &guide : std::as_const(guides))
        QVERIFY(guide.place.contains(guide.label));
    // In a low picture they stand around it, and cover nothing.
    const QRectF low = fitted({3000, 100}, room);
    guides = guidesIn(low, 2.5, 0.4);
    placeLabels(guides, low, room);
    for (const CropGuide &guide : std::as_const(guides))
        QVERIFY(!guide.label.isEmpty() && !guide.label.intersects(low));
    // A view as low as a line has no room for words at all.
    guides = guidesIn({0, 0, 640, 10}, 2.5, 0.6);
    placeLabels(guides, {0, 0, 640, 10}, {0, 0, 640, 10});
    QVERIFY(guides.at(0).label.isEmpty() && guides.at(1).label.isEmpty());
}

void TestCropGuides::anEdgeIsDrawnOnce()
{
    // Both are as high as the picture: the tall one adds its sides alone.
    const QList<CropGuide> low = guidesIn({0, 200, 640, 20}, 2.5, 0.4);
    QCOMPARE(guideLines(low).size(), 6);
    const QList<CropGuide> usual = guidesIn({0, 0, 400, 400}, 2.5, 0.4);
    QCOMPARE(guideLines(usual).size(), 8);
    QCOMPARE(guideLines({usual.at(0), usual.at(0)}).size(), 4);
}

QTEST_GUILESS_MAIN(TestCropGuides)
#include "tst_cropguides.moc"
