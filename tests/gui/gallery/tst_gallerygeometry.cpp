// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/works.h"
#include "ui/gallery/galleryview.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

//! \brief What the gallery makes of its room: the scroll bar, work that follows what is in sight, and what
//! comes to stand where something was.
class TestGalleryGeometry : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void scrollBarComesOnceAndStays_data();
    void scrollBarComesOnceAndStays();
    void firstPaintDoesNotDependOnTheSize();
    void aheadIsWhereItScrolls();
    void whatIsAroundAJumpComesLater();
    void nothingIsWantedOfAHiddenView();
    void theNextOneIsSelectedWhenTheSelectedGo();

private:
    //! Where the last tile ends, in pixels of the contents.
    [[nodiscard]] int end() const
    {
        const QModelIndex last = m_model->index(m_model->rowCount() - 1);
        return m_view->visualRect(last).bottom() + m_view->verticalScrollBar()->value();
    }
    [[nodiscard]] int tileWidth() const { return m_view->visualRect(m_model->index(1)).width(); }

    std::unique_ptr<Theme> m_theme;
    Shelf m_shelf;
    std::unique_ptr<PaintedPictures> m_pictures;
    std::unique_ptr<WorkModel> m_model;
    std::unique_ptr<GalleryView> m_view;
};

void TestGalleryGeometry::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(Theme::Mode::Dark);
    m_shelf = Shelf();
    m_pictures = std::make_unique<PaintedPictures>(m_shelf);
    m_model = std::make_unique<WorkModel>([this](AssetId id) { return m_shelf.find(id); });
    m_view = std::make_unique<GalleryView>(*m_model, *m_pictures);
    m_view->resize(782, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestGalleryGeometry::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TestGalleryGeometry::scrollBarComesOnceAndStays_data()
{
    // Where the tiles fit only without the bar, the view once changed its mind several times a second.
    QTest::addColumn<int>("edge");
    QTest::addColumn<int>("works");
    QTest::newRow("small") << 96 << 60;
    QTest::newRow("usual") << 160 << 24;
    QTest::newRow("large") << 300 << 6;
}

void TestGalleryGeometry::scrollBarComesOnceAndStays()
{
    QFETCH(int, edge);
    QFETCH(int, works);
    m_pictures->withheld = true;
    m_view->setTileEdge(edge);
    m_model->setWorks(m_shelf.fill(works, works));
    QTRY_VERIFY(m_view->verticalScrollBar()->isVisible());
    constexpr int around = 50;
    const int needed = end();
    int withBar = 0;
    for (int height = needed - around; height < needed + around; ++height) {
        m_view->resize(782, height);
        QCoreApplication::processEvents();
        const QSize viewport = m_view->viewport()->size();
        const int tile = tileWidth();
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents();
        QCOMPARE(m_view->viewport()->size(), viewport);
        QCOMPARE(tileWidth(), tile);
        const bool bar = m_view->verticalScrollBar()->isVisible();
        QVERIFY2(bar || end() < height, qPrintable(QString::number(height)));
        withBar += bar ? 1 : 0;
    }
    QVERIFY2(withBar > 0 && withBar < 2 * around, qPrintable(QString::number(withBar)));
}

void TestGalleryGeometry::firstPaintDoesNotDependOnTheSize()
{
    const auto paintedOf = [this](int count) -> int {
        const QList<WorkKey> works = m_shelf.fill(count, 300);
        m_pictures->withheld = true;
        m_model->setWorks(works);
        const int before = m_pictures->asked;
        m_view->viewport()->repaint();
        return m_pictures->asked - before;
    };
    const int few = paintedOf(10'000);
    QVERIFY(few > 0);
    QCOMPARE(paintedOf(100'000), few);
    for (int i = 1; i <= 20; ++i) {
        m_view->verticalScrollBar()->setValue(i * 211);
        const int before = m_pictures->asked;
        m_view->viewport()->repaint();
        QVERIFY2(m_pictures->asked - before <= 2 * few, "a scrolled frame paints what is in sight");
    }
}

void TestGalleryGeometry::aheadIsWhereItScrolls()
{
    m_model->setWorks(m_shelf.fill(400, 400));
    QTRY_VERIFY(!m_pictures->ahead.isEmpty());
    const auto row = [this](AssetId id) { return m_model->rowOf(id); };
    const auto turn = [this](int by) {
        QWheelEvent wheel({100, 100}, {100, 100}, {}, {0, by}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &wheel);
    };
    const int below = row(m_pictures->wanted.last());
    for (int notch = 0; notch < 12; ++notch)
        turn(-120);
    QTRY_VERIFY(row(m_pictures->wanted.first()) > 1 && row(m_pictures->wanted.last()) != below);
    QVERIFY(row(m_pictures->ahead.first()) >= row(m_pictures->wanted.last()));
    QVERIFY(row(m_pictures->ahead.last()) <= row(m_pictures->wanted.first())); // and behind
    turn(120);
    QTRY_VERIFY(row(m_pictures->ahead.first()) <= row(m_pictures->wanted.first()));
    QVERIFY(row(m_pictures->ahead.last()) >= row(m_pictures->wanted.last()));
    QVERIFY(m_pictures->ahead.size() <= 3 * m_pictures->wanted.size());
}

void TestGalleryGeometry::whatIsAroundAJumpComesLater()
{
    m_model->setWorks(m_shelf.fill(400, 400));
    QTRY_VERIFY(!m_pictures->ahead.isEmpty());
    m_pictures->aheadTold.clear();
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    QTRY_VERIFY(!m_pictures->aheadTold.isEmpty());
    QCOMPARE(m_pictures->aheadTold.first(), 0);
    const AssetId seen = m_model->assetIdAt(m_view->indexAt({100, 100}).row());
    QVERIFY(m_pictures->wanted.contains(seen));
    QTRY_VERIFY(m_pictures->aheadTold.last() > 0);
    QVERIFY(m_pictures->wanted.contains(seen));
    m_pictures->aheadTold.clear();
    bar->setValue(bar->value() + 100); // not so far: at once
    QTRY_VERIFY(!m_pictures->aheadTold.isEmpty());
    QVERIFY(m_pictures->aheadTold.first() > 0);
}

void TestGalleryGeometry::nothingIsWantedOfAHiddenView()
{
    m_model->setWorks(m_shelf.fill(400, 400));
    QTRY_VERIFY(!m_pictures->wanted.isEmpty());
    m_view->hide();
    QVERIFY(m_pictures->wanted.isEmpty() && m_pictures->ahead.isEmpty());
    m_view->show();
    QTRY_VERIFY(!m_pictures->wanted.isEmpty());
}

void TestGalleryGeometry::theNextOneIsSelectedWhenTheSelectedGo()
{
    m_model->setWorks(m_shelf.fill(40, 40));
    const auto click = [this](int row, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, keys,
                          m_view->visualRect(m_model->index(row)).center());
    };
    const QList<AssetId> order = m_model->order();
    click(m_model->rowOf(order.at(2)));
    m_model->removeWork(order.at(2));
    QCOMPARE(m_view->selectedWorks(), QList<AssetId>{order.at(3)});
    // Several, the current one first: the selection ends where the last of them was taken away.
    click(m_model->rowOf(order.at(5)));
    click(m_model->rowOf(order.at(7)), Qt::ShiftModifier);
    QCOMPARE(m_view->selectedCount(), 3);
    for (const int gone : {7, 6, 5})
        m_model->removeWork(order.at(gone));
    QCOMPARE(m_view->selectedCount(), 1);
    // What goes elsewhere selects nothing.
    m_view->selectionModel()->clearSelection();
    m_model->removeWork(order.at(0));
    QCOMPARE(m_view->selectedCount(), 0);
}

QTEST_MAIN(TestGalleryGeometry)
#include "tst_gallerygeometry.moc"
