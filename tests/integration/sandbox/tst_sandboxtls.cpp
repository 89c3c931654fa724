// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "app/sandbox/sandboxserver.h"
#include "tests/support/sandbox/faultcases.h"
#include "tests/support/sandbox/tinymodel.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

//! The sandbox over https: the same answers, and the same faults.
class TestSandboxTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_server.reset(); }
    void servesWholeRuns();
    void strangersSeeThatItIsNotTrusted();
    void speaksNoPlainHttp();
    void faultsStrikeTheSame_data();
    void faultsStrikeTheSame();
    void keyInAFileOfItsOwn();
    void uselessFiles_data();
    void uselessFiles();
    void stopsAtOnce();
    void survivesAClientThatLeaves();

private:
    Result<void> start(const QString &certificate, const QString &key = {}, const FaultPlan &plan = {});
    //! What a trusting client hears.
    QByteArray hear(const QByteArray &request, bool *ended = nullptr);

    QTemporaryDir m_folder;
    std::optional<TestCertificate> m_made;
    QString m_both;
    QString m_certificate;
    QString m_key;
    std::unique_ptr<SandboxServer> m_server;
};

void TestSandboxTls::initTestCase()
{
    m_made = TestCertificate::make();
    QVERIFY2(m_made, "the openssl program made no certificate");
    m_both = m_folder.filePath(u"both.pem"_s);
    m_certificate = m_folder.filePath(u"certificate.pem"_s);
    m_key = m_folder.filePath(u"key.pem"_s);
    const QByteArray certificate = m_made->server.localCertificate().toPem();
    const QByteArray key = m_made->server.privateKey().toPem();
    QVERIFY(write(m_both, certificate + key) && write(m_certificate, certificate) && write(m_key, key));
    QVERIFY(writeTinyModel(m_folder.filePath(u"models"_s)));
    QSslConfiguration::setDefaultConfiguration(m_made->client);
}

Result<void> TestSandboxTls::start(const QString &certificate, const QString &key, const FaultPlan &plan)
{
    SandboxOptions options;
    options.speed = 1000;
    options.modelFolders = {m_folder.filePath(u"models"_s)};
    options.certificateFile = certificate;
    options.keyFile = key;
    options.faults = plan;
    m_server = std::make_unique<SandboxServer>(options);
    return m_server->start();
}

QByteArray TestSandboxTls::hear(const QByteArray &request, bool *ended)
{
    QSslSocket socket;
    socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(m_server->baseUrl().port()));
    if (!socket.waitForEncrypted(5000))
        return {};
    socket.write(request);
    QByteArray heard;
    const int patience = ended ? 5000 : 200;
    while (socket.waitForReadyRead(patience))
        heard += socket.readAll();
    if (ended)
        *ended = socket.state() != QAbstractSocket::ConnectedState;
    return heard + socket.readAll();
}

void TestSandboxTls::servesWholeRuns()
{
    QVERIFY(start(m_both));
    QCOMPARE(m_server->baseUrl().scheme(), u"https"_s);
    SandboxClient client(m_server->baseUrl(), m_server->token());
    QCOMPARE(client.get(u"/prod/v2/balance"_s).status, 200);
    const QList<QUrl> urls = client.run(QString::fromLatin1(tinyModel), Json{{"prompt", "tls"}});
    QCOMPARE(urls.size(), 1);
    QCOMPARE(urls.first().scheme(), u"https"_s);
    const Answer file = client.getPublic(urls.first());
    QCOMPARE(file.status, 200);
    QVERIFY(file.body.startsWith("\x89PNG"));
    const Answer part = client.getPublic(urls.first(), {{"Range", "bytes=5-"}});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, file.body.mid(5));
}

void TestSandboxTls::strangersSeeThatItIsNotTrusted()
{
    QVERIFY(start(m_both));
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_server->baseUrl().toString() + u"/prod/v2/balance"_s));
    QSslConfiguration others = m_made->client;
    others.setCaCertificates({});
    request.setSslConfiguration(others);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::SslHandshakeFailedError);
}

void TestSandboxTls::speaksNoPlainHttp()
{
    QVERIFY(start(m_both));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(m_server->baseUrl().port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write("GET /prod/v2/balance HTTP/1.1\r\nHost: h\r\n\r\n");
    QVERIFY(socket.waitForDisconnected(5000));
    QVERIFY(!socket.readAll().contains("HTTP/1.1"));
}

void TestSandboxTls::faultsStrikeTheSame_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<bool>("ends");
    QTest::addColumn<QByteArray>("last");
    const auto row = [](const char *fault, bool ends, const char *last) {
        QTest::newRow(fault) << QByteArray(fault) << ends << QByteArray(last);
    };
    row(R"("fault":"close","at":"before-status")", true, "");
    row(R"("fault":"close","at":"in-status")", true, "HTTP/1.1 2");
    row(R"("fault":"close","at":"in-body","bytes":7,"reset":true)", true, "\r\n\r\n{\"balan");
    row(R"("fault":"stall","at":"in-body","bytes":7)", false, "\r\n\r\n{\"balan");
    row(R"("fault":"chunked","chunk":70000)", false, "\r\n0\r\n\r\n");
    row(R"("fault":"no-length")", true, "\"currency\":\"USD\"}");
}

void TestSandboxTls::faultsStrikeTheSame()
{
    QFETCH(QByteArray, fault);
    QFETCH(bool, ends);
    QFETCH(QByteArray, last);
    QVERIFY(start(m_both, {}, planOf({parseJson("{\"on\":\"balance\"," + fault + '}').value_or(Json())})));
    bool ended = false;
    const QByteArray heard =
        hear("GET /prod/v2/balance HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer sandbox-token\r\n\r\n",
             ends ? &ended : nullptr);
    QCOMPARE(ended, ends);
    QCOMPARE(heard.right(last.size()), last);
    if (last.isEmpty())
        QCOMPARE(heard, QByteArray());
}

void TestSandboxTls::keyInAFileOfItsOwn()
{
    QVERIFY(start(m_certificate, m_key));
    SandboxClient client(m_server->baseUrl(), m_server->token());
    QCOMPARE(client.get(u"/prod/v2/balance"_s).status, 200);
}

void TestSandboxTls::uselessFiles_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    const auto other = TestCertificate::make();
    QVERIFY(other);
    const QString otherKey = m_folder.filePath(u"other.pem"_s);
    const QString letter = m_folder.filePath(u"letter.txt"_s);
    QVERIFY(write(otherKey, other->server.privateKey().toPem()) && write(letter, "Dear all"));
    QTest::newRow("missing") << m_folder.filePath(u"none.pem"_s) << QString();
    QTest::newRow("no PEM") << letter << QString();
    QTest::newRow("without a key") << m_certificate << QString();
    QTest::newRow("the key of another") << m_certificate << otherKey;
    QTest::newRow("key no PEM") << m_certificate << letter;
}

void TestSandboxTls::uselessFiles()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    const Result<void> started = start(certificate, key);
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::InvalidInput);
    QVERIFY(started.error().message.contains(key.isEmpty() ? certificate : key));
    QVERIFY(!started.error().detail.isEmpty());
}

void TestSandboxTls::stopsAtOnce()
{
    QVERIFY(start(m_both));
    QTcpSocket silent;
    silent.connectToHost(u"127.0.0.1"_s, quint16(m_server->baseUrl().port()));
    QSslSocket idle;
    idle.connectToHostEncrypted(u"127.0.0.1"_s, quint16(m_server->baseUrl().port()));
    QVERIFY(silent.waitForConnected(5000) && idle.waitForEncrypted(5000));
    QElapsedTimer timer;
    timer.start();
    m_server.reset();
    QVERIFY(timer.elapsed() < 3000);
}

//! Writing to it would raise SIGPIPE.
void TestSandboxTls::survivesAClientThatLeaves()
{
    QVERIFY(start(m_both, {}, planOf({Json{{"on", "balance"}, {"fault", "endless"}}})));
    {
        QSslSocket socket;
        socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(m_server->baseUrl().port()));
        QVERIFY(socket.waitForEncrypted(5000));
        socket.write(
            "GET /prod/v2/balance HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer sandbox-token\r\n\r\n");
        QVERIFY(socket.waitForReadyRead(5000));
        socket.abort();
    }
    SandboxClient client(m_server->baseUrl(), m_server->token());
    QCOMPARE(client.get(u"/prod/v2/balance"_s).status, 200);
}

QTEST_GUILESS_MAIN(TestSandboxTls)
#include "tst_sandboxtls.moc"
