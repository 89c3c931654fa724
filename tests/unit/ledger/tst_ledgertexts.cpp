// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgerperiod.h"
#include "ui/ledger/ledgertexts.h"

#include <QDate>
#include <QDir>
#include <QLocale>
#include <QTest>

#include <ctime>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

Money cents(qint64 number)
{
    return Money::fromMicrodollars(number * 10'000);
}

} // namespace

class TestLedgerTexts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void amountsAreExact_data();
    void amountsAreExact();
    void whatIsUnknownIsCounted();
    void groupsHaveNames();
    void periods_data();
    void periods();
};

void TestLedgerTexts::initTestCase()
{
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    tzset();
}

void TestLedgerTexts::amountsAreExact_data()
{
    QTest::addColumn<qint64>("microdollars");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("american");
    QTest::addColumn<QString>("german");
    QTest::newRow("nothing") << qint64(0) << 2 << u"$0.00"_s << u"$0,00"_s;
    QTest::newRow("cents") << qint64(420'000) << 2 << u"$0.42"_s << u"$0,42"_s;
    QTest::newRow("tenths of a cent") << qint64(35'000) << 3 << u"$0.035"_s << u"$0,035"_s;
    QTest::newRow("as many as the others") << qint64(420'000) << 3 << u"$0.420"_s << u"$0,420"_s;
    QTest::newRow("thousands") << qint64(1'234'500'000) << 2 << u"$1,234.50"_s << u"$1.234,50"_s;
    QTest::newRow("more than a double holds")
        << qint64(9'007'199'254'740'993) << 6 << u"$9,007,199,254.740993"_s << u"$9.007.199.254,740993"_s;
}

void TestLedgerTexts::amountsAreExact()
{
    QFETCH(qint64, microdollars);
    QFETCH(int, digits);
    QFETCH(QString, american);
    QFETCH(QString, german);
    const Money amount = Money::fromMicrodollars(microdollars);
    QCOMPARE(LedgerTexts::amount(amount, digits, QLocale(QLocale::English, QLocale::UnitedStates)), american);
    QCOMPARE(LedgerTexts::amount(amount, digits, QLocale(QLocale::German, QLocale::Germany)), german);
    QVERIFY(LedgerTexts::digitsOf(amount) <= digits);
}

void TestLedgerTexts::whatIsUnknownIsCounted()
{
    const QLocale c = QLocale::c();
    LedgerSum sum;
    sum.runs = 9;
    sum.paid = cents(100);
    QVERIFY(LedgerTexts::unknowns(sum, c).isEmpty());
    sum.open = 3;
    QCOMPARE(LedgerTexts::unknowns(sum, c), QStringList(u"cost unknown: 3"_s));
    sum.openExpected = 3;
    sum.expected = cents(10);
    sum.doubtful = 2;
    sum.doubtfulExpected = 1;
    sum.doubtfulAmount = cents(4);
    QCOMPARE(LedgerTexts::unknowns(sum, c),
             QStringList({u"cost unknown: 3, about $0.10 expected"_s,
                          u"may have been charged: 2, about $0.04 expected for 1 of them"_s}));
    LedgerRun run;
    run.state = JobState::Unknown;
    run.estimate = cents(4);
    QVERIFY(LedgerTexts::expectation(run, c).endsWith(u"may have been charged. About $0.04 was expected."_s));
    run.cost = cents(4);
    QVERIFY(LedgerTexts::expectation(run, c).isEmpty());
}

void TestLedgerTexts::groupsHaveNames()
{
    const QLocale c = QLocale::c();
    const QDate today(2026, 11, 21);
    LedgerGroup group;
    group.key = u"2026-11-20"_s;
    QCOMPARE(LedgerTexts::title(group, LedgerGrouping::Day, today, c), u"Yesterday"_s);
    group.key = u"a/b"_s;
    QCOMPARE(LedgerTexts::title(group, LedgerGrouping::Model, today, c), u"a/b"_s);
    group.modelName = u"Bee"_s;
    QCOMPARE(LedgerTexts::title(group, LedgerGrouping::Model, today, c), u"Bee"_s);
    QCOMPARE(LedgerTexts::folder(QDir::homePath() + u"/Film"_s), u"~/Film"_s);
    QCOMPARE(LedgerTexts::folder(QDir::homePath() + u"2/Film"_s), QDir::homePath() + u"2/Film"_s);
    QCOMPARE(LedgerTexts::folder({}), u"No folder noted"_s);
}

void TestLedgerTexts::periods_data()
{
    QTest::addColumn<LedgerPeriod>("period");
    QTest::addColumn<QString>("from"); // UTC
    QTest::addColumn<QString>("until");
    QTest::newRow("today") << LedgerPeriod::Today << u"2026-10-24T22:00:00Z"_s << u"2026-10-25T23:00:00Z"_s;
    QTest::newRow("week") << LedgerPeriod::Week << u"2026-10-18T22:00:00Z"_s << u"2026-10-25T23:00:00Z"_s;
    QTest::newRow("thirty days") << LedgerPeriod::ThirtyDays << u"2026-09-25T22:00:00Z"_s
                                 << u"2026-10-25T23:00:00Z"_s;
    QTest::newRow("month") << LedgerPeriod::ThisMonth << u"2026-09-30T22:00:00Z"_s
                           << u"2026-10-25T23:00:00Z"_s;
    QTest::newRow("own") << LedgerPeriod::Own << u"2026-03-28T23:00:00Z"_s << u"2026-03-30T22:00:00Z"_s;
    QTest::newRow("all") << LedgerPeriod::All << QString() << QString();
}

void TestLedgerTexts::periods()
{
    QFETCH(LedgerPeriod, period);
    QFETCH(QString, from);
    QFETCH(QString, until);
    const QDate today(2026, 10, 25); // a day of 25 hours
    const QDate first(2026, 3, 29);  // and one of 23
    for (const bool turned : {false, true}) {
        const LedgerScope scope = turned ? scopeOf(period, today, first.addDays(1), first)
                                         : scopeOf(period, today, first, first.addDays(1));
        QCOMPARE(scope.from.toString(Qt::ISODate), from);
        QCOMPARE(scope.until.toString(Qt::ISODate), until);
        QVERIFY(scope.account.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestLedgerTexts)
#include "tst_ledgertexts.moc"
