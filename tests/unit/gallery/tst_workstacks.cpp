// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/workmodelrig.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

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

//! \brief Sessions and stacks in the model of the gallery.
class TestWorkStacks : public WorkModelRig
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void sessionsEndWithAPause();
    void aWorkJoinsItsSession();
    void stacksShowTheFirst();
    void aStackOpensAndCloses();
    void theBestRatedStandsForAll();
    void stacksFollowChanges();
    void stacksUnderASearch();
    void randomChangesOfStacks();
};

void TestWorkStacks::sessionsEndWithAPause()
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

void TestWorkStacks::aWorkJoinsItsSession()
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
    const QString before = rows().at(2);
    m_model->removeWork(AssetId(3)); // the newest of its session
    QVERIFY(rows().at(2).startsWith(u"h:"_s) && rows().at(2) != before);
}

void TestWorkStacks::stacksShowTheFirst()
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

void TestWorkStacks::aStackOpensAndCloses()
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

void TestWorkStacks::theBestRatedStandsForAll()
{
    const QDateTime now = momentOf(0);
    const auto rated = [&now](int index, int rating) {
        Asset work = ofRun(10 + index, 5, index, now);
        work.rating = rating;
        return work;
    };
    const auto rate = [&](int index, int rating) {
        m_shelf.put(rated(index, rating));
        m_model->changeWork(*m_shelf.find(AssetId(10 + index)));
    };
    for (int index = 0; index < 4; ++index)
        add(rated(index, index == 2 ? 3 : 0));
    m_model->setStacked(true);
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w12"_s}));
    QCOMPARE(m_model->stackAt(1), 4);

    QSignalSpy hiding(m_model.get(), &WorkModel::hiding);
    rate(3, 5); // in the viewer, which goes through all of them
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w13"_s}));
    QCOMPARE(m_model->stackAt(1), 4);
    QVERIFY(detail(0).startsWith(u"4 works"_s));
    QCOMPARE(hiding.size(), 1);
    QCOMPARE(hiding.constFirst(),
             (QVariantList{QVariant::fromValue(AssetId(12)), QVariant::fromValue(AssetId(13))}));
    rate(1, 5); // of two, the first
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w11"_s}));
    m_model->setOpen(JobId(5), true);
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w10"_s, u"w11"_s, u"w12"_s, u"w13"_s}));
    QCOMPARE(m_model->stackAt(1), 4); // an open one is counted where it begins
    rate(1, 0);
    QCOMPARE(m_model->rowCount(), 5);
    m_model->setOpen(JobId(5), false);
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w13"_s}));
    rate(3, 0);
    QCOMPARE(rows(), (QStringList{u"h:Today"_s, u"w12"_s}));
}

void TestWorkStacks::stacksFollowChanges()
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

void TestWorkStacks::stacksUnderASearch()
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
void TestWorkStacks::randomChangesOfStacks()
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
            Asset work = ofRun(id, run, id % 5, now.addSecs(-run * 60));
            work.rating = int(random.bounded(3));
            add(work);
        }
        if (const AssetPtr rated = m_shelf.find(AssetId(1 + int(random.bounded(works))))) {
            Asset work = *rated;
            work.rating = int(random.bounded(6));
            m_shelf.put(work);
            m_model->changeWork(work);
        }
        QStringList expected{u"h:Today"_s};
        for (int job = 1; job <= works; ++job) {
            QList<AssetPtr> run;
            for (int one = job * 5 - 5; one < job * 5; ++one) {
                if (const AssetPtr work = m_shelf.find(AssetId(one)))
                    run += work;
            }
            if (!m_model->isOpen(JobId(job)) && !run.isEmpty())
                run = {*std::max_element(run.cbegin(), run.cend(), [](const AssetPtr &a, const AssetPtr &b) {
                    return a->rating < b->rating;
                })};
            for (const AssetPtr &work : std::as_const(run))
                expected += u"w%1"_s.arg(work->id.number());
        }
        QCOMPARE(rows(), expected.size() > 1 ? expected : QStringList());
    }
}

QTEST_GUILESS_MAIN(TestWorkStacks)
#include "tst_workstacks.moc"
