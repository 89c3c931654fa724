// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/refreshtimes.h"

#include "tests/support/manualclock.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

//! \brief When the catalogue is fetched by itself.
class RefreshTimesTest : public QObject
{
    Q_OBJECT

private slots:
    void aDayIsLongEnough();
    void aWrongClockDoesNotHoldItBack();
    void failuresWaitLonger();
    void theServerIsHeard();
    void aRefusedTokenIsNotTriedAgain();
    void unknownModelsAskRarely();
};

void RefreshTimesTest::aDayIsLongEnough()
{
    ManualClock clock;
    RefreshTimes times(clock, {});
    times.begin({});
    QCOMPARE(*times.untilNext(), 3000ms); // after the start has settled
    clock.advance(3s);
    QCOMPARE(*times.untilNext(), 0ms);
    times.succeeded(clock.now());
    QCOMPARE(*times.untilNext(), 24h);
    clock.advance(23h);
    QCOMPARE(*times.untilNext(), 1h);
    clock.advance(1h);
    QCOMPARE(*times.untilNext(), 0ms);
    times.begin(clock.now().addSecs(-60));
    QCOMPARE(*times.untilNext(), 24h - 60s);
}

void RefreshTimesTest::aWrongClockDoesNotHoldItBack()
{
    ManualClock clock;
    RefreshTimes times(clock, {});
    times.begin(clock.now().addYears(3));
    clock.advance(3s);
    QCOMPARE(*times.untilNext(), 0ms);
}

void RefreshTimesTest::failuresWaitLonger()
{
    ManualClock clock;
    RefreshTimes times(clock, {});
    times.begin({});
    std::chrono::milliseconds last = 0ms;
    for (int failure = 0; failure < 30; failure += 5) {
        for (int i = 0; i < 5; ++i)
            times.failed({ErrorKind::Offline, {}, {}, 0, 0, {}});
        QVERIFY(*times.untilNext() >= std::min<std::chrono::milliseconds>(last, 5h / 2));
        last = *times.untilNext();
    }
    QVERIFY(last <= 6h);
    QCOMPARE(times.untilAllowed(), 0ms); // a person may try
    times.begin({});
    QCOMPARE(*times.untilNext(), 3000ms);
}

void RefreshTimesTest::theServerIsHeard()
{
    ManualClock clock;
    RefreshTimes times(clock, {});
    times.begin({});
    times.failed({ErrorKind::RateLimited, {}, {}, 429, 0, std::chrono::milliseconds(3600s)});
    QVERIFY(*times.untilNext() >= 1h);
    QCOMPARE(times.untilAllowed(), 1h);
    clock.advance(1h);
    QCOMPARE(times.untilAllowed(), 0ms);
}

void RefreshTimesTest::aRefusedTokenIsNotTriedAgain()
{
    ManualClock clock;
    RefreshTimes times(clock, {});
    times.begin({});
    times.failed({ErrorKind::TokenRejected, {}, {}, 401, 0, {}});
    clock.advance(100h);
    QVERIFY(!times.untilNext());
    QVERIFY(!times.wantedForUnknownModel());
    times.begin({}); // another token
    QVERIFY(times.untilNext());
}

void RefreshTimesTest::unknownModelsAskRarely()
{
    ManualClock clock;
    RefreshTimes times(clock, {});
    times.begin({});
    QVERIFY(times.wantedForUnknownModel());
    QVERIFY(!times.wantedForUnknownModel());
    clock.advance(10min);
    QVERIFY(times.wantedForUnknownModel());
}

QTEST_GUILESS_MAIN(RefreshTimesTest)
#include "tst_refreshtimes.moc"
