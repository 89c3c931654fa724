// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/sandbox/sandboxbench.h"
#include "tests/support/sandbox/rawclient.h"
#include "tests/support/sandbox/tinymodel.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! \brief One run that is cancelled, and whose cancel is struck.
struct Doomed
{
    FaultCase fault;
    bool taken;
    QString prompt;
};

QList<Doomed> doomedBy(FaultKind kind)
{
    QList<Doomed> all;
    for (const FaultCase &fault : faultCases(kind)) {
        for (const bool taken : {true, false})
            all << Doomed{fault, taken, u"run <%1>"_s.arg(all.size())};
    }
    return all;
}

//! The answer comes through whole, so the client may believe what it says.
bool isBelieved(const FaultCase &fault)
{
    switch (fault.kind) {
    case FaultKind::Delay:
    case FaultKind::Chunked:
    case FaultKind::WrongType:
        return true;
    case FaultKind::NoLength:
        return !fault.fields.contains("share");
    case FaultKind::Slow:
        return fault.fields["rate"].get<double>() > 1000;
    default:
        return false;
    }
}

} // namespace

//! Every fault that the sandbox knows, at a cancel: "cancelled" is said of what the server cancelled, and of
//! nothing else; what goes on there is watched here.
class TestCancelFaults : public QObject
{
    Q_OBJECT

private slots:
    void everyFault_data();
    void everyFault();

private:
    void block();

    std::unique_ptr<SandboxBench> m_bench;
};

void TestCancelFaults::everyFault_data()
{
    QTest::addColumn<FaultKind>("kind");
    for (const FaultKind kind : allFaultKinds()) {
        if (faultTrait(kind).operations.contains(ApiOperation::Cancel))
            QTest::newRow(faultTrait(kind).name) << kind;
    }
}

//! Two runs of many minutes take both of the server's places, so that all others queue.
void TestCancelFaults::block()
{
    RawClient client(quint16(m_bench->server().baseUrl().port()));
    const QByteArray body = tinyInput(u"[slow]"_s);
    for (int i = 0; i < 2; ++i) {
        client.say("POST /v1/models/" + QByteArray(tinyModel) +
                   " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer sandbox-token\r\nContent-Length: " +
                   QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(client.answer().contains("request_id"));
    }
}

void TestCancelFaults::everyFault()
{
    QFETCH(FaultKind, kind);
    const QList<Doomed> all = doomedBy(kind);
    QList<Json> entries;
    for (const Doomed &doomed : all) {
        Json entry = doomed.fault.entry(ApiOperation::Cancel, doomed.taken);
        entry["prompt"] = doomed.prompt.toStdString();
        entries << entry;
    }
    m_bench = std::make_unique<SandboxBench>();
    QVERIFY(m_bench->serve(entries, 0.1));
    block();
    QVERIFY(m_bench->start());
    m_bench->scheduler->setLimit(20);
    const auto isOver = [&](const Doomed &doomed) {
        const Job job = m_bench->job(doomed.prompt);
        if (doomed.taken)
            return job.state == JobState::Cancelled;
        return job.state == JobState::Cancelled || (job.state == JobState::Queued && !job.cancelRequested);
    };
    for (const Doomed &doomed : all) {
        m_bench->order(doomed.prompt);
        QTRY_COMPARE(m_bench->job(doomed.prompt).state, JobState::Queued);
        m_bench->scheduler->cancel(m_bench->job(doomed.prompt).id);
    }
    for (const Doomed &doomed : all) {
        QTRY_VERIFY2_WITH_TIMEOUT(isOver(doomed), doomed.fault.name().constData(), 10000);
        const bool cancelled = m_bench->job(doomed.prompt).state == JobState::Cancelled;
        QVERIFY2(!doomed.taken || cancelled, doomed.fault.name().constData());
        QVERIFY2(doomed.taken || !cancelled || isBelieved(doomed.fault), doomed.fault.name().constData());
        QCOMPARE(m_bench->arrived(doomed.prompt), 1);
    }
    QCOMPARE(m_bench->struck(), all.size());
}

QTEST_GUILESS_MAIN(TestCancelFaults)
#include "tst_cancelfaults.moc"
