// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/storagewatch.h"
#include "tests/support/jobs/fakecollector.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const Error full{ErrorKind::DiskFull, u"full"_s, {}, 0, 0, {}};

JobTiming timing()
{
    JobTiming timing;
    timing.storage = {4ms, 40ms};
    return timing;
}

} // namespace

class TestStorageWatch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void rightAndFreshForAMoment();
    void looksLessAndLessOften();
    void oneLookForAllWhoWait();
    void atOnceOnlyWhenSomethingWaits();
    void whoGoesAwayIsForgotten();

private:
    ManualClock m_clock;
    std::unique_ptr<FakeCollector> m_collector;
    std::unique_ptr<StorageWatch> m_watch;
    const JobTiming m_timing = timing();
};

void TestStorageWatch::init()
{
    m_watch.reset();
    m_collector = std::make_unique<FakeCollector>();
    m_watch = std::make_unique<StorageWatch>(*m_collector, m_clock, m_timing);
}

void TestStorageWatch::rightAndFreshForAMoment()
{
    QVERIFY(!m_watch->isFresh());
    QSignalSpy looked(m_watch.get(), &StorageWatch::looked);
    m_watch->look();
    QVERIFY(looked.wait());
    QVERIFY(m_watch->isFresh());
    QVERIFY(!m_watch->trouble());
    QVERIFY(!m_watch->interval()); // nothing waits
    m_clock.advance(m_timing.storageFresh - 1ms);
    QVERIFY(m_watch->isFresh());
    m_clock.advance(1ms);
    QVERIFY(!m_watch->isFresh());
}

void TestStorageWatch::looksLessAndLessOften()
{
    m_collector->room = full;
    QList<std::chrono::milliseconds> intervals;
    auto *record = new QObject(m_watch.get());
    connect(m_watch.get(), &StorageWatch::looked, record,
            [&] { intervals << m_watch->interval().value_or(-1ms); });
    m_watch->look();
    constexpr int enough = 10;
    QTRY_VERIFY(intervals.size() >= enough); // without end
    QVERIFY(std::is_sorted(intervals.cbegin(), intervals.cbegin() + enough / 2));
    QVERIFY(intervals.constFirst() < intervals.at(enough / 2 - 1));
    for (const auto interval : std::as_const(intervals))
        QVERIFY(interval >= m_timing.storage.first * 4 / 5 && interval <= m_timing.storage.last);
    QCOMPARE(m_watch->trouble(), std::optional(full));
    QVERIFY(!m_watch->isFresh());
    delete record;
    m_collector->room = 1000;
    QTRY_VERIFY(!m_watch->trouble());
    QVERIFY(!m_watch->interval());
    // What comes later begins anew.
    m_collector->room = full;
    m_watch->look();
    QTRY_VERIFY(m_watch->interval().has_value());
    QVERIFY(*m_watch->interval() <= m_timing.storage.first * 2);
}

void TestStorageWatch::oneLookForAllWhoWait()
{
    QList<QObject *> waiters;
    for (int i = 0; i < 500; ++i) {
        waiters << new QObject(this);
        m_watch->wait(waiters.last(), m_clock.now().addDays(-(i % 3)), full);
    }
    QVERIFY(m_watch->interval().has_value());
    QSignalSpy looked(m_watch.get(), &StorageWatch::looked);
    QVERIFY(looked.wait());
    QCOMPARE(m_collector->looks.size(), 1);
    QCOMPARE(m_collector->looks.first().size(), 3); // one for each day
    // There is room; those who wait try, and until one of them has got on, no order is sent.
    QCOMPARE(m_watch->trouble(), std::optional(full));
    for (QObject *waiter : waiters)
        m_watch->leave(waiter);
    QVERIFY(!m_watch->trouble());
    QVERIFY(!m_watch->interval());
    qDeleteAll(waiters);
}

void TestStorageWatch::atOnceOnlyWhenSomethingWaits()
{
    m_watch->lookNow();
    QCOMPARE(m_collector->looks.size(), 0);
    const JobTiming slow; // the program's own times
    StorageWatch watch(*m_collector, m_clock, slow);
    QSignalSpy looked(&watch, &StorageWatch::looked);
    watch.wait(this, m_clock.now(), full);
    QVERIFY(*watch.interval() >= 4s);
    QVERIFY(looked.isEmpty());
    watch.lookNow();
    watch.lookNow();
    QTRY_COMPARE(looked.size(), 1);
    QCOMPARE(m_collector->looks.size(), 1);
    QCOMPARE(looked.first().at(1).toBool(), true);
    QVERIFY(*watch.interval() <= 6s); // and from there on as often as in the beginning
}

void TestStorageWatch::whoGoesAwayIsForgotten()
{
    m_watch->wait(this, m_clock.now(), full);
    QVERIFY(m_watch->trouble().has_value());
    QSignalSpy changed(m_watch.get(), &StorageWatch::changed);
    m_watch->leave(this);
    m_watch->leave(this);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_watch->trouble());
    QVERIFY(!m_watch->interval());
}

QTEST_GUILESS_MAIN(TestStorageWatch)
#include "tst_storagewatch.moc"
