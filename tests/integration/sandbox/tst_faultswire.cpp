// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expectedwire.h"

#include "app/sandbox/sandboxserver.h"
#include "tests/support/sandbox/faultcases.h"
#include "tests/support/sandbox/rawclient.h"
#include "tests/support/sandbox/tinymodel.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;
using End = RawClient::End;

namespace
{

constexpr auto quiet = 40ms;

} // namespace

//! Every kind of fault, byte by byte, as a client that is no HTTP library hears it.
class TestFaultsWire : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyKind_data();
    void everyKind();
    void endlessOnesGoOn_data();
    void endlessOnesGoOn();
    void slowOnesAreSlow();
    void delaysDelay();
    void everyFaultCanComeLater();
    void retryAfterAsADate();
    void partsWithoutBeingAskedFor();
    void takenOrNot_data();
    void takenOrNot();
    void aCancelIsTakenOrNot();
    void stopsInTheMiddleOfAFault();

private:
    void start(const QList<Json> &entries, double speed = 1000);
    QByteArray request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                       const QByteArray &headers = {}) const;
    Json ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    QByteArray ranRun(); //!< the id of a run that has succeeded
    QByteArray pathOf(ApiOperation operation);
    Wire usual(RawClient &client, const QByteArray &path);
    static QByteArray undated(QByteArray bytes);

    QTemporaryDir m_folder;
    std::unique_ptr<SandboxServer> m_server;
    QList<Json> m_log;
    std::mutex m_mutex;
};

void TestFaultsWire::initTestCase()
{
    QVERIFY(writeTinyModel(m_folder.path()));
}

void TestFaultsWire::start(const QList<Json> &entries, double speed)
{
    m_server.reset();
    m_log.clear();
    SandboxOptions options;
    options.speed = speed;
    options.modelFolders = {m_folder.path()};
    options.faults = planOf(entries);
    options.log = [this](const QByteArray &line) {
        const std::lock_guard lock(m_mutex);
        m_log << *parseJson(line);
    };
    m_server = std::make_unique<SandboxServer>(options);
    QVERIFY(m_server->start());
}

QByteArray TestFaultsWire::request(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                   const QByteArray &headers) const
{
    const QByteArray token = path.startsWith("/files/") ? "" : "Authorization: Bearer sandbox-token\r\n";
    return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + token + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

Json TestFaultsWire::ask(const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    RawClient client(quint16(m_server->baseUrl().port()));
    client.say(request(method, path, body));
    return parseJson(bodyOf(client.answer())).value_or(Json());
}

QByteArray TestFaultsWire::ranRun()
{
    const Json taken = ask("POST", "/v1/models/" + QByteArray(tinyModel), tinyInput(QStringLiteral("wire")));
    const QByteArray id = stringMember(taken, "request_id").toUtf8();
    const auto done = [&] {
        return stringMember(ask("GET", "/v1/requests/" + id + "/result"), "status") ==
               QStringLiteral("succeeded");
    };
    return QTest::qWaitFor(done, 20000) ? id : QByteArray();
}

QByteArray TestFaultsWire::pathOf(ApiOperation operation)
{
    if (operation == ApiOperation::Balance)
        return "/prod/v2/balance";
    const QByteArray id = ranRun();
    if (operation == ApiOperation::Status)
        return "/v1/requests/" + id + "/status";
    const Json output = ask("GET", "/v1/requests/" + id + "/result")["output"];
    return QUrl(stringMember(output, "image")).path().toUtf8();
}

QByteArray TestFaultsWire::undated(QByteArray bytes)
{
    const qsizetype from = bytes.indexOf("Date: ");
    const qsizetype end = bytes.indexOf("\r\n", from);
    return from < 0 || end < 0 ? bytes : bytes.replace(from, end - from, wireDate);
}

Wire TestFaultsWire::usual(RawClient &client, const QByteArray &path)
{
    client.say(request("GET", path));
    const QByteArray answer = client.answer();
    Wire wire;
    wire.body = bodyOf(answer);
    const auto header = [&](const QByteArray &name) {
        const qsizetype at = answer.indexOf(QByteArray("\r\n" + name + ": "));
        return at < 0 ? QByteArray() : answer.mid(at + name.size() + 4).split('\r').first();
    };
    wire.etag = header("ETag");
    wire.type = header("Content-Type");
    return wire;
}

void TestFaultsWire::everyKind_data()
{
    QTest::addColumn<FaultCase>("fault");
    for (const FaultCase &fault : faultCases()) {
        const bool dated = fault.fields.contains("retry_after") && fault.fields["retry_after"].is_object();
        const bool long_ =
            fault.kind == FaultKind::Endless || fault.fields == Json{{"fault", "slow"}, {"rate", 1}};
        if (!dated && !long_)
            QTest::newRow(fault.name().constData()) << fault;
    }
}

void TestFaultsWire::everyKind()
{
    QFETCH(FaultCase, fault);
    const QList<ApiOperation> &where = faultTrait(fault.kind).operations;
    const ApiOperation operation =
        where.contains(ApiOperation::Balance) ? ApiOperation::Balance : where.first();
    Json entry = fault.entry(operation);
    entry["nth"] = 2;
    start({entry});
    const QByteArray path = pathOf(operation);
    RawClient client(quint16(m_server->baseUrl().port()));
    Wire wire = usual(client, path);
    wire.fields = fault.fields;
    QVERIFY(wire.body.size() > 40);
    const Expected wanted = expectedOn(fault.kind, wire);
    const QByteArray part =
        wire.isFile() ? QByteArray("Range: bytes=20-\r\nIf-Range: " + wire.etag + "\r\n") : QByteArray();
    client.say(request("GET", path, {}, part));
    const auto heard = client.hear(wanted.bytes.size(), wanted.end == End::Open ? quiet : 5s);
    QCOMPARE(undated(heard.bytes), wanted.bytes);
    QCOMPARE(heard.end, wanted.end);
    const std::lock_guard lock(m_mutex);
    QCOMPARE(stringMember(m_log.last(), "fault"), QStringLiteral("#1"));
    QCOMPARE(stringMember(m_log.last(), "operation"), QString::fromLatin1(operationName(operation)));
    const bool untold = wanted.bytes.size() < 12;
    QCOMPARE(m_log.last()["status"].get<int>(), untold ? 0 : wanted.bytes.mid(9, 3).toInt());
}

void TestFaultsWire::endlessOnesGoOn_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<ApiOperation>("operation");
    QTest::newRow("a call") << QByteArray() << ApiOperation::Balance;
    QTest::newRow("in chunks") << QByteArray(R"("chunk":1000)") << ApiOperation::Balance;
    QTest::newRow("a file") << QByteArray() << ApiOperation::Output;
}

void TestFaultsWire::endlessOnesGoOn()
{
    QFETCH(QByteArray, more);
    QFETCH(ApiOperation, operation);
    Json entry = parseJson('{' + more + '}').value_or(Json());
    entry.update(Json{{"fault", "endless"}, {"on", operationName(operation)}, {"nth", 2}});
    start({entry});
    const QByteArray path = pathOf(operation);
    RawClient client(quint16(m_server->baseUrl().port()));
    const Wire wire = usual(client, path);
    client.say(request("GET", path));
    constexpr qsizetype plenty = 5'000'000;
    const auto heard = client.hear(plenty, quiet, plenty);
    QCOMPARE(heard.end, End::Open);
    QVERIFY(heard.bytes.size() >= plenty);
    const QByteArray filler(1000, wire.isFile() ? '\0' : ' ');
    QByteArray start = wire.head({}) + wire.body + filler;
    if (!more.isEmpty())
        start = wire.head(chunkedLine) + chunksOf(wire.body, 1000) + "10000\r\n" + filler;
    QCOMPARE(undated(heard.bytes).left(start.size()), start);
}

void TestFaultsWire::slowOnesAreSlow()
{
    start({Json{{"fault", "slow"}, {"rate", 4}, {"on", "balance"}, {"nth", 2}}});
    RawClient client(quint16(m_server->baseUrl().port()));
    const Wire wire = usual(client, "/prod/v2/balance");
    QElapsedTimer timer;
    timer.start();
    client.say(request("GET", "/prod/v2/balance"));
    const qsizetype head = undated(client.hear(1, 0ms, 1).bytes).size();
    const qsizetype wanted = wire.head(Wire::length(wire.body.size())).size();
    const auto rest = client.hear(wanted - head + 3, 0ms, 1 << 20); // the date may be longer than ours
    QCOMPARE(rest.end, End::Open);
    QVERIFY2(timer.elapsed() < 4000, "the whole would take many seconds");
    const auto two = client.hear(2, 0ms, 2);
    QCOMPARE(two.bytes.size(), 2);
    QVERIFY2(timer.elapsed() > 400, "two bytes at four a second");
}

void TestFaultsWire::delaysDelay()
{
    start({Json{{"fault", "delay"}, {"ms", 300}, {"on", "balance"}}});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(ask("GET", "/prod/v2/balance").contains("balance_usd"));
    QVERIFY(timer.elapsed() >= 300);
}

void TestFaultsWire::everyFaultCanComeLater()
{
    start({Json{{"fault", "close"}, {"at", "in-headers"}, {"ms", 300}, {"on", "balance"}},
           Json{{"fault", "busy"}, {"status", 503}, {"ms", 300}, {"on", "catalogue"}}});
    for (const char *path : {"/prod/v2/balance", "/v1/models"}) {
        QElapsedTimer timer;
        timer.start();
        RawClient client(quint16(m_server->baseUrl().port()));
        client.say(request("GET", path));
        QVERIFY(client.hear(1, 0ms, 1).bytes.startsWith('H'));
        QVERIFY2(timer.elapsed() >= 300, path);
    }
}

void TestFaultsWire::retryAfterAsADate()
{
    start({Json{
        {"fault", "busy"}, {"status", 429}, {"retry_after", Json{{"date_in", 3600}}}, {"on", "balance"}}});
    RawClient client(quint16(m_server->baseUrl().port()));
    client.say(request("GET", "/prod/v2/balance"));
    const QByteArray answer = client.answer();
    const QByteArray text = answer.mid(answer.indexOf("Retry-After: ") + 13).split('\r').first();
    QDateTime when =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    QVERIFY2(when.isValid(), text.constData());
    when.setTimeSpec(Qt::UTC);
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(when);
    QVERIFY(seconds > 3500 && seconds <= 3600);
}

//! A client that asks for the whole gets a part.
void TestFaultsWire::partsWithoutBeingAskedFor()
{
    start({Json{{"fault", "wrong-start"}, {"by", 10}, {"on", "output"}, {"nth", 2}}});
    const QByteArray path = pathOf(ApiOperation::Output);
    RawClient client(quint16(m_server->baseUrl().port()));
    const Wire wire = usual(client, path);
    client.say(request("GET", path));
    const QByteArray answer = client.answer();
    QVERIFY(answer.startsWith("HTTP/1.1 206 Partial Content\r\n"));
    const QByteArray size = QByteArray::number(wire.body.size());
    const QByteArray label =
        "\r\nContent-Range: bytes 10-" + QByteArray::number(wire.body.size() - 1) + '/' + size;
    QVERIFY(answer.contains(label));
    QCOMPARE(bodyOf(answer), wire.body.mid(10));
}

void TestFaultsWire::takenOrNot_data()
{
    QTest::addColumn<bool>("taken");
    QTest::newRow("taken") << true;
    QTest::newRow("not taken") << false;
}

void TestFaultsWire::takenOrNot()
{
    QFETCH(bool, taken);
    start({Json{{"fault", "close"}, {"at", "in-body"}, {"share", 1}, {"on", "submit"}, {"taken", taken}}});
    const Json answer = ask("POST", "/v1/models/" + QByteArray(tinyModel), tinyInput(QStringLiteral("p")));
    const QByteArray id = stringMember(answer, "request_id").toUtf8();
    QVERIFY(!id.isEmpty());
    QCOMPARE(m_server->counts().submits, 1);
    QCOMPARE(m_server->counts().taken, taken ? 1 : 0);
    QCOMPARE(ask("GET", "/v1/requests/" + id + "/status").contains("error_code"), !taken);
    {
        const std::lock_guard lock(m_mutex);
        QCOMPARE(m_log.first()["taken"].get<bool>(), taken);
        QCOMPARE(m_log.first().contains("request_id"), taken);
        QCOMPARE(stringMember(m_log.first(), "prompt"), QStringLiteral("p"));
    }
    ask("POST", "/v1/models/" + QByteArray(tinyModel), R"({"prompt":7})");
    QCOMPARE(m_server->counts().submits, 2);
    QCOMPARE(m_server->counts().taken, taken ? 1 : 0);
}

void TestFaultsWire::aCancelIsTakenOrNot()
{
    const Json html{{"fault", "html"}, {"on", "cancel"}, {"taken", true}, {"prompt", "yes"}};
    Json untaken = html;
    untaken["taken"] = false;
    untaken["prompt"] = "no";
    start({html, untaken}, 1);
    QByteArrayList ids;
    for (const char *prompt : {"blocks", "blocks", "yes", "no"})
        ids << stringMember(
                   ask("POST", "/v1/models/" + QByteArray(tinyModel), tinyInput(QString::fromLatin1(prompt))),
                   "request_id")
                   .toUtf8();
    for (const QByteArray &id : ids.mid(2))
        ask("POST", "/v1/requests/" + id + "/cancel");
    const auto stateOf = [this](const QByteArray &id) {
        return stringMember(ask("GET", "/v1/requests/" + id + "/status"), "status");
    };
    QCOMPARE(stateOf(ids.at(2)), QStringLiteral("cancelled"));
    QCOMPARE(stateOf(ids.at(3)), QStringLiteral("in_queue"));
}

void TestFaultsWire::stopsInTheMiddleOfAFault()
{
    start({Json{{"fault", "stall"}, {"at", "in-body"}, {"on", "balance"}},
           Json{{"fault", "endless"}, {"on", "balance"}, {"nth", 2}},
           Json{{"fault", "delay"}, {"ms", 100000}, {"on", "balance"}, {"nth", 3}}});
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(quint16(m_server->baseUrl().port())));
        clients.back()->say(request("GET", "/prod/v2/balance"));
    }
    QVERIFY(QTest::qWaitFor([this] {
        const std::lock_guard lock(m_mutex);
        return m_log.size() == 3;
    }));
    QElapsedTimer timer;
    timer.start();
    m_server.reset();
    QVERIFY(timer.elapsed() < 3000);
}

QTEST_GUILESS_MAIN(TestFaultsWire)
#include "tst_faultswire.moc"
