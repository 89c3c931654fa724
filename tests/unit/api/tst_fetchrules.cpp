// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/fetchrules.h"

#include <QHostAddress>
#include <QTest>

using namespace maquette;

namespace
{

Endpoint endpointFor(const QString &base)
{
    if (base.isEmpty())
        return Endpoint::runComfy();
    if (base == QLatin1String("sandbox"))
        return Endpoint::simulated(QUrl(QStringLiteral("http://127.0.0.1:4711")));
    return *Endpoint::custom(base);
}

} // namespace

class TestFetchRules : public QObject
{
    Q_OBJECT

private slots:
    void verdicts_data();
    void verdicts();
    void reaches_data();
    void reaches();
};

void TestFetchRules::verdicts_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::addColumn<AddressVerdict>("verdict");
    const auto row = [](const char *base, const char *url, AddressVerdict verdict) {
        QTest::addRow("%s: %s", *base ? base : "runcomfy", url)
            << QString::fromLatin1(base) << QString::fromLatin1(url) << verdict;
    };
    using enum AddressVerdict;
    row("", "https://playgrounds-storage-public.runcomfy.net/a.png", Fetch);
    row("", "https://files.runcomfy.net/a.png", Fetch);
    row("", "https://CDN.RunComfy.COM/a.png", Fetch);
    row("", "https://cdn.example.org/a.png", Ask);
    row("", "https://evilruncomfy.net/a.png", Ask);
    row("", "https://runcomfy.net.evil.example/a.png", Ask);
    row("", "https://.runcomfy.net/a.png", Refuse);
    row("", "http://files.runcomfy.net/a.png", Refuse);
    row("", "http://cdn.example.org/a.png", Refuse);
    row("", "https://u:p@files.runcomfy.net/a.png", Refuse);
    row("", "https://127.0.0.1\\@cdn.runcomfy.net/", Refuse);
    row("", "http://127.0.0.1:80/a.png", Refuse);
    row("", "https://127.0.0.1/a.png", Refuse);
    row("", "https://localhost/a.png", Refuse);
    row("", "file:///etc/passwd", Refuse);
    row("sandbox", "http://127.0.0.1:5000/a.png", Fetch);
    row("sandbox", "http://[::1]:5000/a.png", Fetch);
    row("sandbox", "https://cdn.example.org/a.png", Ask);
    row("sandbox", "http://cdn.example.org/a.png", Refuse);
    row("https://api.example.org/v1", "https://api.example.org/a.png", Fetch);
    row("https://api.example.org/v1", "https://cdn.example.org/a.png", Ask);
    row("https://api.example.org/v1", "https://files.runcomfy.net/a.png", Ask);
    row("https://api.example.org/v1", "https://api.example.org.evil.example/a.png", Ask);
    row("https://api.example.org/v1", "http://api.example.org/a.png", Refuse);
    row("https://api.example.org/v1", "http://127.0.0.1/a.png", Refuse);
    row("http://127.0.0.1:9000", "http://127.0.0.1:9001/a.png", Fetch);
    row("http://127.0.0.1:9000", "http://localhost:9001/a.png", Fetch);
    row("http://127.0.0.1:9000", "https://cdn.example.org/a.png", Ask);
}

void TestFetchRules::verdicts()
{
    QFETCH(QString, base);
    QFETCH(QString, url);
    QTEST(fetchRuleFor(endpointFor(base)).judge(QUrl(url)), "verdict");
    QCOMPARE(fetchRuleFor(endpointFor(base)).typedElsewhere, base.isEmpty() || base == u"sandbox");
}

void TestFetchRules::reaches_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("may");
    const auto row = [](const char *base, const char *url, const char *address, bool may) {
        QTest::addRow("%s: %s is %s", *base ? base : "runcomfy", url, address)
            << QString::fromLatin1(base) << QString::fromLatin1(url) << QString::fromLatin1(address) << may;
    };
    row("", "https://files.runcomfy.net/", "93.184.215.14", true);
    row("", "https://files.runcomfy.net/", "10.0.0.1", false);
    row("", "https://files.runcomfy.net/", "127.0.0.1", false);
    row("", "https://files.runcomfy.net/", "::1", false);
    row("sandbox", "http://127.0.0.1:1/", "127.0.0.1", true);
    row("sandbox", "http://localhost:1/", "::1", true);
    row("sandbox", "https://cdn.example.org/", "93.184.215.14", true);
    row("sandbox", "https://cdn.example.org/", "10.0.0.1", false);
    row("sandbox", "https://cdn.example.org/", "169.254.169.254", false);
    row("sandbox", "https://cdn.example.org/", "::ffff:127.0.0.1", false);
    // Whoever names a base in his own network means it.
    row("https://nas.local/", "https://nas.local/a.png", "192.168.0.7", true);
    row("https://nas.local/", "https://cdn.example.org/a.png", "192.168.0.7", false);
    row("https://nas.local/", "https://cdn.example.org/a.png", "93.184.215.14", true);
}

void TestFetchRules::reaches()
{
    QFETCH(QString, base);
    QFETCH(QString, url);
    QFETCH(QString, address);
    QTEST(fetchRuleFor(endpointFor(base)).mayReach(QUrl(url), QHostAddress(address)), "may");
}

Q_DECLARE_METATYPE(maquette::AddressVerdict)
QTEST_GUILESS_MAIN(TestFetchRules)
#include "tst_fetchrules.moc"
