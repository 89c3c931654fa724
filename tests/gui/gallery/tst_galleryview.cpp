// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/galleryviewrig.h"
#include "ui/gallery/tilebadges.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPersistentModelIndex>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

//! \brief The grid under mouse and keys.
class TestGalleryView : public GalleryViewRig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }
    void mouseSelects();
    void rubberBandSelects();
    void keysMoveAndExtend();
    void pagesAndEnds();
    void enterOpensDeleteTrashes();
    void menuByMouseAndKeys();
    void dragBegins();
    void placeIsHeldWhenTilesArrive();
    void selectionFollowsTheFilter();
    void wantedIsWhatIsInSight();
    void picturesAreExactAndCached();
    void missingFileIsSaid();
    void aStackOpensByItsNumber();
    void layoutsKeepTheirPlace();
    void controlWheelChangesSize();
};

void TestGalleryView::mouseSelects()
{
    fill(40, 10);
    click(3);
    QCOMPARE(selectedRows(), QList<int>({3}));
    click(6, Qt::ShiftModifier);
    QCOMPARE(selectedRows(), QList<int>({3, 4, 5, 6}));
    click(5, Qt::ControlModifier);
    QCOMPARE(selectedRows(), QList<int>({3, 4, 6}));
    QCOMPARE(m_view->selectedCount(), 3);
    // Over a day's header: the header itself is never selected.
    click(9);
    click(13, Qt::ShiftModifier);
    QCOMPARE(selectedRows(), QList<int>({9, 10, 12, 13}));
    QCOMPARE(m_view->selectedCount(), 4);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {3, centre(2).y()});
    QCOMPARE(m_view->selectedCount(), 0);
}

void TestGalleryView::rubberBandSelects()
{
    fill(40, 10);
    const QRect second = m_view->visualRect(m_model->index(2));
    const QRect seventh = m_view->visualRect(m_model->index(7));
    QWidget *viewport = m_view->viewport();
    const QPoint from(second.left() - 5, second.top() - 6);
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    QTest::mouseMove(viewport, second.center());
    QTest::mouseMove(viewport, seventh.center());
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, seventh.center());
    QCOMPARE(selectedRows(), QList<int>({2, 3, 6, 7}));
}

void TestGalleryView::keysMoveAndExtend()
{
    fill(40, 10);
    click(1);
    key(Qt::Key_Right);
    QCOMPARE(selectedRows(), QList<int>({2}));
    key(Qt::Key_Down);
    QCOMPARE(selectedRows(), QList<int>({6}));
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selectedRows(), QList<int>({6, 7, 8, 9, 10}));
    key(Qt::Key_Left);
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectedCount(), 40);
    QCOMPARE(m_view->selectedWorks(), m_model->order());
    key(Qt::Key_Escape);
    QCOMPARE(m_view->selectedCount(), 0);
}

void TestGalleryView::pagesAndEnds()
{
    fill(400, 50);
    click(1);
    key(Qt::Key_End);
    QCOMPARE(m_view->currentIndex().row(), m_model->rowCount() - 1);
    QVERIFY(m_view->viewport()->rect().contains(centre(m_model->rowCount() - 1)));
    key(Qt::Key_Home);
    QCOMPARE(m_view->currentIndex().row(), 1);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    key(Qt::Key_PageDown);
    const int paged = m_view->currentIndex().row();
    QVERIFY(paged > 8);
    QVERIFY(m_view->viewport()->rect().contains(centre(paged)));
    key(Qt::Key_PageUp);
    QCOMPARE(m_view->currentIndex().row(), 1);
}

void TestGalleryView::enterOpensDeleteTrashes()
{
    fill(10, 10);
    QSignalSpy opened(m_view.get(), &GalleryView::openRequested);
    QSignalSpy trashed(m_view.get(), &GalleryView::trashRequested);
    click(2);
    key(Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.last().at(0).value<AssetId>(), m_model->assetIdAt(2));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, centre(3));
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened.last().at(0).value<AssetId>(), m_model->assetIdAt(3));
    key(Qt::Key_Delete);
    QCOMPARE(trashed.size(), 1);
}

void TestGalleryView::menuByMouseAndKeys()
{
    fill(10, 10);
    QSignalSpy menus(m_view.get(), &GalleryView::menuRequested);
    click(1);
    QContextMenuEvent onThird(QContextMenuEvent::Mouse, centre(3),
                              m_view->viewport()->mapToGlobal(centre(3)));
    QCoreApplication::sendEvent(m_view->viewport(), &onThird);
    QCOMPARE(menus.size(), 1);
    QCOMPARE(selectedRows(), QList<int>({3}));
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(0, 0), QPoint(0, 0));
    QCoreApplication::sendEvent(m_view->viewport(), &byKey);
    QCOMPARE(menus.size(), 2);
    QCOMPARE(menus.last().at(0).toPoint(), m_view->viewport()->mapToGlobal(centre(3)));
}

void TestGalleryView::dragBegins()
{
    fill(10, 10);
    QSignalSpy drags(m_view.get(), &GalleryView::dragRequested);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, centre(2));
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(m_view->viewport(), centre(2) + QPoint(step * 10, step * 4));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, centre(3));
    QCOMPARE(drags.size(), 1);
    QCOMPARE(selectedRows(), QList<int>({2}));
}

void TestGalleryView::placeIsHeldWhenTilesArrive()
{
    fill(200, 20);
    m_view->verticalScrollBar()->setValue(3000);
    const QPersistentModelIndex seen = m_view->indexAt({100, 450});
    QVERIFY(seen.isValid());
    const QRect before = m_view->visualRect(seen);
    const int scrolled = m_view->verticalScrollBar()->value();
    for (int i = 0; i < 9; ++i) {
        const Asset asset = makeWork(1000 + i, momentOf(0, 60 + i));
        m_shelf.put(asset);
        m_model->addWork(asset);
    }
    QCOMPARE(m_view->visualRect(seen), before);
    QVERIFY(m_view->verticalScrollBar()->value() > scrolled);
    // At the top the newest comes into sight instead.
    m_view->verticalScrollBar()->setValue(0);
    const Asset asset = makeWork(2000, momentOf(0, 600));
    m_shelf.put(asset);
    m_model->addWork(asset);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
}

void TestGalleryView::selectionFollowsTheFilter()
{
    m_shelf.fill(20, 20);
    QList<Asset> works;
    for (int i = 0; i < 20; ++i) {
        const Asset asset =
            makeWork(20 - i, momentOf(0, -i), i % 2 ? QStringLiteral("sea") : QStringLiteral("sky"));
        m_shelf.put(asset);
        works.append(asset);
    }
    m_model->setWorks(keysOf(works));
    m_view->select(AssetId(17));
    QSignalSpy told(m_view.get(), &GalleryView::selectionTold);
    m_model->setQuery(WorkQuery::parse(QStringLiteral("sea")));
    QTRY_VERIFY(!m_model->isFiltering());
    QCOMPARE(m_view->currentWork(), AssetId(17));
    QCOMPARE(m_view->selectedWorks(), QList<AssetId>({AssetId(17)}));
    m_model->setQuery(WorkQuery::parse(QStringLiteral("sky")));
    QTRY_VERIFY(!m_model->isFiltering());
    QVERIFY(m_view->selectedWorks().isEmpty());
    QTRY_VERIFY(!told.isEmpty());

    // What the search has hidden is chosen still when it ends,
    m_model->setQuery(WorkQuery::parse(QStringLiteral("zebra")));
    QTRY_VERIFY(!m_model->isFiltering());
    m_model->setQuery({});
    QCOMPARE(m_view->selectedWorks(), QList<AssetId>({AssetId(17)}));
    QCOMPARE(m_view->currentWork(), AssetId(17));
    // of several those too that a later search lets through,
    m_view->select({AssetId(17), AssetId(18)});
    m_model->setQuery(WorkQuery::parse(QStringLiteral("sea")));
    QTRY_VERIFY(!m_model->isFiltering());
    QCOMPARE(m_view->selectedWorks(), QList<AssetId>({AssetId(17)}));
    m_model->setQuery({});
    QCOMPARE(m_view->selectedWorks(), QList<AssetId>({AssetId(18), AssetId(17)}));
    // and no longer once something else was chosen.
    m_model->setQuery(WorkQuery::parse(QStringLiteral("sky")));
    QTRY_VERIFY(!m_model->isFiltering());
    m_view->select(AssetId(20));
    m_model->setQuery({});
    QCOMPARE(m_view->selectedWorks(), QList<AssetId>({AssetId(20)}));
}

void TestGalleryView::wantedIsWhatIsInSight()
{
    fill(400, 50);
    QTRY_VERIFY(!m_pictures->wanted.isEmpty());
    QCOMPARE(m_pictures->wanted.first(), m_model->assetIdAt(1));
    QVERIFY(m_pictures->wanted.size() < 40);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    QTRY_COMPARE(m_pictures->wanted.last(), AssetId(1));
    QVERIFY(!m_pictures->wanted.contains(AssetId(400)));
}

void TestGalleryView::picturesAreExactAndCached()
{
    fill(4, 4);
    const QRect rect = m_view->visualRect(m_model->index(1));
    // The tiles are made on another thread: once they are all there nothing is asked for any more.
    QImage shown;
    QTRY_VERIFY([&] {
        const int before = m_pictures->asked;
        shown = m_view->viewport()->grab().toImage();
        return before == m_pictures->asked;
    }());
    const AssetPtr asset = m_model->assetAt(1);
    const int edge = qRound(rect.width() * shown.devicePixelRatio());
    const QImage expected = TilePictures::compose(
        m_pictures->picture(asset->id, TilePictures::longestSide(asset->pixels, edge, true)), edge, true,
        6 * shown.devicePixelRatio());
    const QPoint at = (rect.center() - rect.topLeft()) * shown.devicePixelRatio();
    const QColor seen = shown.pixelColor(rect.topLeft() * shown.devicePixelRatio() + at);
    const QColor wished = expected.pixelColor(at);
    // Half a device pixel of rounding at scales such as 150 %.
    QVERIFY(qAbs(seen.red() - wished.red()) + qAbs(seen.green() - wished.green()) < 6);
    const int asked = m_pictures->asked;
    QCOMPARE(m_view->viewport()->grab().toImage(), shown);
    QCOMPARE(m_pictures->asked, asked);
}

void TestGalleryView::aStackOpensByItsNumber()
{
    m_model->setStacked(true);
    for (int i = 0; i < 9; ++i) {
        Asset work = makeWork(i + 1, momentOf(0, -i));
        work.job = JobId(i < 4 ? 1 : 2 + i);
        work.index = i;
        m_shelf.put(work);
        m_model->addWork(work);
    }
    QCOMPARE(m_model->rowCount(), 7); // the header, the stack of four, and five alone
    const int stack = m_model->rowOf(AssetId(1));
    const auto number = [&] {
        const QRect tile = m_view->visualRect(m_model->index(m_model->rowOf(AssetId(1))));
        return TileBadges::stackRect(tile, 4).center();
    };
    QCOMPARE(m_view->stackAt(number()), stack);
    QCOMPARE(m_view->stackAt(centre(stack)), -1);
    QTest::mouseMove(m_view->viewport(), number());
    QCOMPARE(m_view->viewport()->cursor().shape(), Qt::PointingHandCursor);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, number());
    QCOMPARE(m_model->rowCount(), 10);
    QCOMPARE(m_view->currentWork(), AssetId(1));
    // Closed from one of its others, the first is selected.
    click(m_model->rowOf(AssetId(3)));
    m_view->toggleStack();
    QCOMPARE(m_model->rowCount(), 7);
    QCOMPARE(m_view->selectedWorks(), QList<AssetId>{AssetId(1)});
    // A better one takes its place, and what was selected is it now.
    Asset better = *m_shelf.find(AssetId(4));
    better.rating = 5;
    m_shelf.put(better);
    m_model->changeWork(better);
    QCOMPARE(m_view->selectedWorks(), QList<AssetId>{AssetId(4)});
    QCOMPARE(m_view->currentWork(), AssetId(4));
    // Of one that stands alone nothing opens.
    click(m_model->rowOf(AssetId(7)));
    m_view->toggleStack();
    QCOMPARE(m_model->rowCount(), 7);
}

void TestGalleryView::layoutsKeepTheirPlace()
{
    fill(200, 200);
    m_view->select(AssetId(100));
    m_view->scrollTo(m_view->currentIndex(), QAbstractItemView::PositionAtTop);
    const int top = m_view->visualRect(m_view->currentIndex()).top();
    const QSize normal = m_view->visualRect(m_model->index(1)).size();
    QCOMPARE(normal.width(), normal.height());
    m_view->setTileLayout(TileLayout::Large);
    const QRect large = m_view->visualRect(m_view->currentIndex());
    QVERIFY(large.height() > large.width() + metrics::large); // words below
    QVERIFY(qAbs(large.top() - top) < large.height());
    QCOMPARE(m_view->indexAt(large.center()), m_view->currentIndex());
    m_view->setTileLayout(TileLayout::Compact);
    const QRect compact = m_view->visualRect(m_view->currentIndex());
    QCOMPARE(compact.width(), compact.height());
    const QRect next = m_view->visualRect(m_model->index(m_view->currentIndex().row() + 1));
    QVERIFY(next.top() > compact.top() || next.left() - compact.right() <= 4);
    QVERIFY(m_view->viewport()->rect().intersects(compact));
}

void TestGalleryView::missingFileIsSaid()
{
    m_pictures->problems.insert(2, QStringLiteral("The file is missing"));
    fill(4, 4);
    const QImage shown = m_view->viewport()->grab().toImage();
    m_pictures->problems.insert(2, QString());
    m_model->changeWork(*m_shelf.find(AssetId(2)));
    QVERIFY(m_view->viewport()->grab().toImage() != shown);
}

void TestGalleryView::controlWheelChangesSize()
{
    QSignalSpy steps(m_view.get(), &GalleryView::edgeStepRequested);
    QWheelEvent wheel(QPointF(50, 50), m_view->mapToGlobal(QPointF(50, 50)), {}, {0, 120}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view->viewport(), &wheel);
    key(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps.at(0).at(0).toInt(), 1);
    QCOMPARE(steps.at(1).at(0).toInt(), -1);
}

QTEST_MAIN(TestGalleryView)
#include "tst_galleryview.moc"
