// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/bind.h"
#include "app/store/draftrepository.h"
#include "app/store/store.h"

#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <future>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void workRunsElsewhereAndAnswersHere();
    void workRunsInOrder();
    void errorRollsBack();
    void failedCommitIsAnError();
    void sharedWorksThatWaitShareACommit();
    void oneThatSpoilsTheCommitDoesNotDoSoForEver();
    void destructorFinishesTheWork();
    void answerIsDroppedWithItsContext();
    void answersEndWhereTheyAreGiven();
    void answersThatHaveComeCanBeTakenAtOnce();
    void secondProgramIsTold();
    void lockWithoutContentIsNobodys();
    void killedWhileItTookAStaleLockAway();
    void storesAreDurable();

private:
    std::unique_ptr<Store> open(StatementFault fault = {})
    {
        auto store = Store::open(m_folder->filePath(u"m.sqlite"_s), std::move(fault));
        return store ? std::move(*store) : nullptr;
    }

    static Result<void> draft(Database &database, const QString &model)
    {
        return DraftRepository(database).write(
            {ModelId(model), "{}", QDateTime::fromMSecsSinceEpoch(1000, Qt::UTC)});
    }

    Result<QStringList> models(Store &store)
    {
        std::optional<Result<QStringList>> got;
        store.run<QStringList>(
            this,
            [](Database &database) -> Result<QStringList> {
                const auto rows = DraftRepository(database).all();
                if (!rows)
                    return rows.error();
                QStringList names;
                for (const DraftRow &row : *rows)
                    names << row.model.text();
                return names;
            },
            [&got](Result<QStringList> answer) { got = std::move(answer); });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }))
            return fail(ErrorKind::TimedOut, u"no answer"_s);
        return *got;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestStore::workRunsElsewhereAndAnswersHere()
{
    auto store = open();
    QVERIFY(store);
    std::atomic<QThread *> worker = nullptr;
    QThread *answered = nullptr;
    store->run<int>(
        this,
        [&worker](Database &) -> Result<int> {
            worker = QThread::currentThread();
            return 7;
        },
        [&answered](Result<int> answer) {
            QVERIFY(answer);
            QCOMPARE(*answer, 7);
            answered = QThread::currentThread();
        });
    QVERIFY(!answered);
    QTRY_COMPARE(answered, thread());
    QVERIFY(worker.load() != thread());
}

void TestStore::workRunsInOrder()
{
    auto store = open();
    QList<int> answers;
    for (int i = 0; i < 50; ++i)
        store->run<int>(
            this, [i](Database &) -> Result<int> { return i; },
            [&answers](Result<int> answer) { answers << *answer; });
    QTRY_COMPARE(answers.size(), 50);
    QVERIFY(std::is_sorted(answers.cbegin(), answers.cend()));
}

void TestStore::errorRollsBack()
{
    auto store = open();
    std::optional<ErrorKind> kind;
    store->run<void>(
        this,
        [](Database &database) -> Result<void> {
            if (auto done = draft(database, u"a/b"_s); !done)
                return done;
            return fail(ErrorKind::Cancelled, u"no"_s);
        },
        [&kind](Result<void> answer) { kind = answer.error().kind; });
    QTRY_VERIFY(kind);
    QCOMPARE(*kind, ErrorKind::Cancelled);
    QCOMPARE(models(*store).value(), QStringList());
}

void TestStore::failedCommitIsAnError()
{
    bool armed = false;
    auto store = open([&armed](const QString &sql, FaultPoint point) -> std::optional<Error> {
        if (!armed || sql != u"COMMIT"_s || point != FaultPoint::Before)
            return {};
        return fail(ErrorKind::DiskFull, u"full"_s).error;
    });
    armed = true;
    std::optional<Result<int>> got;
    store->run<int>(
        this,
        [](Database &database) -> Result<int> {
            if (auto done = draft(database, u"a/b"_s); !done)
                return done.error();
            return 1;
        },
        [&got](Result<int> answer) { got = answer; });
    QTRY_VERIFY(got);
    QVERIFY(!*got);
    QCOMPARE(got->error().kind, ErrorKind::DiskFull);
    armed = false;
    QCOMPARE(models(*store).value(), QStringList());
}

void TestStore::sharedWorksThatWaitShareACommit()
{
    std::atomic<int> commits = 0;
    auto store = open([&commits](const QString &sql, FaultPoint point) -> std::optional<Error> {
        commits += sql == u"COMMIT" && point == FaultPoint::Before ? 1 : 0;
        return {};
    });
    QVERIFY(store);
    std::promise<void> goOn;
    const std::shared_future<void> gate = goOn.get_future().share();
    QList<int> answers;
    const auto wait = [gate](Database &) -> Result<int> {
        gate.wait();
        return 0;
    };
    const auto share = [&](int number) {
        store->runShared<int>(
            this,
            [number](Database &database) -> Result<int> {
                if (auto done = draft(database, u"m/%1"_s.arg(number)); !done)
                    return done.error();
                return number;
            },
            [&answers](const Result<int> &answer) { answers << answer.value_or(-1); });
    };
    commits = 0;
    store->run<int>(this, wait, {});
    share(1);
    share(2);
    share(3);
    store->run<int>(
        this, [](Database &) -> Result<int> { return 4; },
        [&answers](const Result<int> &answer) { answers << answer.value_or(-1); });
    share(5);
    share(6);
    goOn.set_value();
    QTRY_COMPARE(answers, QList<int>({1, 2, 3, 4, 5, 6}));
    QCOMPARE(commits.load(), 4); // the gate; 1 to 3; 4, which shares nothing; 5 and 6
    QCOMPARE(models(*store).value().size(), 5);
}

//! What is tried again and again, as the journal does, gets through although another one cannot.
void TestStore::oneThatSpoilsTheCommitDoesNotDoSoForEver()
{
    bool inserted = false; // in this transaction; the store thread's alone, as the next
    bool spoilt = false;
    std::atomic<bool> shared = false;
    auto store = open([&](const QString &sql, FaultPoint point) -> std::optional<Error> {
        if (point == FaultPoint::Before && sql.startsWith(u"BEGIN"))
            inserted = spoilt = false;
        inserted = inserted || sql.startsWith(u"INSERT"_s);
        spoilt = spoilt || sql.startsWith(u"DELETE"_s);
        if (!spoilt || sql != u"COMMIT" || point != FaultPoint::Before)
            return {};
        shared = shared || inserted;
        return fail(ErrorKind::DiskFull, u"full"_s).error;
    });
    QVERIFY(store);
    std::optional<bool> good;
    std::optional<bool> bad;
    const auto tryBoth = [&] {
        std::promise<void> goOn;
        const std::shared_future<void> gate = goOn.get_future().share();
        good.reset();
        bad.reset();
        store->run<int>(this,
                        [gate](Database &) -> Result<int> {
                            gate.wait();
                            return 0;
                        },
                        {});
        store->runShared<void>(
            this, [](Database &database) { return draft(database, u"good/one"_s); },
            [&good](const Result<void> &done) { good = done.has_value(); });
        store->runShared<void>(
            this, [](Database &database) { return database.execute(u"DELETE FROM drafts"_s); },
            [&bad](const Result<void> &done) { bad = done.has_value(); });
        goOn.set_value();
        QTRY_VERIFY(good && bad);
        QCOMPARE(bad, std::optional(false));
    };
    // On a slow machine the second comes too late for the first one's commit.
    for (int tries = 0; !shared && tries < 100; ++tries)
        tryBoth();
    QVERIFY(shared);
    QCOMPARE(good, std::optional(false));
    tryBoth();
    QCOMPARE(good, std::optional(true));
    QCOMPARE(models(*store).value(), QStringList(u"good/one"_s));
}

void TestStore::destructorFinishesTheWork()
{
    auto store = open();
    int answers = 0;
    for (int i = 0; i < 20; ++i) {
        store->run<void>(
            this, [i](Database &database) { return draft(database, u"m/%1"_s.arg(i)); },
            [&answers](Result<void>) { ++answers; });
    }
    store.reset();
    QCOMPARE(answers, 0);
    store = open();
    QVERIFY(store);
    QCOMPARE(models(*store).value().size(), 20);
}

void TestStore::answerIsDroppedWithItsContext()
{
    auto store = open();
    auto context = std::make_unique<QObject>();
    bool answered = false;
    store->run<void>(
        context.get(), [](Database &database) { return draft(database, u"a/b"_s); },
        [&answered](Result<void>) { answered = true; });
    context.reset();
    QCOMPARE(models(*store).value(), QStringList(u"a/b"_s));
    QVERIFY(!answered);
}

//! What an answer holds belongs to the thread that waits for it. Qt lets go of a call where it was posted,
//! when the call itself was quicker.
void TestStore::answersEndWhereTheyAreGiven()
{
    constexpr int runs = 3000;
    const auto store = open();
    const QThread *here = QThread::currentThread();
    std::atomic<int> elsewhere = 0;
    int answered = 0;
    for (int i = 0; i < runs; ++i) {
        std::shared_ptr<void> held(nullptr, [&elsewhere, here](void *) {
            if (QThread::currentThread() != here)
                ++elsewhere;
        });
        store->run<int>(
            this, [](Database &) { return Result<int>(1); },
            [&answered, held = std::move(held)](const Result<int> &) { ++answered; });
    }
    const QDeadlineTimer deadline(60000);
    while (answered < runs && !deadline.hasExpired())
        QCoreApplication::processEvents();
    QCOMPARE(answered, runs);
    QCOMPARE(elsewhere.load(), 0);
}

void TestStore::answersThatHaveComeCanBeTakenAtOnce()
{
    auto store = open();
    QVERIFY(store);
    bool first = false;
    bool third = false;
    std::promise<void> reached;
    std::promise<void> goOn;
    const std::shared_future<void> gate = goOn.get_future().share();
    store->run<Done>(
        this, [](Database &) { return Result<Done>(Done()); },
        [&first](const Result<Done> &) { first = true; });
    store->run<Done>(this,
                     [&reached, gate](Database &) {
                         reached.set_value(); // the first answer was sent before this began
                         gate.wait();
                         return Result<Done>(Done());
                     },
                     {});
    store->run<Done>(
        this, [](Database &) { return Result<Done>(Done()); },
        [&third](const Result<Done> &) { third = true; });
    reached.get_future().wait();
    QVERIFY(!first);
    store->deliverAnswers();
    QVERIFY(first);
    QVERIFY2(!third, "it is not waited for what has not come");
    goOn.set_value();
    QTRY_VERIFY(third);
}

void TestStore::secondProgramIsTold()
{
    auto store = open();
    QVERIFY(store);
    const auto second = Store::open(m_folder->filePath(u"m.sqlite"_s));
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::ProfileInUse);
    QVERIFY2(second.error().message.contains(u"Another Maquette"_s), qPrintable(second.error().message));
    store.reset();
    QVERIFY(open());
}

//! A full disk or a power cut leaves such a one.
//! The lock of a program that was killed, and the one by which the next took it away and was killed too.
void TestStore::killedWhileItTookAStaleLockAway()
{
    const QString name = m_folder->filePath(u"m.sqlite.lock"_s);
    const auto leave = [](const QString &file, const QByteArray &content) {
        QFile left(file);
        return left.open(QIODevice::WriteOnly) && left.write(content) == content.size();
    };
    constexpr qint64 nobody = 2'000'000'000; // above every process id of Linux
    const QByteArray stale =
        QByteArray::number(nobody) + "\ntst_store\n" + QSysInfo::machineHostName().toUtf8() + '\n';
    for (const QString &second : {QString(), u".rmlock"_s}) {
        QVERIFY(leave(name, stale));
        QVERIFY(second.isEmpty() || leave(name + second, stale));
        QVERIFY(leave(name + second + u".rmlock"_s, {}));
        QVERIFY2(Store::open(m_folder->filePath(u"m.sqlite"_s)), qPrintable(second));
    }
}

void TestStore::lockWithoutContentIsNobodys()
{
    QFile lock(m_folder->filePath(u"m.sqlite.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.close();
    const auto first = open();
    QVERIFY(first);
    QVERIFY(lock.size() > 0);
    const auto second = Store::open(m_folder->filePath(u"m.sqlite"_s));
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::ProfileInUse);
    // Somebody has the profile although his lock says nothing.
    QVERIFY(lock.resize(0));
    const auto third = Store::open(m_folder->filePath(u"m.sqlite"_s));
    QVERIFY(!third);
    QCOMPARE(third.error().kind, ErrorKind::ProfileInUse);
}

void TestStore::storesAreDurable()
{
    auto store = open();
    QStringList pragmas;
    store->run<QStringList>(
        this,
        [](Database &database) -> Result<QStringList> {
            QStringList values;
            for (const QString &pragma : {u"journal_mode"_s, u"synchronous"_s, u"foreign_keys"_s}) {
                const auto done = database.read(u"PRAGMA "_s + pragma, {},
                                                [&values](const Row &row) { values << row.text(0); });
                if (!done)
                    return done.error();
            }
            return values;
        },
        [&pragmas](Result<QStringList> answer) { pragmas = answer.value_or({}); });
    QTRY_COMPARE(pragmas, QStringList({u"wal"_s, u"2"_s, u"1"_s}));
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
