// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/prompthistory.h"
#include "tests/support/jobs/jobbench.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief The history of prompts as the jobs fill it.
class TestPromptHistory : public QObject
{
    Q_OBJECT

private slots:
    void ordersComeIn();
    void whatIsMissingComesInAtTheNextStart();
    void aFailureFailsNoJob();
    void onlyTheNewestQuestionIsAnswered();
    void starredRemovedRestoredCleared();
    void aLongHistoryComesInBySteps();

private:
    static QList<PastPrompt> ask(PromptHistory &history, const PromptSearch &search = {})
    {
        QList<PastPrompt> answer;
        bool done = false;
        const auto link = connect(&history, &PromptHistory::found, &history,
                                  [&](const PromptSearch &of, const QList<PastPrompt> &prompts) {
                                      done = of == search;
                                      answer = prompts;
                                  });
        history.search(search);
        const bool came = QTest::qWaitFor([&] { return done; });
        disconnect(link);
        return came ? answer : QList<PastPrompt>();
    }

    static JobOrder orderOf(int number, const QString &prompt)
    {
        JobOrder order = JobBench::orderOf(number);
        order.prompt = prompt;
        return order;
    }
};

void TestPromptHistory::ordersComeIn()
{
    JobBench bench;
    QVERIFY(bench.start());
    PromptHistory history(*bench.store, nullptr, bench.timing);
    history.follow(*bench.scheduler);
    bench.scheduler->order({orderOf(1, u"a cliff"_s), orderOf(2, u"a lake"_s), orderOf(3, u"a cliff"_s)});
    QTRY_COMPARE(ask(history).size(), 2);
    const QList<PastPrompt> found = ask(history, {u"cli"_s});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().uses, 2);
    QVERIFY(bench.waitFor(JobState::Saved, 3));
}

void TestPromptHistory::whatIsMissingComesInAtTheNextStart()
{
    JobBench bench;
    QVERIFY(bench.start());
    bench.scheduler->order({orderOf(1, u"a cliff"_s)});
    QVERIFY(bench.waitFor(JobState::Saved));
    QVERIFY(bench.restart());
    PromptHistory history(*bench.store, nullptr, bench.timing);
    history.follow(*bench.scheduler);
    QTRY_COMPARE(ask(history).size(), 1);
}

void TestPromptHistory::aFailureFailsNoJob()
{
    JobBench bench;
    std::atomic<bool> fails = true;
    std::atomic<int> failures = 0;
    QVERIFY(bench.start(true, [&](const QString &sql, FaultPoint) -> std::optional<Error> {
        if (!fails || !sql.contains(u"prompts"_s) || sql.startsWith(u"CREATE"_s))
            return {};
        if (!sql.contains(u"prompts_upto"_s) || sql.startsWith(u"INSERT"_s))
            return {}; // of the migration
        ++failures;
        return fail(ErrorKind::DatabaseFailed, u"struck"_s).error;
    }));
    PromptHistory history(*bench.store, nullptr, bench.timing);
    history.follow(*bench.scheduler);
    bench.scheduler->order({orderOf(1, u"a cliff"_s)});
    QVERIFY(bench.waitFor(JobState::Saved));
    QTRY_VERIFY(failures > 1);
    QVERIFY(bench.orderErrors.isEmpty() && bench.journalErrors.isEmpty());
    QCOMPARE(ask(history).size(), 0);
    fails = false;
    QTRY_COMPARE(ask(history).size(), 1);
}

void TestPromptHistory::onlyTheNewestQuestionIsAnswered()
{
    JobBench bench;
    QVERIFY(bench.start());
    PromptHistory history(*bench.store, nullptr, bench.timing);
    QStringList answered;
    connect(&history, &PromptHistory::found, this,
            [&answered](const PromptSearch &search) { answered << search.words; });
    for (const QString &words : {u"c"_s, u"cl"_s, u"cli"_s, u"clif"_s, u"cliff"_s})
        history.search({words});
    QTRY_VERIFY(!answered.isEmpty());
    QCOMPARE(answered, QStringList(u"cliff"_s));
    history.search({u"x"_s});
    QTRY_COMPARE(answered.size(), 2);
}

void TestPromptHistory::starredRemovedRestoredCleared()
{
    JobBench bench;
    QVERIFY(bench.start());
    PromptHistory history(*bench.store, nullptr, bench.timing);
    history.follow(*bench.scheduler);
    bench.scheduler->order({orderOf(1, u"a cliff"_s), orderOf(2, u"a lake"_s)});
    QTRY_COMPARE(ask(history).size(), 2);
    const PastPrompt cliff = ask(history, {u"cliff"_s}).first();
    history.setStarred(cliff.id, true);
    QCOMPARE(ask(history, {{}, true}).size(), 1);
    QSignalSpy removed(&history, &PromptHistory::removed);
    PastPrompt gone;
    connect(&history, &PromptHistory::removed, this, [&gone](const PastPrompt &prompt) { gone = prompt; });
    history.remove(cliff.id);
    QTRY_COMPARE(removed.size(), 1);
    QVERIFY(gone.starred && gone.text == u"a cliff");
    QCOMPARE(ask(history).size(), 1);
    history.restore(gone);
    QCOMPARE(ask(history, {{}, true}), QList<PastPrompt>({gone}));
    history.clear(false);
    QCOMPARE(ask(history), QList<PastPrompt>({gone}));
    history.remove(12345);
    history.clear(true);
    QCOMPARE(ask(history).size(), 0);
    QCOMPARE(removed.size(), 1);
}

void TestPromptHistory::aLongHistoryComesInBySteps()
{
    JobBench bench;
    QVERIFY(bench.start());
    QList<JobOrder> orders;
    for (int i = 0; i < 130; ++i)
        orders << orderOf(i, u"prompt %1"_s.arg(i));
    bench.scheduler->setPaused(true);
    bench.scheduler->order(orders);
    QTRY_COMPARE(bench.added, 130);
    PromptHistory history(*bench.store, nullptr, bench.timing);
    QSignalSpy changed(&history, &PromptHistory::changed);
    history.catchUp();
    QTRY_COMPARE(ask(history, {{}, false, 500}).size(), 130);
    QCOMPARE(changed.size(), 3);
}

QTEST_GUILESS_MAIN(TestPromptHistory)
#include "tst_prompthistory.moc"
