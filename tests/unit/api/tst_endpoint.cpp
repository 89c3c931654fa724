// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/endpoint.h"

#include <QTest>

using namespace maquette;

class TestEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void runComfy()
    {
        const Endpoint endpoint = Endpoint::runComfy();
        QCOMPARE(endpoint.name, QStringLiteral("runcomfy"));
        QCOMPARE(endpoint.base, QUrl(QStringLiteral("https://model-api.runcomfy.net")));
        QCOMPARE(endpoint.balance, QUrl(QStringLiteral("https://api.runcomfy.net/prod/v2/balance")));
        QVERIFY(!endpoint.sandbox && !endpoint.onlyThisHost);
    }
    void simulated()
    {
        const Endpoint endpoint = Endpoint::simulated(QUrl(QStringLiteral("http://127.0.0.1:4711")));
        QCOMPARE(endpoint.name, QStringLiteral("sandbox"));
        QVERIFY(endpoint.sandbox);
        QCOMPARE(endpoint.balance.toString(), QStringLiteral("http://127.0.0.1:4711/prod/v2/balance"));
    }
    void custom_data();
    void custom();
    void refused_data();
    void refused();
};

void TestEndpoint::custom_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *text, const char *base, const char *name) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(base)
                            << QString::fromLatin1(name);
    };
    row("https://api.example.org", "https://api.example.org", "https://api.example.org");
    row("https://api.example.org/", "https://api.example.org", "https://api.example.org");
    row("https://api.example.org/v1", "https://api.example.org", "https://api.example.org");
    row("https://api.example.org/v1/", "https://api.example.org", "https://api.example.org");
    row("  https://api.example.org//  ", "https://api.example.org", "https://api.example.org");
    row("https://API.example.org:8443/proxy/v1", "https://api.example.org:8443/proxy",
        "https://api.example.org:8443");
    // What was escaped stays so: a slash in a name is no slash of the path.
    row("https://api.example.org/a%2Fb/v1", "https://api.example.org/a%2Fb", "https://api.example.org");
    row("https://api.example.org/a%25b/v1", "https://api.example.org/a%25b", "https://api.example.org");
    row("https://api.example.org/%EF%BF%BF/v1", "https://api.example.org/%EF%BF%BF",
        "https://api.example.org");
    row("http://127.0.0.1:9000/v1", "http://127.0.0.1:9000", "http://127.0.0.1:9000");
    row("http://localhost:9000", "http://localhost:9000", "http://localhost:9000");
    row("http://[::1]:9000", "http://[::1]:9000", "http://[::1]:9000");
}

void TestEndpoint::custom()
{
    QFETCH(QString, text);
    const auto endpoint = Endpoint::custom(text);
    QVERIFY(endpoint);
    QTEST(endpoint->base.toString(QUrl::FullyEncoded), "base");
    QTEST(endpoint->name, "name");
    QCOMPARE(endpoint->balance.toString(QUrl::FullyEncoded),
             endpoint->base.toString(QUrl::FullyEncoded) + QStringLiteral("/prod/v2/balance"));
    const auto again = Endpoint::custom(endpoint->base.toString(QUrl::FullyEncoded));
    QVERIFY(again);
    QCOMPARE(again->base, endpoint->base);
    QVERIFY(endpoint->onlyThisHost);
    QVERIFY(!endpoint->sandbox);
}

void TestEndpoint::refused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "nonsense", "http://example.org", "ftp://example.org", "https://",
                             "https://a:b@example.org", "https://example.org/?q=1", "https://example.org/#x",
                             "//example.org", "http://10.0.0.1:8000", "https://exa mple.org"})
        QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
}

void TestEndpoint::refused()
{
    QFETCH(QString, text);
    const auto endpoint = Endpoint::custom(text);
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!endpoint.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
