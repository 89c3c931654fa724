// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox/faultcases.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! \brief A plan that must be refused, and how the reason begins.
struct Wrong
{
    const char *name;
    const char *plan;
    const char *said;
};

constexpr Wrong wrongWholes[] = {
    {"empty", "", "The fault plan is not JSON: line 1"},
    {"cut short", "{\"faults\":[", "The fault plan is not JSON: line 1"},
    {"a list", "[]", "The fault plan must be an object"},
    {"no faults", "{}", "The fault plan must be an object"},
    {"faults no list", "{\"faults\":{}}", "The fault plan must be an object"},
    {"more", "{\"faults\":[],\"speed\":1}", "The fault plan must be an object"},
    {"no object", "{\"faults\":[7]}", "Entry 1: it is not an object."},
};

//! The second entry of a plan.
constexpr Wrong wrongEntries[] = {
    {"nowhere", R"("fault":"html")", "\"on\" is missing."},
    {"on nothing", R"("on":[],"fault":"html")", "\"on\" must name an operation."},
    {"on something", R"("on":"submits","fault":"html")", "\"on\" must name its operations"},
    {"on twice", R"("on":["status","status"],"fault":"html")", "\"on\" must name its operations"},
    {"no fault", R"("on":"status")", "\"fault\" is missing."},
    {"strange fault", R"("on":"status","fault":"fire")", "\"fault\" must be one of delay, close,"},
    {"taken unsaid", R"("on":"submit","fault":"html")", "\"taken\" is missing: it says whether"},
    {"taken of a status", R"("on":"status","taken":true,"fault":"html")", "\"taken\" does not belong here."},
    {"taken as a word", R"("on":"submit","taken":"yes","fault":"html")", "\"taken\" must be true or false."},
    {"nth 0", R"("on":"status","nth":0,"fault":"html")", "\"nth\" must be a whole number from 1 to"},
    {"nth 1.5", R"("on":"status","nth":1.5,"fault":"html")", "\"nth\" must be a whole number from 1 to"},
    {"times 0", R"("on":"status","times":0,"fault":"html")", "\"times\" must be a whole number from 1 to"},
    {"times never", R"("on":"status","times":"never","fault":"html")",
     "\"times\" must be a whole number from 1, or \"always\"."},
    {"each_run 1", R"("on":"status","each_run":1,"fault":"html")", "\"each_run\" must be true or false."},
    {"prompt empty", R"("on":"status","prompt":"","fault":"html")",
     "\"prompt\" must be a text that is not empty."},
    {"prompt of a balance", R"("on":["status","balance"],"prompt":"x","fault":"html")",
     "\"prompt\" cannot tell one balance from another."},
    {"request of a submit", R"("on":"submit","taken":true,"request":"x","fault":"html")",
     "\"request\" cannot tell one submit from another."},
    {"at nowhere", R"("on":"status","fault":"close","at":"here")", "\"at\" must be one of before-status,"},
    {"bytes outside the body", R"("on":"status","fault":"close","at":"in-headers","bytes":3)",
     "\"bytes\" does not belong here."},
    {"bytes and share", R"("on":"status","fault":"truncated","bytes":3,"share":0.1)",
     "\"bytes\" and \"share\" exclude each other."},
    {"share 2", R"("on":"status","fault":"truncated","share":2)", "\"share\" must be a number from 0 to 1."},
    {"chunk 0", R"("on":"status","fault":"chunked","chunk":0)", "\"chunk\" must be a whole number from 1"},
    {"by 0", R"("on":"status","fault":"wrong-length","by":0)", "\"by\" must not be 0."},
    {"busy 500", R"("on":"status","fault":"busy","status":500)", "\"status\" must be one of 429, 503."},
    {"redirect 200", R"("on":"status","fault":"redirect","status":200,"to":"x")",
     "\"status\" must be one of 301, 302, 303, 307, 308."},
    {"expired 500", R"("on":"output","fault":"expired","status":500)",
     "\"status\" must be one of 403, 404, 410."},
    {"status 99", R"("on":"status","fault":"answer","status":99)",
     "\"status\" must be a whole number from 200 to 599."},
    {"retry_after true", R"("on":"status","fault":"busy","status":429,"retry_after":true)",
     "\"retry_after\" must be a number of seconds"},
    {"retry_after more", R"("on":"status","fault":"busy","status":429,"retry_after":{"date_in":1,"x":2})",
     "\"retry_after\" must be a number of seconds"},
    {"a second header", R"("on":"status","fault":"redirect","status":302,"to":"x\r\nX: y")",
     "\"to\" must not hold line breaks."},
    {"headers a list", R"("on":"status","fault":"answer","status":200,"headers":[])",
     "\"headers\" must be an object."},
    {"states empty", R"("on":"status","fault":"states","states":[])", "\"states\" must be a list of states."},
    {"states a number", R"("on":"status","fault":"states","states":[1])", "\"states\" must hold texts."},
    {"rate 0", R"("on":"status","fault":"slow","rate":0)", "\"rate\" must be a number from 0.1"},
};

} // namespace

//! A plan is read as it is meant, or refused with the entry and the reason.
class TestFaultPlan : public QObject
{
    Q_OBJECT

private slots:
    void everyKindIsRead_data();
    void everyKindIsRead();
    void everyNeededFieldIsMissed_data();
    void everyNeededFieldIsMissed();
    void everyKindStrikesWhereItMay_data() { kinds(); }
    void everyKindStrikesWhereItMay();
    void kindsHaveNamesAndCases();
    void selectorsAreRead();
    void defaults();
    void wrongPlans_data();
    void wrongPlans();
    void filesAreRead();
    void theDocumentedPlanIsRead();
    void theDocumentNamesEverything();

private:
    static void kinds();
};

void TestFaultPlan::kinds()
{
    QTest::addColumn<FaultKind>("kind");
    for (const FaultKind kind : allFaultKinds())
        QTest::newRow(faultTrait(kind).name) << kind;
}

void TestFaultPlan::everyKindIsRead_data()
{
    QTest::addColumn<FaultCase>("fault");
    for (const FaultCase &fault : faultCases())
        QTest::newRow(fault.name().constData()) << fault;
}

void TestFaultPlan::everyKindIsRead()
{
    QFETCH(FaultCase, fault);
    for (const ApiOperation operation : faultTrait(fault.kind).operations) {
        const auto read = readFault(fault.entry(operation), 1);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->kind, fault.kind);
        QCOMPARE(read->on, QList{operation});
        Json more = fault.entry(operation);
        more["colour"] = "blue";
        const auto refused = readFault(more, 3);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, u"Entry 3: \"colour\" does not belong here."_s);
    }
}

void TestFaultPlan::everyNeededFieldIsMissed_data()
{
    QTest::addColumn<FaultCase>("fault");
    QTest::addColumn<QByteArray>("key");
    for (const FaultKind kind : allFaultKinds()) {
        for (const char *key : faultTrait(kind).needs)
            QTest::addRow("%s %s", faultTrait(kind).name, key) << faultCases(kind).first() << QByteArray(key);
    }
}

void TestFaultPlan::everyNeededFieldIsMissed()
{
    QFETCH(FaultCase, fault);
    QFETCH(QByteArray, key);
    Json entry = fault.entry(faultTrait(fault.kind).operations.first());
    entry.erase(key.toStdString());
    entry["name"] = "the odd one";
    const auto read = readFault(entry, 7);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(read.error().message,
             u"Entry 7 (the odd one): \"%1\" is missing."_s.arg(QString::fromLatin1(key)));
}

void TestFaultPlan::everyKindStrikesWhereItMay()
{
    QFETCH(FaultKind, kind);
    const FaultTrait &trait = faultTrait(kind);
    for (int i = 0; i < apiOperations; ++i) {
        const bool may = trait.operations.contains(ApiOperation(i));
        const auto read = readFault(faultCases(kind).first().entry(ApiOperation(i)), 1);
        QCOMPARE(read.has_value(), may);
        if (!may)
            QVERIFY(read.error().message.endsWith(
                u"cannot strike %1."_s.arg(QString::fromLatin1(operationName(ApiOperation(i))))));
    }
}

void TestFaultPlan::kindsHaveNamesAndCases()
{
    QSet<QByteArray> names;
    for (const FaultKind kind : allFaultKinds()) {
        names << faultTrait(kind).name;
        QVERIFY2(!faultCases(kind).isEmpty(), faultTrait(kind).name);
        QVERIFY(!faultTrait(kind).operations.isEmpty());
    }
    QCOMPARE(names.size(), qsizetype(faultKinds));
}

void TestFaultPlan::selectorsAreRead()
{
    const auto plan = FaultPlan::parse(R"({"faults":[
        {"name":"one","on":["status","cancel"],"model":"a/b","prompt":"[x]","request":"r-1","nth":3,"times":4,
         "each_run":true,"taken":false,"fault":"close","at":"in-body","bytes":12,"reset":true},
        {"on":"output","times":"always","fault":"slow","rate":0.5}]})");
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QCOMPARE(plan->entries.size(), 2);
    const Fault &one = plan->entries.first();
    QCOMPARE(one.name, u"one"_s);
    QCOMPARE(one.on, (QList{ApiOperation::Status, ApiOperation::Cancel}));
    QCOMPARE(one.model, u"a/b"_s);
    QCOMPARE(one.prompt, u"[x]"_s);
    QCOMPARE(one.request, u"r-1"_s);
    QCOMPARE(one.nth, 3);
    QCOMPARE(one.times, 4);
    QVERIFY(one.eachRun);
    QVERIFY(!one.taken);
    QCOMPARE(one.wire.until, WirePoint::InBody);
    QCOMPARE(one.wire.end, WireEnd::Reset);
    QCOMPARE(one.wire.cut.in(100), 12);
    QCOMPARE(plan->entries.last().times, 0);
    QCOMPARE(plan->entries.last().wire.rate, 0.5);
}

void TestFaultPlan::defaults()
{
    const auto plan = FaultPlan::parse(R"({"faults":[{"on":"output","fault":"truncated"},
        {"on":"status","fault":"states","states":["a","b","c"]}]})");
    QVERIFY(plan);
    const Fault &first = plan->entries.first();
    QCOMPARE(first.name, u"#1"_s);
    QCOMPARE(first.nth, 1);
    QCOMPARE(first.times, 1);
    QVERIFY(!first.eachRun);
    QCOMPARE(first.cut.in(100), 50);
    QCOMPARE(plan->entries.last().times, 3);
    QVERIFY(FaultPlan::parse(R"({"faults":[]})")->entries.isEmpty());
}

void TestFaultPlan::wrongPlans_data()
{
    QTest::addColumn<QByteArray>("plan");
    QTest::addColumn<QString>("said");
    for (const Wrong &wrong : wrongWholes)
        QTest::newRow(wrong.name) << QByteArray(wrong.plan) << QString::fromUtf8(wrong.said);
    for (const Wrong &wrong : wrongEntries)
        QTest::newRow(wrong.name) << QByteArray("{\"faults\":[{\"on\":\"balance\",\"fault\":\"html\"},{" +
                                                QByteArray(wrong.plan) + "}]}")
                                  << u"Entry 2: %1"_s.arg(QString::fromUtf8(wrong.said));
}

void TestFaultPlan::wrongPlans()
{
    QFETCH(QByteArray, plan);
    QFETCH(QString, said);
    const auto read = FaultPlan::parse(plan);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(read.error().message.startsWith(said), qPrintable(read.error().message));
}

void TestFaultPlan::filesAreRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"plan.json"_s);
    const auto missing = FaultPlan::read(path);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::FileAccess);
    QVERIFY(missing.error().message.contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"faults":[{"on":"balance","fault":"html"}]})");
    file.close();
    QCOMPARE(FaultPlan::read(path)->entries.size(), 1);
}

void TestFaultPlan::theDocumentedPlanIsRead()
{
    QFile file(QStringLiteral(MAQUETTE_SOURCE_DIR "/app/sandbox/FAULTS.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const QString example = text.section(u"```json"_s, 1).section(u"```"_s, 0, 0);
    const auto plan = FaultPlan::parse(example.toUtf8());
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QCOMPARE(plan->entries.size(), 5);
}

void TestFaultPlan::theDocumentNamesEverything()
{
    QFile file(QStringLiteral(MAQUETTE_SOURCE_DIR "/app/sandbox/FAULTS.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    for (const FaultKind kind : allFaultKinds())
        QVERIFY2(text.contains(u"| `%1` |"_s.arg(QString::fromLatin1(faultTrait(kind).name))),
                 faultTrait(kind).name);
    for (int i = 0; i < apiOperations; ++i)
        QVERIFY(text.contains(u'`' + QString::fromLatin1(operationName(ApiOperation(i))) + u'`'));
}

QTEST_GUILESS_MAIN(TestFaultPlan)
#include "tst_faultplan.moc"
