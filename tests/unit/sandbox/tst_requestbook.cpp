// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/sandbox/requestbook.h"

#include <QSet>
#include <QTest>

using namespace maquette;

namespace
{

class HandClock : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC); }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override
    {
        return std::chrono::milliseconds(monotonic);
    }
    void pass(qint64 milliseconds)
    {
        wall += milliseconds;
        monotonic += milliseconds;
    }
    qint64 wall = 1'000'000;
    qint64 monotonic = 50;
};

Run runOf(const char *id, qint64 duration = 3000)
{
    Run run;
    run.id = QString::fromLatin1(id);
    run.model = QStringLiteral("m");
    run.duration = duration;
    run.cost = Money::fromMicrodollars(40'000);
    run.plan.pixels = QSize(64, 64);
    return run;
}

} // namespace

class TestRequestBook : public QObject
{
    Q_OBJECT

private slots:
    void twoRunAndTheOthersQueue();
    void timesFollowFromTheOrder();
    void onlyQueuedRequestsCanBeCancelled();
    void aCancelMovesTheLineUp();
    void failedRunsCostNothing();
    void clockSetBackDoesNotTurnTimeBack();
    void sameFactsGiveTheSameStory();
    void findsByTheAddressOfItsFiles();
    void refusesDamagedFacts_data();
    void refusesDamagedFacts();

private:
    static RunState stateOf(RequestBook &book, const char *id)
    {
        return book.find(QString::fromLatin1(id))->state;
    }
};

void TestRequestBook::twoRunAndTheOthersQueue()
{
    HandClock clock;
    RequestBook book(clock);
    QCOMPARE(book.submit(runOf("a")).state, RunState::Running);
    QCOMPARE(book.submit(runOf("b")).state, RunState::Running);
    QCOMPARE(book.submit(runOf("c")).position, 1);
    QCOMPARE(book.submit(runOf("d")).position, 2);
    clock.pass(2999);
    QCOMPARE(book.find(QStringLiteral("d"))->position, 2);
    clock.pass(1);
    QCOMPARE(stateOf(book, "a"), RunState::Succeeded);
    QCOMPARE(stateOf(book, "c"), RunState::Running);
    QCOMPARE(stateOf(book, "d"), RunState::Running);
    QCOMPARE(book.find(QStringLiteral("d"))->position, -1);
    QVERIFY(!book.find(QStringLiteral("nobody")).has_value());
}

void TestRequestBook::timesFollowFromTheOrder()
{
    HandClock clock;
    RequestBook book(clock);
    book.submit(runOf("a", 1000));
    book.submit(runOf("b", 5000));
    book.submit(runOf("c", 1000));
    book.submit(runOf("d", 1000));
    clock.pass(60'000); // nobody looked in between
    const Run d = *book.find(QStringLiteral("d"));
    QCOMPARE(d.submitted, 1'000'000);
    QCOMPARE(d.started, 1'002'000);
    QCOMPARE(d.ended, 1'003'000);
    QCOMPARE(book.find(QStringLiteral("b"))->ended, 1'005'000);
}

void TestRequestBook::onlyQueuedRequestsCanBeCancelled()
{
    HandClock clock;
    RequestBook book(clock);
    book.submit(runOf("a"));
    book.submit(runOf("b"));
    book.submit(runOf("c"));
    QVERIFY(!book.cancel(QStringLiteral("a")).has_value());
    QVERIFY(book.cancel(QStringLiteral("c")).has_value());
    QCOMPARE(stateOf(book, "c"), RunState::Cancelled);
    QVERIFY(!book.cancel(QStringLiteral("c")).has_value());
    QVERIFY(!book.cancel(QStringLiteral("nobody")).has_value());
    clock.pass(10'000);
    QVERIFY(!book.cancel(QStringLiteral("a")).has_value());
    QCOMPARE(stateOf(book, "a"), RunState::Succeeded);
    QCOMPARE(stateOf(book, "c"), RunState::Cancelled);
    QCOMPARE(book.spent().microdollars(), 80'000);
}

void TestRequestBook::aCancelMovesTheLineUp()
{
    HandClock clock;
    RequestBook book(clock);
    for (const char *id : {"a", "b", "c", "d", "e"})
        book.submit(runOf(id));
    QVERIFY(book.cancel(QStringLiteral("c")).has_value());
    QCOMPARE(book.find(QStringLiteral("d"))->position, 1);
    QCOMPARE(book.find(QStringLiteral("e"))->position, 2);
    clock.pass(3000);
    QCOMPARE(stateOf(book, "e"), RunState::Running);
}

void TestRequestBook::failedRunsCostNothing()
{
    HandClock clock;
    RequestBook book(clock);
    Run failing = runOf("a");
    failing.fails = true;
    book.submit(failing);
    book.submit(runOf("b"));
    QCOMPARE(book.spent().microdollars(), 0);
    clock.pass(3000);
    QCOMPARE(stateOf(book, "a"), RunState::Failed);
    QCOMPARE(book.spent().microdollars(), 40'000);
}

void TestRequestBook::clockSetBackDoesNotTurnTimeBack()
{
    HandClock clock;
    RequestBook book(clock);
    book.submit(runOf("a"));
    clock.pass(1000);
    clock.wall -= 3'600'000;
    clock.pass(2000);
    QCOMPARE(stateOf(book, "a"), RunState::Succeeded);
    QCOMPARE(book.submit(runOf("b")).submitted, 1'003'000);
}

void TestRequestBook::sameFactsGiveTheSameStory()
{
    HandClock clock;
    RequestBook book(clock);
    QList<Run> facts;
    for (const char *id : {"a", "b", "c", "d", "e"}) {
        facts << book.submit(runOf(id));
        clock.pass(500);
    }
    const qint64 cancelled = *book.cancel(QStringLiteral("d"));

    HandClock later;
    later.wall = clock.wall + 500;
    RequestBook again(later);
    for (const Run &fact : facts) {
        const std::optional<Run> read = Run::fromJson(*parseJson(toBytes(fact.toJson())));
        QVERIFY(read.has_value());
        again.replaySubmit(*read);
    }
    again.replayCancel(QStringLiteral("d"), cancelled);
    clock.pass(500);
    for (const char *id : {"a", "b", "c", "d", "e"}) {
        const Run one = *book.find(QString::fromLatin1(id));
        const Run two = *again.find(QString::fromLatin1(id));
        QCOMPARE(two.state, one.state);
        QCOMPARE(two.started, one.started);
        QCOMPARE(two.ended, one.ended);
        QCOMPARE(two.position, one.position);
    }
    QCOMPARE(stateOf(again, "d"), RunState::Cancelled);
    later.pass(60'000);
    QCOMPARE(again.spent().microdollars(), 4 * 40'000);
}

void TestRequestBook::findsByTheAddressOfItsFiles()
{
    HandClock clock;
    RequestBook book(clock);
    const Run a = book.submit(runOf("a"));
    const Run b = book.submit(runOf("b"));
    QVERIFY(a.fileKey() != b.fileKey());
    QVERIFY(!a.fileKey().contains(a.id));
    QCOMPARE(book.findByFileKey(b.fileKey())->id, b.id);
    QVERIFY(!book.findByFileKey(QStringLiteral("x")).has_value());
}

void TestRequestBook::refusesDamagedFacts_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::newRow("no id") << QByteArray(R"({"request_id":""})");
    QTest::newRow("time of another type") << QByteArray(R"({"submitted_at":"now"})");
    QTest::newRow("negative duration") << QByteArray(R"({"duration_ms":-5})");
    QTest::newRow("plan of another type") << QByteArray(R"({"plan":[1]})");
}

void TestRequestBook::refusesDamagedFacts()
{
    QFETCH(QByteArray, patch);
    Run run = runOf("a");
    run.submitted = 5;
    Json json = run.toJson();
    QVERIFY(Run::fromJson(json).has_value());
    json.update(*parseJson(patch));
    QVERIFY(!Run::fromJson(json).has_value());
    QVERIFY(!Run::fromJson(Json(3)).has_value());
}

QTEST_APPLESS_MAIN(TestRequestBook)
#include "tst_requestbook.moc"
