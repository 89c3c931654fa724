// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/downloadhead.h"

#include "tests/support/manualclock.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using Kind = HeadVerdict::Kind;

namespace
{

const QByteArray etag = "\"abc\"";
const QByteArray modified = "Sat, 21 Nov 2026 10:00:00 GMT";

//! The right answer to "bytes=300-" of a file of 1000.
DownloadHead theRest()
{
    DownloadHead head;
    head.status = 206;
    head.length = "700";
    head.contentRange = "bytes 300-999/1000";
    head.etag = etag;
    return head;
}

DownloadHead theWhole()
{
    DownloadHead head;
    head.status = 200;
    head.length = "1000";
    head.etag = etag;
    return head;
}

} // namespace

class TestDownloadHead : public QObject
{
    Q_OBJECT

private slots:
    void rests_data();
    void rests();
    void restsByDate_data();
    void restsByDate();
    void statuses_data();
    void statuses();
    void validators_data();
    void validators();
    void onlyWhatCanBeGoneOnWith_data();
    void onlyWhatCanBeGoneOnWith();
};

void TestDownloadHead::rests_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("goesOn");
    const auto row = [](const char *field, const char *value, bool goesOn) {
        QTest::addRow("%s: %s", field, value) << QByteArray(field) << QByteArray(value) << goesOn;
    };
    row("none", "", true);
    row("range", "Bytes 300-999/1000", true);
    row("range", "bytes 299-999/1000", false);
    row("range", "bytes 301-999/1000", false);
    row("range", "bytes 0-999/1000", false);
    row("range", "bytes 300-998/1000", false);
    row("range", "bytes 300-1000/1000", false);
    row("range", "bytes 300-999/1001", false);
    row("range", "bytes 300-1000/1001", false);
    row("range", "bytes 300-999/*", false);
    row("range", "bytes */1000", false);
    row("range", "bytes 300-/1000", false);
    row("range", "bytes -300-999/1000", false);
    row("range", "items 300-999/1000", false);
    row("range", "bytes 300-999/1000, bytes 300-999/1000", false);
    row("range", "bytes 99999999999999999999-999/1000", false);
    row("range", "", false);
    row("length", "", true);
    row("length", "699", false);
    row("length", "1000", false);
    row("etag", "\"abd\"", false);
    row("etag", "W/\"abc\"", false);
    row("etag", "", false);
    row("encoding", "identity", true);
    row("encoding", "gzip", false);
}

void TestDownloadHead::rests()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    QFETCH(bool, goesOn);
    DownloadHead head = theRest();
    if (field == "range")
        head.contentRange = value;
    else if (field == "length")
        head.length = value;
    else if (field == "etag")
        head.etag = value;
    else if (field == "encoding")
        head.contentEncoding = value;
    const ManualClock clock;
    const HeadVerdict verdict = judgeHead(head, 300, {etag, 1000}, clock);
    QCOMPARE(verdict.kind, goesOn ? Kind::GoOn : Kind::Anew);
    QCOMPARE(verdict.length, goesOn ? 1000 : -1);
    // Nobody had asked for a part.
    QCOMPARE(judgeHead(head, 0, {}, clock).error.kind, ErrorKind::BadAnswer);
}

void TestDownloadHead::restsByDate_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("the same") << modified << true;
    QTest::newRow("left out") << QByteArray() << true;
    QTest::newRow("later") << QByteArray("Sat, 21 Nov 2026 10:00:01 GMT") << false;
}

void TestDownloadHead::restsByDate()
{
    QFETCH(QByteArray, date);
    QFETCH(bool, goesOn);
    DownloadHead head = theRest();
    head.etag.clear();
    head.lastModified = date;
    const ManualClock clock;
    QCOMPARE(judgeHead(head, 300, {modified, 1000}, clock).kind, goesOn ? Kind::GoOn : Kind::Anew);
}

void TestDownloadHead::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("whole"); // when all of it was asked for
    QTest::addColumn<Kind>("part");
    const auto row = [](int status, Kind whole, Kind part) {
        QTest::addRow("%d", status) << status << whole << part;
    };
    row(200, Kind::Begin, Kind::Begin);
    for (const int status : {401, 403, 404, 410, 429, 500, 502, 503, 599})
        row(status, Kind::Refused, Kind::Refused);
    for (const int status : {201, 204, 304, 400, 405, 412, 416, 418})
        row(status, Kind::Refused, Kind::Anew);
}

void TestDownloadHead::statuses()
{
    QFETCH(int, status);
    DownloadHead head = theWhole();
    head.status = status;
    const ManualClock clock;
    QTEST(judgeHead(head, 0, {}, clock).kind, "whole");
    QTEST(judgeHead(head, 300, {etag, 1000}, clock).kind, "part");
}

void TestDownloadHead::validators_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("changed");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray later = "Sat, 21 Nov 2026 10:01:00 GMT";
    const QByteArray soon = "Sat, 21 Nov 2026 10:00:59 GMT";
    QTest::newRow("strong tag") << etag << QByteArray() << QByteArray() << etag;
    QTest::newRow("tag before date") << etag << modified << later << etag;
    QTest::newRow("weak tag") << QByteArray("W/\"abc\"") << modified << later << QByteArray();
    QTest::newRow("tag without quotes") << QByteArray("abc") << modified << later << QByteArray();
    QTest::newRow("one quote") << QByteArray("\"") << QByteArray() << later << QByteArray();
    QTest::newRow("quote inside") << QByteArray("\"a\"b\"") << QByteArray() << later << QByteArray();
    QTest::newRow("blank inside") << QByteArray("\"a b\"") << QByteArray() << later << QByteArray();
    QTest::newRow("endless tag") << QByteArray('"' + QByteArray(5000, 'a') + '"') << QByteArray() << later
                                 << QByteArray();
    QTest::newRow("old date") << QByteArray() << modified << later << modified;
    QTest::newRow("date of just now") << QByteArray() << modified << soon << QByteArray();
    QTest::newRow("date in the future") << QByteArray() << later << modified << QByteArray();
    QTest::newRow("no date of the answer") << QByteArray() << modified << QByteArray() << QByteArray();
    QTest::newRow("nonsense") << QByteArray() << QByteArray("yesterday") << later << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray() << later << QByteArray();
}

void TestDownloadHead::validators()
{
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, changed);
    QFETCH(QByteArray, now);
    DownloadHead head = theWhole();
    head.etag = tag;
    head.lastModified = changed;
    head.date = now;
    QTEST(strongValidator(head), "expected");
}

void TestDownloadHead::onlyWhatCanBeGoneOnWith_data()
{
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<QByteArray>("transfer");
    QTest::addColumn<QByteArray>("ranges");
    QTest::addColumn<bool>("point");
    QTest::newRow("ranges") << QByteArray("1000") << QByteArray() << QByteArray("bytes") << true;
    QTest::newRow("nothing is said of ranges") << QByteArray("1000") << QByteArray() << QByteArray() << true;
    QTest::newRow("no ranges") << QByteArray("1000") << QByteArray() << QByteArray("none") << false;
    QTest::newRow("no length") << QByteArray() << QByteArray() << QByteArray("bytes") << false;
    QTest::newRow("chunked") << QByteArray("1000") << QByteArray("chunked") << QByteArray("bytes") << false;
    QTest::newRow("nonsense") << QByteArray("-5") << QByteArray() << QByteArray("bytes") << false;
}

void TestDownloadHead::onlyWhatCanBeGoneOnWith()
{
    QFETCH(QByteArray, length);
    QFETCH(QByteArray, transfer);
    QFETCH(QByteArray, ranges);
    QFETCH(bool, point);
    DownloadHead head = theWhole();
    head.length = length;
    head.transferEncoding = transfer;
    head.acceptRanges = ranges;
    const ManualClock clock;
    const HeadVerdict verdict = judgeHead(head, 0, {}, clock);
    QCOMPARE(verdict.kind, Kind::Begin);
    QCOMPARE(verdict.length, point || ranges == "none" ? 1000 : -1);
    QCOMPARE(verdict.point.has_value(), point);
    if (point)
        QCOMPARE(verdict.point->validator, etag);
}

Q_DECLARE_METATYPE(maquette::HeadVerdict::Kind)
QTEST_GUILESS_MAIN(TestDownloadHead)
#include "tst_downloadhead.moc"
