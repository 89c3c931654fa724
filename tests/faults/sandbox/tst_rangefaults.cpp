// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/sandbox/sandboxbench.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;
using Op = ApiOperation;

namespace
{

//! Not at once: when an answer is there before Qt looks for one, and breaks off, Qt asks again by itself
//! (tst_downloadfaults, askedAgainByQt), which would be a request more.
constexpr int later = 200;

Json breaksOff()
{
    return {{"on", "output"}, {"fault", "close"}, {"at", "in-body"}, {"share", 0.7}};
}

//! What happens to the request for the rest, and the statuses of all answers.
struct RangeCase
{
    QByteArray fault; //!< empty: nothing
    QList<int> statuses;
};

QList<RangeCase> allRows()
{
    return {{"", {200, 206}},
            {R"({"fault":"close","at":"in-body","share":0.7})", {200, 206, 206}},
            {R"({"fault":"busy","status":503,"retry_after":0})", {200, 503, 206}},
            {R"({"fault":"expired","status":403})", {200, 403, 206}},
            {R"({"fault":"range-refused"})", {200, 416, 200}},
            {R"({"fault":"changed-etag"})", {200, 200}},
            {R"({"fault":"changed-etag","part":true})", {200, 206, 200}},
            {R"({"fault":"wrong-start","by":10})", {200, 206, 200}},
            {R"({"fault":"wrong-start","by":-3})", {200, 206, 200}},
            {R"({"fault":"wrong-total","by":10})", {200, 206, 200}},
            {R"({"fault":"wrong-total","by":-3})", {200, 206, 200}}};
}

} // namespace

//! The sandbox as a file server: a download that broke off is gone on with, and where the sandbox lies about
//! the rest it is begun anew. The picture is large enough for that (tst_everyfault's are not).
class TestRangeFaults : public QObject
{
    Q_OBJECT

private slots:
    void goesOnOrBeginsAnew_data();
    void goesOnOrBeginsAnew();
    void everyKindAboutRangesHasARow();
};

void TestRangeFaults::goesOnOrBeginsAnew_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QList<int>>("statuses");
    for (const RangeCase &row : allRows())
        QTest::newRow(row.fault.isEmpty() ? "honest" : row.fault.constData()) << row.fault << row.statuses;
}

void TestRangeFaults::goesOnOrBeginsAnew()
{
    QFETCH(QByteArray, second);
    QFETCH(QList<int>, statuses);
    QList<Json> entries{breaksOff()};
    if (!second.isEmpty()) {
        Json entry = *parseJson(second);
        entry["on"] = "output";
        entry["nth"] = 2;
        entries << entry;
    }
    for (Json &entry : entries)
        entry["ms"] = later;
    // Longer than a busy machine takes to draw the picture: a time-out would be an answer more.
    SandboxBench bench(std::chrono::seconds(20));
    QVERIFY(bench.serve(entries));
    QVERIFY(bench.start());
    bench.order(u"a fox"_s, 1024);
    QTRY_VERIFY_WITH_TIMEOUT(bench.last.size() == 1 && bench.isSettled(), 30000);
    const Job job = bench.job(u"a fox"_s);
    QVERIFY2(job.state == JobState::Saved, qPrintable(job.error ? job.error->message : QString()));
    QCOMPARE(bench.fileStatuses(), statuses);
    QVERIFY2(bench.brokenFiles().isEmpty(), qPrintable(bench.brokenFiles().join(u' ')));
    QCOMPARE(bench.works().size(), 1);
    QCOMPARE(bench.struck(), entries.size());
}

void TestRangeFaults::everyKindAboutRangesHasARow()
{
    QByteArray all;
    for (const RangeCase &row : allRows())
        all += row.fault;
    for (const FaultKind kind : allFaultKinds()) {
        const FaultTrait &trait = faultTrait(kind);
        const bool aboutFiles = trait.operations == QList<Op>{Op::Output};
        QVERIFY2(!aboutFiles || all.contains(QByteArray('"' + QByteArray(trait.name) + '"')), trait.name);
    }
}

QTEST_GUILESS_MAIN(TestRangeFaults)
#include "tst_rangefaults.moc"
