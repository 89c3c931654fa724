// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/galleryviewrig.h"

#include <QSignalSpy>

using namespace maquette;
using namespace maquette::test;

//! \brief Tiles of jobs under mouse and keys, and what is selected when they become works.
class TestGalleryJobs : public GalleryViewRig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }
    void buttonsOfJobsCanBePressed();
    void cancelShowsUnderThePointer();
    void deleteOnJobsTakesTheRightStep();
    void selectionPassesFromJobToWork();
    void selectionPassesToTheOneSentAgain();
    void onlyRunningTilesTick();
};

void TestGalleryJobs::buttonsOfJobsCanBePressed()
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

void TestGalleryJobs::cancelShowsUnderThePointer()
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

void TestGalleryJobs::deleteOnJobsTakesTheRightStep()
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

void TestGalleryJobs::selectionPassesFromJobToWork()
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

void TestGalleryJobs::selectionPassesToTheOneSentAgain()
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

void TestGalleryJobs::onlyRunningTilesTick()
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

QTEST_MAIN(TestGalleryJobs)
#include "tst_galleryjobs.moc"
