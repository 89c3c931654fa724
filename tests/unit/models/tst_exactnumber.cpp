// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/exactnumber.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;

//! \brief Numbers as they are written: multiples of fractions and of the largest numbers.
class ExactNumberTest : public QObject
{
    Q_OBJECT

private slots:
    void multiples_data();
    void multiples();
    void everyStepOfASlider();
    void wholeNumbers();
    void counts();
};

void ExactNumberTest::multiples_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<bool>("is");
    const auto row = [](const char *value, const char *step, bool is) {
        QTest::addRow("%s of %s", value, step) << QByteArray(value) << QByteArray(step) << is;
    };
    row("0", "7", true);
    row("0.0", "0.1", true);
    row("-0.0", "3", true);
    row("10", "2", true);
    row("7", "2", false);
    row("-9", "3", true);
    row("-9.0", "3", true);
    row("4.5", "1.5", true);
    row("35", "1.5", false);
    row("0.0075", "0.0001", true);
    row("0.00751", "0.0001", false);
    row("0.3", "0.1", true);
    row("0.30000000000000004", "0.1", true);
    row("-0.7", "0.1", true);
    row("0.35", "0.1", false);
    row("19.99", "0.01", true);
    row("1e-7", "1e-8", true);
    row("1e-8", "1e-7", false);
    row("1", "0.3", false);
    row("3", "0.3", true);
    row("9007199254740993", "2", false);
    row("9007199254740993", "3", true);
    row("18446744073709551615", "5", true);
    row("18446744073709551615", "2", false);
    row("18446744073709551615", "0.5", true);
    row("-9223372036854775808", "2", true);
    row("-9223372036854775808", "3", false);
    row("1e308", "0.123456789", false);
    row("1e308", "0.5", true);
    row("1e308", "3", false);
    row("3e300", "3", true);
    row("12391239123", "1e-8", true);
    row("1e-320", "1e300", false);
}

void ExactNumberTest::multiples()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, step);
    QFETCH(bool, is);
    QCOMPARE(isMultipleOf(json(value), json(step)), is);
}

//! As a slider makes them, by arithmetic.
void ExactNumberTest::everyStepOfASlider()
{
    for (const double step : {0.1, 0.05, 0.01, 0.001, 0.25, 0.3}) {
        double sum = 0;
        for (int i = 0; i <= 1000; ++i, sum += step) {
            QVERIFY2(isMultipleOf(Json(i * step), Json(step)),
                     qPrintable(QString::number(i * step, 'g', 17)));
            QVERIFY(!isMultipleOf(Json((i + 0.5) * step), Json(step)));
        }
    }
}

void ExactNumberTest::wholeNumbers()
{
    for (const char *whole : {"1", "-1", "1.0", "-0.0", "1e300", "18446744073709551615"})
        QVERIFY2(isWholeNumber(json(whole)), whole);
    for (const char *fraction : {"1.5", "-0.1", "1e-300"})
        QVERIFY2(!isWholeNumber(json(fraction)), fraction);
    QVERIFY(!isWholeNumber(Json(std::numeric_limits<double>::infinity())));
}

void ExactNumberTest::counts()
{
    const Json two(2.0);
    QVERIFY(isAtLeast(2, &two) && isAtMost(2, &two));
    QVERIFY(!isAtLeast(1, &two) && !isAtMost(3, &two));
    QVERIFY(isAtLeast(0, nullptr) && isAtMost(9, nullptr));
    const Json huge(1e300);
    QVERIFY(!isAtLeast(std::numeric_limits<quint64>::max(), &huge));
}

QTEST_GUILESS_MAIN(ExactNumberTest)
#include "tst_exactnumber.moc"
