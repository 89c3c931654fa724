// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallerylayout.h"

#include <QSet>
#include <QTest>

using namespace maquette;
using Spot = GalleryLayout::Spot;

class TestGalleryLayout : public QObject
{
    Q_OBJECT

private slots:
    void tilesFillTheWidth_data();
    void tilesFillTheWidth();
    void everySpotIsFoundAgain();
    void spansAreWhatIsInSight();
    void spansInTouchOnlyTheRect();
    void keysStepOverHeaders();
};

void TestGalleryLayout::tilesFillTheWidth_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("rightToLeft");
    for (const int width : {140, 333, 752, 1001, 1920}) {
        QTest::addRow("%d", width) << width << false;
        QTest::addRow("%d mirrored", width) << width << true;
    }
}

void TestGalleryLayout::tilesFillTheWidth()
{
    QFETCH(int, width);
    QFETCH(bool, rightToLeft);
    GalleryLayout layout;
    layout.arrange({width, 96, 40, rightToLeft}, {50});
    QVERIFY(layout.edge() >= 96);
    const int last = layout.columns() - 1;
    const QRect first = layout.rectOf({0, rightToLeft ? last : 0});
    const QRect end = layout.rectOf({0, rightToLeft ? 0 : last});
    QCOMPARE(first.left(), GalleryLayout::margin);
    if (layout.columns() > 1)
        QCOMPARE(end.right() + 1, width - GalleryLayout::margin);
    for (int i = 1; i < layout.columns(); ++i)
        QVERIFY(!layout.rectOf({0, i}).intersects(layout.rectOf({0, i - 1})));
}

void TestGalleryLayout::everySpotIsFoundAgain()
{
    GalleryLayout layout;
    const QList<int> sizes{5, 1, 9, 4};
    layout.arrange({500, 100, 40, false}, sizes);
    QRegion taken;
    for (int section = 0; section < sizes.size(); ++section) {
        for (int item = -1; item < sizes.at(section); ++item) {
            const QRect rect = layout.rectOf({section, item});
            QCOMPARE(layout.spotAt(rect.center()), (Spot{section, item}));
            QVERIFY(!taken.intersects(rect));
            taken += rect;
        }
    }
    QCOMPARE(taken.boundingRect().bottom() + 1 + GalleryLayout::margin, layout.height());
    QVERIFY(!layout.spotAt({2, layout.rectOf({0, 0}).center().y()}).isValid());
    QVERIFY(!layout.spotAt({100, layout.height() + 5}).isValid());
}

void TestGalleryLayout::spansAreWhatIsInSight()
{
    GalleryLayout layout;
    const QList<int> sizes{50, 30, 7};
    layout.arrange({500, 100, 40, false}, sizes);
    for (int top = 0; top < layout.height(); top += 37) {
        QSet<std::pair<int, int>> seen;
        for (const auto &span : layout.spans(top, top + 300)) {
            if (span.header)
                seen.insert({span.section, -1});
            for (int item = span.first; item <= span.last; ++item)
                seen.insert({span.section, item});
        }
        for (int section = 0; section < sizes.size(); ++section) {
            for (int item = -1; item < sizes.at(section); ++item) {
                const QRect rect = layout.rectOf({section, item});
                if (rect.top() <= top + 300 && rect.bottom() >= top)
                    QVERIFY2(seen.contains({section, item}), qPrintable(QString::number(top)));
            }
        }
        QVERIFY(seen.size() <= 5 * layout.columns() + 3);
    }
}

void TestGalleryLayout::spansInTouchOnlyTheRect()
{
    GalleryLayout layout;
    layout.arrange({500, 100, 40, false}, {30, 30});
    const QRect band(QPoint(130, 90), QPoint(300, 520));
    QSet<std::pair<int, int>> seen;
    for (const auto &span : layout.spansIn(band)) {
        for (int item = span.first; item <= span.last; ++item)
            seen.insert({span.section, item});
    }
    for (int section = 0; section < 2; ++section) {
        for (int item = 0; item < 30; ++item)
            QCOMPARE(seen.contains({section, item}), layout.rectOf({section, item}).intersects(band));
    }
}

void TestGalleryLayout::keysStepOverHeaders()
{
    GalleryLayout layout;
    layout.arrange({480, 100, 40, false}, {6, 3, 9});
    QCOMPARE(layout.columns(), 4);
    QCOMPARE(layout.sideways({0, 5}, 1), (Spot{1, 0}));
    QCOMPARE(layout.sideways({1, 0}, -1), (Spot{0, 5}));
    QCOMPARE(layout.sideways({0, 0}, -1), (Spot{0, 0}));
    QCOMPARE(layout.sideways({2, 8}, 1), (Spot{2, 8}));
    QCOMPARE(layout.vertically({0, 3}, 1), (Spot{0, 5}));
    QCOMPARE(layout.vertically({0, 5}, 1), (Spot{1, 1}));
    QCOMPARE(layout.vertically({1, 2}, 1), (Spot{2, 2}));
    QCOMPARE(layout.vertically({1, 2}, -1), (Spot{0, 5}));
    QCOMPARE(layout.vertically({0, 1}, 50), (Spot{2, 8}));
    QCOMPARE(layout.vertically({2, 8}, -50), (Spot{0, 0}));
    QCOMPARE(layout.last(), (Spot{2, 8}));
}

QTEST_GUILESS_MAIN(TestGalleryLayout)
#include "tst_gallerylayout.moc"
