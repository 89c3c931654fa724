// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"

#include "tests/support/manualclock.h"

#include <QHostAddress>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace std::chrono_literals;

class TestAddressRules : public QObject
{
    Q_OBJECT

private slots:
    void safeAddress_data();
    void safeAddress();
    void loopback_data();
    void loopback();
    void publicAddress_data();
    void publicAddress();
    void everySpellingIsTheSameAddress_data();
    void everySpellingIsTheSameAddress();
    void onlyOfHere_data();
    void onlyOfHere();
    void hosts();
    void retryAfter_data();
    void retryAfter();
};

void TestAddressRules::safeAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("safe");
    const auto row = [](const char *url, bool safe) {
        QTest::newRow(url) << QString::fromLatin1(url) << safe;
    };
    row("https://playgrounds-storage-public.runcomfy.net/a/b.png", true);
    row("HTTPS://example.org/", true);
    row("http://127.0.0.1:8080/x", true);
    row("http://127.9.9.9/x", true);
    row("http://[::1]:9/x", true);
    row("http://localhost/x", true);
    row("http://LOCALHOST/x", true);
    row("http://example.org/x", false);
    row("http://127.0.0.1.example.org/x", false);
    row("http://localhost.example.org/x", false);
    row("http://10.0.0.1/x", false);
    row("https://user@example.org/", false);
    row("https://user:secret@example.org/", false);
    row("https://127.0.0.1\\@cdn.runcomfy.net/", false);
    row("https:///x", false);
    row("ftp://example.org/x", false);
    row("file:///etc/passwd", false);
    row("data:image/png;base64,AA==", false);
    row("javascript:alert(1)", false);
    row("/relative", false);
    row("", false);
}

void TestAddressRules::safeAddress()
{
    QFETCH(QString, url);
    QFETCH(bool, safe);
    QCOMPARE(isSafeAddress(QUrl(url)), safe);
}

void TestAddressRules::loopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("expected");
    QTest::newRow("v4") << QStringLiteral("http://127.0.0.1/") << true;
    QTest::newRow("v4, short form") << QStringLiteral("http://127.1/") << true;
    QTest::newRow("v6") << QStringLiteral("https://[::1]/") << true;
    QTest::newRow("name") << QStringLiteral("https://localhost:5/") << true;
    QTest::newRow("elsewhere") << QStringLiteral("https://example.org/") << false;
    QTest::newRow("private net") << QStringLiteral("https://192.168.0.1/") << false;
}

void TestAddressRules::loopback()
{
    QFETCH(QString, url);
    QTEST(isLoopback(QUrl(url)), "expected");
}

void TestAddressRules::publicAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("expected");
    const auto rows = [](std::initializer_list<const char *> addresses, bool expected) {
        for (const char *address : addresses)
            QTest::newRow(address) << QString::fromLatin1(address) << expected;
    };
    rows({"8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
          "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255",
          "2606:4700::1111", "2a00:1450:4001::200e", "64:ff9b::8.8.8.8"},
         true);
    rows({"0.0.0.0",         "0.1.2.3",        "10.0.0.1",        "10.255.255.255",  "100.64.0.1",
          "100.127.255.255", "127.0.0.1",      "127.255.255.254", "169.254.169.254", "172.16.0.1",
          "172.31.255.255",  "192.0.0.8",      "192.0.2.1",       "192.88.99.1",     "192.168.0.1",
          "198.18.0.1",      "198.51.100.7",   "203.0.113.9",     "224.0.0.1",       "239.255.255.255",
          "240.0.0.1",       "255.255.255.255"},
         false);
    rows({"::",
          "::1",
          "::8.8.8.8",
          "::ffff:8.8.8.8",
          "::ffff:127.0.0.1",
          "::ffff:10.0.0.1",
          "64:ff9b::127.0.0.1",
          "64:ff9b::10.0.0.1",
          "64:ff9b::a9fe:a9fe",
          "64:ff9b:1::8.8.8.8",
          "100::1",
          "2001::1",
          "2001:0:4136:e378:8000:63bf:3fff:fdd2",
          "2001:db8::1",
          "2002:7f00:1::",
          "2002:808:808::1",
          "3fff::1",
          "fc00::1",
          "fd12:3456::1",
          "fe80::1",
          "fe80::1%lo",
          "fec0::1",
          "ff02::1",
          "4000::1",
          "5f00::1"},
         false);
    QTest::newRow("none") << QString() << false;
}

void TestAddressRules::publicAddress()
{
    QFETCH(QString, address);
    const QHostAddress parsed(address);
    QCOMPARE(parsed.isNull(), address.isEmpty());
    QTEST(isPublicAddress(parsed), "expected");
}

//! However a URL writes it, the host that is judged is the one that is connected to.
void TestAddressRules::everySpellingIsTheSameAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *url, const char *address) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromLatin1(address);
    };
    row("https://127.1/x", "127.0.0.1");
    row("https://0x7f.1/x", "127.0.0.1");
    row("https://0177.0.0.1/x", "127.0.0.1");
    row("https://2130706433/x", "127.0.0.1");
    row("https://0x7f000001/x", "127.0.0.1");
    row("https://%31%32%37.0.0.1/x", "127.0.0.1");
    row("https://\uff11\uff12\uff17.0.0.1/x", "127.0.0.1");
    row("https://10.1/x", "10.0.0.1");
    row("https://3232235777/x", "192.168.1.1");
    row("https://[::ffff:192.168.1.1]/x", "::ffff:192.168.1.1");
    row("https://[0:0:0:0:0:ffff:c0a8:101]/x", "::ffff:192.168.1.1");
}

void TestAddressRules::everySpellingIsTheSameAddress()
{
    QFETCH(QString, url);
    QFETCH(QString, address);
    const QUrl parsed(url);
    if (!parsed.isValid())
        return; // refused before anybody looks at its host
    QCOMPARE(QHostAddress(parsed.host()), QHostAddress(address));
    QVERIFY(!isPublicAddress(QHostAddress(parsed.host())));
}

void TestAddressRules::onlyOfHere_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("here");
    const auto row = [](const char *url, bool here) {
        QTest::newRow(url) << QString::fromLatin1(url) << here;
    };
    row("https://example.org/x", false);
    row("https://8.8.8.8/x", false);
    row("https://[2606:4700::1]/x", false);
    row("https://192.168.1.4/x", true);
    row("https://10.1.2.3:9000/x", true);
    row("http://127.0.0.1/x", true);
    row("https://[::1]/x", true);
    row("https://[fe80::1]/x", true);
    row("https://[fd00::1]/x", true);
    row("https://nas/x", true);
    row("https://localhost/x", true);
    row("https://a.localhost/x", true);
    row("https://nas.LOCAL/x", true);
    row("https://local.example.org/x", false);
}

void TestAddressRules::onlyOfHere()
{
    QFETCH(QString, url);
    QFETCH(bool, here);
    QCOMPARE(isOnlyOfHere(QUrl(url)), here);
}

void TestAddressRules::hosts()
{
    QCOMPARE(hostOf(QUrl(QStringLiteral("https://CDN.Example.ORG:8443/x"))),
             QStringLiteral("cdn.example.org"));
    // A Cyrillic letter in it.
    QCOMPARE(hostOf(QUrl(QStringLiteral("https://runc\u043Emfy.net/"))),
             QStringLiteral("xn--runcmfy-djg.net"));
}

void TestAddressRules::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // -1: nothing
    QTest::newRow("seconds") << QByteArray("7") << 7;
    QTest::newRow("blanks") << QByteArray("  12 ") << 12;
    QTest::newRow("zero") << QByteArray("0") << 0;
    QTest::newRow("long") << QByteArray("86400") << 3600;
    QTest::newRow("endless") << QByteArray("99999999999999999999999") << 3600;
    QTest::newRow("negative") << QByteArray("-5") << -1;
    QTest::newRow("fraction") << QByteArray("1.5") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("words") << QByteArray("soon") << -1;
    QTest::newRow("IMF date") << QByteArray("Sat, 21 Nov 2026 12:00:30 GMT") << 30;
    QTest::newRow("RFC 850 date") << QByteArray("Saturday, 21-Nov-26 12:01:00 GMT") << 60;
    QTest::newRow("asctime date") << QByteArray("Sat Nov 21 12:00:05 2026") << 5;
    QTest::newRow("asctime date, one digit") << QByteArray("Sun Nov  1 12:00:05 2026") << 0;
    QTest::newRow("past") << QByteArray("Sat, 21 Nov 2026 11:00:00 GMT") << 0;
    QTest::newRow("far") << QByteArray("Sun, 22 Nov 2026 12:00:00 GMT") << 3600;
}

void TestAddressRules::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    const ManualClock clock; // 2026-11-21 12:00:00
    const auto wait = parseRetryAfter(value, clock);
    QCOMPARE(wait.has_value(), seconds >= 0);
    if (wait)
        QCOMPARE(wait->count(), seconds * 1000LL);
}

QTEST_GUILESS_MAIN(TestAddressRules)
#include "tst_addressrules.moc"
