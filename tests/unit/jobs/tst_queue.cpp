// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the artist does with the jobs that wait: pause, order, limits on spending, cancelling many, collecting
// what was started elsewhere.
#include "app/jobs/learnedprices.h"
#include "tests/support/jobs/jobbench.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

Money cents(qint64 number)
{
    return Money::fromMicrodollars(number * 10'000);
}

} // namespace

class TestQueue : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void pausedQueueSendsNothingNew();
    void movedJobsAreSentFirst();
    void orderSurvivesARestart();
    void dayLimitHoldsAndGoesOnTheNextDay();
    void higherLimitLetsThemGo();
    void allowedJobIsSentAndStaysAllowed();
    void cheaperJobPassesAHeldOne();
    void clickOverItsLimitIsHeldAsAWhole();
    void forecastLeavesOutWhatIsHeldItself();
    void unknownPriceIsHeldUnderALimit();
    void refusedSubmitCostsNothing();
    void spentIsKnownAfterARestart();
    void waitingOnesAreCancelledTogether();
    void cancelAllLeavesRunningOnesAlone();
    void cancelAllAsksTheServerForTheQueuedOnes();
    void runStartedElsewhereIsCollected();
    void collectedRunSurvivesARestart();
    void knownRequestIsNotCollectedTwice();
    void whatIsNoRequestIdIsNotAskedFor();
    void costsOfTheOwnRunsAreLearned();

private:
    void orderMany(int count, std::optional<Money> estimate = {});
    [[nodiscard]] QList<int> sent() const; //!< the numbers of the orders, as the server got them
    [[nodiscard]] Job held(int count = 1); //!< waits until so many are held; the first of them

    std::unique_ptr<JobBench> m_bench;
};

void TestQueue::init()
{
    m_bench = std::make_unique<JobBench>();
    QVERIFY(m_bench->start());
}

void TestQueue::cleanup()
{
    QVERIFY(m_bench->api.mostSubmitsOfOneBody() <= 1);
    m_bench.reset();
}

void TestQueue::orderMany(int count, std::optional<Money> estimate)
{
    QList<JobOrder> orders;
    for (int i = 1; i <= count; ++i)
        orders << JobBench::orderOf(i, estimate);
    m_bench->scheduler->order(orders);
    QTRY_COMPARE(m_bench->added, count);
}

QList<int> TestQueue::sent() const
{
    QList<int> numbers;
    for (const DoubleRun &run : m_bench->api.runs())
        numbers << run.body.mid(run.body.lastIndexOf(' ')).chopped(2).trimmed().toInt();
    return numbers;
}

Job TestQueue::held(int count)
{
    const auto all = [this] {
        QList<Job> jobs;
        for (const Job &job : m_bench->scheduler->jobs()) {
            if (job.state == JobState::Waiting && job.error && job.error->kind == ErrorKind::OverLimit)
                jobs << job;
        }
        return jobs;
    };
    if (!QTest::qWaitFor([&] { return all().size() == count; }))
        return {};
    return all().constFirst();
}

void TestQueue::pausedQueueSendsNothingNew()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order(1);
    QVERIFY(m_bench->waitFor(JobState::Running));
    const QSignalSpy paused(m_bench->scheduler.get(), &Scheduler::pausedChanged);
    m_bench->scheduler->setPaused(true);
    m_bench->scheduler->setPaused(true);
    QCOMPARE(paused.size(), 1);
    m_bench->order(2);
    QTRY_VERIFY(m_bench->last.value(JobId(2)).error.has_value());
    QCOMPARE(m_bench->last.value(JobId(2)).error->kind, ErrorKind::Paused);
    // What is at the server is followed to its end all the same.
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
    m_bench->scheduler->setPaused(false);
    QVERIFY(m_bench->waitFor(JobState::Saved, 2));
    QCOMPARE(m_bench->api.submits(), 2);
}

void TestQueue::movedJobsAreSentFirst()
{
    m_bench->scheduler->setPaused(true);
    orderMany(5);
    m_bench->scheduler->setLimit(1);
    QCOMPARE(m_bench->scheduler->waiting(), QList<JobId>({JobId(1), JobId(2), JobId(3), JobId(4), JobId(5)}));
    const QSignalSpy changed(m_bench->scheduler.get(), &Scheduler::orderChanged);
    m_bench->scheduler->move({JobId(4), JobId(5)}, JobId(1));
    m_bench->scheduler->move({JobId(2)}, {});
    QCOMPARE(changed.size(), 2);
    QCOMPARE(m_bench->scheduler->waiting(), QList<JobId>({JobId(4), JobId(5), JobId(1), JobId(3), JobId(2)}));
    m_bench->scheduler->setPaused(false);
    QVERIFY(m_bench->waitFor(JobState::Saved, 5));
    QCOMPARE(sent(), QList<int>({4, 5, 1, 3, 2}));
}

void TestQueue::orderSurvivesARestart()
{
    m_bench->scheduler->setPaused(true);
    orderMany(3);
    m_bench->scheduler->move({JobId(3)}, JobId(1));
    QTRY_VERIFY(m_bench->events(JobId(3)).contains(u"moved"_s));
    m_bench->stop();
    QVERIFY(m_bench->start(false));
    m_bench->scheduler->setPaused(true);
    m_bench->scheduler->recover();
    QTRY_COMPARE(m_bench->scheduler->waiting(), QList<JobId>({JobId(3), JobId(1), JobId(2)}));
    QCOMPARE(m_bench->api.submits(), 0);
}

void TestQueue::dayLimitHoldsAndGoesOnTheNextDay()
{
    m_bench->scheduler->setLimits({cents(60), {}});
    orderMany(3, cents(25)); // two fit; each really costs 25 cents
    QVERIFY(m_bench->waitFor(JobState::Saved, 2));
    const Job last = held();
    QCOMPARE(last.id, JobId(3));
    QVERIFY(last.error->message.contains(u"$0.50 of your limit of $0.60"_s));
    QCOMPARE(m_bench->scheduler->spentToday().amount, cents(50));
    QCOMPARE(m_bench->api.submits(), 2);
    m_bench->clock.days = 1;
    QVERIFY(m_bench->waitFor(JobState::Saved, 3));
    QCOMPARE(m_bench->api.submits(), 3);
    QCOMPARE(m_bench->scheduler->spentToday().amount, cents(25));
}

void TestQueue::higherLimitLetsThemGo()
{
    m_bench->scheduler->setLimits({cents(30), {}});
    orderMany(2, cents(25));
    QVERIFY(m_bench->waitFor(JobState::Saved, 1));
    QCOMPARE(held().id, JobId(2));
    m_bench->scheduler->setLimits({});
    QVERIFY(m_bench->waitFor(JobState::Saved, 2));
    QVERIFY(!m_bench->finished.last().error);
}

void TestQueue::allowedJobIsSentAndStaysAllowed()
{
    m_bench->scheduler->setLimits({cents(1), {}});
    m_bench->scheduler->setPaused(true);
    orderMany(2, cents(25));
    m_bench->scheduler->allow({JobId(2)});
    QTRY_VERIFY(m_bench->events(JobId(2)).contains(u"allowed"_s));
    m_bench->stop();
    QVERIFY(m_bench->start(false));
    m_bench->scheduler->setLimits({cents(1), {}});
    m_bench->scheduler->recover();
    QVERIFY(m_bench->waitFor(JobState::Saved, 1));
    QCOMPARE(m_bench->finished.last().id, JobId(2));
    QCOMPARE(held().id, JobId(1));
    QCOMPARE(sent(), QList<int>({2}));
}

void TestQueue::cheaperJobPassesAHeldOne()
{
    m_bench->scheduler->setLimits({cents(30), {}});
    m_bench->scheduler->order({JobBench::orderOf(1, cents(40)), JobBench::orderOf(2, cents(25))});
    QVERIFY(m_bench->waitFor(JobState::Saved, 1));
    QCOMPARE(sent(), QList<int>({2}));
    QVERIFY(held().error->message.contains(u"$0.30 a day"_s));
}

void TestQueue::clickOverItsLimitIsHeldAsAWhole()
{
    m_bench->scheduler->setLimits({{}, cents(100)});
    orderMany(5, cents(25));
    const Job first = held(5);
    QVERIFY(first.error->message.contains(u"5 runs"_s));
    QCOMPARE(m_bench->api.submits(), 0);
    // One more click, small enough, is not kept waiting by it.
    m_bench->scheduler->order({JobBench::orderOf(6, cents(25))});
    QVERIFY(m_bench->waitFor(JobState::Saved, 1));
    QCOMPARE(sent(), QList<int>({6}));
    m_bench->scheduler->allow(m_bench->scheduler->waiting());
    QVERIFY(m_bench->waitFor(JobState::Saved, 6));
}

//! What stands beside Generate and what then happens must not differ.
void TestQueue::forecastLeavesOutWhatIsHeldItself()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"}; // none costs less than was expected
    Scheduler &scheduler = *m_bench->scheduler;
    scheduler.setLimits({cents(100), cents(60)});
    scheduler.setPaused(true);
    orderMany(3, cents(25)); // too much for one click
    for (const int number : {4, 5, 6})
        scheduler.order({JobBench::orderOf(number, cents(40))}); // the third of these is too much for the day
    QTRY_COMPARE(scheduler.waiting().size(), 6);
    QVERIFY(!scheduler.holdForecast(cents(20), 1));
    const auto tooMuch = scheduler.holdForecast(cents(25), 1);
    QVERIFY(tooMuch && tooMuch->startsWith(u"With what waits already"_s));
    scheduler.order({JobBench::orderOf(7, cents(20)), JobBench::orderOf(8, cents(25))});
    scheduler.setPaused(false);
    const auto inOrder = [this] { // they arrive over several connections
        QList<int> numbers = sent();
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    };
    QTRY_COMPARE(inOrder(), QList<int>({4, 5, 7}));
    QTRY_COMPARE(scheduler.waiting().size(), 5);
}

void TestQueue::unknownPriceIsHeldUnderALimit()
{
    m_bench->scheduler->setLimits({cents(500), cents(500)});
    orderMany(1);
    QVERIFY(held().error->message.contains(u"unknown"_s));
    QCOMPARE(m_bench->api.submits(), 0);
}

void TestQueue::refusedSubmitCostsNothing()
{
    m_bench->scheduler->setLimits({cents(30), {}});
    m_bench->api.script("submit", {answer(422, R"({"error_code":422,"error_message":"no"})")});
    orderMany(1, cents(25));
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QCOMPARE(m_bench->scheduler->spentToday().amount, Money());
    m_bench->scheduler->order({JobBench::orderOf(2, cents(25))});
    QVERIFY(m_bench->waitFor(JobState::Saved, 1));
}

void TestQueue::spentIsKnownAfterARestart()
{
    m_bench->api.result.replace(R"("cost":0.25,)", "");
    orderMany(2, cents(40)); // no cost is told: the estimate stands
    QVERIFY(m_bench->waitFor(JobState::Saved, 2));
    QVERIFY(m_bench->restart());
    QTRY_COMPARE(m_bench->scheduler->spentToday().amount, cents(80));
    m_bench->scheduler->setLimits({cents(100), {}});
    m_bench->scheduler->order({JobBench::orderOf(3, cents(40))});
    QVERIFY(!held().id.isNull());
}

void TestQueue::waitingOnesAreCancelledTogether()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->scheduler->setLimit(1);
    orderMany(4);
    QVERIFY(m_bench->waitFor(JobState::Running));
    m_bench->scheduler->cancelWaiting();
    QCOMPARE(m_bench->seen(JobState::Cancelled).size(), 3);
    QVERIFY(m_bench->scheduler->waiting().isEmpty());
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved, 1));
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestQueue::cancelAllLeavesRunningOnesAlone()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->scheduler->setLimit(1);
    orderMany(3);
    QVERIFY(m_bench->waitFor(JobState::Running));
    m_bench->scheduler->cancelAll();
    QCOMPARE(m_bench->seen(JobState::Cancelled).size(), 2);
    QCOMPARE(m_bench->api.calls("cancel"), 0);
    const Job running = m_bench->last.value(JobId(1));
    QVERIFY(!running.runsOn && !running.cancelRequested);
    QCOMPARE(running.state, JobState::Running);
}

void TestQueue::cancelAllAsksTheServerForTheQueuedOnes()
{
    m_bench->api.statuses = {R"({"status":"in_queue","queue_position":3})"};
    m_bench->scheduler->setLimit(2);
    orderMany(3);
    QVERIFY(m_bench->waitFor(JobState::Queued, 2));
    m_bench->scheduler->cancelAll();
    QVERIFY(m_bench->waitFor(JobState::Cancelled, 3));
    QCOMPARE(m_bench->api.calls("cancel"), 2);
}

void TestQueue::runStartedElsewhereIsCollected()
{
    const RequestId request(u"their-run-1"_s);
    m_bench->api.addRun("their-run-1");
    QVERIFY(m_bench->scheduler->collect(request, ModelId(u"a/b/text-to-image"_s), u"B"_s));
    QVERIFY(m_bench->waitFor(JobState::Saved, 1));
    QCOMPARE(m_bench->api.submits(), 0);
    const CollectRequest collected = m_bench->collector.requests.constFirst();
    QCOMPARE(collected.request, request);
    QCOMPARE(collected.modelName, u"B"_s);
    QCOMPARE(m_bench->events(JobId(1)).constFirst(), u"adopted"_s);
    QCOMPARE(m_bench->rows().constFirst().cost, std::optional(cents(25)));
    QCOMPARE(m_bench->scheduler->spentToday().amount, Money()); // not sent from here
}

void TestQueue::collectedRunSurvivesARestart()
{
    m_bench->api.addRun("their-run-1");
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    QVERIFY(m_bench->scheduler->collect(RequestId(u"their-run-1"_s), ModelId(u"a/b"_s), u"B"_s));
    QVERIFY(m_bench->waitFor(JobState::Running));
    QVERIFY(m_bench->restart());
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved, 1));
    QCOMPARE(m_bench->api.submits(), 0);
}

void TestQueue::knownRequestIsNotCollectedTwice()
{
    orderMany(1);
    QVERIFY(m_bench->waitFor(JobState::Saved, 1));
    QVERIFY(m_bench->scheduler->collect(RequestId(u"req-1"_s), ModelId(u"a/b"_s), u"B"_s));
    QTRY_COMPARE(m_bench->orderErrors.size(), 1);
    QVERIFY(m_bench->orderErrors.constFirst().message.contains(u"req-1"_s));
    QCOMPARE(m_bench->added, 1);
    QCOMPARE(m_bench->rows().size(), 1);
}

void TestQueue::whatIsNoRequestIdIsNotAskedFor()
{
    for (const auto &text : {u""_s, u"a b"_s, u"https://x/y"_s, QString(129, u'a')}) {
        const auto outcome = m_bench->scheduler->collect(RequestId(text), ModelId(u"a/b"_s), u"B"_s);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::InvalidInput);
    }
    QVERIFY(m_bench->rows().isEmpty());
}

void TestQueue::costsOfTheOwnRunsAreLearned()
{
    const ModelId model(u"a/b/text-to-image"_s);
    orderMany(2);
    QVERIFY(m_bench->waitFor(JobState::Saved, 2));
    LearnedPrices prices(*m_bench->store, *m_bench->client, *m_bench->scheduler);
    const QSignalSpy changed(&prices, &LearnedPrices::changed);
    QVERIFY(!prices.price(model, "{}", {u"prompt"_s})); // the first question has it read
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(prices.price(model, "{}", {u"prompt"_s}), std::optional(LearnedPrice{2, cents(25), cents(25)}));
    m_bench->api.result.replace("0.25", "0.31");
    m_bench->scheduler->order({JobBench::orderOf(3)});
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(prices.price(model, "{}", {u"prompt"_s}), std::optional(LearnedPrice{3, cents(25), cents(31)}));
    QVERIFY(!prices.price(ModelId(u"c/d"_s), "{}", {}));
    // Of what is collected by its id nobody knows the input, and so whether it is like anything.
    m_bench->api.result.replace("0.31", "4.75");
    m_bench->api.addRun("their-run-1");
    QVERIFY(m_bench->scheduler->collect(RequestId(u"their-run-1"_s), model, u"B"_s));
    QVERIFY(m_bench->waitFor(JobState::Saved, 4));
    QTRY_COMPARE(changed.size(), 3);
    QCOMPARE(prices.price(model, "{}", {u"prompt"_s}), std::optional(LearnedPrice{3, cents(25), cents(31)}));
}

QTEST_GUILESS_MAIN(TestQueue)
#include "tst_queue.moc"
