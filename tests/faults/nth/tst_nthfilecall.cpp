// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job.h"
#include "tests/faults/nth/failplan.h"
#include "tests/faults/nth/trials.h"

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

//! Two runs, of whose calls on files the \a nth ends with \a number.
Trial attempt(int nth, bool lasting, int number)
{
    Stage stage(twoRuns());
    Victim &victim = stage.victim();
    FailPlan plan;
    if (!giveProfile(victim))
        return {false, u"no profile"_s, {}};
    victim.setEnvironment(plan.environment());
    plan.arm(victim.path(), nth, lasting, number);
    QStringList tasks{u"order=one"_s, u"order=two"_s};
    if (lasting)
        tasks += u"resign"_s;
    const int code = victim.run(tasks);
    plan.disarm();
    victim.setEnvironment({});
    Trial trial{plan.struck() > 0, {}, plan.what()};
    constexpr int unusable = 3; // said so, and nothing was ordered
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
        trial.fault += u" [errno %1, %2]"_s.arg(number).arg(victim.events().join(u' '));
    return trial;
}

} // namespace

//! Every call by which two runs change files, be it SQLite's, Qt's or ours, fails in turn: once, and from
//! then on until the next start. In the end each run was sent once and has landed, or was refused aloud.
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
    QCOMPARE(attempt(-1, false, 0).fault, QString()); // undisturbed
}

void TestNthFileCall::theShimFailsWhatItIsTold_data()
{
    QTest::addColumn<bool>("lasting");
    QTest::newRow("once") << false;
    QTest::newRow("from then on") << true;
}

void TestNthFileCall::theShimFailsWhatItIsTold()
{
    QFETCH(bool, lasting);
    const auto play = [](FailPlan &plan, int nth, bool lasts) {
        const QTemporaryDir folder;
        plan.arm(folder.path(), nth, lasts, EDQUOT);
        QProcess canary;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const QHash<QString, QString> more = plan.environment();
        for (auto it = more.cbegin(); it != more.cend(); ++it)
            environment.insert(it.key(), it.value());
        canary.setProcessEnvironment(environment);
        canary.start(QStringLiteral(MAQUETTE_SHIMCANARY), {folder.path()});
        canary.waitForFinished();
        return QString::fromLatin1(canary.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    };
    FailPlan plan;
    const QStringList usual = play(plan, -1, false);
    QCOMPARE(usual.size(), 13);
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
    }
}

void TestNthFileCall::everyCallFailsInTurn_data()
{
    QTest::addColumn<bool>("lasting");
    QTest::addColumn<QList<int>>("numbers");
    if (qEnvironmentVariableIsSet("MAQUETTE_NIGHTLY")) {
        for (const auto &[name, number] :
             {std::pair("no room", ENOSPC), {"input/output error", EIO}, {"no permission", EACCES}}) {
            QTest::addRow("once, %s", name) << false << QList<int>{number};
            QTest::addRow("from then on, %s", name) << true << QList<int>{number};
        }
        return;
    }
    QTest::newRow("once") << false << QList<int>{ENOSPC, EIO, EACCES};
    QTest::newRow("from then on") << true << QList<int>{EIO, EACCES, ENOSPC};
}

void TestNthFileCall::everyCallFailsInTurn()
{
    QFETCH(bool, lasting);
    QFETCH(QList<int>, numbers);
    const Trials trials =
        tryAll([&](int nth) { return attempt(nth, lasting, numbers.at(nth % numbers.size())); },
               std::max(2, QThread::idealThreadCount()) + 1);
    qInfo("%d calls failed", trials.tried);
    QVERIFY2(trials.faults.isEmpty(), qPrintable(u'\n' + trials.faults.join(u'\n')));
    constexpr int fewest = 100;
    QVERIFY(trials.tried > fewest);
    for (const auto *kind : {"open", "write", "pwrite", "close", "fsync", "fdatasync", "rename", "mkdir"})
        QVERIFY2(trials.kinds.contains(QLatin1String(kind)), kind);
}

QTEST_GUILESS_MAIN(TestNthFileCall)
#include "tst_nthfilecall.moc"
