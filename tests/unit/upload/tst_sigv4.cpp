// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/bucketsettings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace maquette;

namespace
{

//! The keys of Amazon's own examples.
const SigningKey exampleKey{QStringLiteral("AKIAIOSFODNN7EXAMPLE"),
                            QStringLiteral("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                            {},
                            QStringLiteral("us-east-1")};
const QDateTime exampleTime(QDate(2013, 5, 24), QTime(0, 0), Qt::UTC);
constexpr auto emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

SignedParts exampleParts(const QByteArray &verb, const QByteArray &path)
{
    SignedParts parts;
    parts.verb = verb;
    parts.host = "examplebucket.s3.amazonaws.com";
    parts.path = path;
    parts.payloadHash = emptyHash;
    return parts;
}

//! "What the JavaScript SDK puts into its links beyond what signing needs."
QList<std::pair<QByteArray, QByteArray>> extrasOf(const QUrl &link)
{
    QList<std::pair<QByteArray, QByteArray>> extras;
    const auto items = QUrlQuery(link).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (name.startsWith(u"x-") || name == u"X-Amz-Content-Sha256")
            extras.append({name.toUtf8(), value.toUtf8()});
    }
    return extras;
}

} // namespace

//! Signature Version 4 against what Amazon publishes, and against links of its own JavaScript library.
class TestSigV4 : public QObject
{
    Q_OBJECT

private slots:
    void publishedExamples_data();
    void publishedExamples();
    void publishedCanonicalRequest();
    void publishedLink();
    void recordedLinks_data();
    void recordedLinks();
    void addressesStayAsTheyWereSigned();
    void sessionTokensAreSigned();
    void secretIsNowhere();
};

//! docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, "Examples: Signature Calculations".
void TestSigV4::publishedExamples_data()
{
    QTest::addColumn<SignedParts>("parts");
    QTest::addColumn<QByteArray>("signedNames");
    QTest::addColumn<QByteArray>("signature");

    SignedParts get = exampleParts("GET", "/test.txt");
    get.headers = {{"Range", "bytes=0-9"}};
    QTest::newRow("get object") << get << QByteArray("host;range;x-amz-content-sha256;x-amz-date")
                                << QByteArray(
                                       "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");

    SignedParts put = exampleParts("PUT", s3Encoded(QStringLiteral("/test$file.text"), true));
    put.headers = {{"Date", "Fri, 24 May 2013 00:00:00 GMT"}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"}};
    put.payloadHash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
    QTest::newRow("put object") << put
                                << QByteArray("date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class")
                                << QByteArray(
                                       "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");

    SignedParts lifecycle = exampleParts("GET", "/");
    lifecycle.query = {{"lifecycle", ""}};
    QTest::newRow("get lifecycle") << lifecycle << QByteArray("host;x-amz-content-sha256;x-amz-date")
                                   << QByteArray(
                                          "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");

    SignedParts list = exampleParts("GET", "/");
    list.query = {{"prefix", "J"}, {"max-keys", "2"}};
    QTest::newRow("list objects") << list << QByteArray("host;x-amz-content-sha256;x-amz-date")
                                  << QByteArray(
                                         "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
}

void TestSigV4::publishedExamples()
{
    QFETCH(SignedParts, parts);
    QFETCH(QByteArray, signedNames);
    QFETCH(QByteArray, signature);
    const QList<Header> headers = signedHeaders(parts, exampleKey, exampleTime);
    QCOMPARE(headers.last().name, QByteArray("Authorization"));
    QCOMPARE(
        headers.last().value,
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=" +
            signedNames + ",Signature=" + signature);
}

void TestSigV4::publishedCanonicalRequest()
{
    SignedParts parts = exampleParts("GET", "/test.txt");
    parts.headers = {
        {"x-amz-date", "20130524T000000Z"}, {"Range", " bytes=0-9 "}, {"x-amz-content-sha256", emptyHash}};
    QCOMPARE(canonicalRequest(parts), QByteArray("GET\n"
                                                 "/test.txt\n"
                                                 "\n"
                                                 "host:examplebucket.s3.amazonaws.com\n"
                                                 "range:bytes=0-9\n"
                                                 "x-amz-content-sha256:") +
                                          emptyHash +
                                          "\nx-amz-date:20130524T000000Z\n\n"
                                          "host;range;x-amz-content-sha256;x-amz-date\n" +
                                          emptyHash);
}

//! docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html, "An Example".
void TestSigV4::publishedLink()
{
    SignedParts parts = exampleParts("GET", "/test.txt");
    parts.payloadHash.clear();
    const QByteArray query = presignedQuery(parts, exampleKey, exampleTime, std::chrono::hours(24));
    QCOMPARE(query,
             QByteArray("X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                        "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
                        "&X-Amz-SignedHeaders=host"));
}

void TestSigV4::recordedLinks_data()
{
    QTest::addColumn<QJsonObject>("row");
    QTest::addColumn<QString>("keyId");
    QTest::addColumn<QString>("secret");
    QFile file(QStringLiteral(MAQUETTE_TEST_DATA "/sigv4/links.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject table = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray links = table.value(u"links").toArray();
    QVERIFY(links.size() > 150);
    for (qsizetype i = 0; i < links.size(); ++i) {
        const QJsonObject row = links.at(i).toObject();
        QTest::addRow("%d %s", int(i), qPrintable(row.value(u"key").toString().left(40)))
            << row << table.value(u"keyId").toString() << table.value(u"secret").toString();
    }
}

void TestSigV4::recordedLinks()
{
    QFETCH(QJsonObject, row);
    QFETCH(QString, keyId);
    QFETCH(QString, secret);
    BucketSettings settings;
    settings.endpoint = row.value(u"endpoint").toString();
    settings.region = row.value(u"region").toString();
    settings.bucket = row.value(u"bucket").toString();
    settings.pathStyle = row.value(u"pathStyle").toBool();
    settings.keyId = keyId;
    settings.linkValidity = std::chrono::seconds(row.value(u"expires").toInt());
    QVERIFY(problemsOf(settings).isEmpty());
    const BucketSecret bucketSecret{secret, row.value(u"sessionToken").toString()};
    const QByteArray recorded = row.value(u"link").toString().toLatin1();

    const QUrl object = objectUrl(settings, row.value(u"key").toString());
    SignedParts parts = partsFor("GET", object);
    parts.query = extrasOf(QUrl::fromEncoded(recorded));
    const QByteArray query = presignedQuery(
        parts, signingKey(settings, bucketSecret),
        QDateTime::fromString(row.value(u"time").toString(), Qt::ISODateWithMs), settings.linkValidity);
    QCOMPARE(object.toEncoded() + '?' + query, recorded);
    // and on its way through QUrl, which is what is put into the request
    QCOMPARE(QUrl::fromEncoded(object.toEncoded() + '?' + query).toString(QUrl::FullyEncoded).toLatin1(),
             recorded);
}

//! Qt may write the path in another way than it was given: then the signature would not be that of the path.
void TestSigV4::addressesStayAsTheyWereSigned()
{
    BucketSettings settings;
    settings.endpoint = QStringLiteral("https://s3.example.org");
    settings.region = QStringLiteral("r");
    settings.bucket = QStringLiteral("works");
    for (char16_t c = 0x20; c < 0x250; ++c) {
        const QString name = QStringLiteral("a") + QChar(c) + QStringLiteral("b");
        QCOMPARE(partsFor("GET", objectUrl(settings, name)).path, '/' + s3Encoded(name, true));
    }
}

void TestSigV4::sessionTokensAreSigned()
{
    SigningKey key = exampleKey;
    key.sessionToken = QStringLiteral("the+session/token==");
    const SignedParts parts = exampleParts("GET", "/test.txt");
    const QList<Header> headers = signedHeaders(parts, key, exampleTime);
    QCOMPARE(headers.at(headers.size() - 2).name, QByteArray("x-amz-security-token"));
    QVERIFY(headers.last().value.contains("x-amz-date;x-amz-security-token,"));
    QVERIFY(presignedQuery(parts, key, exampleTime, std::chrono::hours(1))
                .contains("&X-Amz-Security-Token=the%2Bsession%2Ftoken%3D%3D&"));
}

void TestSigV4::secretIsNowhere()
{
    const SignedParts parts = exampleParts("GET", "/test.txt");
    QByteArray all = presignedQuery(parts, exampleKey, exampleTime, std::chrono::hours(1));
    for (const Header &header : signedHeaders(parts, exampleKey, exampleTime))
        all += header.name + header.value;
    QVERIFY(!all.contains("wJalrXUtn"));
}

Q_DECLARE_METATYPE(maquette::SignedParts)

QTEST_GUILESS_MAIN(TestSigV4)
#include "tst_sigv4.moc"
