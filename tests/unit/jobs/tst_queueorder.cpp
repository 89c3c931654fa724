// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/queueorder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace maquette;

namespace
{

QList<JobId> jobs(std::initializer_list<int> numbers)
{
    QList<JobId> list;
    for (const int number : numbers)
        list << JobId(number);
    return list;
}

} // namespace

class TestQueueOrder : public QObject
{
    Q_OBJECT

private slots:
    void firstComeFirstServed();
    void oldRowsWithoutPlacesAreInOrderOfTheirIds();
    void oneMovesAlone();
    void moveKeepsTheOrderOfTheMoved();
    void moveBeforeOneThatMoves();
    void unknownIdsAreLeftOut();
    void moveIntoAGapThatIsUsedUp();
    void anyMovesEndAsAListWould();

private:
    static QueueOrder ordered(int count)
    {
        QueueOrder order;
        for (int i = 1; i <= count; ++i)
            order.insert(JobId(i), order.placeAtEnd());
        return order;
    }
};

void TestQueueOrder::firstComeFirstServed()
{
    QueueOrder order = ordered(3);
    QCOMPARE(order.ids(), jobs({1, 2, 3}));
    order.remove(JobId(2));
    QVERIFY(!order.contains(JobId(2)));
    order.insert(JobId(4), order.placeAtEnd());
    QCOMPARE(order.ids(), jobs({1, 3, 4}));
}

void TestQueueOrder::oldRowsWithoutPlacesAreInOrderOfTheirIds()
{
    QueueOrder order;
    for (const int id : {5, 3, 9})
        order.insert(JobId(id), 0);
    QCOMPARE(order.ids(), jobs({3, 5, 9}));
    QCOMPARE(order.move({JobId(9)}, JobId(3)).size(), 1);
    QCOMPARE(order.ids(), jobs({9, 3, 5}));
    order.move({JobId(5)}, JobId(3)); // no room between equal places: all get new ones
    QCOMPARE(order.ids(), jobs({9, 5, 3}));
}

void TestQueueOrder::oneMovesAlone()
{
    QueueOrder order = ordered(5);
    const auto toFront = order.move({JobId(4)}, JobId(1));
    QCOMPARE(order.ids(), jobs({4, 1, 2, 3, 5}));
    QCOMPARE(toFront.size(), 1);
    QCOMPARE(toFront.first().first, JobId(4));
    QCOMPARE(order.move({JobId(1)}, {}).size(), 1);
    QCOMPARE(order.ids(), jobs({4, 2, 3, 5, 1}));
    QCOMPARE(order.move({JobId(1)}, JobId(3)).size(), 1);
    QCOMPARE(order.ids(), jobs({4, 2, 1, 3, 5}));
}

void TestQueueOrder::moveKeepsTheOrderOfTheMoved()
{
    QueueOrder order = ordered(6);
    order.move(jobs({5, 2, 6}), JobId(1));
    QCOMPARE(order.ids(), jobs({2, 5, 6, 1, 3, 4}));
}

void TestQueueOrder::moveBeforeOneThatMoves()
{
    QueueOrder order = ordered(5);
    order.move(jobs({2, 4}), JobId(4)); // dropped on one of themselves
    QCOMPARE(order.ids(), jobs({1, 3, 2, 4, 5}));
    QVERIFY(order.move(jobs({1, 3, 2, 4, 5}), JobId(2)).size() <= 5);
    QCOMPARE(order.ids(), jobs({1, 3, 2, 4, 5}));
}

void TestQueueOrder::unknownIdsAreLeftOut()
{
    QueueOrder order = ordered(3);
    QVERIFY(order.move({JobId(77)}, JobId(1)).isEmpty());
    order.move({JobId(1), JobId(77)}, JobId(88)); // before one that no longer waits: at the end
    QCOMPARE(order.ids(), jobs({2, 3, 1}));
}

void TestQueueOrder::moveIntoAGapThatIsUsedUp()
{
    QueueOrder order = ordered(4);
    // Each goes between 1 and the one that went there before: the gap halves every time.
    for (int i = 0; i < 100; ++i) {
        const JobId last = order.ids().last();
        order.move({last}, order.ids().at(1));
        QCOMPARE(order.ids().at(1), last);
        QCOMPARE(order.ids().first(), JobId(1));
    }
}

void TestQueueOrder::anyMovesEndAsAListWould()
{
    QRandomGenerator random(20261121);
    QueueOrder order = ordered(12);
    QList<JobId> expected = order.ids();
    for (int round = 0; round < 2000; ++round) {
        QList<JobId> moved;
        for (const JobId id : std::as_const(expected)) {
            if (random.bounded(4) == 0)
                moved << id;
        }
        const int at = int(random.bounded(13));
        const JobId before = at < 12 ? expected.at(at) : JobId();
        QList<JobId> front;
        QList<JobId> back;
        for (int i = 0; i < 12; ++i) {
            if (!moved.contains(expected.at(i)))
                (i < at ? front : back) << expected.at(i);
        }
        if (!moved.isEmpty())
            expected = front + moved + back;
        const auto changed = order.move(moved, before);
        QCOMPARE(order.ids(), expected);
        QueueOrder again; // the places alone tell the order, as after a restart
        for (const JobId id : order.ids())
            again.insert(id, order.placeOf(id));
        QCOMPARE(again.ids(), expected);
        for (const auto &[id, place] : changed)
            QCOMPARE(order.placeOf(id), place);
    }
}

QTEST_APPLESS_MAIN(TestQueueOrder)
#include "tst_queueorder.moc"
