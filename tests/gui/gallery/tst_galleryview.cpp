// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/works.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/tilebadges.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace maquette;
using namespace maquette::test;

class TestGalleryView : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    Shelf m_shelf;
    std::unique_ptr<PaintedPictures> m_pictures;
    std::unique_ptr<WorkModel> m_model;
    std::unique_ptr<GalleryView> m_view;

    void fill(int count, int perDay) { m_model->setWorks(m_shelf.fill(count, perDay)); }
    [[nodiscard]] QPoint centre(int row) const { return m_view->visualRect(m_model->index(row)).center(); }
    void click(int row, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, keys, centre(row));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(m_view.get(), key, keys); }
    [[nodiscard]] QList<int> selectedRows() const
    {
        QList<int> rows;
        for (const AssetId id : m_view->selectedWorks())
            rows.append(m_model->rowOf(id));
        return rows;
    }
    int showJob(const Job &job)
    {
        m_model->setJob(job);
        return m_model->rowOf(job.id);
    }
    [[nodiscard]] std::optional<QPoint> buttonPoint(int row, std::optional<JobActions::Step> step) const
    {
        const QRect rect = m_view->visualRect(m_model->index(row));
        for (int y = rect.top(); y < rect.bottom(); y += 4) {
            for (int x = rect.left(); x < rect.right(); x += 4) {
                const auto button = m_view->buttonAt({x, y});
                if (button && button->step == step)
                    return button->rect.center();
            }
        }
        return {};
    }

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void mouseSelects();
    void rubberBandSelects();
    void keysMoveAndExtend();
    void pagesAndEnds();
    void enterOpensDeleteTrashes();
    void menuByMouseAndKeys();
    void buttonsOfJobsCanBePressed();
    void cancelShowsUnderThePointer();
    void deleteOnJobsTakesTheRightStep();
    void dragBegins();
    void placeIsHeldWhenTilesArrive();
    void selectionFollowsTheFilter();
    void selectionPassesFromJobToWork();
    void selectionPassesToTheOneSentAgain();
    void wantedIsWhatIsInSight();
    void picturesAreExactAndCached();
    void missingFileIsSaid();
    void aStackOpensByItsNumber();
    void layoutsKeepTheirPlace();
    void onlyRunningTilesTick();
    void controlWheelChangesSize();
};

void TestGalleryView::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(Theme::Mode::Dark);
}

void TestGalleryView::init()
{
    m_shelf = Shelf();
    m_pictures = std::make_unique<PaintedPictures>(m_shelf);
    m_model = std::make_unique<WorkModel>([this](AssetId id) { return m_shelf.find(id); });
    m_shelf.answer(*m_model);
    m_view = std::make_unique<GalleryView>(*m_model, *m_pictures);
    m_view->setTileEdge(160);
    m_view->resize(752, 700);
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestGalleryView::cleanup()
{
    m_view.reset();
    m_model.reset();
}

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

void TestGalleryView::buttonsOfJobsCanBePressed()
{
    QSignalSpy steps(m_view.get(), &GalleryView::jobStepRequested);
    QSignalSpy menus(m_view.get(), &GalleryView::menuRequested);
    for (const Job &job : jobsInAllStates(momentOf(0))) {
        const int row = showJob(job);
        if (job.state != JobState::Failed && job.state != JobState::Unknown)
            continue;
        const JobActions::Step first = JobActions::stepsFor(job).first();
        const auto point = buttonPoint(row, first);
        QVERIFY(point);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, *point);
        QCOMPARE(steps.last().at(0).value<JobActions::Step>(), first);
        QCOMPARE(steps.last().at(1).value<JobId>(), job.id);
        const auto more = buttonPoint(row, std::nullopt);
        QVERIFY(more);
        const qsizetype before = menus.size();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, *more);
        QCOMPARE(menus.size(), before + 1);
        // Pressed there and let go elsewhere: nothing.
        const qsizetype count = steps.size();
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, *point);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, {3, 3});
        QCOMPARE(steps.size(), count);
        m_view->selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
        key(Qt::Key_Return);
        QCOMPARE(steps.last().at(0).value<JobActions::Step>(), first);
        m_model->removeJob(job.id);
    }
    QVERIFY(steps.size() >= 4);
}

void TestGalleryView::cancelShowsUnderThePointer()
{
    fill(8, 8);
    const int row = showJob(makeJob(50, JobState::Queued, momentOf(0, 60)));
    m_view->clearSelection();
    m_view->setCurrentIndex(m_model->index(4));
    QVERIFY(!buttonPoint(row, JobActions::Step::Cancel));
    QTest::mouseMove(m_view->viewport(), centre(row));
    const auto cancel = buttonPoint(row, JobActions::Step::Cancel);
    QVERIFY(cancel);
    QSignalSpy steps(m_view.get(), &GalleryView::jobStepRequested);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, *cancel);
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps.last().at(0).value<JobActions::Step>(), JobActions::Step::Cancel);
}

void TestGalleryView::deleteOnJobsTakesTheRightStep()
{
    QSignalSpy steps(m_view.get(), &GalleryView::jobStepRequested);
    QSignalSpy trashed(m_view.get(), &GalleryView::trashRequested);
    const QList<std::pair<JobState, int>> expected{{JobState::Waiting, int(JobActions::Step::Cancel)},
                                                   {JobState::Failed, int(JobActions::Step::Dismiss)},
                                                   {JobState::Running, -1}};
    for (const auto &[state, step] : expected) {
        steps.clear();
        const int row = showJob(makeJob(60, state, momentOf(0)));
        m_view->setCurrentIndex(m_model->index(row));
        key(Qt::Key_Delete);
        QCOMPARE(steps.size(), step < 0 ? 0 : 1);
        if (step >= 0)
            QCOMPARE(int(steps.last().at(0).value<JobActions::Step>()), step);
    }
    QCOMPARE(trashed.size(), 0);
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
}

void TestGalleryView::selectionPassesFromJobToWork()
{
    fill(5, 5);
    Job job = makeJob(70, JobState::Collecting, momentOf(0, 60));
    job.outputs = 1;
    const int row = showJob(job);
    m_view->setCurrentIndex(m_model->index(row));
    QCOMPARE(m_view->selectedJobs(), QList<JobId>({job.id}));
    Asset asset = makeWork(99, momentOf(0, 60));
    asset.job = job.id;
    m_shelf.put(asset);
    QSignalSpy told(m_view.get(), &GalleryView::selectionTold);
    m_model->addWork(asset);
    QTRY_VERIFY(!told.isEmpty());
    QCOMPARE(m_view->currentWork(), asset.id);
    QVERIFY(m_view->selectedJobs().isEmpty());

    // To the first of several, whichever came last.
    job = makeJob(71, JobState::Collecting, momentOf(0, 61));
    job.outputs = 3;
    m_view->setCurrentIndex(m_model->index(showJob(job)));
    for (const int index : {1, 0, 2}) {
        Asset part = makeWork(200 + index, momentOf(0, 61));
        part.job = job.id;
        part.index = index;
        m_shelf.put(part);
        m_model->addWork(part);
    }
    QTRY_COMPARE(m_view->selectedWorks(), QList<AssetId>({AssetId(200)}));
    QVERIFY(m_view->selectedJobs().isEmpty());
}

void TestGalleryView::selectionPassesToTheOneSentAgain()
{
    fill(5, 5);
    const Job lost = makeJob(70, JobState::Unknown, momentOf(0, 60));
    m_view->setCurrentIndex(m_model->index(showJob(lost)));
    m_model->removeJob(lost.id);
    QVERIFY(!m_view->selectedWorks().isEmpty()); // what stands there now, for the moment
    Job other = makeJob(71, JobState::Waiting, momentOf(0, 61));
    showJob(other);
    QVERIFY(m_view->selectedJobs().isEmpty());
    Job again = makeJob(72, JobState::Waiting, momentOf(0, 62));
    again.follows = lost.id;
    showJob(again);
    QCOMPARE(m_view->selectedJobs(), QList<JobId>({again.id}));
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

void TestGalleryView::onlyRunningTilesTick()
{
    fill(20, 20);
    auto timers = [this] {
        int active = 0;
        for (const QTimer *timer : m_view->findChildren<QTimer *>(QString(), Qt::FindDirectChildrenOnly))
            active += timer->isActive() && !timer->isSingleShot() ? 1 : 0;
        return active;
    };
    QTRY_COMPARE(timers(), 0);
    showJob(makeJob(80, JobState::Running, momentOf(0, 60)));
    QVERIFY(timers() >= 1);
    m_view->hide();
    QCOMPARE(timers(), 0);
    m_view->show();
    QVERIFY(timers() >= 1);
    m_model->removeJob(JobId(80));
    QCOMPARE(timers(), 0);
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
