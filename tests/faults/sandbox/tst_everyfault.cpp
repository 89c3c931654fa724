// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/sandbox/sandboxbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;
using Op = ApiOperation;

namespace
{

//! \brief One run of a row: which of its requests is struck.
struct Victim
{
    QString prompt;
    Op operation;
    bool taken;
};

const QList<Victim> &allVictims()
{
    static const QList<Victim> all{{u"order taken"_s, Op::Submit, true},
                                   {u"order lost"_s, Op::Submit, false},
                                   {u"its status"_s, Op::Status, true},
                                   {u"its result"_s, Op::Result, true},
                                   {u"its files"_s, Op::Output, true}};
    return all;
}

//! The service's own words that it did not take the run.
bool refuses(const FaultCase &fault)
{
    const qint64 status = fault.kind == FaultKind::Answer ? fault.fields["status"].get<qint64>() : 0;
    return status >= 400 && status < 500 && fault.fields.contains("body");
}

QList<Victim> victimsOf(const FaultCase &fault)
{
    QList<Victim> victims;
    for (const Victim &victim : allVictims()) {
        const bool lies = victim.operation == Op::Submit && victim.taken && refuses(fault);
        if (faultTrait(fault.kind).operations.contains(victim.operation) && !lies)
            victims << victim;
    }
    return victims;
}

//! The server asks for a time that nobody waits in a test, or feeds a file without end.
bool needsARestart(const FaultCase &fault)
{
    return fault.kind == FaultKind::Endless ||
           (fault.fields.contains("retry_after") && fault.fields["retry_after"] == Json(315360000));
}

} // namespace

//! Every fault that the sandbox knows, at every call of a run: nothing that was taken is lost, nothing is
//! sent twice, nothing broken stands in the library, and what can go on by itself does. The rows come from
//! the list of faults.
class TestEveryFault : public QObject
{
    Q_OBJECT

private slots:
    void everyFault_data();
    void everyFault();
    void everyKindHasARow();

private:
    void askBesides(const FaultCase &fault);
    void settle(const FaultCase &fault);
    void judge(const Victim &victim);
    void bringHome(const Victim &victim);

    std::unique_ptr<SandboxBench> m_bench;
};

void TestEveryFault::everyFault_data()
{
    QTest::addColumn<FaultCase>("fault");
    for (const FaultCase &fault : faultCases())
        QTest::newRow(fault.name().constData()) << fault;
}

void TestEveryFault::everyKindHasARow()
{
    for (const FaultKind kind : allFaultKinds()) {
        QVERIFY2(!faultCases(kind).isEmpty(), faultTrait(kind).name);
        QVERIFY2(!victimsOf(faultCases(kind).first()).isEmpty(), faultTrait(kind).name);
    }
}

void TestEveryFault::everyFault()
{
    QFETCH(FaultCase, fault);
    const QList<Victim> victims = victimsOf(fault);
    QList<Json> entries;
    for (const Victim &victim : victims) {
        Json entry = fault.entry(victim.operation, victim.taken);
        entry["prompt"] = victim.prompt.toStdString();
        entries << entry;
    }
    for (const Op operation : {Op::Balance, Op::Catalogue}) {
        if (faultTrait(fault.kind).operations.contains(operation))
            entries << fault.entry(operation);
    }
    m_bench = std::make_unique<SandboxBench>();
    QVERIFY(m_bench->serve(entries));
    QVERIFY(m_bench->start());
    m_bench->scheduler->setLimit(20);
    for (const Victim &victim : victims)
        m_bench->order(victim.prompt);
    askBesides(fault);
    settle(fault);
    if (QTest::currentTestFailed())
        return;
    for (const Victim &victim : victims) {
        judge(victim);
        if (QTest::currentTestFailed())
            return;
    }
    for (const Victim &victim : victims)
        bringHome(victim);
    QVERIFY2(m_bench->brokenFiles().isEmpty(), qPrintable(m_bench->brokenFiles().join(u' ')));
    QCOMPARE(m_bench->works().size(), m_bench->server().counts().taken);
    QCOMPARE(m_bench->server().counts().submits, victims.size());
    QVERIFY(m_bench->struck() >= entries.size());
}

//! The calls that no run needs: an answer that is right, or an error, once, in time.
void TestEveryFault::askBesides(const FaultCase &fault)
{
    if (!faultTrait(fault.kind).operations.contains(Op::Balance))
        return;
    bool balanceAsked = false;
    bool priceAsked = false;
    auto *balance = m_bench->client->balance(m_bench->client.get());
    connect(balance, &BalanceCall::finished, this, [&](const Result<Balance> &answer) {
        QVERIFY(!balanceAsked);
        balanceAsked = true;
        if (answer)
            QVERIFY(answer->amount.microdollars() > 240'000'000);
        else
            QVERIFY(!answer.error().message.isEmpty());
    });
    auto *price = m_bench->client->price(ModelId(u"test/tiny/text-to-image"_s), m_bench->client.get());
    connect(price, &PriceCall::finished, this, [&](const auto &answer) {
        QVERIFY(!priceAsked);
        priceAsked = true;
        if (!answer)
            QVERIFY(!answer.error().message.isEmpty());
    });
    QTRY_VERIFY(balanceAsked && priceAsked);
}

void TestEveryFault::settle(const FaultCase &fault)
{
    const auto done = [this, all = victimsOf(fault).size()] {
        return m_bench->last.size() == all && m_bench->isSettled();
    };
    int restarts = 0;
    while (!QTest::qWaitFor(done, needsARestart(fault) ? 700 : 10000) && restarts < 5) {
        QVERIFY2(needsARestart(fault), "a job does not go on by itself");
        ++restarts;
        QVERIFY(m_bench->restart());
    }
    QVERIFY(done());
}

void TestEveryFault::judge(const Victim &victim)
{
    const Job job = m_bench->job(victim.prompt);
    const auto say = [&]() -> QByteArray {
        return (victim.prompt + u": state "_s + QString::number(int(job.state)) + u' ' +
                (job.error ? job.error->message + job.error->detail : QString()))
            .toUtf8();
    };
    QVERIFY2(m_bench->arrived(victim.prompt) == 1, say().constData());
    QCOMPARE(m_bench->taken(victim.prompt).size(), victim.taken ? 1 : 0);
    if (!victim.taken) {
        QVERIFY2(job.state == JobState::Unknown || job.state == JobState::Failed, say().constData());
    } else if (victim.operation == Op::Submit) {
        QVERIFY2(job.state == JobState::Unknown || job.state == JobState::Saved, say().constData());
    } else {
        QVERIFY2(job.state == JobState::Saved, say().constData());
    }
    if (job.state == JobState::Unknown || job.state == JobState::Failed)
        QVERIFY(!job.error->message.isEmpty());
}

//! A run that was taken and is unknown here is found by the id that the server knows it by.
void TestEveryFault::bringHome(const Victim &victim)
{
    const Job job = m_bench->job(victim.prompt);
    if (job.state != JobState::Unknown || !victim.taken)
        return;
    QVERIFY(m_bench->scheduler->adopt(job.id, RequestId(m_bench->taken(victim.prompt).first())));
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->job(victim.prompt).state, JobState::Saved, 10000);
}

QTEST_GUILESS_MAIN(TestEveryFault)
#include "tst_everyfault.moc"
