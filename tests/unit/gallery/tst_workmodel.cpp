// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/workmodelrig.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QDate>
#include <QDateTime>
#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Groups of days, jobs and what is sought in the model of the gallery.
class TestWorkModel : public WorkModelRig
{
    Q_OBJECT

    static WorkQuery ofKind(WorkQuery::Kind kind)
    {
        WorkQuery query;
        query.kind = kind;
        return query;
    }

private slots:
    void init() { start(); }
    void groupsByDayNewestFirst();
    void headerCountsRunsOnce();
    void daysSumStaysWhenAWorkIsDeleted();
    void jobBecomesItsWork();
    void jobOfSeveralOutputs();
    void replacedJobThatFailsComesBack();
    void filterWords_data();
    void filterWords();
    void filterKinds();
    void filterKeepsUpWithChanges();
    void worksOfOneRunStayTogether();
    void randomChangesUnderTheTester();
    void oneByOneIsNotQuadratic();
    void hundredThousandAtOnce();
    void olderWorksFollow();
    void jobsMatchByTheirWords();
    void manyGoAtOnce();
    void changesDuringASearchAreLookedAt();
};

void TestWorkModel::groupsByDayNewestFirst()
{
    add(makeWork(1, momentOf(1)));
    add(makeWork(2, momentOf(0)));
    add(makeWork(3, momentOf(1, 5)));
    m_model->setJob(makeJob(7, JobState::Running, momentOf(0, 60)));
    QCOMPARE(rows(),
             QStringList({QStringLiteral("h:Today"), QStringLiteral("j7"), QStringLiteral("w2"),
                          QStringLiteral("h:Yesterday"), QStringLiteral("w3"), QStringLiteral("w1")}));
    m_shelf.take(AssetId(2));
    m_model->removeWork(AssetId(2));
    m_model->removeJob(JobId(7));
    QCOMPARE(rows(),
             QStringList({QStringLiteral("h:Yesterday"), QStringLiteral("w3"), QStringLiteral("w1")}));
    QCOMPARE(m_model->order(), QList<AssetId>({AssetId(3), AssetId(1)}));
}

void TestWorkModel::headerCountsRunsOnce()
{
    Asset first = makeWork(1, momentOf(0));
    first.job = JobId(5);
    first.index = 0;
    first.cost = Money::fromMicrodollars(40'000);
    Asset second = first;
    second.id = AssetId(2);
    second.index = 1;
    Asset other = makeWork(3, momentOf(0, 9));
    other.job = JobId(6);
    other.cost = Money::fromMicrodollars(580'000);
    add(first);
    add(second);
    add(other);
    QCOMPARE(detail(0), QStringLiteral("3 works · $0.62"));
    // A tile of the same run that does not know the cost, on either side of its works.
    m_model->setJob(makeJob(5, JobState::Collecting, momentOf(0, -1)));
    QCOMPARE(detail(0), QStringLiteral("3 works · $0.62"));
    // What the sandbox says is nobody's money.
    Asset simulated = makeWork(4, momentOf(0, 11));
    simulated.job = JobId(9);
    simulated.cost = Money::fromMicrodollars(5'000'000);
    simulated.simulated = true;
    add(simulated);
    QCOMPARE(detail(0), QStringLiteral("4 works · $0.62"));
    m_model->removeWork(simulated.id);
    m_model->removeJob(JobId(5));
    m_model->setJob(makeJob(6, JobState::Collecting, momentOf(0, 10)));
    QCOMPARE(detail(0), QStringLiteral("3 works · $0.62"));
}

void TestWorkModel::daysSumStaysWhenAWorkIsDeleted()
{
    Asset first = makeWork(1, momentOf(0));
    first.job = JobId(5);
    first.cost = Money::fromMicrodollars(40'000);
    Asset second = makeWork(2, momentOf(0, 9));
    second.job = JobId(6);
    second.cost = Money::fromMicrodollars(580'000);
    add(first);
    add(second);
    const QDate day = m_model->shown().day(0);
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setSpent({{day, 620'000}});
    QCOMPARE(changed.size(), 1);
    m_model->setSpent({{day, 620'000}});
    m_model->setSpent({{day, 620'000}, {day.addDays(-1), 5}});
    QCOMPARE(changed.size(), 1); // nothing that this header says
    m_model->removeWork(second.id);
    QCOMPARE(detail(0), QStringLiteral("1 work · $0.62"));
    // Under a filter the sum is that of what is shown.
    m_model->setQuery(ofKind(WorkQuery::Kind::Images));
    QTRY_VERIFY(!m_model->isFiltering());
    QCOMPARE(m_model->shown().sectionCount(), 1);
    QCOMPARE(detail(0), QStringLiteral("1 work · $0.04"));
}

void TestWorkModel::jobBecomesItsWork()
{
    add(makeWork(1, momentOf(0)));
    Job job = makeJob(7, JobState::Running, momentOf(0, 60));
    m_model->setJob(job);
    m_model->setJob(makeJob(8, JobState::Queued, momentOf(0, 90)));
    const QPersistentModelIndex tile = m_model->index(m_model->rowOf(JobId(7)));
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    job.state = JobState::Collecting;
    job.outputs = 1;
    m_model->setJob(job);
    Asset work = makeWork(2, momentOf(0, 120));
    work.job = job.id;
    add(work);
    QVERIFY(tile.isValid());
    QCOMPARE(m_model->assetIdAt(tile.row()), AssetId(2));
    job.outputsSaved = 1;
    m_model->setJob(job);
    job.state = JobState::Saved;
    m_model->setJob(job);
    m_model->removeJob(job.id);
    QCOMPARE(rows(), QStringList({QStringLiteral("h:Today"), QStringLiteral("j8"), QStringLiteral("w2"),
                                  QStringLiteral("w1")}));
    QCOMPARE(inserted.size() + removed.size() + reset.size(), 0);
}

void TestWorkModel::jobOfSeveralOutputs()
{
    Job job = makeJob(7, JobState::Collecting, momentOf(0, 60));
    job.outputs = 3;
    m_model->setJob(job);
    for (const int index : {2, 0, 1}) {
        Asset work = makeWork(10 + index, momentOf(0, 120));
        work.job = job.id;
        work.index = index;
        add(work);
        QCOMPARE(m_model->rowOf(JobId(7)) > 0, index != 1);
    }
    QCOMPARE(rows(), QStringList({QStringLiteral("h:Today"), QStringLiteral("w10"), QStringLiteral("w11"),
                                  QStringLiteral("w12")}));
}

void TestWorkModel::replacedJobThatFailsComesBack()
{
    Job job = makeJob(7, JobState::Collecting, momentOf(0, 60));
    job.outputs = 1;
    m_model->setJob(job);
    Asset work = makeWork(2, momentOf(0, 120));
    work.job = job.id;
    add(work);
    job.state = JobState::Failed;
    m_model->setJob(job);
    QCOMPARE(rows(), QStringList({QStringLiteral("h:Today"), QStringLiteral("j7"), QStringLiteral("w2")}));
}

void TestWorkModel::filterWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("prompt, any case")
        << QStringLiteral("LIGHThouse") << QStringList({QStringLiteral("h:Today"), QStringLiteral("w1")});
    QTest::newRow("all words") << QStringLiteral("sea red")
                               << QStringList({QStringLiteral("h:Yesterday"), QStringLiteral("w2")});
    QTest::newRow("settings") << QStringLiteral("0.5")
                              << QStringList({QStringLiteral("h:Today"), QStringLiteral("w3"),
                                              QStringLiteral("w1"), QStringLiteral("h:Yesterday"),
                                              QStringLiteral("w2")});
    QTest::newRow("model") << QStringLiteral("dreamina")
                           << QStringList({QStringLiteral("h:Today"), QStringLiteral("w3"),
                                           QStringLiteral("w1"), QStringLiteral("h:Yesterday"),
                                           QStringLiteral("w2")});
    QTest::newRow("beyond ASCII") << QStringLiteral("ÉTÉ")
                                  << QStringList({QStringLiteral("h:Today"), QStringLiteral("w3")});
    QTest::newRow("nothing") << QStringLiteral("zebra") << QStringList();
}

void TestWorkModel::filterWords()
{
    QFETCH(QString, words);
    QFETCH(QStringList, shown);
    add(makeWork(1, momentOf(0), QStringLiteral("A lighthouse at sea")));
    add(makeWork(2, momentOf(1), QStringLiteral("Red cliffs by the sea")));
    add(makeWork(3, momentOf(0, 5), QStringLiteral("L'été \"dernier\"")));
    QSignalSpy filtered(m_model.get(), &WorkModel::filtered);
    m_model->setQuery(WorkQuery::parse(words));
    QTRY_COMPARE(filtered.size(), 1);
    QCOMPARE(rows(), shown);
    QCOMPARE(m_model->total(), 3);
    m_model->setQuery({});
    QCOMPARE(m_model->order().size(), 3);
}

void TestWorkModel::filterKinds()
{
    m_model->setKindOfModel([](const ModelId &) { return MediaKind::Video; });
    Asset clip = makeWork(2, momentOf(0, 1));
    clip.kind = MediaKind::Video;
    add(makeWork(1, momentOf(0)));
    add(clip);
    m_model->setJob(makeJob(9, JobState::Running, momentOf(0, 2)));
    m_model->setQuery(ofKind(WorkQuery::Kind::Clips));
    QCOMPARE(rows(), QStringList({QStringLiteral("h:Today"), QStringLiteral("j9"), QStringLiteral("w2")}));
    m_model->setQuery(ofKind(WorkQuery::Kind::Images));
    QCOMPARE(rows(), QStringList({QStringLiteral("h:Today"), QStringLiteral("w1")}));
}

void TestWorkModel::filterKeepsUpWithChanges()
{
    m_model->setQuery(WorkQuery::parse(QStringLiteral("sea")));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    add(makeWork(1, momentOf(0), QStringLiteral("the sea")));
    add(makeWork(2, momentOf(0), QStringLiteral("the sky")));
    QCOMPARE(rows(), QStringList({QStringLiteral("h:Today"), QStringLiteral("w1")}));
    QCOMPARE(detail(0), QStringLiteral("1 work"));
    m_model->removeWork(AssetId(1));
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(reset.size(), 0);
}

void TestWorkModel::worksOfOneRunStayTogether()
{
    QList<Asset> works;
    for (int i = 0; i < 6; ++i) {
        Asset work = makeWork(20 - i, momentOf(0, -i));
        work.job = JobId(i % 2 == 0 ? 3 : 4);
        work.index = 2 - i / 2;
        m_shelf.put(work);
        works.append(work);
    }
    m_model->setWorks(keysOf(works));
    QCOMPARE(rows(), QStringList({QStringLiteral("h:Today"), QStringLiteral("w16"), QStringLiteral("w18"),
                                  QStringLiteral("w20"), QStringLiteral("w15"), QStringLiteral("w17"),
                                  QStringLiteral("w19")}));
}

void TestWorkModel::randomChangesUnderTheTester()
{
    QRandomGenerator random(4);
    QSet<qint64> works;
    QSet<qint64> jobs;
    for (int step = 0; step < 600; ++step) {
        const qint64 id = 1 + random.bounded(40);
        const QDateTime when = momentOf(random.bounded(4), random.bounded(100));
        switch (random.bounded(7)) {
        case 0:
        case 1:
        case 2:
            if (!works.contains(id)) {
                Asset work = makeWork(id, when, QStringLiteral("prompt %1").arg(id % 7));
                work.job = JobId(id);
                add(work);
                works.insert(id);
            }
            break;
        case 3:
            m_shelf.take(AssetId(id));
            m_model->removeWork(AssetId(id));
            works.remove(id);
            break;
        case 4: {
            Job job = makeJob(id, JobState::Collecting, when);
            job.outputs = 1;
            if (!works.contains(id) && !jobs.contains(id)) {
                m_model->setJob(job);
                jobs.insert(id);
            }
            break;
        }
        case 5:
            m_model->removeJob(JobId(id));
            jobs.remove(id);
            break;
        default:
            m_model->setQuery(random.bounded(3) == 0
                                  ? WorkQuery::parse(QStringLiteral("prompt %1").arg(id % 7))
                                  : WorkQuery());
            break;
        }
    }
    m_model->setQuery({});
    QCOMPARE(m_model->order().size(), works.size());
    for (const AssetId id : m_model->order())
        QVERIFY(works.contains(id.number()));
}

void TestWorkModel::oneByOneIsNotQuadratic()
{
    const auto timeFor = [](int count) -> qint64 {
        Shelf shelf;
        WorkModel model([&shelf](AssetId id) { return shelf.find(id); });
        const Asset work = makeWork(1, momentOf(0));
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < count; ++i) {
            Asset next = work;
            next.id = AssetId(i + 1);
            next.createdAt = work.createdAt.addMSecs(i);
            model.addWork(next);
        }
        return time.nsecsElapsed();
    };
    constexpr int factor = 8;
    const qint64 few = timeFor(1500);
    const qint64 many = timeFor(1500 * factor);
    // Quadratic would be 64 times as long.
    QVERIFY2(many < few * factor * 4, qPrintable(QStringLiteral("%1 against %2 ns").arg(many).arg(few)));
}

void TestWorkModel::hundredThousandAtOnce()
{
    const QList<WorkKey> works = m_shelf.fill(100'000, 300);
    WorkModel model([this](AssetId id) { return m_shelf.find(id); });
    QElapsedTimer time;
    time.start();
    model.setWorks(works);
    qInfo("100,000 works: %lld ms", time.elapsed());
    QCOMPARE(model.rowCount(), 100'000 + (100'000 + 299) / 300);
    QCOMPARE(model.assetIdAt(1), AssetId(100'000));
    QCOMPARE(model.rowOf(AssetId(1)), model.rowCount() - 1);
    const WorkQuery query = WorkQuery::parse(QStringLiteral("lighthouse"));
    IdSet found;
    for (int id = 2; id <= 100'000; id += 2)
        found.insert(id);
    model.setQuery(query);
    QVERIFY(model.isFiltering());
    QCOMPARE(model.order().size(), 100'000); // until the answer comes
    model.takeFound(WorkQuery::parse(QStringLiteral("light")), {});
    QCOMPARE(model.order().size(), 100'000); // of an earlier question
    model.takeFound(query, found);
    QVERIFY(!model.isFiltering());
    QCOMPARE(model.order().size(), 50'000);
}

void TestWorkModel::olderWorksFollow()
{
    const QList<WorkKey> works = m_shelf.fill(90, 20);
    m_model->setWorks(works.mid(0, 30));
    QCOMPARE(m_model->order().size(), 30);
    m_model->addOlder(works.mid(30));
    const QStringList grown = rows();
    m_model->setWorks(works);
    QCOMPARE(grown, rows());
    QCOMPARE(m_model->order().size(), 90);
}

void TestWorkModel::jobsMatchByTheirWords()
{
    Job job = makeJob(9, JobState::Running, momentOf(0));
    m_model->setJob(job);
    m_model->setQuery(WorkQuery::parse(QStringLiteral("lighthouse -dog")));
    QCOMPARE(m_model->rowCount(), 2);
    m_model->setQuery(WorkQuery::parse(QStringLiteral("-lighthouse")));
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setQuery(WorkQuery::parse(QStringLiteral("lighthouse rating:3+")));
    QCOMPARE(m_model->rowCount(), 0);
}

void TestWorkModel::manyGoAtOnce()
{
    m_model->setWorks(m_shelf.fill(200, 40));
    m_model->setJob(makeJob(900, JobState::Running, momentOf(0)));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSet<AssetId> few{AssetId(200), AssetId(7)};
    m_model->removeWorks(few);
    QCOMPARE(m_model->order().size(), 198);
    QCOMPARE(reset.size(), 0);
    QSet<AssetId> many;
    for (int id = 20; id < 120; ++id)
        many.insert(AssetId(id));
    m_model->removeWorks(many);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(m_model->order().size(), 98);
    QCOMPARE(m_model->total(), 99);
    QVERIFY(m_model->rowOf(JobId(900)) >= 0);
    QCOMPARE(m_model->rowOf(AssetId(50)), -1);
}

void TestWorkModel::changesDuringASearchAreLookedAt()
{
    WorkModel model([this](AssetId id) { return m_shelf.find(id); });
    model.setWorks(m_shelf.fill(10, 10));
    const WorkQuery query = WorkQuery::parse(QStringLiteral("rating:4+"));
    QSignalSpy checks(&model, &WorkModel::checkRequested);
    model.setQuery(query);
    model.changeWork(*m_shelf.find(AssetId(3)));
    model.addWork(makeWork(11, momentOf(0)));
    QCOMPARE(checks.size(), 0);
    model.takeFound(query, {}); // knows of neither
    QCOMPARE(checks.size(), 1);
    QCOMPARE(checks.first().at(1).value<QList<AssetId>>(), QList<AssetId>({AssetId(3), AssetId(11)}));
    IdSet matching;
    matching.insert(3);
    model.takeChecked(query, {AssetId(3), AssetId(11)}, matching);
    QCOMPARE(model.order(), QList<AssetId>({AssetId(3)}));
}

QTEST_GUILESS_MAIN(TestWorkModel)
#include "tst_workmodel.moc"
