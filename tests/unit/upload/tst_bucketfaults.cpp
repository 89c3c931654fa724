// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/bucketupload.h"

#include "app/base/log.h"
#include "tests/support/manualclock.h"
#include "tests/support/spyvalue.h"
#include "tests/unit/upload/bucketanswers.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

namespace
{

constexpr int longest = 30000;
const BucketSecret secret{QStringLiteral("the/secret+key/of/the/bucket"), {}};

} // namespace

//! A bucket that says no, stumbles, or breaks off.
class TestBucketFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void refusalsInPlainWords_data();
    void refusalsInPlainWords();
    void refusedWhileSending_data();
    void refusedWhileSending();
    void wrongClockSaysHowMuch();
    void forbiddenLookIsNoRefusal();
    void redirectsAreNotFollowed_data();
    void redirectsAreNotFollowed();
    void passingTroubleIsTriedAgain_data();
    void passingTroubleIsTriedAgain();
    void givesUpInTheEnd();
    void answeredBeforeAllIsSent();
    void cutInTheMiddleIsSentAgain();
    void silentServerTimesOut();
    void otherLengthIsSentAnew();
    void missingFile_data();
    void missingFile();
    void shrinkingFile();
    void secretIsInNothing();
    void deletedWhileSending();
    void badSettingsSendNothing();
    void hostileAnswers_data();
    void hostileAnswers();

private:
    [[nodiscard]] BucketSettings settings() const;
    Result<QUrl> upload(const BucketSettings &settings);
    [[nodiscard]] int count(const QByteArray &method) const;

    ManualClock m_clock;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ScriptedServer> m_server;
    QTemporaryDir m_folder;
    QString m_file;
    BucketPatience m_patience;
};

void TestBucketFaults::init()
{
    m_http = std::make_unique<HttpClient>(m_clock);
    m_server = std::make_unique<ScriptedServer>();
    m_patience = {5s, 5s, 1ms, 3};
    QFile file(m_folder.filePath(QStringLiteral("picture.png")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(300000, 'p'));
    m_file = file.fileName();
}

BucketSettings TestBucketFaults::settings() const
{
    BucketSettings settings;
    settings.endpoint = m_server->url().toString();
    settings.region = QStringLiteral("us-east-1");
    settings.bucket = QStringLiteral("works");
    settings.keyId = QStringLiteral("KEYID");
    settings.pathStyle = true;
    return settings;
}

Result<QUrl> TestBucketFaults::upload(const BucketSettings &settings)
{
    BucketUpload upload(*m_http, settings, secret, {m_file, "image/png", QStringLiteral("p/../n\ng")});
    upload.setPatience(m_patience);
    QSignalSpy spy(&upload, &BucketUpload::finished);
    upload.start();
    if (!spy.wait(longest))
        return fail(ErrorKind::Internal, QStringLiteral("no end"));
    QCoreApplication::processEvents();
    if (spy.size() != 1)
        return fail(ErrorKind::Internal, QStringLiteral("ended more than once"));
    return valueOf<Result<QUrl>>(spy.first().first());
}

int TestBucketFaults::count(const QByteArray &method) const
{
    const auto &all = m_server->requests();
    return int(std::count_if(all.begin(), all.end(),
                             [&](const SeenRequest &seen) { return seen.method == method; }));
}

void TestBucketFaults::refusalsInPlainWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *code, int status, const char *sentence) {
        QTest::newRow(code) << status << xmlError(code) << QString::fromUtf8(sentence);
    };
    row("InvalidAccessKeyId", 403, "The storage service does not know this access key id.");
    row("SignatureDoesNotMatch", 403, "The secret key is not the one of this access key id.");
    row("ExpiredToken", 400, "The session token has expired.");
    row("NoSuchBucket", 404, "There is no bucket called “works”.");
    row("AllAccessDisabled", 403, "The bucket “works” is closed to everybody.");
    row("AccountProblem", 403, "There is a problem with the account of the bucket.");
    row("InvalidWhatever", 400, "The storage service refused it: InvalidWhatever.");
    QTest::newRow("other region")
        << 400 << xmlError("AuthorizationHeaderMalformed", "<Region>eu-north-1</Region>")
        << QStringLiteral("The bucket is in the region eu-north-1; the settings name another one.");
    QTest::newRow("web page") << 400 << QByteArray("<html>no</html>")
                              << QStringLiteral(
                                     "What answers at this address is no S3 service (status 400).");
}

//! Asked before any byte of the file is sent.
void TestBucketFaults::refusalsInPlainWords()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, sentence);
    m_server->setHandler([&](const SeenRequest &seen) {
        return seen.method == "HEAD" ? headAnswer(status == 404 ? 400 : status, 243) : answers(status, body);
    });
    const auto link = upload(settings());
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::BucketRefused);
    QCOMPARE(link.error().message, sentence);
    QCOMPARE(link.error().httpStatus, status);
    QVERIFY(!link.error().detail.contains(QStringLiteral("SECRETSTUFF")));
    QCOMPARE(count("PUT"), 0);
}

void TestBucketFaults::refusedWhileSending_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *code, int status, const char *sentence) {
        QTest::newRow(code) << status << QByteArray(code) << QString::fromUtf8(sentence);
    };
    row("AccessDenied", 403, "This key may not do that in the bucket “works”.");
    row("QuotaExceeded", 403, "The bucket “works” is full.");
    row("XMinioStorageFull", 507, "The bucket “works” is full.");
    row("InsufficientStorage", 507, "The bucket “works” is full.");
    row("EntityTooLarge", 400, "The file is larger than the bucket takes at once.");
    row("XAmzContentSHA256Mismatch", 400, "The file changed while it was sent. Send it again.");
    row("NoSuchBucket", 404, "There is no bucket called “works”.");
}

void TestBucketFaults::refusedWhileSending()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QString, sentence);
    m_server->setHandler([&](const SeenRequest &seen) {
        return seen.method == "HEAD" ? headAnswer(404) : answers(status, xmlError(code));
    });
    const auto link = upload(settings());
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::BucketRefused);
    QCOMPARE(link.error().message, sentence);
    QCOMPARE(count("PUT"), 1);
}

void TestBucketFaults::wrongClockSaysHowMuch()
{
    m_server->setHandler([](const SeenRequest &seen) {
        const QByteArray date = "Date: Sat, 21 Nov 2026 11:15:00 GMT\r\n";
        return seen.method == "HEAD" ? headAnswer(403) : answers(403, xmlError("RequestTimeTooSkewed"), date);
    });
    const auto link = upload(settings());
    QVERIFY(!link);
    QCOMPARE(link.error().message,
             QStringLiteral("The clock of this computer is 45 minutes fast: set it right."));
}

//! A key that may write and not list gets a 403 for what is not there.
void TestBucketFaults::forbiddenLookIsNoRefusal()
{
    m_server->setHandler([](const SeenRequest &seen) {
        if (seen.method == "HEAD")
            return headAnswer(403);
        return seen.method == "GET" ? answers(403, xmlError("AccessDenied")) : answers(200);
    });
    const auto link = upload(settings());
    QVERIFY(link);
    QCOMPARE(count("PUT"), 1);
}

void TestBucketFaults::redirectsAreNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestBucketFaults::redirectsAreNotFollowed()
{
    QFETCH(int, status);
    ScriptedServer other(QHostAddress(QStringLiteral("127.0.0.2")));
    const QByteArray where = "Location: " + other.url(QStringLiteral("/works/x")).toEncoded() + "\r\n";
    bool look = true; // first when it looks, then when it sends
    m_server->setHandler([&](const SeenRequest &seen) {
        if (seen.method == "HEAD" && !look)
            return headAnswer(404);
        return seen.method == "HEAD" ? Script{Step::send("HTTP/1.1 " + QByteArray::number(status) +
                                                         " Moved\r\n" + where + "Content-Length: 0\r\n\r\n")}
                                     : answers(status, xmlError("TemporaryRedirect"), where);
    });
    for (const bool first : {true, false}) {
        look = first;
        const auto link = upload(settings());
        QVERIFY(!link);
        QCOMPARE(link.error().kind, ErrorKind::BucketRefused);
        QCOMPARE(
            link.error().message,
            QStringLiteral("The bucket is in another region, or at another address, than the settings say."));
    }
    QCOMPARE(other.connections(), 0);
}

void TestBucketFaults::passingTroubleIsTriedAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("500") << 500 << QByteArray("InternalError");
    QTest::newRow("503") << 503 << QByteArray("SlowDown");
    QTest::newRow("429") << 429 << QByteArray("TooManyRequests");
    QTest::newRow("RequestTimeout") << 400 << QByteArray("RequestTimeout");
}

void TestBucketFaults::passingTroubleIsTriedAgain()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    int puts = 0;
    m_server->setHandler([&](const SeenRequest &seen) {
        if (seen.method == "HEAD")
            return headAnswer(404);
        return ++puts < 3 ? answers(status, xmlError(code)) : answers(200);
    });
    const auto link = upload(settings());
    QVERIFY(link);
    QCOMPARE(puts, 3);
    for (const SeenRequest &seen : m_server->requests()) {
        if (seen.method == "PUT")
            QCOMPARE(seen.body, QByteArray(300000, 'p'));
    }
}

void TestBucketFaults::givesUpInTheEnd()
{
    m_server->setHandler([](const SeenRequest &seen) {
        return seen.method == "HEAD" ? headAnswer(404) : answers(503, xmlError("SlowDown"));
    });
    const auto link = upload(settings());
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::RateLimited);
    QCOMPARE(count("PUT"), 3);
}

//! As servers do that refuse by the headers alone: the answer comes, and the connection ends, while the file
//! is still on its way.
void TestBucketFaults::answeredBeforeAllIsSent()
{
    QFile file(m_file);
    QVERIFY(file.resize(20'000'000));
    bool armed = false;
    m_server->setHandler([&](const SeenRequest &) {
        if (!std::exchange(armed, true))
            m_server->answerInsideBody(100'000,
                                       {Step::send(ScriptedServer::answer(403, xmlError("QuotaExceeded"),
                                                                          "Connection: close\r\n"))});
        return headAnswer(404);
    });
    const auto link = upload(settings());
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::BucketRefused);
    QCOMPARE(link.error().message, QStringLiteral("The bucket “works” is full."));
    QCOMPARE(m_server->connections(), 2);
}

void TestBucketFaults::cutInTheMiddleIsSentAgain()
{
    bool cut = false;
    m_server->setHandler([&](const SeenRequest &seen) {
        if (seen.method == "PUT")
            return answers(200);
        if (!std::exchange(cut, true))
            m_server->resetInsideBody(100000);
        return headAnswer(404);
    });
    const auto link = upload(settings());
    QVERIFY2(link, link ? "" : qPrintable(link.error().detail));
    QCOMPARE(count("PUT"), 1); // and one that was cut
    QVERIFY(m_server->connections() >= 2);
}

void TestBucketFaults::silentServerTimesOut()
{
    m_patience = {5s, 50ms, 1ms, 2};
    m_server->setHandler([](const SeenRequest &seen) {
        return seen.method == "HEAD" ? headAnswer(404) : Script{Step::hang()};
    });
    const auto link = upload(settings());
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::TimedOut);
    QCOMPARE(count("PUT"), 2);
}

//! An object of that name that is not all there, as one of another program's would be.
void TestBucketFaults::otherLengthIsSentAnew()
{
    m_server->setHandler(
        [](const SeenRequest &seen) { return seen.method == "HEAD" ? headAnswer(200, 12) : answers(200); });
    QVERIFY(upload(settings()));
    QCOMPARE(count("PUT"), 1);
}

void TestBucketFaults::missingFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("missing") << m_folder.filePath(QStringLiteral("gone.png"));
    QTest::newRow("folder") << m_folder.path();
    QTest::newRow("empty name") << QString();
}

void TestBucketFaults::missingFile()
{
    QFETCH(QString, file);
    m_file = file;
    const auto link = upload(settings());
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::FileAccess);
    QCOMPARE(m_server->requests().size(), 0);
}

void TestBucketFaults::shrinkingFile()
{
    m_server->setHandler([&](const SeenRequest &seen) {
        if (seen.method == "HEAD")
            QFile::resize(m_file, 1000);
        return seen.method == "HEAD" ? headAnswer(404) : answers(200);
    });
    const auto link = upload(settings());
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::FileAccess);
    QCOMPARE(link.error().message, QStringLiteral("“picture.png” changed while it was sent."));
}

void TestBucketFaults::secretIsInNothing()
{
    m_server->setHandler(
        [](const SeenRequest &seen) { return seen.method == "HEAD" ? headAnswer(404) : answers(200); });
    const auto link = upload(settings());
    QVERIFY(link);
    QVERIFY(!link->toEncoded().contains("secret"));
    for (const SeenRequest &seen : m_server->requests()) {
        QByteArray all = seen.target;
        for (auto at = seen.headers.begin(); at != seen.headers.end(); ++at)
            all += at.key() + at.value();
        QVERIFY(!all.contains("secret"));
        QVERIFY(seen.header("authorization")
                    .startsWith("AWS4-HMAC-SHA256 Credential=KEYID/20261121/us-east-1/s3/"));
        QCOMPARE(seen.header("x-amz-date"), QByteArray("20261121T120000Z"));
        QVERIFY(seen.target.endsWith(".png")); // of the odd extension only the letters
    }
    QVERIFY(!redact(QStringLiteral("log ") + secret.secret).contains(QStringLiteral("secret")));
}

void TestBucketFaults::deletedWhileSending()
{
    m_server->setHandler([](const SeenRequest &seen) {
        return seen.method == "HEAD" ? headAnswer(404) : Script{Step::hang()};
    });
    auto upload = std::make_unique<BucketUpload>(*m_http, settings(), secret,
                                                 BucketOrder{m_file, "image/png", QStringLiteral("png")});
    QSignalSpy ends(upload.get(), &BucketUpload::finished);
    upload->start();
    QTRY_COMPARE(count("PUT"), 1);
    upload.reset();
    QTRY_COMPARE(m_server->openConnections(), 1); // that of HEAD may stay
    QVERIFY(ends.isEmpty());
}

void TestBucketFaults::badSettingsSendNothing()
{
    BucketSettings bad = settings();
    bad.endpoint = QStringLiteral("http://s3.example.org");
    const auto link = upload(bad);
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::BucketRefused);
    QCOMPARE(m_server->connections(), 0);
}

void TestBucketFaults::hostileAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not closed") << QByteArray("<Error><Code>Broken");
    QTest::newRow("nested deep") << QByteArray("<Error>") + QByteArray("<a>").repeated(20000);
    QTest::newRow("entities") << QByteArray(
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><Error><Code>&c;</Code></Error>");
    QTest::newRow("long") << "<Error><Code>" + QByteArray(900000, 'A') + "</Code></Error>";
    QTest::newRow("zeros") << QByteArray(5000, '\0');
}

void TestBucketFaults::hostileAnswers()
{
    QFETCH(QByteArray, body);
    m_server->setHandler([&](const SeenRequest &seen) {
        return seen.method == "HEAD" ? headAnswer(404) : answers(400, body);
    });
    const auto link = upload(settings());
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::BucketRefused);
    QVERIFY(link.error().message.size() < 500);
    QVERIFY(link.error().detail.size() < 1000);
}

QTEST_GUILESS_MAIN(TestBucketFaults)
#include "tst_bucketfaults.moc"
