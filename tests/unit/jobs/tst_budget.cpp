// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/budget.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

Money cents(qint64 number)
{
    return Money::fromMicrodollars(number * 10'000);
}

} // namespace

class TestBudget : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void withoutLimitsNothingIsHeld();
    void dayLimit_data();
    void dayLimit();
    void clickLimit_data();
    void clickLimit();
    void unknownPricesAreHeldOnlyUnderALimit();
    void allowedAndSandboxJobsPass();
    void costTakesThePlaceOfTheEstimate();
    void daysAreThoseOfTheCalendarHere();
    void forecastSaysWhatWouldBeHeld_data();
    void forecastSaysWhatWouldBeHeld();

private:
    static Job job(std::optional<Money> estimate, int runs = 1)
    {
        Job job;
        job.id = JobId(1);
        job.estimate = estimate;
        job.clickRuns = runs;
        if (estimate)
            job.clickEstimate = Money::fromMicrodollars(estimate->microdollars() * runs);
        return job;
    }

    static QString why(const Budget &budget, const Job &job, const QDateTime &now)
    {
        const auto error = budget.reasonToHold(job, now);
        if (budget.fits(job, budget.spentOn(now.toLocalTime().date()).amount) == error.has_value())
            return u"fits() says otherwise"_s;
        return error ? error->message : QString();
    }

    const QDateTime m_noon = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);
};

void TestBudget::initTestCase()
{
    qputenv("TZ", "<+13>-13"); // noon in UTC is tomorrow there
    QLocale::setDefault(QLocale::c());
}

void TestBudget::withoutLimitsNothingIsHeld()
{
    Budget budget;
    QVERIFY(!budget.reasonToHold(job(cents(1'000'000)), m_noon));
    QVERIFY(!budget.reasonToHold(job({}), m_noon));
}

void TestBudget::dayLimit_data()
{
    QTest::addColumn<int>("spent");
    QTest::addColumn<int>("estimate");
    QTest::addColumn<QString>("words"); // empty: it is sent
    QTest::newRow("room") << 100 << 50 << QString();
    QTest::newRow("exactly full") << 450 << 50 << QString();
    QTest::newRow("a cent over") << 451 << 50 << u"It goes on tomorrow by itself."_s;
    QTest::newRow("free, and all spent") << 500 << 0 << QString();
    QTest::newRow("never fits") << 0 << 501 << u"your limit is $5.00 a day."_s;
}

void TestBudget::dayLimit()
{
    QFETCH(int, spent);
    QFETCH(int, estimate);
    QFETCH(QString, words);
    Budget budget;
    budget.setLimits({cents(500), {}});
    budget.put({JobId(7), m_noon.addSecs(-60), cents(spent)});
    const QString said = why(budget, job(cents(estimate)), m_noon);
    QCOMPARE(said.isEmpty(), words.isEmpty());
    QVERIFY2(said.endsWith(words), qPrintable(said));
    // Where nobody waits for tomorrow, nothing is promised for it.
    budget.setAttended(false);
    const QString brief = why(budget, job(cents(estimate)), m_noon);
    QCOMPARE(brief.isEmpty(), words.isEmpty());
    QVERIFY2(!brief.contains(u"tomorrow"_s), qPrintable(brief));
}

void TestBudget::clickLimit_data()
{
    QTest::addColumn<int>("estimate");
    QTest::addColumn<int>("runs");
    QTest::addColumn<QString>("words");
    QTest::newRow("fits") << 30 << 10 << QString();
    QTest::newRow("together too dear") << 31 << 10 << u"These 10 runs cost about $3.10 together"_s;
    QTest::newRow("one too dear") << 301 << 1 << u"It costs about $3.01"_s;
}

void TestBudget::clickLimit()
{
    QFETCH(int, estimate);
    QFETCH(int, runs);
    QFETCH(QString, words);
    Budget budget;
    budget.setLimits({{}, cents(300)});
    const QString said = why(budget, job(cents(estimate), runs), m_noon);
    QCOMPARE(said.isEmpty(), words.isEmpty());
    QVERIFY2(said.startsWith(words), qPrintable(said));
}

void TestBudget::unknownPricesAreHeldOnlyUnderALimit()
{
    Budget budget;
    QVERIFY(!budget.reasonToHold(job({}), m_noon));
    budget.setLimits({cents(500), {}});
    QVERIFY(why(budget, job({}), m_noon).contains(u"unknown"_s));
    budget.setLimits({{}, cents(500)});
    QVERIFY(why(budget, job({}), m_noon).contains(u"unknown"_s));
    // Sent all the same, it is counted as what nobody knows, not as nothing.
    budget.put({JobId(3), m_noon, {}});
    const DaySum sum = budget.spentOn(m_noon.toLocalTime().date());
    QCOMPARE(sum.unknown, 1);
    QCOMPARE(sum.amount, Money());
}

void TestBudget::allowedAndSandboxJobsPass()
{
    Budget budget;
    budget.setLimits({cents(1), cents(1)});
    Job allowed = job(cents(50));
    QCOMPARE(budget.reasonToHold(allowed, m_noon)->kind, ErrorKind::OverLimit);
    allowed.allowed = true;
    QVERIFY(!budget.reasonToHold(allowed, m_noon));
    Job simulated = job({});
    simulated.sandbox = true;
    QVERIFY(!budget.reasonToHold(simulated, m_noon));
}

void TestBudget::costTakesThePlaceOfTheEstimate()
{
    Budget budget;
    budget.setLimits({cents(100), {}});
    budget.load({{JobId(1), m_noon, cents(90)}, {JobId(2), m_noon, {}}});
    QVERIFY(budget.reasonToHold(job(cents(20)), m_noon));
    budget.setAmount(JobId(1), cents(60));
    QVERIFY(!budget.reasonToHold(job(cents(20)), m_noon));
    budget.setAmount(JobId(2), cents(30));
    QVERIFY(budget.reasonToHold(job(cents(20)), m_noon));
    budget.remove(JobId(1)); // it was refused after all
    QVERIFY(!budget.reasonToHold(job(cents(20)), m_noon));
    budget.setAmount(JobId(99), cents(500)); // of another day's, long forgotten
    QCOMPARE(budget.spentOn(m_noon.toLocalTime().date()).amount, cents(30));
}

void TestBudget::daysAreThoseOfTheCalendarHere()
{
    Budget budget;
    budget.setLimits({cents(100), {}});
    // Eleven in the morning in UTC is midnight there.
    budget.put({JobId(1), QDateTime(QDate(2026, 11, 21), QTime(10, 59), Qt::UTC), cents(90)});
    QVERIFY(budget.reasonToHold(job(cents(20)), QDateTime(QDate(2026, 11, 21), QTime(10, 59, 30), Qt::UTC)));
    QVERIFY(!budget.reasonToHold(job(cents(20)), QDateTime(QDate(2026, 11, 21), QTime(11, 0), Qt::UTC)));
}

void TestBudget::forecastSaysWhatWouldBeHeld_data()
{
    QTest::addColumn<int>("each"); // cents; -1: unknown
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("ahead");
    QTest::addColumn<QString>("words"); // empty: all would be sent
    QTest::newRow("all fit") << 50 << 4 << 0 << QString();
    QTest::newRow("two of four fit") << 100 << 4 << 0 << u"Only 2 of these 4 runs fit"_s;
    QTest::newRow("none fits") << 250 << 1 << 0 << u"It costs about $2.50, and $3.00"_s;
    QTest::newRow("what waits comes first") << 50 << 1 << 180 << u"With what waits already"_s;
    QTest::newRow("what waits leaves room for one") << 50 << 2 << 120 << u"Only 1 of these 2"_s;
    QTest::newRow("too much for one click") << 45 << 10 << 0 << u"These 10 runs cost about $4.50 together"_s;
    QTest::newRow("unknown price") << -1 << 1 << 0 << u"Its price is unknown"_s;
}

void TestBudget::forecastSaysWhatWouldBeHeld()
{
    QFETCH(int, each);
    QFETCH(int, runs);
    QFETCH(int, ahead);
    QFETCH(QString, words);
    Budget budget;
    const auto expected = each < 0 ? std::nullopt : std::optional(cents(each));
    QVERIFY(!budget.forecast(expected, runs, cents(ahead), m_noon)); // no limits yet
    budget.setLimits({cents(500), cents(400)});
    budget.put({JobId(7), m_noon.addSecs(-60), cents(300)});
    const QString said = budget.forecast(expected, runs, cents(ahead), m_noon).value_or(QString());
    QCOMPARE(said.isEmpty(), words.isEmpty());
    QVERIFY2(said.startsWith(words), qPrintable(said));
}

QTEST_APPLESS_MAIN(TestBudget)
#include "tst_budget.moc"
