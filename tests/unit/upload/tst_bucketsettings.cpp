// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/bucketsettings.h"

#include <QTest>

using namespace maquette;
using Field = BucketProblem::Field;

class TestBucketSettings : public QObject
{
    Q_OBJECT

private slots:
    void goodOnes_data();
    void goodOnes();
    void badOnes_data();
    void badOnes();
    void theWordsFitTheFault_data();
    void theWordsFitTheFault();
    void severalProblemsInOrder();
    void loginsAreTakenOutOfAddresses_data();
    void loginsAreTakenOutOfAddresses();
    void objectUrls();
    void regions_data();
    void regions();

private:
    static BucketSettings good();
};

BucketSettings TestBucketSettings::good()
{
    BucketSettings settings;
    settings.endpoint = QStringLiteral("https://s3.eu-central-1.amazonaws.com");
    settings.region = QStringLiteral("eu-central-1");
    settings.bucket = QStringLiteral("my-works");
    settings.keyId = QStringLiteral("AKIAIOSFODNN7EXAMPLE");
    settings.prefix = QStringLiteral("maquette/");
    return settings;
}

void TestBucketSettings::goodOnes_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::newRow("https") << QStringLiteral("https://s3.eu-central-1.amazonaws.com");
    QTest::newRow("slash") << QStringLiteral("https://minio.example.org/");
    QTest::newRow("port") << QStringLiteral("https://minio.example.org:9000");
    QTest::newRow("loopback") << QStringLiteral("http://127.0.0.1:9000");
    QTest::newRow("loopback by name") << QStringLiteral("http://localhost:9000");
    QTest::newRow("loopback IPv6") << QStringLiteral("http://[::1]:9000");
}

void TestBucketSettings::goodOnes()
{
    QFETCH(QString, endpoint);
    BucketSettings settings = good();
    settings.endpoint = endpoint;
    const auto problems = problemsOf(settings);
    QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems.first().message));
}

void TestBucketSettings::badOnes_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("field");
    const auto row = [](const char *what, const QString &value, Field field) {
        QTest::addRow("%s '%s'", what, qPrintable(value)) << QString::fromLatin1(what) << value << int(field);
    };
    for (const char *endpoint :
         {"", "s3.amazonaws.com", "http://s3.amazonaws.com", "ftp://127.0.0.1", "https://",
          "https://me:secret@s3.amazonaws.com", "https://s3.amazonaws.com/bucket",
          "https://s3.amazonaws.com?x=1", "https://s3.amazonaws.com#x", "http://127.0.0.1.evil.org"})
        row("endpoint", QString::fromLatin1(endpoint), Field::Endpoint);
    for (const char *region : {"", "EU Central", "eu/central", "a\nb"})
        row("region", QString::fromLatin1(region), Field::Region);
    for (const char *bucket :
         {"", "ab", "has space", "with/slash", "Capital", "dot.ted", "-begins", "two..dots", "under_score"})
        row("bucket", QString::fromLatin1(bucket), Field::Bucket);
    for (const char *keyId : {"", "with blank", "slash/ed", "tab\tbed"})
        row("keyId", QString::fromLatin1(keyId), Field::KeyId);
    for (const char *prefix : {"/begins", "a//b", "../up", "a/./b", "bell\x07"})
        row("prefix", QString::fromLatin1(prefix), Field::Prefix);
    for (const char *seconds : {"0", "599", "604801", "-1"})
        row("validity", QString::fromLatin1(seconds), Field::LinkValidity);
}

void TestBucketSettings::badOnes()
{
    QFETCH(QString, what);
    QFETCH(QString, value);
    QFETCH(int, field);
    BucketSettings settings = good();
    if (what == u"endpoint")
        settings.endpoint = value;
    else if (what == u"region")
        settings.region = value;
    else if (what == u"bucket")
        settings.bucket = value;
    else if (what == u"keyId")
        settings.keyId = value;
    else if (what == u"prefix")
        settings.prefix = value;
    else
        settings.linkValidity = std::chrono::seconds(value.toInt());
    const auto problems = problemsOf(settings);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(int(problems.first().field), field);
    QVERIFY(problems.first().message.endsWith(u'.'));
}

void TestBucketSettings::theWordsFitTheFault_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("keyId");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *region, const char *keyId, const char *message) {
        QTest::newRow(name) << QString::fromLatin1(region) << QString::fromLatin1(keyId)
                            << QString::fromLatin1(message);
    };
    row("no region", "", "KEY",
        "Enter the region, such as eu-central-1; us-east-1 where the service has none.");
    row("blank in the region", "mars 1", "KEY", "The region holds a blank. One looks like eu-central-1.");
    row("tab in the region", "mars\t1", "KEY", "The region holds a blank. One looks like eu-central-1.");
    row("capitals in the region", "EU-1", "KEY",
        "A region has small letters, digits and hyphens, such as eu-central-1.");
    row("no key", "eu-1", "", "Enter the access key's id.");
    row("blank in the key", "eu-1", "MY KEY", "The access key's id holds a blank.");
    row("slash in the key", "eu-1", "MY/KEY", "The access key's id holds a character that no id has.");
}

void TestBucketSettings::theWordsFitTheFault()
{
    QFETCH(QString, region);
    QFETCH(QString, keyId);
    QFETCH(QString, message);
    BucketSettings settings = good();
    settings.region = region;
    settings.keyId = keyId;
    const auto problems = problemsOf(settings);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().message, message);
    settings.region = QString(80, u'a');
    settings.keyId = QString(300, u'A');
    QCOMPARE(problemsOf(settings).size(), 2);
    for (const BucketProblem &problem : problemsOf(settings))
        QVERIFY2(problem.message.endsWith(QStringLiteral(" is too long.")), qPrintable(problem.message));
}

void TestBucketSettings::severalProblemsInOrder()
{
    const auto problems = problemsOf({});
    QCOMPARE(problems.size(), 4);
    QCOMPARE(int(problems.at(0).field), int(Field::Endpoint));
    QCOMPARE(int(problems.at(3).field), int(Field::KeyId));
}

void TestBucketSettings::loginsAreTakenOutOfAddresses_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *endpoint, const char *rest, const char *name, const char *password) {
        QTest::newRow(endpoint) << QString::fromLatin1(endpoint) << QString::fromLatin1(rest)
                                << QString::fromLatin1(name) << QString::fromLatin1(password);
    };
    row("https://KEY:top%2Fsecret@s3.example.org", "https://s3.example.org", "KEY", "top/secret");
    row("https://KEY@s3.example.org:9000", "https://s3.example.org:9000", "KEY", "");
    row("https://:secret@s3.example.org", "https://s3.example.org", "", "secret");
    row("https://KEY:se%40cret@s3.example.org/", "https://s3.example.org/", "KEY", "se@cret");
    row("https://KEY:se@cret@s3.example.org", "", "", "");
    row("https://KEY:se/cret@s3.example.org", "", "", "");
    row("KEY:secret@s3.example.org", "", "", "");
    row("https://s3.example.org/a@b", "", "", "");
    row("@", "", "", "");
    row("https://s3.example.org", "https://s3.example.org", "", "");
}

void TestBucketSettings::loginsAreTakenOutOfAddresses()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, rest);
    QFETCH(QString, name);
    QFETCH(QString, password);
    const AddressLogin login = takeLogin(endpoint);
    QCOMPARE(endpoint, rest);
    QCOMPARE(login.name, name);
    QCOMPARE(login.password, password);
}

void TestBucketSettings::objectUrls()
{
    BucketSettings settings = good();
    const QString name = QStringLiteral("maquette/a b.png");
    QCOMPARE(objectUrl(settings, name).toEncoded(),
             QByteArray("https://my-works.s3.eu-central-1.amazonaws.com/maquette/a%20b.png"));
    settings.pathStyle = true;
    QCOMPARE(objectUrl(settings, name).toEncoded(),
             QByteArray("https://s3.eu-central-1.amazonaws.com/my-works/maquette/a%20b.png"));
    settings.endpoint = QStringLiteral("https://minio.example.org:443/");
    QCOMPARE(objectUrl(settings, name).toEncoded(),
             QByteArray("https://minio.example.org/my-works/maquette/a%20b.png"));
    settings.endpoint = QStringLiteral("http://[::1]:9000");
    QCOMPARE(objectUrl(settings, name).toEncoded(),
             QByteArray("http://[::1]:9000/my-works/maquette/a%20b.png"));
    QCOMPARE(partsFor("GET", objectUrl(settings, name)).host, QByteArray("[::1]:9000"));
}

void TestBucketSettings::regions_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("region");
    const auto row = [](const char *endpoint, const char *region) {
        QTest::newRow(endpoint) << QString::fromLatin1(endpoint) << QString::fromLatin1(region);
    };
    row("https://s3.eu-central-1.amazonaws.com", "eu-central-1");
    row("https://s3-eu-west-1.amazonaws.com", "eu-west-1");
    row("https://S3.us-west-004.BackblazeB2.com/", "us-west-004");
    row("https://s3.eu-central-2.wasabisys.com", "eu-central-2");
    row("https://fsn1.your-objectstorage.com", "fsn1");
    row("https://nyc3.digitaloceanspaces.com", "nyc3");
    row("https://0123abc.r2.cloudflarestorage.com", "auto");
    row("https://0123abc.eu.r2.cloudflarestorage.com", "auto");
    row("https://s3.amazonaws.com", "");
    row("https://minio.example.org:9000", "");
    row("https://s3.eu-central-1.amazonaws.com.example.org", "");
    row("nonsense", "");
    row("", "");
}

void TestBucketSettings::regions()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, region);
    QCOMPARE(regionOf(endpoint), region);
}

QTEST_GUILESS_MAIN(TestBucketSettings)
#include "tst_bucketsettings.moc"
