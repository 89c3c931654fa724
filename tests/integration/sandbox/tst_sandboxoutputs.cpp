// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "app/sandbox/sandboxserver.h"

#include <QBuffer>
#include <QImageReader>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

using namespace maquette;

namespace
{

const QString seedream45 = QStringLiteral("bytedance/seedream-4-5/text-to-image");
const QString seedream5 = QStringLiteral("bytedance/seedream-5/lite/text-to-image");
const QString sequential = QStringLiteral("bytedance/seedream-4-0/sequential");
const QString dreamina = QStringLiteral("bytedance/dreamina-4-0/text-to-image");
const QString seedance = QStringLiteral("bytedance/seedance-1-0/lite/image-to-video");

//! \brief A picture's own words for what it is.
struct Facts
{
    QByteArray format;
    QSize size;
    bool whole = false;
};

Facts factsOf(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    Facts facts{reader.format(), reader.size(), false};
    reader.setScaledSize(QSize(64, 64));
    facts.whole = !reader.read().isNull();
    return facts;
}

QByteArray pngOf(QSize size, Qt::GlobalColor colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

std::string dataUri(const QByteArray &bytes)
{
    return "data:image/png;base64," + bytes.toBase64().toStdString();
}

} // namespace

class TestSandboxOutputs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void picturesHaveThePixelsAndTheFormat_data();
    void picturesHaveThePixelsAndTheFormat();
    void setsHaveTheNumberAskedFor();
    void equalInputsGiveEqualBytesOnTwoServers();
    void anotherSeedGivesAnotherPicture();
    void filesCanBeReadInParts();
    void filesAreNotThereBeforeTheEnd();
    void tokensSentToFilesAreNoticed();
    void clipFromADataAddress();
    void clipFromAnOutputOfItsOwn();
    void clipFromAServerOnThisMachine();
    void givenPicturesAreChecked_data();
    void givenPicturesAreChecked();

private:
    std::unique_ptr<SandboxServer> serve()
    {
        SandboxOptions options;
        options.speed = 100'000;
        auto server = std::make_unique<SandboxServer>(options);
        return server->start() ? std::move(server) : nullptr;
    }

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<SandboxClient> m_client;
};

void TestSandboxOutputs::initTestCase()
{
    m_server = serve();
    QVERIFY(m_server);
    m_client = std::make_unique<SandboxClient>(m_server->baseUrl(), m_server->token());
}

void TestSandboxOutputs::picturesHaveThePixelsAndTheFormat_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const QString &model, const char *input, QSize size, const char *format) {
        QTest::newRow(input) << model << QByteArray(input) << size << QByteArray(format);
    };
    row(seedream45, R"j({"prompt":"city","resolution":"4096x4096 (1:1)"})j", QSize(4096, 4096), "png");
    row(seedream45, R"j({"prompt":"forest","resolution":"2K"})j", QSize(2048, 2048), "png");
    row(seedream5, R"j({"prompt":"ocean","resolution":"1600x2848 (9:16)","output_format":"jpeg"})j",
        QSize(1600, 2848), "jpeg");
    row(seedream5, R"j({"prompt":"portrait","output_format":"png"})j", QSize(2304, 1728), "png");
    row(sequential,
        R"j({"text":"1 image","image_size":"3024:1296 (21:9)","sequential_image_generation_options":1})j",
        QSize(3024, 1296), "png");
    row(dreamina, R"j({"prompt":"desert","width×height":"6198x2656(21:9)"})j", QSize(6198, 2656), "png");
    row(dreamina, R"j({"prompt":"galaxy","width×height":"1024x1024(1:1)"})j", QSize(1024, 1024), "png");
}

void TestSandboxOutputs::picturesHaveThePixelsAndTheFormat()
{
    QFETCH(QString, model);
    QFETCH(QByteArray, input);
    QFETCH(QSize, size);
    QFETCH(QByteArray, format);
    const QList<QUrl> urls = m_client->run(model, *parseJson(input));
    QCOMPARE(urls.size(), 1);
    const Answer file = m_client->getPublic(urls[0]);
    QCOMPARE(file.status, 200);
    QCOMPARE(file.type, QByteArray("image/" + format));
    QVERIFY(urls[0].path().endsWith(format == "jpeg" ? QStringLiteral(".jpg") : QStringLiteral(".png")));
    const Facts facts = factsOf(file.body);
    QCOMPARE(facts.format, format);
    QCOMPARE(facts.size, size);
    QVERIFY(facts.whole);
}

void TestSandboxOutputs::setsHaveTheNumberAskedFor()
{
    const QList<QUrl> pair =
        m_client->run(sequential, Json{{"text", "a set"}, {"sequential_image_generation_options", 2}});
    QCOMPARE(pair.size(), 2);
    const QList<QUrl> set =
        m_client->run(dreamina, Json{{"prompt", "15 images"}, {"width×height", "1024x1024(1:1)"}});
    QCOMPARE(set.size(), 15);
    QSet<QByteArray> files;
    for (const QUrl &url : set)
        files << m_client->getPublic(url).body;
    QCOMPARE(files.size(), 15);
}

void TestSandboxOutputs::equalInputsGiveEqualBytesOnTwoServers()
{
    const std::unique_ptr<SandboxServer> other = serve();
    SandboxClient second(other->baseUrl(), other->token());
    const std::string first = dataUri(pngOf(QSize(640, 400), Qt::darkMagenta));
    const QList<std::pair<QString, Json>> inputs{
        {dreamina, Json{{"prompt", "a lake at night"}, {"width×height", "1024x1024(1:1)"}}},
        {seedream5, Json{{"prompt", "a lake at night"}, {"output_format", "jpeg"}}},
        {seedance, Json{{"prompt", "it moves"}, {"first_frame_image_url", first}}}};
    for (const auto &[model, input] : inputs) {
        const QList<QUrl> one = m_client->run(model, input);
        const QList<QUrl> two = second.run(model, input);
        QCOMPARE(one.size(), 1);
        QCOMPARE(two.size(), 1);
        const QByteArray bytes = m_client->getPublic(one[0]).body;
        QVERIFY(bytes.size() > 10'000);
        QVERIFY(second.getPublic(two[0]).body == bytes);
    }
}

void TestSandboxOutputs::anotherSeedGivesAnotherPicture()
{
    const auto picture = [this](qint64 seed) -> QByteArray {
        const QList<QUrl> urls = m_client->run(
            sequential,
            Json{{"text", "1 image"}, {"seed", seed}, {"sequential_image_generation_options", 1}});
        return urls.size() == 1 ? m_client->getPublic(urls[0]).body : QByteArray();
    };
    const QByteArray one = picture(1);
    QVERIFY(!one.isEmpty());
    QVERIFY(picture(2) != one);
    QVERIFY(picture(1) == one);
}

void TestSandboxOutputs::filesCanBeReadInParts()
{
    const QList<QUrl> urls =
        m_client->run(dreamina, Json{{"prompt", "parts"}, {"width×height", "1024x1024(1:1)"}});
    QCOMPARE(urls.size(), 1);
    const QByteArray whole = m_client->getPublic(urls[0]).body;
    const Answer rest = m_client->getPublic(urls[0], {{"Range", "bytes=1000-"}});
    QCOMPARE(rest.status, 206);
    QVERIFY(rest.body == whole.mid(1000));
    QCOMPARE(m_client->getPublic(urls[0], {{"Range", "bytes=999999999-"}}).status, 416);
    QUrl other = urls[0];
    other.setPath(other.path().replace(QStringLiteral("_1"), QStringLiteral("_2")));
    QCOMPARE(m_client->getPublic(other).status, 404);
    other.setPath(QStringLiteral("/files/../../etc/passwd"));
    QVERIFY(m_client->getPublic(other).status >= 400);
}

void TestSandboxOutputs::filesAreNotThereBeforeTheEnd()
{
    SandboxOptions options;
    options.speed = 0.01;
    SandboxServer slow(options);
    QVERIFY(slow.start().has_value());
    SandboxClient client(slow.baseUrl(), slow.token());
    const QString id = client.submit(dreamina, Json{{"prompt", "later"}}).text("request_id");
    QVERIFY(!client.result(id).json.contains("output"));
    QCOMPARE(
        client.getPublic(QUrl(slow.baseUrl().toString() + QStringLiteral("/files/x/output_1.png"))).status,
        404);
}

void TestSandboxOutputs::tokensSentToFilesAreNoticed()
{
    const QList<QUrl> urls =
        m_client->run(dreamina, Json{{"prompt", "leak"}, {"width×height", "1024x1024(1:1)"}});
    QCOMPARE(urls.size(), 1);
    const Answer leaked =
        m_client->getPublic(urls[0], {{"Authorization", "Bearer " + m_server->token().toUtf8()}});
    QCOMPARE(leaked.status, 400);
    QVERIFY(leaked.body.contains("token"));
    QVERIFY(!leaked.body.contains(m_server->token().toUtf8()));
    QCOMPARE(m_client->getPublic(urls[0]).status, 200);
}

void TestSandboxOutputs::clipFromADataAddress()
{
    const QByteArray png = pngOf(QSize(800, 450), Qt::darkGreen);
    const QList<QUrl> urls =
        m_client->run(seedance, Json{{"prompt", "grass"}, {"first_frame_image_url", dataUri(png)}});
    QCOMPARE(urls.size(), 1);
    const Answer clip = m_client->getPublic(urls[0]);
    QCOMPARE(clip.type, QByteArray("video/mp4"));
    QCOMPARE(clip.body.mid(4, 4), QByteArray("ftyp"));
}

void TestSandboxOutputs::clipFromAnOutputOfItsOwn()
{
    const QList<QUrl> stills =
        m_client->run(dreamina, Json{{"prompt", "2 images"}, {"width×height", "1024x1024(1:1)"}});
    QCOMPARE(stills.size(), 2);
    // As after a restart: the address names a port where nobody listens any more.
    QUrl old = stills[1];
    old.setPort(1);
    const QList<QUrl> clips =
        m_client->run(seedance, Json{{"prompt", "on"},
                                     {"first_frame_image_url", stills[0].toString().toStdString()},
                                     {"last_frame_image_url", old.toString().toStdString()}});
    QCOMPARE(clips.size(), 1);
    QCOMPARE(m_client->getPublic(clips[0]).status, 200);
}

void TestSandboxOutputs::clipFromAServerOnThisMachine()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QByteArray png = pngOf(QSize(640, 480), Qt::darkYellow);
    QByteArray asked;
    connect(&other, &QTcpServer::newConnection, &other, [&] {
        QTcpSocket *socket = other.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&asked, &png, socket] {
            asked += socket->readAll();
            if (!asked.contains("\r\n\r\n"))
                return;
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: " +
                          QByteArray::number(png.size()) + "\r\n\r\n" + png);
            socket->disconnectFromHost();
        });
    });
    const QString url = QStringLiteral("http://127.0.0.1:%1/a%20b.png?x=1").arg(other.serverPort());
    const Answer answer =
        m_client->submit(seedance, Json{{"prompt", "x"}, {"first_frame_image_url", url.toStdString()}});
    QCOMPARE(answer.status, 200);
    QVERIFY(asked.startsWith("GET /a%20b.png?x=1 HTTP/1.1\r\n"));
    QVERIFY2(!asked.toLower().contains("authorization"), "the token stays here");
}

void TestSandboxOutputs::givenPicturesAreChecked_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("message");
    const auto png = [](QSize size) -> QString {
        return QString::fromStdString(dataUri(pngOf(size, Qt::gray)));
    };
    QTest::newRow("too small") << png(QSize(200, 200)) << QStringLiteral("less than 300 pixels");
    QTest::newRow("too wide") << png(QSize(1200, 400)) << QStringLiteral("aspect ratio");
    QTest::newRow("too large") << png(QSize(6000, 4000)) << QStringLiteral("exceed 6000 pixels");
    QTest::newRow("another machine") << QStringLiteral("https://example.com/a.png")
                                     << QStringLiteral("no other machine");
    QTest::newRow("disguised machine")
        << QStringLiteral("http://127.0.0.1@example.com/a.png") << QStringLiteral("no other machine");
    QTest::newRow("nobody there") << QStringLiteral("http://127.0.0.1:1/a.png")
                                  << QStringLiteral("could not be fetched");
    QTest::newRow("no picture") << QStringLiteral("data:image/png;base64,aGVsbG8=")
                                << QStringLiteral("not a picture");
    QTest::newRow("cut short") << QStringLiteral("data:image/png;base64,aGVsb*") << QString();
}

void TestSandboxOutputs::givenPicturesAreChecked()
{
    QFETCH(QString, address);
    QFETCH(QString, message);
    const Answer answer =
        m_client->submit(seedance, Json{{"prompt", "x"}, {"first_frame_image_url", address.toStdString()}});
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.code(), 422001);
    const Json &first = answer.json["detail"][0];
    QCOMPARE(stringOf(first["loc"][0]), QStringLiteral("first_frame_image_url"));
    QVERIFY2(stringOf(first["msg"]).contains(message, Qt::CaseInsensitive),
             qPrintable(stringOf(first["msg"])));
}

QTEST_GUILESS_MAIN(TestSandboxOutputs)
#include "tst_sandboxoutputs.moc"
