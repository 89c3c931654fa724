// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include "tests/support/manualclock.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;

namespace
{

Result<HttpAnswer> answer(int status, const QByteArray &body)
{
    return HttpAnswer{status, body, "application/json", {}, {}};
}

} // namespace

class TestSmallReplies : public QObject
{
    Q_OBJECT

private slots:
    void cancel_data();
    void cancel();
    void balance_data();
    void balance();
    void price();

private:
    ManualClock m_clock;
};

void TestSmallReplies::cancel_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("outcome"); // 0 cancelled, 1 not cancellable, 2 not confirmed
    const auto row = [](const char *name, int status, const char *body, int outcome) {
        QTest::newRow(name) << status << QByteArray(body) << outcome;
    };
    row("documented", 202, R"({"request_id":"r","status":"completed","outcome":"cancelled"})", 0);
    row("200", 200, R"({"outcome":"cancelled"})", 0);
    row("other spelling", 202, R"({"outcome":"CANCELED"})", 0);
    row("not cancellable", 202, R"({"outcome":"not_cancellable","status":"in_progress"})", 1);
    row("not cancellable wins", 202, R"({"outcome":"not_cancellable","status":"cancelled"})", 1);
    row("status only", 202, R"({"status":"cancelled"})", 0);
    row("requested", 202, R"({"status":"cancellation_requested"})", 0);
    row("unheard outcome, status cancelled", 202, R"({"outcome":"ok","status":"cancelled"})", 0);
    row("unheard outcome, requested", 202, R"({"outcome":"later","status":"cancellation_requested"})", 2);
    row("completed", 202, R"({"status":"completed"})", 2);
    row("nothing", 202, "{}", 2);
    row("empty", 202, "", 2);
    row("docs' own broken example", 202, R"({"status":"completed" "outcome":"cancelled"})", 2);
    row("error code", 200, R"({"error_code":404001,"outcome":"cancelled"})", 2);
    row("404", 404, R"({"error_code":404001})", 2);
    row("500", 500, "", 2);
    row("302", 302, R"({"outcome":"cancelled"})", 2);
}

void TestSmallReplies::cancel()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, outcome);
    const auto read = readCancel(answer(status, body), m_clock);
    QCOMPARE(read.has_value(), outcome != 2);
    if (read)
        QCOMPARE(static_cast<int>(*read), outcome);
    else
        QCOMPARE(read.error().kind, ErrorKind::NotConfirmed);
    const auto lost = readCancel(fail(ErrorKind::ConnectionLost, QStringLiteral("x")), m_clock);
    QCOMPARE(lost.error().kind, ErrorKind::NotConfirmed);
    const auto stopped = readCancel(fail(ErrorKind::Cancelled, QStringLiteral("x")), m_clock);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
}

void TestSmallReplies::balance_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("good");
    QTest::addColumn<qint64>("microdollars");
    const auto row = [](const char *name, const char *body, bool good, qint64 amount) {
        QTest::newRow(name) << QByteArray(body) << good << amount;
    };
    row("both", R"({"balance_usd":64.11,"balance_microdollars":64106410,"currency":"USD"})", true, 64106410);
    row("dollars", R"({"balance_usd":64.11})", true, 64110000);
    row("zero", R"({"balance_usd":0,"balance_microdollars":0})", true, 0);
    row("negative", R"({"balance_microdollars":-1250000})", true, -1250000);
    row("negative dollars", R"({"balance_usd":-1.25})", true, -1250000);
    row("text", R"({"balance_usd":"64"})", false, 0);
    row("fraction of a millionth", R"({"balance_usd":1,"balance_microdollars":0.5})", true, 1000000);
    row("nothing", "{}", false, 0);
    row("error code", R"({"error_code":400004,"balance_usd":1})", false, 0);
}

void TestSmallReplies::balance()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, good);
    QFETCH(qint64, microdollars);
    const auto read = readBalance(answer(200, body), m_clock);
    QCOMPARE(read.has_value(), good);
    if (read) {
        QCOMPARE(read->amount.microdollars(), microdollars);
        QCOMPARE(read->currency, QStringLiteral("USD"));
    }
}

void TestSmallReplies::price()
{
    const auto full = readPrice(
        answer(200, R"({"base_price_usd":0.04,"price_unit":"output","pricing_note":"Adds 25%"})"), m_clock);
    QVERIFY(full);
    QCOMPARE(full->base.value_or(Money()), Money::fromMicrodollars(40000));
    QCOMPARE(full->unit, QStringLiteral("output"));
    QCOMPARE(full->note, QStringLiteral("Adds 25%"));
    for (const char *odd : {"null", "-1", "true", "\"free\""}) {
        const auto read = readPrice(answer(200, QByteArray("{\"base_price_usd\":") + odd + "}"), m_clock);
        QVERIFY(read);
        QVERIFY2(!read->base, odd);
    }
    QVERIFY(readPrice(answer(200, "{}"), m_clock)); // unknown, which is not free
    QCOMPARE(readPrice(answer(404, R"({"error_code":404001})"), m_clock).error().kind,
             ErrorKind::ModelUnknown);
}

QTEST_GUILESS_MAIN(TestSmallReplies)
#include "tst_smallreplies.moc"
