// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job.h"
#include "tests/faults/kill/childtasks.h"
#include "tests/faults/nth/failplan.h"
#include "tests/faults/nth/trials.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <cerrno>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

const QStringList prompts{u"one"_s, u"two"_s};

Scenario twoRuns()
{
    return {"two runs",
            [](ApiDouble &api) { api.statuses = {R"({"status":"completed"})"}; },
            {{{u"order=one"_s, u"order=two"_s}, {}}}};
}

bool hasUnknown(const Victim &victim)
{
    const QList<JobRow> rows = victim.rows();
    return std::any_of(rows.cbegin(), rows.cend(),
                       [](const JobRow &row) { return row.state == int(JobState::Unknown); });
}

//! Two runs, of whose \a calls on files the \a nth ends with \a number; \a only: of those of this name.
Trial attempt(FailPlan::Calls calls, int nth, bool lasting, int number, const QString &only = {})
{
    Stage stage(twoRuns());
    Victim &victim = stage.victim();
    FailPlan plan;
    if (!giveProfile(victim))
        return {false, u"no profile"_s, {}};
    victim.setEnvironment(plan.environment());
    plan.arm(victim.path(), nth, lasting, number, calls, only);
    QStringList tasks{u"order=one"_s, u"order=two"_s};
    if (lasting)
        tasks += u"resign"_s;
    const int code = victim.run(tasks);
    plan.disarm();
    victim.setEnvironment({});
    Trial trial{plan.struck() > 0, {}, plan.what()};
    constexpr int unusable = ChildTasks::unusable; // said so, and nothing was ordered
    if (code != 0 && code != unusable)
        trial.fault = u"it ended with %1"_s.arg(code);
    else if (!lasting && hasUnknown(victim))
        trial.fault = u"nobody knows whether it was sent, although the answer came"_s;
    const qsizetype told = code == unusable ? prompts.size() : victim.output().count(u"an order failed"_s);
    if (trial.fault.isEmpty())
        trial.fault = lasting ? stage.settle() : stage.goOnAlone();
    if (trial.fault.isEmpty())
        trial.fault = lookAfterwards(stage, prompts, told, lasting);
    if (!trial.fault.isEmpty())
        trial.fault += u" [call %1, errno %2, %3]"_s.arg(nth).arg(number).arg(victim.events().join(u' '));
    return trial;
}

} // namespace

//! Every call by which two runs change files or look at them, be it SQLite's, Qt's or ours, fails in turn:
//! once, and from then on until the next start. In the end each run was sent once and has landed, or was
//! refused aloud.
class TestNthFileCall : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theShimFailsWhatItIsTold_data();
    void theShimFailsWhatItIsTold();
    void everyCallFailsInTurn_data();
    void everyCallFailsInTurn();
};

void TestNthFileCall::initTestCase()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("The sanitizers want to be the first library themselves");
#endif
    QCOMPARE(attempt(FailPlan::Calls::Changing, -1, false, 0).fault, QString()); // undisturbed
}

void TestNthFileCall::theShimFailsWhatItIsTold_data()
{
    QTest::addColumn<FailPlan::Calls>("calls");
    QTest::addColumn<bool>("lasting");
    QTest::addColumn<int>("count");
    QTest::newRow("changing, once") << FailPlan::Calls::Changing << false << 13;
    QTest::newRow("changing, from then on") << FailPlan::Calls::Changing << true << 13;
    QTest::newRow("looking, once") << FailPlan::Calls::Looking << false << 8;
    QTest::newRow("looking, from then on") << FailPlan::Calls::Looking << true << 8;
}

void TestNthFileCall::theShimFailsWhatItIsTold()
{
    QFETCH(FailPlan::Calls, calls);
    QFETCH(bool, lasting);
    QFETCH(int, count);
    const auto play = [calls](FailPlan &plan, int nth, bool lasts, const QString &only = {}) {
        const QTemporaryDir folder;
        plan.arm(folder.path(), nth, lasts, EDQUOT, calls, only);
        QProcess canary;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const QHash<QString, QString> more = plan.environment();
        for (auto it = more.cbegin(); it != more.cend(); ++it)
            environment.insert(it.key(), it.value());
        canary.setProcessEnvironment(environment);
        canary.start(QStringLiteral(MAQUETTE_SHIMCANARY),
                     {folder.path(), calls == FailPlan::Calls::Looking ? u"look"_s : u"change"_s});
        canary.waitForFinished();
        return QString::fromLatin1(canary.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    };
    FailPlan plan;
    const QStringList usual = play(plan, -1, false);
    QCOMPARE(usual.size(), count);
    QCOMPARE(usual.filter(u" 0"_s).size(), usual.size());
    QCOMPARE(plan.calls(), usual.size());
    QCOMPARE(plan.struck(), 0);
    for (int nth = 0; nth < usual.size(); ++nth) {
        const QStringList told = play(plan, nth, lasting);
        QCOMPARE(told.at(nth), usual.at(nth).section(u' ', 0, 0) + u' ' + QString::number(EDQUOT));
        QCOMPARE(told.mid(0, nth), usual.mid(0, nth));
        QCOMPARE(plan.what(), usual.at(nth).section(u' ', 0, 0));
        QCOMPARE(told.mid(nth + 1).filter(u" 0"_s).isEmpty(), lasting || nth + 1 == usual.size());
        QVERIFY(lasting || plan.struck() == 1);
        const QString name = usual.at(nth).section(u' ', 0, 0);
        play(plan, 0, lasting, name);
        QCOMPARE(plan.what(), name);
    }
}

void TestNthFileCall::everyCallFailsInTurn_data()
{
    using Calls = FailPlan::Calls;
    QTest::addColumn<Calls>("calls");
    QTest::addColumn<bool>("lasting");
    QTest::addColumn<QList<int>>("numbers");
    if (!qEnvironmentVariableIsSet("MAQUETTE_NIGHTLY")) {
        QTest::newRow("changing, once") << Calls::Changing << false << QList<int>{ENOSPC, EIO, EACCES};
        QTest::newRow("changing, from then on") << Calls::Changing << true << QList<int>{EIO, EACCES, ENOSPC};
        QTest::newRow("looking, once") << Calls::Looking << false << QList<int>{EIO, EACCES};
        QTest::newRow("looking, from then on") << Calls::Looking << true << QList<int>{EACCES, EIO};
        return;
    }
    for (const auto &[name, number] :
         {std::pair("no room", ENOSPC), {"input/output error", EIO}, {"no permission", EACCES}}) {
        for (const bool lasting : {false, true}) {
            const char *times = lasting ? "from then on" : "once";
            QTest::addRow("changing, %s, %s", times, name)
                << Calls::Changing << lasting << QList<int>{number};
            if (number != ENOSPC)
                QTest::addRow("looking, %s, %s", times, name)
                    << Calls::Looking << lasting << QList<int>{number};
        }
    }
}

void TestNthFileCall::everyCallFailsInTurn()
{
    QFETCH(FailPlan::Calls, calls);
    QFETCH(bool, lasting);
    QFETCH(QList<int>, numbers);
    // Each run of the tests takes a third of the calls, another one each time; nightly takes all.
    const int step = qEnvironmentVariableIsSet("MAQUETTE_NIGHTLY") ? 1 : 3;
    const int first = QRandomGenerator::global()->bounded(step);
    const Trials trials = tryAll(
        [&](int trial) {
            return attempt(calls, first + trial * step, lasting, numbers.at(trial % numbers.size()));
        },
        std::max(2, QThread::idealThreadCount()) + 1);
    qInfo("%d calls failed, from the %d. on in steps of %d", trials.tried, first, step);
    QVERIFY2(trials.faults.isEmpty(), qPrintable(u'\n' + trials.faults.join(u'\n')));
    constexpr int fewest = 100;
    QVERIFY(trials.tried * step > fewest);
    const QStringList kinds = calls == FailPlan::Calls::Looking
                                  ? QStringList{u"read"_s, u"pread"_s, u"stat"_s, u"fstat"_s, u"access"_s}
                                  : QStringList{u"open"_s,  u"write"_s,     u"pwrite"_s, u"close"_s,
                                                u"fsync"_s, u"fdatasync"_s, u"rename"_s, u"mkdir"_s};
    // Calls change places between two trials, and one that is rare may have been missed by all of them.
    for (const QString &kind : kinds) {
        if (trials.kinds.contains(kind))
            continue;
        const Trial trial = attempt(calls, 0, lasting, numbers.constFirst(), kind);
        QVERIFY2(trial.struck, qPrintable(kind));
        QVERIFY2(trial.fault.isEmpty(), qPrintable(kind + u": "_s + trial.fault));
    }
}

QTEST_GUILESS_MAIN(TestNthFileCall)
#include "tst_nthfilecall.moc"
