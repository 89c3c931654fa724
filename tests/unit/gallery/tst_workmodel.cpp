// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/works.h"
#include "ui/gallery/workmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestWorkModel : public QObject
{
    Q_OBJECT

    Shelf m_shelf;
    std::unique_ptr<WorkModel> m_model;

    static WorkQuery ofKind(WorkQuery::Kind kind)
    {
        WorkQuery query;
        query.kind = kind;
        return query;
    }
    void add(const Asset &asset)
    {
        m_shelf.put(asset);
        m_model->addWork(asset);
    }
    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            switch (m_model->kindAt(row)) {
            case WorkModel::RowKind::Header:
                rows += QStringLiteral("h:") + m_model->index(row).data().toString();
                break;
            case WorkModel::RowKind::Job:
                rows += QStringLiteral("j%1").arg(m_model->jobAt(row)->id.number());
                break;
            case WorkModel::RowKind::Work:
                rows += QStringLiteral("w%1").arg(m_model->assetIdAt(row).number());
                break;
            }
        }
        return rows;
    }
    [[nodiscard]] QString detail(int row) const
    {
        return m_model->index(row).data(WorkModel::DetailRole).toString();
    }

private slots:
    void init();
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
    void sessionsEndWithAPause();
    void aWorkJoinsItsSession();
    void stacksShowTheFirst();
    void aStackOpensAndCloses();
    void stacksFollowChanges();
    void stacksUnderASearch();
    void randomChangesOfStacks();
};

void TestWorkModel::init()
{
    m_shelf = Shelf();
    m_model = std::make_unique<WorkModel>([this](AssetId id) { return m_shelf.find(id); });
    m_shelf.answer(*m_model);
    new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_model.get());
}

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

namespace
{

Asset ofRun(qint64 id, qint64 job, int index, const QDateTime &when,
            const QString &prompt = u"A lighthouse"_s)
{
    Asset work = makeWork(id, when, prompt);
    work.job = JobId(job);
    work.index = index;
    return work;
}

} // namespace

void TestWorkModel::sessionsEndWithAPause()
{
    const QDateTime noon = momentOf(0);
    for (const auto &[id, minutes] : {std::pair(1, -200), {2, -150}, {3, -70}, {4, -20}, {5, 0}})
        add(makeWork(id, noon.addSecs(minutes * 60)));
    QCOMPARE(rows().filter(u"h:"_s).size(), 1);
    m_model->setGrouping(WorkIndex::Grouping::Sessions);
    const QStringList sessions = rows();
    QCOMPARE(QStringList(sessions).filter(u"w"_s),
             (QStringList{u"w5"_s, u"w4"_s, u"w3"_s, u"w2"_s, u"w1"_s}));
    QCOMPARE(sessions.indexOf(u"w5"_s), 1);
    QVERIFY(sessions.at(4).startsWith(u"h:"_s)); // 80 minutes before the next
    const auto clock = [&](int minutes) {
        return noon.addSecs(minutes * 60).toLocalTime().toString(u"HH:mm"_s);
    };
    QVERIFY2(sessions.at(0).contains(clock(-70)) && sessions.at(0).endsWith(clock(0)),
             qPrintable(sessions.at(0)));
    QVERIFY2(sessions.at(4).contains(clock(-200)) && sessions.at(4).endsWith(clock(-150)),
             qPrintable(sessions.at(4)));
    m_model->setGrouping(WorkIndex::Grouping::Days);
    QCOMPARE(rows().filter(u"h:"_s), QStringList{u"h:Today"_s});
}

void TestWorkModel::aWorkJoinsItsSession()
{
    m_model->setGrouping(WorkIndex::Grouping::Sessions);
    const QDateTime noon = momentOf(0);
    add(makeWork(1, noon));
    add(makeWork(2, noon.addSecs(50 * 60)));  // within the hour of the first
    add(makeWork(3, noon.addSecs(100 * 60))); // and of the second
    QCOMPARE(rows().filter(u"h:"_s).size(), 1);
    add(makeWork(4, noon.addSecs(170 * 60)));
    QCOMPARE(rows().filter(u"h:"_s).size(), 2);
    add(makeWork(5, noon.addSecs(-50 * 60))); // brought in later
    QCOMPARE(rows().filter(u"h:"_s).size(), 2);
    QCOMPARE(rows().last(), u"w5"_s);
}

void TestWorkModel::stacksShowTheFirst()
{
    const QDateTime now = momentOf(0);
    m_model->setStacked(true);
    add(makeWork(1, now.addSecs(-10)));
    for (int i = 0; i < 4; ++i)
        add(ofRun(10 + i, 5, i, now));
    add(ofRun(20, 6, 0, now.addSecs(5))); // a run of one work is no stack
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w20"_s, u"w10"_s, u"w1"_s}));
    QCOMPARE(m_model->stackAt(2), 4);
    QCOMPARE(m_model->stackAt(1), 0);
    QCOMPARE(m_model->order().size(), 6); // the viewer goes through all of them
    QCOMPARE(m_model->shownFor(AssetId(12)), AssetId(10));
    QVERIFY(detail(0).startsWith(u"6 works"_s));
    QVERIFY(m_model->index(2).data(Qt::AccessibleTextRole).toString().contains(u"4 works of one run"_s));
    m_model->setStacked(false);
    QCOMPARE(m_model->rowCount(), 7);
    QCOMPARE(m_model->stackAt(2), 0);
}

void TestWorkModel::aStackOpensAndCloses()
{
    const QDateTime now = momentOf(0);
    for (int i = 0; i < 3; ++i)
        add(ofRun(10 + i, 5, i, now));
    add(makeWork(1, now.addSecs(-10)));
    m_model->setStacked(true);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setOpen(JobId(5), true);
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w10"_s, u"w11"_s, u"w12"_s, u"w1"_s}));
    QCOMPARE(m_model->stackAt(1), 3);
    QVERIFY(detail(0).startsWith(u"4 works"_s));
    m_model->setOpen(JobId(5), false);
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w10"_s, u"w1"_s}));
    QVERIFY(resets.isEmpty()); // what is selected and in sight stays
}

void TestWorkModel::stacksFollowChanges()
{
    const QDateTime now = momentOf(0);
    m_model->setStacked(true);
    add(ofRun(11, 5, 1, now));
    add(ofRun(12, 5, 2, now));
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w11"_s}));
    add(ofRun(10, 5, 0, now)); // the first arrives last
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w10"_s}));
    QCOMPARE(m_model->stackAt(1), 3);
    m_model->removeWork(AssetId(10));
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w11"_s}));
    QCOMPARE(m_model->stackAt(1), 2);
    m_model->removeWork(AssetId(12));
    QCOMPARE(m_model->stackAt(1), 0);
    m_model->removeWork(AssetId(11));
    QCOMPARE(m_model->rowCount(), 0);
}

void TestWorkModel::stacksUnderASearch()
{
    m_shelf.answer(*m_model);
    const QDateTime now = momentOf(0);
    m_model->setStacked(true);
    for (int i = 0; i < 4; ++i)
        add(ofRun(10 + i, 5, i, now, i == 0 ? u"sea"_s : u"tower"_s));
    m_model->setQuery(WorkQuery::parse(u"tower"_s));
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w11"_s}));
    QCOMPARE(m_model->stackAt(1), 3);
    m_shelf.put(ofRun(11, 5, 1, now, u"sea"_s));
    m_model->changeWork(*m_shelf.find(AssetId(11)));
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w12"_s}));
    m_shelf.put(ofRun(13, 5, 3, now, u"sea"_s)); // one that is not seen
    m_model->changeWork(*m_shelf.find(AssetId(13)));
    QCOMPARE(m_model->stackAt(1), 0);
    m_model->setQuery({});
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w10"_s}));
    QCOMPARE(m_model->stackAt(1), 4);
}

//! Whatever comes and goes one by one, it looks as if it had been there from the start.
void TestWorkModel::randomChangesOfStacks()
{
    const QAbstractItemModelTester tester(m_model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(11);
    const QDateTime now = momentOf(0);
    m_model->setStacked(true);
    constexpr int works = 40;
    for (int step = 0; step < 600; ++step) {
        const int id = 1 + int(random.bounded(works));
        const int run = 1 + id / 5;
        if (random.bounded(10) == 0)
            m_model->setOpen(JobId(run), random.bounded(2) == 0);
        else if (m_shelf.find(AssetId(id))) {
            m_shelf.take(AssetId(id));
            m_model->removeWork(AssetId(id));
        } else {
            add(ofRun(id, run, id % 5, now.addSecs(-run * 60)));
        }
        QStringList expected{u"h:Today"_s};
        for (int job = 1; job <= works; ++job) {
            bool isFirst = true;
            for (int one = job * 5 - 5; one < job * 5; ++one) {
                if (m_shelf.find(AssetId(one)) && (isFirst || m_model->isOpen(JobId(job)))) {
                    expected += u"w%1"_s.arg(one);
                    isFirst = false;
                }
            }
        }
        QCOMPARE(rows(), expected.size() > 1 ? expected : QStringList());
    }
}

QTEST_GUILESS_MAIN(TestWorkModel)
#include "tst_workmodel.moc"
