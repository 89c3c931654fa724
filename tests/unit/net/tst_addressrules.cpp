// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"

#include "tests/support/manualclock.h"

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
