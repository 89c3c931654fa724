// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/money.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace maquette;

class TestMoney : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatIsNoAmount();
    void writesAsManyDigitsAsNeeded_data();
    void writesAsManyDigitsAsNeeded();
    void sumsWithoutDrift();
};

void TestMoney::refusesWhatIsNoAmount()
{
    QVERIFY(!Money::fromDollars(std::numeric_limits<double>::quiet_NaN()));
    QVERIFY(!Money::fromDollars(std::numeric_limits<double>::infinity()));
    QVERIFY(!Money::fromDollars(1e15));
    QCOMPARE(Money::fromDollars(2.85)->microdollars(), 2850000);
}

void TestMoney::writesAsManyDigitsAsNeeded_data()
{
    QTest::addColumn<qint64>("microdollars");
    QTest::addColumn<QString>("text");
    QTest::newRow("cents") << qint64(40000) << QStringLiteral("$0.04");
    QTest::newRow("whole") << qint64(3000000) << QStringLiteral("$3.00");
    QTest::newRow("tenth of a cent") << qint64(1500) << QStringLiteral("$0.0015");
    QTest::newRow("debt") << qint64(-1250000) << QStringLiteral("−$1.25");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("$0.00");
    QTest::newRow("smallest") << qint64(1) << QStringLiteral("$0.000001");
}

void TestMoney::writesAsManyDigitsAsNeeded()
{
    QFETCH(qint64, microdollars);
    QFETCH(QString, text);
    QCOMPARE(toText(Money::fromMicrodollars(microdollars), QLocale(QLocale::C)), text);
}

void TestMoney::sumsWithoutDrift()
{
    Money sum;
    for (int i = 0; i < 1000; ++i)
        sum = sum + *Money::fromDollars(0.1);
    QCOMPARE(sum, *Money::fromDollars(100));
}

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
