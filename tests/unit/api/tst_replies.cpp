// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include "app/base/log.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

namespace
{

Result<HttpAnswer> answer(int status, const QByteArray &body, const QByteArray &retryAfter = {})
{
    return HttpAnswer{status, body, "application/json", retryAfter, {}};
}

QString nameOf(const SubmitOutcome &outcome)
{
    static const char *const names[] = {"accepted", "rejected", "not sent", "uncertain"};
    return QString::fromLatin1(names[outcome.index()]);
}

Error errorOf(const SubmitOutcome &outcome)
{
    if (const auto *rejected = std::get_if<Rejected>(&outcome))
        return rejected->error;
    if (const auto *notSent = std::get_if<NotSent>(&outcome))
        return notSent->error;
    if (const auto *uncertain = std::get_if<Uncertain>(&outcome))
        return uncertain->error;
    return {};
}

} // namespace

class TestReplies : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void submit_data();
    void submit();
    void submitWithoutAnswer();
    void errors_data();
    void errors();
    void errorText_data();
    void errorText();
    void errorTextIsShortAndClean();
    void tokenIsInNoError();
    void tokenIsInNoKeptResult();
    void retryAfterIsCarried();
    void states_data();
    void states();
    void statusBodies_data();
    void statusBodies();
    void failedCarriesItsReason_data();
    void failedCarriesItsReason();
    void resultOfSuccess();
    void resultNotReady_data();
    void resultNotReady();
    void resultBroken_data();
    void resultBroken();
    void cost_data();
    void cost();

private:
    ManualClock m_clock;
};

void TestReplies::initTestCase()
{
    addSecret(QStringLiteral("tok_s3cr3t_9a2e"));
}

void TestReplies::submit_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, int status, const char *body, const char *outcome,
                        ErrorKind kind = ErrorKind::Internal) {
        QTest::newRow(name) << status << QByteArray(body) << QString::fromLatin1(outcome) << kind;
    };
    using K = ErrorKind;
    row("200", 200, R"({"request_id":"r-1_A","status_url":"https://evil.example/x"})", "accepted");
    row("202", 202, R"({"request_id":"r1","status":"in_queue"})", "accepted");
    row("200, code null", 200, R"({"request_id":"r1","error_code":null})", "accepted");
    row("200, error code", 200, R"({"error_code":400002,"error_message":"no"})", "uncertain", K::NoFunds);
    row("200, id and error code", 200, R"({"request_id":"r1","error_code":500001})", "uncertain",
        K::ServerFault);
    row("200, empty object", 200, "{}", "uncertain", K::BadAnswer);
    row("200, numeric id", 200, R"({"request_id":17})", "uncertain", K::BadAnswer);
    row("200, empty id", 200, R"({"request_id":""})", "uncertain", K::BadAnswer);
    row("200, strange id", 200, R"({"request_id":"../../x"})", "uncertain", K::BadAnswer);
    row("200, HTML", 200, "<html>ok</html>", "uncertain", K::BadAnswer);
    row("200, empty", 200, "", "uncertain", K::BadAnswer);
    row("200, cut", 200, R"({"request_id":"r)", "uncertain", K::BadAnswer);
    row("200, array", 200, R"(["r1"])", "uncertain", K::BadAnswer);
    row("204", 204, "", "uncertain", K::BadAnswer);
    row("302", 302, "", "uncertain", K::BadAnswer);
    row("307, error body", 307, R"({"message":"moved"})", "uncertain", K::BadAnswer);
    row("400001", 400, R"({"error_code":400001,"error_message":"x"})", "rejected", K::ModelUnknown);
    row("400002", 400, R"({"error_code":400002})", "rejected", K::NoFunds);
    row("400004", 400, R"({"error_code":400004})", "rejected", K::TokenRejected);
    row("402", 402, R"({"message":"insufficient"})", "rejected", K::NoFunds);
    row("401", 401, R"({"detail":"bad token"})", "rejected", K::TokenRejected);
    row("403001", 403, R"({"error_code":403001})", "rejected", K::NotPermitted);
    row("403003", 403, R"({"error_code":403003})", "rejected", K::NotPermitted);
    row("403", 403, R"({"message":"Forbidden"})", "rejected", K::TokenRejected);
    row("404001", 404, R"({"error_code":404001})", "rejected", K::ModelUnknown);
    row("422", 422, R"({"detail":[{"loc":["body","size"],"msg":"not allowed"}]})", "rejected",
        K::InputRejected);
    row("400, message", 400, R"({"message":"schema mismatch"})", "rejected", K::InputRejected);
    row("429", 429, R"({"message":"slow down"})", "rejected", K::RateLimited);
    row("403, HTML", 403, "<html><body>Forbidden</body></html>", "uncertain", K::TokenRejected);
    row("400, empty", 400, "", "uncertain", K::InputRejected);
    row("400, empty object", 400, "{}", "uncertain", K::InputRejected);
    row("400, cut", 400, R"({"error_code":400002,"error_m)", "uncertain", K::InputRejected);
    row("500", 500, R"({"error_code":500001,"error_message":"x"})", "uncertain", K::ServerFault);
    row("502, HTML", 502, "<html>Bad gateway</html>", "uncertain", K::ServerFault);
    row("504", 504, "", "uncertain", K::ServerFault);
}

void TestReplies::submit()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, outcome);
    QFETCH(ErrorKind, kind);
    const SubmitOutcome read = readSubmit(answer(status, body), true, m_clock);
    QCOMPARE(nameOf(read), outcome);
    if (const auto *accepted = std::get_if<Accepted>(&read)) {
        QVERIFY(accepted->request.text().startsWith(QLatin1Char('r')));
        return;
    }
    const Error error = errorOf(read);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.httpStatus, status);
    QVERIFY(!error.message.isEmpty());
    QVERIFY(!error.message.contains(QLatin1Char('<')));
    QVERIFY(error.detail.startsWith(QStringLiteral("HTTP %1").arg(status)));
}

void TestReplies::submitWithoutAnswer()
{
    const Result<HttpAnswer> lost = fail(ErrorKind::ConnectionLost, QStringLiteral("x"));
    QCOMPARE(nameOf(readSubmit(lost, true, m_clock)), QStringLiteral("uncertain"));
    QCOMPARE(nameOf(readSubmit(lost, false, m_clock)), QStringLiteral("not sent"));
    const Result<HttpAnswer> late = fail(ErrorKind::TimedOut, QStringLiteral("x"));
    const SubmitOutcome outcome = readSubmit(late, true, m_clock);
    QCOMPARE(nameOf(outcome), QStringLiteral("uncertain"));
    QCOMPARE(errorOf(outcome).kind, ErrorKind::TimedOut);
}

void TestReplies::errors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, int status, const char *body, ErrorKind kind, int code) {
        QTest::newRow(name) << status << QByteArray(body) << kind << code;
    };
    using K = ErrorKind;
    row("404001", 404, R"({"error_code":404001})", K::RequestGone, 404001);
    row("404", 404, "", K::RequestGone, 0);
    row("200 with 404001", 200, R"({"error_code":404001})", K::RequestGone, 404001);
    row("200 with 403003", 200, R"({"error_code":403003})", K::NotPermitted, 403003);
    row("200 with text code", 200, R"({"error_code":"400004"})", K::TokenRejected, 400004);
    row("200 with unheard code", 200, R"({"error_code":500001})", K::ServerFault, 500001);
    row("200 with zero", 200, R"({"error_code":0,"status":"in_queue"})", K::BadAnswer, 0);
    row("200 with words", 200, R"({"error_code":"oops"})", K::BadAnswer, 0);
    row("400004", 400, R"({"error_code":400004})", K::TokenRejected, 400004);
    row("401", 401, "", K::TokenRejected, 0);
    row("403 HTML", 403, "<html>", K::TokenRejected, 0);
    row("403001", 403, R"({"error_code":403001})", K::NotPermitted, 403001);
    row("429", 429, "", K::RateLimited, 0);
    row("500", 500, "", K::ServerFault, 0);
    row("503", 503, "<html>", K::ServerFault, 0);
    row("301", 301, "", K::BadAnswer, 0);
    row("200 HTML", 200, "<html><title>x</title></html>", K::BadAnswer, 0);
    row("200 empty", 200, "", K::BadAnswer, 0);
    row("400 bare", 400, "", K::BadAnswer, 0);
}

void TestReplies::errors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (int call = 0; call < 2; ++call) {
        Error error;
        if (call == 0) {
            const auto read = readStatus(answer(status, body), m_clock);
            QVERIFY(!read);
            error = read.error();
        } else {
            const auto read = readResult(answer(status, body), m_clock);
            QVERIFY(!read);
            error = read.error();
        }
        QTEST(error.kind, "kind");
        QTEST(error.code, "code");
        QCOMPARE(error.httpStatus, status);
        QVERIFY(!error.message.isEmpty());
    }
}

void TestReplies::errorText_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *body, const char *message) {
        QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(message);
    };
    row("error_message first", R"({"detail":"d","error":"e","message":"m","error_message":"em"})", "em.");
    row("message", R"({"detail":"d","error":"e","message":"m"})", "m.");
    row("error", R"({"detail":"d","error":"e"})", "e.");
    row("error object", R"({"error":{"message":"inner"}})", "inner.");
    row("detail", R"({"detail":"d"})", "d.");
    row("empty ones skipped", R"({"error_message":" ","message":"","error":"e"})", "e.");
    row("detail array",
        R"({"detail":[{"loc":["body","seed"],"msg":"too big"},{"loc":["body","a",0],"msg":"bad"}]})",
        "seed: too big; a.0: bad.");
    row("detail of strings", R"({"detail":["one","two"]})", "one; two.");
    row("HTML inside", R"({"message":"<b>Not</b> <i>good</i><script>alert(1)</script>"})", "Not good.");
    row("entities", R"({"message":"a &lt;b&gt; &amp; c"})", "a <b> & c.");
    row("comparison stays", R"({"message":"1 < 2 and 3 > 2"})", "1 < 2 and 3 > 2.");
    row("a sentence stays", R"({"message":"Wait! Why?"})", "Wait! Why?");
    row("line breaks", R"({"message":"a\nb\t c\u0007"})", "a b c.");
}

void TestReplies::errorText()
{
    QFETCH(QByteArray, body);
    const auto read = readStatus(answer(422, body), m_clock);
    QVERIFY(!read);
    QTEST(read.error().message, "message");
}

void TestReplies::errorTextIsShortAndClean()
{
    const QByteArray body = "{\"message\":\"" + QByteArray(5000, 'y') + "\"}";
    const auto read = readStatus(answer(500, body), m_clock);
    QCOMPARE(read.error().message.size(), 300);
    QVERIFY(read.error().message.endsWith(QChar(0x2026)));
    QVERIFY(read.error().detail.size() <= 4100);
    const auto html =
        readStatus(answer(502, "<html><head><title>t</title><style>x{}</style></head>"), m_clock);
    QVERIFY(!html.error().message.contains(QLatin1Char('<')));
}

void TestReplies::tokenIsInNoError()
{
    const QByteArray body = R"({"message":"token tok_s3cr3t_9a2e is bad","detail":"Bearer tok_s3cr3t_9a2e"})";
    const auto read = readStatus(answer(400, body), m_clock);
    QVERIFY(!read.error().message.contains(QStringLiteral("s3cr3t")));
    QVERIFY(!read.error().detail.contains(QStringLiteral("s3cr3t")));
    // Also where the cut of 300 characters would fall into the token.
    const QByteArray edge = "{\"message\":\"" + QByteArray(295, 'z') + "tok_s3cr3t_9a2e\"}";
    QVERIFY(!readStatus(answer(400, edge), m_clock).error().message.contains(QStringLiteral("tok_")));
}

//! The journal keeps the whole body of a result: also where a server repeats what it was sent.
void TestReplies::tokenIsInNoKeptResult()
{
    const auto keptOf = [this](const QByteArray &body) {
        const auto read = readResult(answer(200, body), m_clock);
        return read ? read->raw : QByteArray("not read");
    };
    const QByteArray clean = R"({"status":"succeeded",  "output":{"image":"https://e.org/a.png"}})";
    QCOMPARE(keptOf(clean), clean);
    for (const char *spelt : {"tok_s3cr3t_9a2e", "tok\\u005fs3cr3t_9a2e"}) {
        const QByteArray kept =
            keptOf(R"({"status":"succeeded","n":1234567890123456,"headers":[{"Authorization":"Bearer )" +
                   QByteArray(spelt) + R"("}],"output":{"image":"https://e.org/a.png"}})");
        QVERIFY2(!kept.contains("9a2e"), kept);
        QVERIFY2(kept.contains("1234567890123456"), kept);
        const auto again = readResult(answer(200, kept), m_clock);
        QVERIFY(again);
        QCOMPARE(again->outputs.size(), 1);
        // A reader takes the second of two values with one name.
        const QByteArray twice = keptOf(R"({"status":"succeeded","n":")" + QByteArray(spelt) +
                                        R"(","n":1,"output":{"image":"https://e.org/a.png"}})");
        QVERIFY2(!twice.contains("9a2e") && twice.contains("a.png"), twice);
    }
}

void TestReplies::retryAfterIsCarried()
{
    const auto read = readStatus(answer(429, "{}", "12"), m_clock);
    QCOMPARE(read.error().retryAfter.value_or(0ms), std::chrono::milliseconds(12000));
    QVERIFY(!readStatus(answer(429, "{}"), m_clock).error().retryAfter);
}

void TestReplies::states_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("state");
    using S = RunStatus::State;
    const auto row = [](const char *word, S state) {
        QTest::newRow(word) << QString::fromLatin1(word) << static_cast<int>(state);
    };
    row("in_queue", S::Queued);
    row("queued", S::Queued);
    row("pending", S::Queued);
    row("waiting", S::Queued);
    row("in_progress", S::Running);
    row("starting", S::Running);
    row("processing", S::Running);
    row("cancellation_requested", S::Running);
    row("completed", S::Completed);
    row("succeeded", S::Completed);
    row("SUCCEEDED", S::Completed);
    row("failed", S::Failed);
    row("cancelled", S::Cancelled);
    row("canceled", S::Cancelled);
    row("Canceled ", S::Cancelled);
    row("hibernating", S::Unheard);
    row("success", S::Unheard);
}

void TestReplies::states()
{
    QFETCH(QString, word);
    const QByteArray body = "{\"request_id\":\"r\",\"status\":\"" + word.toUtf8() + "\"}";
    const auto status = readStatus(answer(200, body), m_clock);
    QVERIFY(status);
    QTEST(static_cast<int>(status->state), "state");
    QCOMPARE(status->raw, word.trimmed());
    const auto result = readResult(answer(200, body), m_clock);
    QVERIFY(result);
    QTEST(static_cast<int>(result->status.state), "state");
    QVERIFY(result->outputs.isEmpty());
}

void TestReplies::statusBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("position"); // -2: an error
    QTest::newRow("position") << QByteArray(R"({"status":"in_queue","queue_position":3})") << 3;
    QTest::newRow("first") << QByteArray(R"({"status":"in_queue","queue_position":0})") << 0;
    QTest::newRow("none") << QByteArray(R"({"status":"in_queue"})") << -1;
    QTest::newRow("negative") << QByteArray(R"({"status":"in_queue","queue_position":-7})") << -1;
    QTest::newRow("text") << QByteArray(R"({"status":"in_queue","queue_position":"3"})") << -1;
    QTest::newRow("huge") << QByteArray(R"({"status":"in_queue","queue_position":1e300})") << -1;
    QTest::newRow("running") << QByteArray(R"({"status":"in_progress","queue_position":3})") << -1;
    QTest::newRow("no status") << QByteArray(R"({"request_id":"r"})") << -2;
    QTest::newRow("null status") << QByteArray(R"({"status":null})") << -2;
    QTest::newRow("number") << QByteArray(R"({"status":3})") << -2;
    QTest::newRow("markup") << QByteArray(R"({"status":"<b>"})") << -2;
    QTest::newRow("blank") << QByteArray(R"({"status":" "})") << -2;
    QTest::newRow("array") << QByteArray(R"([{"status":"in_queue"}])") << -2;
    QTest::newRow("cut") << QByteArray(R"({"status":"in_qu)") << -2;
    QTest::newRow("text after") << QByteArray(R"({"status":"in_queue"} x)") << -2;
    QTest::newRow("deep") << QByteArray(QByteArray(200000, '[')) << -2;
}

void TestReplies::statusBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(int, position);
    const auto status = readStatus(answer(200, body), m_clock);
    QCOMPARE(status.has_value(), position != -2);
    if (status)
        QCOMPARE(status->queuePosition, position);
    else
        QCOMPARE(status.error().kind, ErrorKind::BadAnswer);
}

void TestReplies::failedCarriesItsReason_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QString>("message"); // empty: no error
    QTest::newRow("string") << QByteArray(R"("NSFW content")") << QStringLiteral("NSFW content.");
    QTest::newRow("object") << QByteArray(R"({"message":"out of memory","code":7})")
                            << QStringLiteral("out of memory.");
    QTest::newRow("code") << QByteArray(R"({"error_code":"500001","error_message":"x"})")
                          << QStringLiteral("x.");
    QTest::newRow("array") << QByteArray(R"(["a","b"])") << QStringLiteral("a; b.");
    QTest::newRow("number") << QByteArray("17") << QStringLiteral("RunComfy gave no reason.");
    QTest::newRow("empty object") << QByteArray("{}") << QString();
    QTest::newRow("null") << QByteArray("null") << QString();
}

void TestReplies::failedCarriesItsReason()
{
    QFETCH(QByteArray, error);
    QFETCH(QString, message);
    const auto result = readResult(answer(200, "{\"status\":\"failed\",\"error\":" + error + "}"), m_clock);
    QVERIFY(result);
    QCOMPARE(result->status.state, RunStatus::State::Failed);
    QCOMPARE(result->status.error.has_value(), !message.isEmpty());
    if (result->status.error) {
        QCOMPARE(result->status.error->kind, ErrorKind::GenerationFailed);
        QCOMPARE(result->status.error->message, message);
        QVERIFY(!result->status.error->detail.isEmpty());
    }
    // What stands there without a failure is not one: the documented example has "error": {}.
    const auto good = readResult(answer(200, "{\"status\":\"succeeded\",\"error\":" + error + "}"), m_clock);
    QVERIFY(good && !good->status.error);
}

void TestReplies::resultOfSuccess()
{
    const QByteArray body = R"({"request_id":"r","status":"succeeded",
        "output":{"image":"https://f.runcomfy.net/a.png","videos":["https://f.runcomfy.net/v.mp4"]},
        "input":{"image_url":"https://mine.example/secret.png"},
        "status_url":"https://model-api.runcomfy.net/v1/requests/r/status","cost":2.85,"error":{}})";
    const auto result = readResult(answer(200, body), m_clock);
    QVERIFY(result);
    QCOMPARE(result->status.state, RunStatus::State::Completed);
    QCOMPARE(result->outputs.size(), 2);
    QCOMPARE(result->cost.value_or(Money()), Money::fromMicrodollars(2'850'000));
    QCOMPARE(result->raw, body);
    // Not finished: outputs that stand there already are not looked at.
    const auto early = readResult(
        answer(200, R"({"status":"in_progress","output":{"image":"https://f.runcomfy.net/a.png"}})"),
        m_clock);
    QVERIFY(early && early->outputs.isEmpty());
    const auto empty = readResult(answer(200, R"({"status":"succeeded"})"), m_clock);
    QVERIFY(empty && empty->outputs.isEmpty() && empty->status.state == RunStatus::State::Completed);
}

void TestReplies::resultNotReady_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("400005") << 400 << QByteArray(R"({"error_code":400005,"error_message":"not ready"})");
    QTest::newRow("200 with 400005") << 200 << QByteArray(R"({"error_code":400005})");
    QTest::newRow("200 with state") << 200 << QByteArray(R"({"status":"in_progress"})");
}

void TestReplies::resultNotReady()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto result = readResult(answer(status, body), m_clock);
    QVERIFY(result);
    QCOMPARE(result->status.state, RunStatus::State::Running);
    QVERIFY(result->outputs.isEmpty());
}

void TestReplies::resultBroken_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no status") << QByteArray(R"({"output":{"image":"https://f.runcomfy.net/a.png"}})");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<!doctype html><html></html>");
    QTest::newRow("cut") << QByteArray(R"({"status":"succeeded","output":{"ima)");
}

void TestReplies::resultBroken()
{
    QFETCH(QByteArray, body);
    const auto result = readResult(answer(200, body), m_clock);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadAnswer);
}

void TestReplies::cost_data()
{
    QTest::addColumn<QByteArray>("cost");
    QTest::addColumn<qint64>("microdollars"); // -1: none
    QTest::newRow("number") << QByteArray("0.04") << qint64(40000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
    QTest::newRow("true") << QByteArray("true") << qint64(-1);
    QTest::newRow("text") << QByteArray("\"0.04\"") << qint64(-1);
    QTest::newRow("null") << QByteArray("null") << qint64(-1);
    QTest::newRow("infinite") << QByteArray("1e999") << qint64(-1);
    QTest::newRow("absurd") << QByteArray("1e300") << qint64(-1);
    QTest::newRow("object") << QByteArray("{}") << qint64(-1);
}

void TestReplies::cost()
{
    QFETCH(QByteArray, cost);
    QFETCH(qint64, microdollars);
    const auto result = readResult(answer(200, "{\"status\":\"succeeded\",\"cost\":" + cost + "}"), m_clock);
    if (!result)
        QCOMPARE(cost, QByteArray("1e999")); // Qt's parser may refuse the number, and with it the body
    else
        QCOMPARE(result->cost ? result->cost->microdollars() : -1, microdollars);
}

QTEST_GUILESS_MAIN(TestReplies)
#include "tst_replies.moc"
