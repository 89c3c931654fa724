// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "app/sandbox/sandboxserver.h"

#include <QDateTime>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <mutex>

using namespace maquette;

namespace
{

const QString seedream45 = QStringLiteral("bytedance/seedream-4-5/text-to-image");
const QString dreamina = QStringLiteral("bytedance/dreamina-4-0/text-to-image");
const QString seedance = QStringLiteral("bytedance/seedance-1-0/lite/image-to-video");
const QString secret = QStringLiteral("very-secret-token");

Json small(const char *prompt)
{
    return Json{{"prompt", prompt}, {"width×height", "1024x1024(1:1)"}};
}

} // namespace

class TestSandboxServer : public QObject
{
    Q_OBJECT

private slots:
    void init() { start(1000); }
    void wrongTokensAreRefused_data();
    void wrongTokensAreRefused();
    void catalogueIsServed();
    void catalogueIsSearchedAndPaged();
    void oneModelIsServedWithItsSchema();
    void submitAnswersAsDocumented();
    void unknownThings_data();
    void unknownThings();
    void wrongMethods();
    void inputThatDoesNotFit_data();
    void inputThatDoesNotFit();
    void runGoesThroughItsStates();
    void resultBeforeTheEndSaysTheState();
    void onlyQueuedRunsCanBeCancelled();
    void commandsInThePromptAreObeyed();
    void balanceGoesDownByWhatSucceeded();
    void twentyAtOnceAreAllServed();
    void requestsSurviveARestart();
    void logHoldsNoToken();
    void needsItsPortAndItsFolder();

private:
    void start(double speed, const QString &stateFolder = {})
    {
        m_server.reset();
        SandboxOptions options;
        options.token = secret;
        options.speed = speed;
        options.stateFolder = stateFolder;
        options.log = [this](const QByteArray &line) {
            const std::lock_guard lock(m_mutex);
            m_log << line;
        };
        m_server = std::make_unique<SandboxServer>(options);
        const Result<void> started = m_server->start();
        QVERIFY2(started.has_value(), started ? "" : qPrintable(started.error().detail));
        m_client = std::make_unique<SandboxClient>(m_server->baseUrl(), m_server->token());
    }

    std::mutex m_mutex;
    QList<QByteArray> m_log;
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<SandboxClient> m_client;
};

void TestSandboxServer::wrongTokensAreRefused_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("none") << QString();
    QTest::newRow("wrong") << QStringLiteral("other");
    QTest::newRow("longer") << secret + QStringLiteral("x");
    QTest::newRow("shorter") << secret.chopped(1);
}

void TestSandboxServer::wrongTokensAreRefused()
{
    QFETCH(QString, token);
    SandboxClient stranger(m_server->baseUrl(), token);
    const QList<Answer> answers{stranger.get(QStringLiteral("/v1/models")),
                                stranger.get(QStringLiteral("/v1/models/categories")),
                                stranger.get(QStringLiteral("/v1/models/") + dreamina),
                                stranger.get(QStringLiteral("/prod/v2/balance")),
                                stranger.submit(dreamina, small("x")),
                                stranger.status(QStringLiteral("x")),
                                stranger.result(QStringLiteral("x")),
                                stranger.cancel(QStringLiteral("x"))};
    for (const Answer &answer : answers) {
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), 400004);
        QVERIFY(!answer.text("error_message").isEmpty());
    }
}

void TestSandboxServer::catalogueIsServed()
{
    const Answer answer = m_client->get(QStringLiteral("/v1/models?include_schema=true&limit=100&offset=0"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.type, QByteArray("application/json"));
    QCOMPARE(answer.json["total"].get<int>(), 5);
    QCOMPARE(answer.json["models"].size(), size_t(5));
    for (const Json &entry : answer.json["models"]) {
        QVERIFY(entry["model_id"].is_string());
        QVERIFY(!stringOf(entry["display_name"]).isEmpty());
        QCOMPARE(stringOf(entry["kind"]), QStringLiteral("model"));
        QVERIFY(entry["categories"].is_array() && !entry["categories"].empty());
        QVERIFY(entry["base_price_usd"].get<double>() > 0);
        QVERIFY(!stringOf(entry["price_unit"]).isEmpty());
        QVERIFY(!stringOf(entry["pricing_note"]).isEmpty());
        QVERIFY(entry["input_schema"]["properties"].is_object());
    }
    const Answer bare = m_client->get(QStringLiteral("/v1/models"));
    QVERIFY(!bare.json["models"][0].contains("input_schema"));
}

void TestSandboxServer::catalogueIsSearchedAndPaged()
{
    const auto ids = [this](const char *query) -> QStringList {
        QStringList found;
        const Answer answer = m_client->get(QStringLiteral("/v1/models?") + QString::fromLatin1(query));
        for (const Json &entry : answer.json["models"])
            found << stringOf(entry["model_id"]);
        return found;
    };
    QCOMPARE(ids("search=DREAMINA"), QStringList{dreamina});
    QCOMPARE(ids("search=seedream%204").size(), 2);
    QCOMPARE(ids("category=image-to-video"), QStringList{seedance});
    QCOMPARE(ids("kind=workflow"), QStringList());
    QCOMPARE(ids("kind=model").size(), 5);
    QStringList paged;
    for (int offset = 0; offset < 6; offset += 2)
        paged << ids(qPrintable(QStringLiteral("limit=2&offset=%1").arg(offset)));
    QCOMPARE(paged, ids(""));
    QCOMPARE(QSet<QString>(paged.begin(), paged.end()).size(), 5);
    const Answer categories = m_client->get(QStringLiteral("/v1/models/categories"));
    QVERIFY(categories.json["categories"] == Json::array({"image-to-video", "text-to-image"}));
}

void TestSandboxServer::oneModelIsServedWithItsSchema()
{
    const Answer answer = m_client->get(QStringLiteral("/v1/models/") + dreamina);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text("model_id"), dreamina);
    const Json &properties = answer.json["input_schema"]["properties"];
    QCOMPARE(stringOf(properties["scale"]["type"]), QStringLiteral("float"));
    QCOMPARE(properties["width×height"]["enum"].size(), size_t(11));
    const Answer unknown = m_client->get(QStringLiteral("/v1/models/no/such/model"));
    QCOMPARE(unknown.status, 404);
    QCOMPARE(unknown.code(), 404001);
}

void TestSandboxServer::submitAnswersAsDocumented()
{
    const Answer answer = m_client->submit(dreamina, small("a cat"));
    QCOMPARE(answer.status, 200);
    const QString id = answer.text("request_id");
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9_-]{1,128}$"));
    QVERIFY(pattern.match(id).hasMatch());
    const QString base = m_server->baseUrl().toString() + QStringLiteral("/v1/requests/") + id;
    QCOMPARE(answer.text("status_url"), base + QStringLiteral("/status"));
    QCOMPARE(answer.text("result_url"), base + QStringLiteral("/result"));
    QCOMPARE(answer.text("cancel_url"), base + QStringLiteral("/cancel"));
    QVERIFY(m_client->submit(dreamina, small("a cat")).text("request_id") != id);
}

void TestSandboxServer::unknownThings_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    const auto row = [](const char *method, const char *path, int status, int code) {
        QTest::addRow("%s %s", method, path)
            << QString::fromLatin1(method) << QString::fromLatin1(path) << status << code;
    };
    row("POST", "/v1/models/no/such/model", 400, 400001);
    row("POST", "/v1/models/Bytedance/dreamina-4-0/text-to-image", 400, 400001); // case-sensitive
    row("GET", "/v1/requests/nobody/status", 404, 404001);
    row("GET", "/v1/requests/nobody/result", 404, 404001);
    row("POST", "/v1/requests/nobody/cancel", 404, 404001);
    row("GET", "/v1/requests/nobody/other", 404, 404001);
    row("GET", "/v1/requests", 404, 404001);
    row("GET", "/", 404, 404001);
    row("GET", "/v2/models", 404, 404001);
}

void TestSandboxServer::unknownThings()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(int, code);
    const Answer answer = method == QStringLiteral("POST") ? m_client->post(path, "{}") : m_client->get(path);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.code(), code);
}

void TestSandboxServer::wrongMethods()
{
    const QString id = m_client->submit(dreamina, small("a cat")).text("request_id");
    for (const char *call : {"status", "result"})
        QCOMPARE(
            m_client->post(QStringLiteral("/v1/requests/%1/%2").arg(id, QLatin1String(call)), "{}").status,
            405);
    QCOMPARE(m_client->get(QStringLiteral("/v1/requests/%1/cancel").arg(id)).status, 405);
    QCOMPARE(m_client->post(QStringLiteral("/v1/models"), "{}").status, 405);
    QCOMPARE(m_client->post(QStringLiteral("/prod/v2/balance"), "{}").status, 405);
}

void TestSandboxServer::inputThatDoesNotFit_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("fields");
    const auto row = [](const char *name, const QString &model, const char *body, const QStringList &fields) {
        QTest::newRow(name) << model << QByteArray(body) << fields;
    };
    const QString size = QStringLiteral("width×height");
    row("prompt missing", dreamina, R"j({"width×height":"2048x2048(1:1)"})j", {QStringLiteral("prompt")});
    row("other spelling of a size", dreamina, R"j({"prompt":"x","width×height":"2048x2048 (1:1)"})j", {size});
    row("out of bounds", dreamina, R"j({"prompt":"x","scale":1.5})j", {QStringLiteral("scale")});
    row("wrong type", dreamina, R"j({"prompt":"x","force_single":"yes"})j", {QStringLiteral("force_single")});
    row("two at once", dreamina, R"j({"prompt":"x","force_single":1,"scale":-1})j",
        {QStringLiteral("scale"), QStringLiteral("force_single")});
    row("no frame", seedance, R"j({"prompt":"x"})j", {QStringLiteral("first_frame_image_url")});
    row("string for a whole number", seedance,
        R"j({"prompt":"x","first_frame_image_url":"http://127.0.0.1:1/a.png","duration":"5"})j",
        {QStringLiteral("duration")});
    row("not an object", dreamina, "[]", {QString()});
    row("no JSON", dreamina, "prompt=x", {QString()});
    row("nothing", dreamina, "", {QString()});
}

void TestSandboxServer::inputThatDoesNotFit()
{
    QFETCH(QString, model);
    QFETCH(QByteArray, body);
    QFETCH(QStringList, fields);
    const Answer answer = m_client->post(QStringLiteral("/v1/models/") + model, body);
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.code(), 422001);
    QVERIFY(answer.json["detail"].is_array());
    QStringList named;
    for (const Json &item : answer.json["detail"]) {
        named << (item["loc"].empty() ? QString() : stringOf(item["loc"][0]));
        QVERIFY(!stringOf(item["msg"]).isEmpty());
    }
    QCOMPARE(named, fields);
}

void TestSandboxServer::runGoesThroughItsStates()
{
    start(4); // three quarters of a second each
    QStringList ids;
    for (int i = 0; i < 4; ++i)
        ids << m_client->submit(dreamina, small("states")).text("request_id");
    const Answer first = m_client->status(ids[0]);
    QCOMPARE(first.text("status"), QStringLiteral("in_progress"));
    QVERIFY(!first.json.contains("queue_position"));
    const Answer last = m_client->status(ids[3]);
    QCOMPARE(last.text("status"), QStringLiteral("in_queue"));
    QCOMPARE(last.json["queue_position"].get<int>(), 2);
    QCOMPARE(last.text("request_id"), ids[3]);
    QStringList seen;
    QVERIFY(QTest::qWaitFor(
        [&] {
            const QString state = m_client->status(ids[3]).text("status");
            if (seen.isEmpty() || seen.last() != state)
                seen << state;
            return state == QStringLiteral("completed");
        },
        20'000));
    QCOMPARE(seen, (QStringList{QStringLiteral("in_queue"), QStringLiteral("in_progress"),
                                QStringLiteral("completed")}));
    const Answer result = m_client->result(ids[3]);
    QCOMPARE(result.text("status"), QStringLiteral("succeeded"));
    QCOMPARE(result.text("model_id"), dreamina);
    QCOMPARE(result.json["output"]["images"].size(), size_t(1));
    QVERIFY(result.json["output"]["image"] == result.json["output"]["images"][0]);
    QCOMPARE(result.json["cost"].get<double>(), 0.03);
    const QDateTime created = QDateTime::fromString(result.text("created_at"), Qt::ISODateWithMs);
    const QDateTime finished = QDateTime::fromString(result.text("finished_at"), Qt::ISODateWithMs);
    QVERIFY(created.isValid() && created.msecsTo(finished) > 750);
    QVERIFY(!m_client->get(QStringLiteral("/v1/requests/%1/result").arg(ids[3])).json.contains("cost"));
}

void TestSandboxServer::resultBeforeTheEndSaysTheState()
{
    start(0.1);
    QStringList ids;
    for (int i = 0; i < 3; ++i)
        ids << m_client->submit(dreamina, small("x")).text("request_id");
    const Answer running = m_client->result(ids[0]);
    QCOMPARE(running.status, 200);
    QCOMPARE(running.text("status"), QStringLiteral("in_progress"));
    const Answer queued = m_client->result(ids[2]);
    QCOMPARE(queued.status, 200);
    QCOMPARE(queued.text("status"), QStringLiteral("in_queue"));
    for (const Answer &answer : {running, queued}) {
        QVERIFY(!answer.json.contains("output"));
        QVERIFY(!answer.json.contains("cost"));
        QVERIFY(!answer.json.contains("finished_at"));
    }
}

void TestSandboxServer::onlyQueuedRunsCanBeCancelled()
{
    start(0.1);
    QStringList ids;
    for (int i = 0; i < 4; ++i)
        ids << m_client->submit(dreamina, small("x")).text("request_id");
    const Answer running = m_client->cancel(ids[0]);
    QCOMPARE(running.status, 202);
    QCOMPARE(running.text("outcome"), QStringLiteral("not_cancellable"));
    QCOMPARE(running.text("request_id"), ids[0]);
    const Answer queued = m_client->cancel(ids[2]);
    QCOMPARE(queued.status, 202);
    QCOMPARE(queued.text("outcome"), QStringLiteral("cancelled"));
    QCOMPARE(m_client->status(ids[2]).text("status"), QStringLiteral("cancelled"));
    QCOMPARE(m_client->result(ids[2]).text("status"), QStringLiteral("cancelled"));
    QVERIFY(!m_client->result(ids[2]).json.contains("output"));
    QCOMPARE(m_client->cancel(ids[2]).text("outcome"), QStringLiteral("not_cancellable"));
    QCOMPARE(m_client->status(ids[3]).json["queue_position"].get<int>(), 1);
}

void TestSandboxServer::commandsInThePromptAreObeyed()
{
    const QString failing = m_client->submit(dreamina, small("a cat [fail]")).text("request_id");
    QVERIFY(m_client->waitForState(failing, QStringLiteral("failed")));
    QCOMPARE(m_client->status(failing).text("status"), QStringLiteral("completed")); // no proof of success
    const Answer failed = m_client->result(failing);
    QVERIFY(!stringOf(failed.json["error"]["message"]).isEmpty());
    QVERIFY(!failed.json.contains("output") && !failed.json.contains("cost"));

    const Answer poor = m_client->submit(dreamina, small("[no-funds] a cat"));
    QCOMPARE(poor.status, 400);
    QCOMPARE(poor.code(), 400002);

    start(100);
    const QString slow = m_client->submit(dreamina, small("[slow] a cat")).text("request_id");
    QVERIFY(m_client->waitForState(slow, QStringLiteral("succeeded")));
    const Answer result = m_client->result(slow);
    const QDateTime created = QDateTime::fromString(result.text("created_at"), Qt::ISODateWithMs);
    QCOMPARE(created.msecsTo(QDateTime::fromString(result.text("finished_at"), Qt::ISODateWithMs)), 150);
}

void TestSandboxServer::balanceGoesDownByWhatSucceeded()
{
    const auto balance = [this]() -> qint64 {
        const Answer answer = m_client->get(QStringLiteral("/prod/v2/balance"));
        const qint64 exact = answer.json["balance_microdollars"].get<qint64>();
        return answer.status == 200 && answer.text("currency") == QStringLiteral("USD") &&
                       std::abs(answer.json["balance_usd"].get<double>() * 1e6 - static_cast<double>(exact)) <
                           1
                   ? exact
                   : -1;
    };
    const qint64 before = balance();
    QVERIFY(before > 0);
    const QString fine = m_client->submit(dreamina, small("x")).text("request_id");
    const QString bad = m_client->submit(dreamina, small("x [fail]")).text("request_id");
    QVERIFY(m_client->waitForState(fine, QStringLiteral("succeeded")));
    QVERIFY(m_client->waitForState(bad, QStringLiteral("failed")));
    QCOMPARE(balance(), before - 30'000);
}

void TestSandboxServer::twentyAtOnceAreAllServed()
{
    start(200);
    QNetworkAccessManager network;
    QList<QNetworkReply *> replies;
    for (int i = 0; i < 20; ++i) {
        QNetworkRequest request(
            QUrl(m_server->baseUrl().toString() + QStringLiteral("/v1/models/") + dreamina));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        request.setRawHeader("Authorization", "Bearer " + secret.toUtf8());
        replies << network.post(request, toBytes(small(qPrintable(QStringLiteral("number %1").arg(i)))));
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        std::all_of(replies.begin(), replies.end(), [](auto *r) { return r->isFinished(); }), 20'000);
    QSet<QString> ids;
    for (QNetworkReply *reply : replies)
        ids << stringOf((*parseJson(reply->readAll()))["request_id"]);
    QCOMPARE(ids.size(), 20);
    for (const QString &id : ids)
        QVERIFY(m_client->waitForState(id, QStringLiteral("succeeded")));
    QCOMPARE(m_client->get(QStringLiteral("/prod/v2/balance")).json["balance_microdollars"].get<qint64>(),
             250'000'000 - 20 * 30'000);
}

void TestSandboxServer::requestsSurviveARestart()
{
    QTemporaryDir folder;
    start(1, folder.path());
    QImage given(640, 400, QImage::Format_RGB32);
    given.fill(Qt::darkCyan);
    QVERIFY(given.save(folder.filePath(QStringLiteral("given.png"))));
    QFile file(folder.filePath(QStringLiteral("given.png")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray uri = "data:image/png;base64," + file.readAll().toBase64();
    QStringList ids;
    ids << m_client->submit(seedance, Json{{"prompt", "x"}, {"first_frame_image_url", uri.toStdString()}})
               .text("request_id");
    for (int i = 0; i < 4; ++i)
        ids << m_client->submit(dreamina, small("kept [slow]")).text("request_id");
    QCOMPARE(m_client->cancel(ids[4]).text("outcome"), QStringLiteral("cancelled"));
    const QUrl before = m_server->baseUrl();

    start(1000, folder.path()); // another port; the speed is that of each request's own time
    QVERIFY(m_server->baseUrl() != before || m_server->baseUrl().port() > 0);
    QCOMPARE(m_client->status(ids[0]).text("status"), QStringLiteral("in_progress"));
    QCOMPARE(m_client->status(ids[2]).json["queue_position"].get<int>(), 1);
    QCOMPARE(m_client->status(ids[4]).text("status"), QStringLiteral("cancelled"));
    QVERIFY(m_client->waitForState(ids[0], QStringLiteral("succeeded")));
    const QUrl video(stringOf(m_client->result(ids[0]).json["output"]["video"]));
    QCOMPARE(video.port(), m_server->baseUrl().port());
    const Answer clip = m_client->getPublic(video);
    QCOMPARE(clip.status, 200);
    QCOMPARE(clip.body.mid(4, 4), QByteArray("ftyp"));

    start(1000, folder.path());
    const QUrl again(stringOf(m_client->result(ids[0]).json["output"]["video"]));
    QCOMPARE(again.path(), video.path());
    QVERIFY2(m_client->getPublic(again).body == clip.body, "made again, with the same bytes");
    m_server.reset();
}

void TestSandboxServer::logHoldsNoToken()
{
    {
        const std::lock_guard lock(m_mutex);
        m_log.clear();
    }
    m_client->get(QStringLiteral("/v1/models?search=x"));
    m_client->submit(dreamina, small("x"));
    m_client->getPublic(m_server->baseUrl().resolved(QUrl(QStringLiteral("/files/a/b.png"))),
                        {{"Authorization", "Bearer " + secret.toUtf8()}});
    m_server.reset();
    QCOMPARE(m_log.size(), 3);
    for (const QByteArray &line : std::as_const(m_log)) {
        const Result<Json> json = parseJson(line);
        QVERIFY(json.has_value());
        for (const char *key : {"method", "path", "status", "ms"})
            QVERIFY2(json->contains(key), key);
        QVERIFY(!line.contains('\n') && !line.contains("secret") && !line.contains("Bearer"));
    }
    QCOMPARE(stringOf((*parseJson(m_log[0]))["path"]), QStringLiteral("/v1/models"));
    QCOMPARE((*parseJson(m_log[2]))["status"].get<int>(), 400);
}

void TestSandboxServer::needsItsPortAndItsFolder()
{
    SandboxOptions options;
    options.port = m_server->baseUrl().port();
    SandboxServer second(options);
    const Result<void> refused = second.start();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FileAccess);

    QTemporaryDir folder;
    start(1, folder.path());
    options.port = 0;
    options.stateFolder = folder.path();
    SandboxServer third(options);
    QCOMPARE(third.start().error().kind, ErrorKind::FileAccess);
    m_server.reset();
}

QTEST_GUILESS_MAIN(TestSandboxServer)
#include "tst_sandboxserver.moc"
