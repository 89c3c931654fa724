// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/faultdesk.h"

#include "tests/support/sandbox/faultcases.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

Call status(const QString &request, const QString &prompt = {})
{
    return {ApiOperation::Status, u"a/b"_s, prompt, request};
}

Json entry(const char *fields)
{
    return *parseJson(fields);
}

//! The strikes of a desk on a row of requests: the entry's name, "-" for none.
QStringList strikes(FaultDesk &desk, const QList<Call> &calls)
{
    QStringList names;
    for (const Call &call : calls) {
        const auto strike = desk.strike(call);
        names << (strike.fault ? u"%1/%2"_s.arg(strike.fault->name).arg(strike.number) : u"-"_s);
    }
    return names;
}

HttpReply spoiltBy(const char *fields, const HttpReply &usual, int number = 0)
{
    const FaultPlan plan = planOf({entry(fields)});
    return spoiled(usual, plan.entries.first(), number,
                   QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC));
}

HttpReply usual()
{
    HttpReply reply;
    reply.body = R"({"request_id":"r","status":"succeeded","output":{"image":"x"}})";
    return reply;
}

} // namespace

class TestFaultDesk : public QObject
{
    Q_OBJECT

private slots:
    void strikesFromTheNthSoManyTimes();
    void strikesForEver();
    void countsEachRunByItself();
    void selectsByWhatTheCallIs();
    void theFirstEntryHappensAndAllCount();
    void aSubmitIsARunOfItsOwn();
    void statesComeInTheirOrder();
    void contentsAreReplaced();
    void retryAfterIsSaid_data();
    void retryAfterIsSaid();
    void etagsDiffer();
    void whatIsNotStruckStays();
};

void TestFaultDesk::strikesFromTheNthSoManyTimes()
{
    FaultDesk desk(planOf({entry(R"({"on":"status","nth":2,"times":2,"fault":"html"})")}));
    const Call call = status(u"r"_s);
    QCOMPARE(strikes(desk, {call, call, call, call, call}),
             (QStringList{u"-"_s, u"#1/0"_s, u"#1/1"_s, u"-"_s, u"-"_s}));
}

void TestFaultDesk::strikesForEver()
{
    FaultDesk desk(planOf({entry(R"({"on":"status","times":"always","fault":"html"})")}));
    const QStringList all = strikes(desk, QList<Call>(100, status(u"r"_s)));
    QVERIFY(!all.contains(u"-"_s));
    QCOMPARE(all.last(), u"#1/99"_s);
}

void TestFaultDesk::countsEachRunByItself()
{
    FaultDesk desk(planOf({entry(R"({"on":"status","each_run":true,"nth":2,"fault":"html"})")}));
    const Call a = status(u"a"_s);
    const Call b = status(u"b"_s);
    QCOMPARE(strikes(desk, {a, b, a, b, a}), (QStringList{u"-"_s, u"-"_s, u"#1/0"_s, u"#1/0"_s, u"-"_s}));
}

void TestFaultDesk::selectsByWhatTheCallIs()
{
    FaultDesk desk(planOf({entry(
        R"({"on":"status","model":"a/b","prompt":"[x]","request":"r","times":"always","fault":"html"})")}));
    Call other = status(u"r"_s, u"a [x] b"_s);
    other.model = u"c"_s;
    Call result = status(u"r"_s, u"a [x] b"_s);
    result.operation = ApiOperation::Result;
    QCOMPARE(strikes(desk, {status(u"r"_s, u"a [x] b"_s), status(u"r"_s, u"a"_s), status(u"s"_s, u"[x]"_s),
                            other, result}),
             (QStringList{u"#1/0"_s, u"-"_s, u"-"_s, u"-"_s, u"-"_s}));
}

void TestFaultDesk::theFirstEntryHappensAndAllCount()
{
    FaultDesk desk(planOf({entry(R"({"name":"a","on":"status","fault":"html"})"),
                           entry(R"({"name":"b","on":"status","nth":2,"fault":"html"})")}));
    const Call call = status(u"r"_s);
    QCOMPARE(strikes(desk, {call, call, call}), (QStringList{u"a/0"_s, u"b/0"_s, u"-"_s}));
}

void TestFaultDesk::aSubmitIsARunOfItsOwn()
{
    FaultDesk desk(planOf({entry(R"({"on":"submit","taken":true,"each_run":true,"fault":"html"})")}));
    const Call call{ApiOperation::Submit, u"a/b"_s, {}, {}};
    QCOMPARE(strikes(desk, {call, call}), (QStringList{u"#1/0"_s, u"#1/0"_s}));
}

void TestFaultDesk::statesComeInTheirOrder()
{
    const char *fields = R"({"on":["status","result"],"fault":"states","states":["in_queue","completed"]})";
    QCOMPARE(spoiltBy(fields, usual(), 0).body, QByteArray(R"({"request_id":"r","status":"in_queue"})"));
    for (const int late : {1, 2, 50})
        QCOMPARE(spoiltBy(fields, usual(), late).body,
                 QByteArray(R"({"request_id":"r","status":"completed","output":{"image":"x"}})"));
}

void TestFaultDesk::contentsAreReplaced()
{
    const HttpReply answer = spoiltBy(
        R"({"on":"status","fault":"answer","status":418,"type":"a/b","body":{"x":1},"headers":{"X-Y":"z"}})",
        usual());
    QCOMPARE(answer.status, 418);
    QCOMPARE(answer.type, QByteArray("a/b"));
    QCOMPARE(answer.body, QByteArray(R"({"x":1})"));
    QCOMPARE(answer.headers, (QList<QPair<QByteArray, QByteArray>>{{"X-Y", "z"}}));

    const HttpReply redirect =
        spoiltBy(R"({"on":"status","fault":"redirect","status":307,"to":"file:///etc/passwd"})", usual());
    QCOMPARE(redirect.status, 307);
    QCOMPARE(redirect.headers, (QList<QPair<QByteArray, QByteArray>>{{"Location", "file:///etc/passwd"}}));
    QVERIFY(redirect.body.isEmpty());

    const HttpReply code =
        spoiltBy(R"({"on":"status","fault":"error-code","code":400002,"message":"No."})", usual());
    QCOMPARE(code.status, 200);
    QCOMPARE(code.body, QByteArray(R"({"error_code":400002,"error_message":"No."})"));

    const HttpReply page = spoiltBy(R"({"on":"status","fault":"html"})", usual());
    QCOMPARE(page.status, 200);
    QVERIFY(page.type.startsWith("text/html") && page.body.startsWith("<!DOCTYPE html>"));

    const HttpReply cut = spoiltBy(R"({"on":"status","fault":"truncated","bytes":7})", usual());
    QCOMPARE(cut.body, usual().body.left(7));
    QVERIFY(!cut.wire);
}

void TestFaultDesk::retryAfterIsSaid_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("seconds") << QByteArray(R"(,"retry_after":3)") << QByteArray("3");
    QTest::newRow("ten years") << QByteArray(R"(,"retry_after":315360000)") << QByteArray("315360000");
    QTest::newRow("below nothing") << QByteArray(R"(,"retry_after":-5)") << QByteArray("-5");
    QTest::newRow("nonsense") << QByteArray(R"(,"retry_after":"soon")") << QByteArray("soon");
    QTest::newRow("date") << QByteArray(R"(,"retry_after":{"date_in":90})")
                          << QByteArray("Sat, 21 Nov 2026 12:01:30 GMT");
}

void TestFaultDesk::retryAfterIsSaid()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, header);
    const QByteArray fields = R"({"on":"status","fault":"busy","status":503)" + field + '}';
    const HttpReply reply = spoiltBy(fields.constData(), usual());
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.headers.isEmpty(), header.isEmpty());
    if (!header.isEmpty())
        QCOMPARE(reply.headers.first(), (QPair<QByteArray, QByteArray>("Retry-After", header)));
}

void TestFaultDesk::etagsDiffer()
{
    HttpReply file = usual();
    file.etag = "\"a\"";
    const char *fields = R"({"on":"output","fault":"changed-etag","times":"always"})";
    const QByteArray first = spoiltBy(fields, file, 0).etag;
    const QByteArray second = spoiltBy(fields, file, 1).etag;
    QVERIFY(first != file.etag && second != first);
}

void TestFaultDesk::whatIsNotStruckStays()
{
    const HttpReply reply = spoiltBy(R"({"on":"status","fault":"delay","ms":1500})", usual());
    QCOMPARE(reply.body, usual().body);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.wire);
    QCOMPARE(reply.wire->delay, std::chrono::milliseconds(1500));
    QCOMPARE(reply.wire->until, WirePoint::Whole);
}

QTEST_GUILESS_MAIN(TestFaultDesk)
#include "tst_faultdesk.moc"
