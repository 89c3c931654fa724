// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/endpoint.h"
#include "app/jobs/poller.h"
#include "app/net/httpclient.h"
#include "tests/support/fakenetwork.h"
#include "tests/support/manualclock.h"

#include <QTest>

#include <deque>

#include <malloc.h>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;
using Ms = std::chrono::milliseconds;

namespace
{

//! \brief One job as Follower asks for it: the state over and over, with growing delays.
class Asker final : public PollListener
{
public:
    Asker(Poller &poller, const Clock &clock, const JobTiming &timing, int number)
        : m_poller(poller)
        , m_clock(clock)
        , m_timing(timing)
        , m_job(number)
        , m_request(u"run-%1"_s.arg(number))
    {}
    void follow() { m_poller.ask(m_job, m_request, Poller::Question::Status, Ms(0), *this); }
    void askNow(Poller::Question question) { m_poller.askNow(m_job, m_request, question, *this); }
    void forget() { m_poller.forget(m_job); }

    void onStatus(const RunStatus &status) override
    {
        ++answers;
        if (answers > 1)
            longestWait = std::max(longestWait, m_clock.elapsed() - m_heard);
        m_heard = m_clock.elapsed();
        if (status.state == RunStatus::State::Completed)
            askNow(Poller::Question::Result);
        else
            m_poller.ask(m_job, m_request, Poller::Question::Status, backoff(m_step++, m_timing.poll), *this);
    }
    void onResult(const RunResult &) override { ++results; }
    void onRefused(const Error &) override { ++answers; }
    void onTrouble(const Error &) override { ++troubles; }

    int answers = 0;
    int results = 0;
    int troubles = 0;
    Ms longestWait{0};

private:
    Poller &m_poller;
    const Clock &m_clock;
    const JobTiming &m_timing;
    JobId m_job;
    RequestId m_request;
    int m_step = 0;
    Ms m_heard{0};
};

} // namespace

//! The budget over all jobs, by a clock that is turned by hand: an hour takes a second.
class TestPoller : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void thousandJobsArePolledPolitely();
    void goesOnAfterASleep_data();
    void goesOnAfterASleep();
    void whatFollowsFromAnAnswerNeedNotWait();
    void whatFollowsFromAnAnswerKeepsTheServersPause();
    void triedAgainItWaitsForItsTurn();
    void whileHeldNothingIsAsked();

private:
    //! Turns the clock, and lets everything happen that is due then.
    void turn(Ms by);
    void run(Ms time);
    void settle();
    void addAskers(int count);
    [[nodiscard]] int troubles() const;

    std::unique_ptr<ManualClock> m_clock;
    JobTiming m_timing;
    FakeNetwork m_network;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<Poller> m_poller;
    std::vector<std::unique_ptr<Asker>> m_askers;
    QByteArray m_state = "in_progress";
    FakeAnswer m_next; //!< instead, when its status is not 0
    int m_lost = 0;    //!< so many answers more never come
    qint64 m_asked = 0;
    std::deque<Ms> m_times; //!< of the requests in the last minute
    qsizetype m_mostInASecond = 0;
    qsizetype m_mostInAMinute = 0;
};

void TestPoller::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_clock->advance(std::chrono::hours(1));
    m_http = std::make_unique<HttpClient>(*m_clock, m_network);
    m_api = std::make_unique<ApiClient>(*m_http, *Endpoint::custom(u"http://127.0.0.1:9"_s));
    m_api->setToken(u"test-token-123456"_s);
    m_poller = std::make_unique<Poller>(*m_api, *m_clock, m_timing);
    m_state = "in_progress";
    m_next.status = 0;
    m_lost = 0;
    m_asked = 0;
    m_times.clear();
    m_mostInASecond = 0;
    m_mostInAMinute = 0;
    m_network.answer = [this](const FakeNetwork::Asked &) {
        const Ms now = m_clock->elapsed();
        ++m_asked;
        m_times.push_back(now);
        while (m_times.front() <= now - std::chrono::minutes(1))
            m_times.pop_front();
        const auto second = std::upper_bound(m_times.begin(), m_times.end(), now - std::chrono::seconds(1));
        m_mostInASecond = std::max<qsizetype>(m_mostInASecond, m_times.end() - second);
        m_mostInAMinute = std::max<qsizetype>(m_mostInAMinute, std::ssize(m_times));
        m_network.asked.clear();
        if (m_lost > 0) {
            --m_lost;
            return FakeAnswer{0, {}, {}, QNetworkReply::RemoteHostClosedError, false};
        }
        if (m_next.status != 0)
            return std::exchange(m_next, FakeAnswer{0, {}, {}, QNetworkReply::NoError, false});
        return FakeAnswer{200, R"({"status":")" + m_state + R"("})", {}, QNetworkReply::NoError, false};
    };
}

void TestPoller::cleanup()
{
    for (const auto &asker : m_askers)
        asker->forget();
    m_askers.clear();
    m_poller.reset();
    m_api.reset();
    m_http.reset();
}

void TestPoller::addAskers(int count)
{
    for (int i = 1; i <= count; ++i)
        m_askers.push_back(std::make_unique<Asker>(*m_poller, *m_clock, m_timing, i));
}

int TestPoller::troubles() const
{
    int sum = 0;
    for (const auto &asker : m_askers)
        sum += asker->troubles;
    return sum;
}

void TestPoller::settle()
{
    qint64 before = -1;
    // A call takes a few turns of the loop from the question to the answer.
    for (int quiet = 0; quiet < 4; ++quiet) {
        if (before != m_asked)
            quiet = 0;
        before = m_asked;
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void TestPoller::turn(Ms by)
{
    m_clock->advance(by);
    m_poller->setHeld(false); // looks at the clock again
    settle();
}

void TestPoller::run(Ms time)
{
    constexpr Ms step(200);
    for (Ms gone(0); gone < time; gone += step)
        turn(step);
}

void TestPoller::thousandJobsArePolledPolitely()
{
    constexpr int jobs = 1000;
    const double perSecond = m_timing.pollsPerSecond;
    const qsizetype burst = 2 * m_timing.pollsAtOnce;
    addAskers(jobs);
    for (const auto &asker : m_askers)
        asker->follow();
    run(std::chrono::minutes(10)); // every job three times: all that is kept for it is there
    const size_t before = mallinfo2().uordblks;
    const qint64 askedBefore = m_asked;
    run(std::chrono::hours(2));
    const size_t after = mallinfo2().uordblks;

    const auto seconds = double(std::chrono::seconds(std::chrono::hours(2)).count());
    QVERIFY2(double(m_asked - askedBefore) <= perSecond * seconds + double(burst),
             QByteArray::number(m_asked));
    QVERIFY2(double(m_asked - askedBefore) >= 0.95 * perSecond * seconds, QByteArray::number(m_asked));
    QVERIFY2(m_mostInASecond <= qsizetype(perSecond) + burst + 1, QByteArray::number(m_mostInASecond));
    QVERIFY2(m_mostInAMinute <= qsizetype(60 * perSecond) + burst + 1, QByteArray::number(m_mostInAMinute));
    // Fair: nobody waits for more than two rounds over all.
    const Ms round(qint64(1000 * jobs / perSecond));
    for (const auto &asker : m_askers) {
        QVERIFY2(asker->answers >= 10, QByteArray::number(asker->answers));
        QVERIFY2(asker->longestWait <= 2 * round, QByteArray::number(asker->longestWait.count()));
    }
    constexpr size_t few = 256 * 1024; // 36,000 questions: not seven bytes for each
    QVERIFY2(after <= before + few, QByteArray::number(qint64(after) - qint64(before)));
    qInfo("%lld questions in two hours, at most %lld in a second, %lld in a minute; memory %+lld bytes",
          m_asked - askedBefore, qint64(m_mostInASecond), qint64(m_mostInAMinute),
          qint64(after) - qint64(before));
}

void TestPoller::goesOnAfterASleep_data()
{
    QTest::addColumn<Ms>("counted"); // of the night, by the clock that never goes back
    QTest::newRow("the clock stood still") << Ms(0);
    QTest::newRow("the clock went on") << Ms(std::chrono::hours(8));
}

//! What was asked when the computer fell asleep is lost. When it wakes all jobs are overdue at once.
void TestPoller::goesOnAfterASleep()
{
    QFETCH(Ms, counted);
    constexpr int jobs = 100;
    addAskers(jobs);
    for (const auto &asker : m_askers)
        asker->follow();
    run(std::chrono::minutes(3));
    QCOMPARE(troubles(), 0);
    std::vector<int> before;
    for (const auto &asker : m_askers)
        before.push_back(asker->answers);

    m_lost = m_timing.pollsAtOnce;
    m_mostInASecond = 0;
    turn(counted);
    run(m_timing.trouble.last); // at the latest
    QCOMPARE(troubles(), m_timing.pollsAtOnce);
    const qsizetype burst = 2 * m_timing.pollsAtOnce;
    QVERIFY2(m_mostInASecond <= qsizetype(m_timing.pollsPerSecond) + burst + 1,
             QByteArray::number(m_mostInASecond));
    for (size_t i = 0; i < m_askers.size(); ++i)
        QVERIFY2(m_askers.at(i)->answers > before.at(i), QByteArray::number(qsizetype(i)));
}

//! A run that was just taken, and the result of one that has ended, are asked for although the budget is
//! spent by others.
void TestPoller::whatFollowsFromAnAnswerNeedNotWait()
{
    addAskers(100);
    for (int i = 1; i < 100; ++i)
        m_askers.at(size_t(i))->follow();
    turn(Ms(0));
    const qint64 spent = m_asked;
    QVERIFY(spent >= 8);
    settle();
    QCOMPARE(m_asked, spent);
    m_state = "completed";
    m_askers.front()->askNow(Poller::Question::Status);
    settle();
    QCOMPARE(m_askers.front()->answers, 1);
    QCOMPARE(m_askers.front()->results, 1);
    QCOMPARE(m_asked, spent + 2);
}

void TestPoller::whatFollowsFromAnAnswerKeepsTheServersPause()
{
    addAskers(2);
    m_next = {429, {}, {{"Retry-After", "30"}}, QNetworkReply::NoError, false};
    m_askers.at(0)->follow();
    turn(Ms(0));
    QCOMPARE(troubles(), 1);
    m_askers.at(1)->askNow(Poller::Question::Status);
    settle();
    turn(Ms(29'000));
    QCOMPARE(m_asked, 1);
    turn(Ms(1001));
    QCOMPARE(m_askers.at(1)->answers, 1);
}

void TestPoller::triedAgainItWaitsForItsTurn()
{
    addAskers(1);
    m_next = {500, "oops", {}, QNetworkReply::NoError, false};
    m_askers.front()->askNow(Poller::Question::Status);
    turn(Ms(0));
    QCOMPARE(troubles(), 1);
    QCOMPARE(m_asked, 1);
    turn(Ms(1000));
    QCOMPARE(m_asked, 1);
    turn(m_timing.trouble.first * 2);
    QCOMPARE(m_askers.front()->answers, 1);
}

void TestPoller::whileHeldNothingIsAsked()
{
    addAskers(1);
    m_poller->setHeld(true);
    m_askers.front()->askNow(Poller::Question::Status);
    settle();
    QCOMPARE(m_asked, 0);
    m_poller->setHeld(false);
    settle();
    QCOMPARE(m_asked, 1);
    QCOMPARE(m_askers.front()->answers, 1);
}

QTEST_GUILESS_MAIN(TestPoller)
#include "tst_poller.moc"
