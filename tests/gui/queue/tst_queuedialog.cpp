// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/jobbench.h"
#include "ui/queue/adoptdialog.h"
#include "ui/queue/jobactions.h"
#include "ui/queue/queuedialog.h"
#include "ui/queue/queuemodel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QModelIndexList>
#include <QPersistentModelIndex>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! The queue's window over a real scheduler and a small RunComfy on loopback.
class TestQueueDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void cleanupTestCase() { m_theme.reset(); }
    void init();
    void cleanup();
    void emptyQueueSaysSo();
    void modelKeepsItsPromises();
    void runningOnesStandFirst();
    void pauseButtonIsTheQueues();
    void rowIsDraggedToAnotherPlace();
    void nothingIsDroppedBeforeWhatRuns();
    void keysMoveAndCancel();
    void buttonsMoveWhatIsSelected();
    void selectionStaysOnItsJobs();
    void allWaitingAreCancelled();
    void heldJobSaysWhyAndIsSentAnyway();
    void tryNowSaysWhatItFound();
    void menuHasTheStepsOfTheJob();
    void runOfAnUnknownModelIsAskedFor();

private:
    void order(int count, std::optional<Money> estimate = {});
    void open();
    [[nodiscard]] QList<qint64> waiting() const;
    void select(const QList<int> &rows);
    template <typename T>
    T *child(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<JobBench> m_bench;
    std::unique_ptr<QueueDialog> m_dialog;
    QTreeView *m_view = nullptr;
};

void TestQueueDialog::init()
{
    m_bench = std::make_unique<JobBench>();
    QVERIFY(m_bench->start());
    m_bench->scheduler->setPaused(true);
}

void TestQueueDialog::cleanup()
{
    m_dialog.reset();
    m_bench.reset();
}

void TestQueueDialog::order(int count, std::optional<Money> estimate)
{
    QList<JobOrder> orders;
    for (int i = 1; i <= count; ++i)
        orders << JobBench::orderOf(i, estimate);
    const int before = m_bench->added;
    m_bench->scheduler->order(orders);
    QTRY_COMPARE(m_bench->added, before + count);
}

void TestQueueDialog::open()
{
    m_dialog = std::make_unique<QueueDialog>(*m_bench->scheduler);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    m_view = child<QTreeView>("jobs");
    QVERIFY(m_view);
}

QList<qint64> TestQueueDialog::waiting() const
{
    QList<qint64> numbers;
    for (const JobId id : m_bench->scheduler->waiting())
        numbers << id.number();
    return numbers;
}

void TestQueueDialog::select(const QList<int> &rows)
{
    m_view->clearSelection();
    for (const int row : rows) {
        const QPoint place = m_view->visualRect(m_view->model()->index(row, 1)).center();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, place);
    }
}

void TestQueueDialog::emptyQueueSaysSo()
{
    open();
    QCOMPARE(child<QLabel>("summary")->text(), u"Nothing waits and nothing runs"_s);
    for (const char *name : {"sendFirst", "sendLast", "cancelSelected", "cancelWaiting"})
        QVERIFY2(!child<QPushButton>(name)->isEnabled(), name);
}

void TestQueueDialog::modelKeepsItsPromises()
{
    QueueModel model(*m_bench->scheduler);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    order(4, Money::fromMicrodollars(250'000));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0, QueueModel::CostColumn).data().toString(), u"about $0.25"_s);
    const QPersistentModelIndex third = model.index(2, 0);
    m_bench->scheduler->move({JobId(3)}, JobId(1));
    QCOMPARE(third.row(), 0);
    m_bench->scheduler->setPaused(false);
    QVERIFY(m_bench->waitFor(JobState::Saved, 4));
    QTRY_COMPARE(model.rowCount(), 0);
    QVERIFY(!third.isValid());
}

void TestQueueDialog::runningOnesStandFirst()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->scheduler->setLimit(1);
    order(3);
    m_bench->scheduler->move({JobId(2)}, JobId(1));
    m_bench->scheduler->setPaused(false);
    QVERIFY(m_bench->waitFor(JobState::Running));
    const QueueModel model(*m_bench->scheduler);
    QCOMPARE(model.jobAt(0), JobId(2));
    QVERIFY(!model.isWaiting(0) && model.isWaiting(1));
    QCOMPARE(model.waitingCount(), 2);
    QCOMPARE(model.index(0, QueueModel::StateColumn).data().toString(), u"Running"_s);
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
    QVERIFY(model.flags(model.index(1, 0)).testFlag(Qt::ItemIsDragEnabled));
}

void TestQueueDialog::pauseButtonIsTheQueues()
{
    order(1);
    open();
    auto *pause = child<QPushButton>("pauseQueue");
    QVERIFY(pause->isChecked());
    QTest::mouseClick(pause, Qt::LeftButton);
    QVERIFY(!m_bench->scheduler->isPaused());
    QCOMPARE(pause->text(), u"&Pause"_s);
    m_bench->scheduler->setPaused(true);
    QVERIFY(pause->isChecked());
    QCOMPARE(pause->text(), u"&Go on"_s);
}

void TestQueueDialog::rowIsDraggedToAnotherPlace()
{
    order(4);
    open();
    QAbstractItemModel *model = m_view->model();
    const std::unique_ptr<QMimeData> data(model->mimeData({model->index(3, 0), model->index(3, 1)}));
    QVERIFY(model->canDropMimeData(data.get(), Qt::MoveAction, 1, 0, {}));
    model->dropMimeData(data.get(), Qt::MoveAction, 1, 0, {});
    QCOMPARE(waiting(), QList<qint64>({1, 4, 2, 3}));
    const std::unique_ptr<QMimeData> first(model->mimeData({model->index(0, 0)}));
    model->dropMimeData(first.get(), Qt::MoveAction, -1, -1, {}); // onto the empty room below
    QCOMPARE(waiting(), QList<qint64>({4, 2, 3, 1}));
    QVERIFY(!model->canDropMimeData(first.get(), Qt::CopyAction, 1, 0, {}));
    const QMimeData foreign;
    QVERIFY(!model->canDropMimeData(&foreign, Qt::MoveAction, 1, 0, {}));
}

void TestQueueDialog::nothingIsDroppedBeforeWhatRuns()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->scheduler->setLimit(1);
    order(3);
    m_bench->scheduler->setPaused(false);
    QVERIFY(m_bench->waitFor(JobState::Running));
    QueueModel model(*m_bench->scheduler);
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(2, 0)}));
    QVERIFY(!model.canDropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
    QVERIFY(model.canDropMimeData(data.get(), Qt::MoveAction, 1, 0, {}));
    // One that was dragged while it was sent is no longer moved.
    const std::unique_ptr<QMimeData> sent(model.mimeData({model.index(0, 0)}));
    model.dropMimeData(sent.get(), Qt::MoveAction, 2, 0, {});
    QCOMPARE(waiting(), QList<qint64>({2, 3}));
}

void TestQueueDialog::keysMoveAndCancel()
{
    order(4);
    open();
    select({2});
    QTest::keyClick(m_view, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(waiting(), QList<qint64>({1, 3, 2, 4}));
    QTest::keyClick(m_view, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(m_view, Qt::Key_Up, Qt::AltModifier); // is first already
    QCOMPARE(waiting(), QList<qint64>({3, 1, 2, 4}));
    QTest::keyClick(m_view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(waiting(), QList<qint64>({1, 3, 2, 4}));
    select({0, 1});
    QTest::keyClick(m_view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(waiting(), QList<qint64>({2, 1, 3, 4}));
    QTest::keyClick(m_view, Qt::Key_Delete);
    QCOMPARE(waiting(), QList<qint64>({2, 4}));
    QCOMPARE(m_bench->seen(JobState::Cancelled).size(), 2);
}

void TestQueueDialog::buttonsMoveWhatIsSelected()
{
    order(4);
    open();
    select({1, 3});
    QTest::mouseClick(child<QPushButton>("sendFirst"), Qt::LeftButton);
    QCOMPARE(waiting(), QList<qint64>({2, 4, 1, 3}));
    select({0});
    QTest::mouseClick(child<QPushButton>("sendLast"), Qt::LeftButton);
    QCOMPARE(waiting(), QList<qint64>({4, 1, 3, 2}));
    select({1});
    QTest::mouseClick(child<QPushButton>("cancelSelected"), Qt::LeftButton);
    QCOMPARE(waiting(), QList<qint64>({4, 3, 2}));
}

void TestQueueDialog::selectionStaysOnItsJobs()
{
    order(3);
    open();
    select({2});
    m_bench->scheduler->move({JobId(3)}, JobId(1));
    const QModelIndexList selected = m_view->selectionModel()->selectedRows();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.constFirst().row(), 0);
}

void TestQueueDialog::allWaitingAreCancelled()
{
    order(3);
    open();
    QCOMPARE(child<QLabel>("summary")->text(), u"0 under way · 3 waiting"_s);
    QTest::mouseClick(child<QPushButton>("cancelWaiting"), Qt::LeftButton);
    QVERIFY(waiting().isEmpty());
    QCOMPARE(m_view->model()->rowCount(), 0);
    QCOMPARE(m_bench->api.submits(), 0);
}

void TestQueueDialog::heldJobSaysWhyAndIsSentAnyway()
{
    m_bench->scheduler->setLimits({Money::fromMicrodollars(10'000), {}});
    m_bench->scheduler->setPaused(false);
    order(2, Money::fromMicrodollars(250'000));
    open();
    const QModelIndex first = m_view->model()->index(0, 0);
    QTRY_COMPARE(first.data().toString(), u"Held"_s);
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(u"limit is $0.01 a day"_s));
    const Job job = *m_bench->scheduler->find(JobId(1));
    QCOMPARE(JobActions::stepsFor(job).constFirst(), JobActions::Step::SendAnyway);
    const auto *reason = child<QLabel>("reason");
    QVERIFY(reason->isVisible());
    QVERIFY2(reason->text().contains(u"limit is $0.01 a day"_s), qPrintable(reason->text()));
    auto *step = child<QPushButton>("takeStep");
    QVERIFY(step->isVisible());
    QTest::mouseClick(step, Qt::LeftButton);
    auto *box = child<QMessageBox>("confirmSendAnyway");
    QVERIFY(box && box->informativeText().contains(u"$0.25"_s));
    QTest::mouseClick(box->findChild<QPushButton *>(u"agree"_s), Qt::LeftButton);
    QVERIFY(m_bench->waitFor(JobState::Saved, 2)); // both of the one click
    QVERIFY(!reason->isVisible() && !step->isVisible());
}

void TestQueueDialog::tryNowSaysWhatItFound()
{
    const Error full{ErrorKind::DiskFull, u"The disk is full."_s, {}, 0, 0, {}};
    constexpr qint64 large = 1'200'000'000;
    m_bench->collector.failures = {full};
    m_bench->collector.needed = large;
    m_bench->collector.onStart = [this, full](const CollectRequest &) { m_bench->collector.room = full; };
    m_bench->scheduler->setPaused(false);
    order(1);
    QVERIFY(m_bench->waitFor(JobState::Collecting));
    QTRY_VERIFY(m_bench->only().error.has_value());
    m_bench->collector.onStart = {};
    open();
    QStringList told;
    connect(m_dialog.get(), &QueueDialog::notice, this, [&told](const QString &text) { told << text; });
    auto *step = child<QPushButton>("takeStep");
    QTRY_VERIFY(step->isVisible());
    QCOMPARE(step->text(), u"Try now"_s);
    QTest::mouseClick(step, Qt::LeftButton);
    QTRY_COMPARE(told, QStringList{full.message});
    // Looks that nobody asked for say nothing.
    const qsizetype looks = m_bench->collector.looks.size();
    QTRY_VERIFY(m_bench->collector.looks.size() > looks + 2);
    QCOMPARE(told.size(), 1);
    m_bench->collector.room = large / 2;
    QTest::mouseClick(step, Qt::LeftButton);
    QTRY_COMPARE(told.size(), 2);
    QCOMPARE(told.constLast(), u"600.0 MB are free where works are saved"_s);
    QVERIFY(m_bench->waitFor(JobState::Collecting));
    m_bench->collector.room = large;
    QTest::mouseClick(step, Qt::LeftButton);
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QTRY_COMPARE(told.size(), 3);
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestQueueDialog::menuHasTheStepsOfTheJob()
{
    order(2);
    open();
    const QPoint place = m_view->visualRect(m_view->model()->index(1, 1)).center();
    emit m_view->customContextMenuRequested(place);
    auto *menu = m_dialog->findChild<QMenu *>();
    QVERIFY(menu);
    QStringList names;
    for (const QAction *action : menu->actions())
        names << action->objectName();
    QVERIFY2(names.contains(u"sendFirst"_s) && names.contains(u"cancel"_s), qPrintable(names.join(u' ')));
    for (QAction *action : menu->actions()) {
        if (action->objectName() == u"sendFirst")
            action->trigger();
    }
    QCOMPARE(waiting(), QList<qint64>({2, 1}));
}

void TestQueueDialog::runOfAnUnknownModelIsAskedFor()
{
    AdoptDialog dialog;
    dialog.offerModels({{ModelId(u"a/b"_s), u"Bee"_s}, {ModelId(u"c/d"_s), u"Dee"_s}});
    dialog.show();
    const auto *text = dialog.findChild<QLabel *>(u"text"_s);
    QVERIFY2(text->height() >= text->heightForWidth(text->width()),
             qPrintable(QString::number(text->height())));
    auto *models = dialog.findChild<QComboBox *>(u"model"_s);
    QVERIFY(models->isVisible());
    QVERIFY(dialog.model().text().isEmpty()); // none is guessed
    models->setCurrentIndex(2);
    QCOMPARE(dialog.model(), ModelId(u"c/d"_s));
    const QSignalSpy entered(&dialog, &AdoptDialog::idEntered);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"requestId"_s), u" \"their-run-1\" "_s);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"fetch"_s), Qt::LeftButton);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.constFirst().constFirst().value<RequestId>(), RequestId(u"their-run-1"_s));
}

QTEST_MAIN(TestQueueDialog)
#include "tst_queuedialog.moc"
