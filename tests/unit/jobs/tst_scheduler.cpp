// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/runtimes.h"
#include "app/jobs/signedlinks.h"
#include "tests/support/jobs/jobbench.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestScheduler : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aRunGoesFromOrderToSaved();
    void resultIsStoredBeforeTheFirstDownload();
    void queuePositionIsShown();
    void unheardStatesArePolledOn();
    void placesAreLimited();
    void limitStaysInItsBounds();
    void waitingJobIsCancelledWithoutASubmit();
    void queuedJobIsCancelledAtTheServer();
    void refusedCancelRunsOn();
    void unconfirmedCancelIsSaid();
    void runningJobIsNotCancelled();
    void failedRunSaysWhy();
    void successWithoutOutputsFails();
    void goneRequestIsBelievedAfterAWhile();
    void collectingIsTriedAgain();
    void collectAgainNeverSubmits();
    void collectAgainUsesTheJournalWhenTheServerForgot();
    void filesElsewhereAreFetchedOnAWord();
    void hostsOfTheSession();
    void lateCostIsLearned();
    void usualTimeIsTheMedian();
    void dismissedJobsStayAway();
    void curlCommandHasNoToken();
    void anExpiredLinkIsNotPaidFor();

private:
    std::unique_ptr<JobBench> m_bench;
};

void TestScheduler::init()
{
    m_bench = std::make_unique<JobBench>();
    QVERIFY(m_bench->start());
}

void TestScheduler::cleanup()
{
    QVERIFY(m_bench->api.mostSubmitsOfOneBody() <= 1);
    m_bench.reset();
}

void TestScheduler::aRunGoesFromOrderToSaved()
{
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->added, 1);
    QCOMPARE(m_bench->finished.size(), 1);
    const Job job = m_bench->finished.first();
    QCOMPARE(job.request.text(), u"req-1"_s);
    QCOMPARE(job.cost, Money::fromMicrodollars(250'000));
    QCOMPARE(job.outputs, 1);
    QCOMPARE(job.outputsSaved, 1);
    QVERIFY(!job.error);
    QVERIFY(job.submittedAt.isValid() && job.startedAt.isValid() && job.finishedAt.isValid());
    QCOMPARE(m_bench->removed, QList<JobId>{job.id});
    QVERIFY(m_bench->scheduler->jobs().isEmpty());
    QCOMPARE(m_bench->api.submitsOf(JobBench::body()), 1);

    const CollectRequest request = m_bench->collector.requests.first();
    QCOMPARE(request.outputs.first().url, QUrl(u"https://files.example.net/req-1.png"_s));
    QCOMPARE(request.input, JobBench::body());
    QCOMPARE(request.seed, std::optional<qint64>(1));
    QCOMPARE(m_bench->events(job.id), QStringList({u"ordered"_s, u"submitting"_s, u"accepted"_s, u"running"_s,
                                                   u"result"_s, u"saved"_s}));
    const JobRow row = m_bench->rows().first();
    QCOMPARE(row.inputHash.size(), 64);
    QCOMPARE(row.priceShown, Money::fromMicrodollars(40'000));
    QCOMPARE(row.account, m_bench->client->accountFingerprint());
}

void TestScheduler::resultIsStoredBeforeTheFirstDownload()
{
    QByteArray stored;
    m_bench->collector.hangs = true;
    m_bench->order();
    QTRY_VERIFY(!m_bench->collector.requests.isEmpty());
    m_bench->store->run<QByteArray>(
        this, [](Database &database) { return JobRepository(database).result(JobId(1)); },
        [&stored](Result<QByteArray> raw) { stored = raw.value_or({}); });
    QTRY_VERIFY(stored.contains("req-1.png"));
    QCOMPARE(m_bench->rows().first().state, int(JobState::Collecting));
}

void TestScheduler::queuePositionIsShown()
{
    m_bench->api.statuses = {R"({"status":"in_queue","queue_position":7})"};
    m_bench->order();
    QTRY_COMPARE(m_bench->only().queuePosition, 7);
    QCOMPARE(m_bench->only().state, JobState::Queued);
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    QTRY_COMPARE(m_bench->only().state, JobState::Running);
    QCOMPARE(m_bench->only().queuePosition, -1);
}

void TestScheduler::unheardStatesArePolledOn()
{
    m_bench->api.statuses = {R"({"status":"meditating"})"};
    m_bench->order();
    QTRY_COMPARE(m_bench->only().serverState, u"meditating"_s);
    const int calls = m_bench->api.calls("status");
    QTRY_VERIFY(m_bench->api.calls("status") > calls + 3);
    QCOMPARE(m_bench->only().state, JobState::Queued);
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QVERIFY(m_bench->finished.first().serverState.isEmpty());
    QCOMPARE(m_bench->events(JobId(1)).count(u"unheard"_s), 1);
}

void TestScheduler::placesAreLimited()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    for (int i = 1; i <= 5; ++i)
        m_bench->order(i);
    QVERIFY(m_bench->waitFor(JobState::Running, 3));
    QCOMPARE(m_bench->scheduler->limit(), 3);
    const int calls = m_bench->api.calls("status");
    QTRY_VERIFY(m_bench->api.calls("status") > calls + 10);
    QCOMPARE(m_bench->api.submits(), 3);
    QCOMPARE(m_bench->seen(JobState::Waiting).size(), 2);
    QCOMPARE(m_bench->api.submitsOf(JobBench::body(1)), 1); // first come, first served
    m_bench->scheduler->setLimit(4);
    QTRY_COMPARE(m_bench->api.submits(), 4);
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved, 5));
    QCOMPARE(m_bench->api.submits(), 5);
}

void TestScheduler::limitStaysInItsBounds()
{
    m_bench->scheduler->setLimit(0);
    QCOMPARE(m_bench->scheduler->limit(), 1);
    m_bench->scheduler->setLimit(1000);
    QCOMPARE(m_bench->scheduler->limit(), 20);
}

void TestScheduler::waitingJobIsCancelledWithoutASubmit()
{
    m_bench->scheduler->setLimit(1);
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order(1);
    m_bench->order(2);
    QVERIFY(m_bench->waitFor(JobState::Running));
    m_bench->scheduler->cancel(JobId(2));
    QCOMPARE(m_bench->scheduler->find(JobId(2))->state, JobState::Cancelled);
    QCOMPARE(m_bench->finished.size(), 1);
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submitsOf(JobBench::body(2)), 0);
    QCOMPARE(m_bench->rows().at(1).state, int(JobState::Cancelled));
}

void TestScheduler::queuedJobIsCancelledAtTheServer()
{
    m_bench->api.statuses = {R"({"status":"in_queue","queue_position":1})"};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Queued));
    QTRY_COMPARE(m_bench->only().queuePosition, 1);
    m_bench->scheduler->cancel(JobId(1));
    QVERIFY(m_bench->only().cancelRequested);
    QCOMPARE(m_bench->only().state, JobState::Queued); // not before the server says so
    QVERIFY(m_bench->waitFor(JobState::Cancelled));
    QVERIFY(!m_bench->only().cancelRequested);
    QVERIFY(m_bench->api.run("req-1")->cancelled);
    const int calls = m_bench->api.calls("status");
    m_bench->order(2);
    QVERIFY(m_bench->waitFor(JobState::Queued));
    QCOMPARE(m_bench->api.run("req-1")->statusCalls, calls);
}

void TestScheduler::refusedCancelRunsOn()
{
    m_bench->api.statuses = {R"({"status":"in_queue"})"};
    m_bench->api.cancelOutcome = "not_cancellable";
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Queued));
    m_bench->scheduler->cancel(JobId(1));
    QTRY_VERIFY(m_bench->only().runsOn);
    QVERIFY(!m_bench->only().cancelRequested);
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved));
}

void TestScheduler::unconfirmedCancelIsSaid()
{
    m_bench->api.statuses = {R"({"status":"in_queue"})"};
    m_bench->api.script("cancel", {Step::send(ScriptedServer::answer(500, "oops"))});
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Queued));
    m_bench->scheduler->cancel(JobId(1));
    QTRY_VERIFY(m_bench->only().error);
    QCOMPARE(m_bench->only().error->kind, ErrorKind::NotConfirmed);
    const int calls = m_bench->api.calls("status");
    QTRY_VERIFY(m_bench->api.calls("status") > calls + 2);
    QVERIFY(m_bench->only().error);
    QCOMPARE(m_bench->only().state, JobState::Queued);
    QVERIFY(!m_bench->only().cancelRequested);
    QCOMPARE(m_bench->api.calls("cancel"), 1);
}

void TestScheduler::runningJobIsNotCancelled()
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Running));
    m_bench->scheduler->cancel(JobId(1));
    QVERIFY(m_bench->only().runsOn);
    QCOMPARE(m_bench->only().state, JobState::Running);
    m_bench->api.statuses = {R"({"status":"completed"})"};
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.calls("cancel"), 0);
}

void TestScheduler::failedRunSaysWhy()
{
    m_bench->api.statuses = {R"({"status":"failed"})"};
    m_bench->api.result =
        R"({"request_id":"%1","status":"failed","error":"The prompt was refused.","cost":0.01})";
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Failed));
    const Job job = m_bench->only();
    QCOMPARE(job.error->kind, ErrorKind::GenerationFailed);
    QVERIFY(job.error->message.contains(u"The prompt was refused."_s));
    QVERIFY(!job.canCollectAgain);
    QCOMPARE(job.cost, Money::fromMicrodollars(10'000));
    QCOMPARE(m_bench->finished.size(), 1);
    QVERIFY(m_bench->collector.requests.isEmpty());
    QVERIFY(m_bench->restart());
    QCOMPARE(m_bench->only().error->message, job.error->message);
}

void TestScheduler::successWithoutOutputsFails()
{
    m_bench->api.result = R"({"request_id":"%1","status":"succeeded","output":{"text":"hello"}})";
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QCOMPARE(m_bench->only().error->kind, ErrorKind::NoOutput);
    QVERIFY(m_bench->only().error->detail.contains(u"hello"_s));
    std::optional<QByteArray> raw;
    m_bench->store->run<QByteArray>(
        this, [](Database &database) { return JobRepository(database).result(JobId(1)); },
        [&raw](Result<QByteArray> stored) { raw = stored.value_or({}); });
    QTRY_VERIFY(raw && raw->contains("hello"));
}

void TestScheduler::goneRequestIsBelievedAfterAWhile()
{
    const Script gone = {
        Step::send(ScriptedServer::answer(404, R"({"error_code":404001,"error_message":"gone"})"))};
    m_bench->api.script("status", gone, m_bench->timing.goneTimes - 1);
    m_bench->order(1);
    QVERIFY(m_bench->waitFor(JobState::Saved));
    m_bench->api.scriptAll("status", gone);
    m_bench->order(2);
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QCOMPARE(m_bench->only().error->kind, ErrorKind::RequestGone);
    QCOMPARE(m_bench->only().request.text(), u"req-2"_s);
}

void TestScheduler::collectingIsTriedAgain()
{
    const Error lost{ErrorKind::ConnectionLost, u"lost"_s, {}, 0, 0, {}};
    const Error expired{ErrorKind::RequestGone, u"expired"_s, {}, 0, 0, {}};
    m_bench->collector.failures = {expired, lost, lost};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->collector.requests.size(), 4);
    QCOMPARE(m_bench->api.run("req-1")->resultCalls, 4); // fresh links each time
    QCOMPARE(m_bench->finished.size(), 1);
}

void TestScheduler::collectAgainNeverSubmits()
{
    const Error odd{ErrorKind::Internal, u"odd"_s, {}, 0, 0, {}};
    m_bench->collector.failures = {odd};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QVERIFY(m_bench->only().canCollectAgain);
    QCOMPARE(m_bench->only().error->kind, ErrorKind::Internal);
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->only().canCollectAgain);
    m_bench->scheduler->collectAgain(JobId(1));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->api.submits(), 1);
    QCOMPARE(m_bench->api.run("req-1")->resultCalls, 2);
}

void TestScheduler::collectAgainUsesTheJournalWhenTheServerForgot()
{
    m_bench->collector.failures = {Error{ErrorKind::Internal, u"odd"_s, {}, 0, 0, {}}};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Failed));
    m_bench->api.scriptAll("result", {Step::send(ScriptedServer::answer(404, R"({"error_code":404001})"))});
    m_bench->scheduler->collectAgain(JobId(1));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->collector.requests.last().outputs.first().url,
             QUrl(u"https://files.example.net/req-1.png"_s));
}

//! Remembered for the job, also over a restart; another host is another question.
void TestScheduler::filesElsewhereAreFetchedOnAWord()
{
    const Error there{ErrorKind::ForeignHost, u"there"_s, u"cdn.example.org"_s, 0, 0, {}};
    const Error further{ErrorKind::ForeignHost, u"further"_s, u"far.example.org"_s, 0, 0, {}};
    m_bench->collector.failures = {there, there, further, further};
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QCOMPARE(m_bench->only().error->kind, ErrorKind::ForeignHost);
    QCOMPARE(m_bench->only().error->detail, u"cdn.example.org"_s);
    QVERIFY(m_bench->only().canCollectAgain);
    QVERIFY(m_bench->collector.requests.first().hosts.isEmpty());
    m_bench->scheduler->allowHost(JobId(1));
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QCOMPARE(m_bench->only().error->detail, u"far.example.org"_s);
    QVERIFY(m_bench->restart());
    m_bench->scheduler->allowHost(JobId(1));
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->collector.requests.last().hosts,
             (QStringList{u"cdn.example.org"_s, u"far.example.org"_s}));
    QCOMPARE(m_bench->api.submits(), 1);
}

void TestScheduler::hostsOfTheSession()
{
    m_bench->scheduler->setAllowedHosts({u"cdn.example.org"_s});
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->collector.requests.last().hosts, QStringList{u"cdn.example.org"_s});
    QVERIFY(m_bench->rows().first().hosts.isEmpty());
}

void TestScheduler::lateCostIsLearned()
{
    const QByteArray whole = m_bench->api.result;
    m_bench->api.result =
        R"({"request_id":"%1","status":"succeeded","output":{"image":"https://x.example/1.png"}})";
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QVERIFY(!m_bench->finished.first().cost);
    m_bench->api.result = whole;
    QTRY_COMPARE(m_bench->lateCosts.value(JobId(1)), Money::fromMicrodollars(250'000));
    QTRY_COMPARE(m_bench->rows().first().cost, Money::fromMicrodollars(250'000));
}

void TestScheduler::usualTimeIsTheMedian()
{
    QVERIFY(!m_bench->scheduler->usualTime(ModelId(u"a/b/text-to-image"_s)));
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QCOMPARE(m_bench->scheduler->usualTime(ModelId(u"a/b/text-to-image"_s)), std::chrono::seconds(0));
    QVERIFY(!m_bench->scheduler->usualTime(ModelId(u"other/model"_s)));
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->scheduler->usualTime(ModelId(u"a/b/text-to-image"_s)));

    RunTimes times;
    for (const int seconds : {9, 1, 5, 3, 7})
        times.add({u"e"_s, ModelId(u"m"_s), seconds * 1000});
    QCOMPARE(times.usual(u"e"_s, ModelId(u"m"_s)), std::chrono::seconds(5));
    for (int i = 0; i < 9; ++i)
        times.add({u"e"_s, ModelId(u"m"_s), 20'000});
    QCOMPARE(times.usual(u"e"_s, ModelId(u"m"_s)), std::chrono::seconds(20));
}

void TestScheduler::dismissedJobsStayAway()
{
    m_bench->api.script(
        "submit",
        {Step::send(ScriptedServer::answer(422, R"({"error_code":422001,"error_message":"too long"})"))});
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QCOMPARE(m_bench->only().error->kind, ErrorKind::InputRejected);
    m_bench->scheduler->dismiss(JobId(1));
    QCOMPARE(m_bench->removed, QList<JobId>{JobId(1)});
    QVERIFY(!m_bench->scheduler->find(JobId(1)));
    QVERIFY(m_bench->restart());
    QVERIFY(m_bench->scheduler->jobs().isEmpty());
    QCOMPARE(m_bench->rows().size(), 1);
}

void TestScheduler::curlCommandHasNoToken()
{
    const QString command = m_bench->scheduler->curlCommand(ModelId(u"a/b"_s), JobBench::body());
    QVERIFY(command.startsWith(u"curl"_s));
    QVERIFY(!command.contains(QString::fromLatin1(m_bench->api.token)));
}

void TestScheduler::anExpiredLinkIsNotPaidFor()
{
    const auto input = [this](int hours) -> QByteArray {
        return QByteArray(
                   R"({"video_url":"https://b.s3.example/a.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=)") +
               m_bench->clock.now()
                   .toUTC()
                   .addSecs(-3600 * hours)
                   .toString(u"yyyyMMdd'T'HHmmss'Z'"_s)
                   .toLatin1() +
               R"(&X-Amz-Expires=86400&X-Amz-Signature=00","prompt":"X-Amz-Expires=1"})";
    };
    QVERIFY(!holdsExpiredLink(input(23), m_bench->clock.now()));
    QVERIFY(holdsExpiredLink(input(25), m_bench->clock.now()));
    for (const char *other : {"{}", "X-Amz-Expires=", R"("X-Amz-Expires=1&X-Amz-Date=rubbish")",
                              R"("https://a/?X-Amz-Date=20200101T000000Z&X-Amz-Expires=-5")"})
        QVERIFY(!holdsExpiredLink(other, m_bench->clock.now()));
    JobOrder good = JobBench::orderOf(1);
    good.input = input(1);
    JobOrder late = JobBench::orderOf(2);
    late.input = input(25);
    m_bench->scheduler->order({late, good});
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QVERIFY(m_bench->waitFor(JobState::Failed));
    QCOMPARE(m_bench->api.submits(), 1);
    QCOMPARE(m_bench->api.submitsOf(late.input), 0);
    QCOMPARE(m_bench->seen(JobState::Failed).constFirst().error->kind, ErrorKind::InvalidInput);
    QVERIFY(m_bench->events(JobId(1)).contains(u"notSent"_s));
    // Nor after a restart.
    QVERIFY(m_bench->restart());
    QCOMPARE(m_bench->api.submits(), 1);
}

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
