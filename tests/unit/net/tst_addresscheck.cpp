// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/addresscheck.h"

#include "app/base/clock.h"
#include "tests/support/fetchrules.h"

#include <QHostAddress>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

namespace
{

QList<QHostAddress> addresses(const QStringList &texts)
{
    QList<QHostAddress> all;
    for (const QString &text : texts)
        all << QHostAddress(text);
    return all;
}

} // namespace

class TestAddressCheck : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyAddressOfANameCounts_data();
    void everyAddressOfANameCounts();
    void writtenOutAddressesAreNotLookedUp();
    void consent_data();
    void consent();
    void noAnswerAfterDeletion();

private:
    //! The one outcome.
    Result<void> check(const QString &url, const FetchConsent &consent = {});

    SystemClock m_clock;
    std::unique_ptr<HttpClient> m_http;
    QStringList m_lookedUp;
    QHash<QString, QStringList> m_names;
};

void TestAddressCheck::init()
{
    m_http = std::make_unique<HttpClient>(m_clock);
    m_lookedUp.clear();
    m_names.clear();
    FetchRule rule;
    rule.judge = [](const QUrl &url) {
        if (!isSafeAddress(url))
            return AddressVerdict::Refuse;
        return hostOf(url).endsWith(QLatin1String(".ours.example")) ? AddressVerdict::Fetch
                                                                    : AddressVerdict::Ask;
    };
    rule.mayReach = [](const QUrl &, const QHostAddress &address) { return isPublicAddress(address); };
    m_http->setFetchRule(rule);
    m_http->setLookUp([this](const QString &name, QObject *context, auto answer) {
        m_lookedUp << name;
        QMetaObject::invokeMethod(
            context, [this, name, answer] { answer(addresses(m_names.value(name))); }, Qt::QueuedConnection);
    });
}

Result<void> TestAddressCheck::check(const QString &url, const FetchConsent &consent)
{
    QObject parent;
    AddressCheck *check = m_http->checkAddress(QUrl(url), consent, &parent);
    QList<Result<void>> outcomes;
    connect(check, &AddressCheck::finished, check,
            [&outcomes](const Result<void> &outcome) { outcomes << outcome; });
    check->start();
    if (!outcomes.isEmpty())
        return fail(ErrorKind::Internal, QStringLiteral("not from the event loop"));
    if (!QTest::qWaitFor([&] { return !outcomes.isEmpty(); }))
        return fail(ErrorKind::Internal, QStringLiteral("no end"));
    QCoreApplication::processEvents();
    return outcomes.size() == 1 ? outcomes.first() : fail(ErrorKind::Internal, QStringLiteral("two ends"));
}

void TestAddressCheck::everyAddressOfANameCounts_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<bool>("good");
    QTest::newRow("public") << QStringList{QStringLiteral("93.184.215.14"), QStringLiteral("2606:4700::1")}
                            << true;
    QTest::newRow("cannot be resolved: a proxy may") << QStringList() << true;
    for (const char *bad : {"127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "fd00::1", "::ffff:10.0.0.1",
                            "64:ff9b::a00:1", "100.64.0.1", "0.0.0.0"}) {
        QTest::newRow(bad) << QStringList{QString::fromLatin1(bad)} << false;
        QTest::addRow("public, and %s", bad)
            << QStringList{QStringLiteral("93.184.215.14"), QString::fromLatin1(bad)} << false;
    }
}

void TestAddressCheck::everyAddressOfANameCounts()
{
    QFETCH(QStringList, addresses);
    QFETCH(bool, good);
    m_names.insert(QStringLiteral("files.ours.example"), addresses);
    const auto outcome = check(QStringLiteral("https://FILES.ours.example/a.png"));
    QCOMPARE(m_lookedUp, QStringList{QStringLiteral("files.ours.example")});
    QCOMPARE(outcome.has_value(), good);
    if (!good)
        QCOMPARE(outcome.error().kind, ErrorKind::RefusedAddress);
}

void TestAddressCheck::writtenOutAddressesAreNotLookedUp()
{
    const FetchConsent typed{{}, true};
    QVERIFY(check(QStringLiteral("https://93.184.215.14/x"), typed));
    for (const char *url : {"https://10.0.0.1/x", "https://0x7f.1/x", "https://[::ffff:8.8.8.8]/x"}) {
        const auto outcome = check(QString::fromLatin1(url), typed);
        QVERIFY2(!outcome && outcome.error().kind == ErrorKind::RefusedAddress, url);
        const auto listed = check(QString::fromLatin1(url));
        QVERIFY2(!listed && listed.error().kind == ErrorKind::RefusedAddress, "nobody is asked about it");
        QCOMPARE(m_http->judge(QUrl(QString::fromLatin1(url))), AddressVerdict::Refuse);
    }
    QVERIFY(m_lookedUp.isEmpty());
}

void TestAddressCheck::consent_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<bool>("typed");
    QTest::addColumn<bool>("typedElsewhere");
    QTest::addColumn<int>("error"); // -1: none
    const QString own = QStringLiteral("https://a.ours.example/x");
    const QString other = QStringLiteral("https://CDN.example.org/x");
    const QStringList none;
    const QStringList allowed{QStringLiteral("cdn.example.org")};
    const int foreign = int(ErrorKind::ForeignHost);
    const int refused = int(ErrorKind::RefusedAddress);
    QTest::newRow("own") << own << none << false << true << -1;
    QTest::newRow("elsewhere") << other << none << false << true << foreign;
    QTest::newRow("elsewhere, allowed") << other << allowed << false << true << -1;
    QTest::newRow("below what is allowed")
        << QStringLiteral("https://x.cdn.example.org/x") << allowed << false << true << foreign;
    QTest::newRow("looks like ours") << QStringLiteral("https://ours.example.evil.example/") << none << false
                                     << true << foreign;
    QTest::newRow("typed") << other << none << true << true << -1;
    QTest::newRow("typed, and nothing goes elsewhere") << other << none << true << false << refused;
    QTest::newRow("plain http, allowed")
        << QStringLiteral("http://cdn.example.org/x") << allowed << true << true << refused;
    QTest::newRow("user info, allowed")
        << QStringLiteral("https://a@cdn.example.org/x") << allowed << true << true << refused;
}

void TestAddressCheck::consent()
{
    QFETCH(QString, url);
    QFETCH(QStringList, hosts);
    QFETCH(bool, typed);
    QFETCH(bool, typedElsewhere);
    QFETCH(int, error);
    FetchRule rule;
    rule.judge = [](const QUrl &address) {
        if (!isSafeAddress(address))
            return AddressVerdict::Refuse;
        return hostOf(address).endsWith(QLatin1String(".ours.example")) ? AddressVerdict::Fetch
                                                                        : AddressVerdict::Ask;
    };
    rule.typedElsewhere = typedElsewhere;
    m_http->setFetchRule(rule);
    const auto outcome = check(url, {hosts, typed});
    QCOMPARE(outcome ? -1 : int(outcome.error().kind), error);
    if (error == int(ErrorKind::ForeignHost))
        QCOMPARE(outcome.error().detail, hostOf(QUrl(url)));
}

void TestAddressCheck::noAnswerAfterDeletion()
{
    bool answered = false;
    {
        QObject parent;
        AddressCheck *check =
            m_http->checkAddress(QUrl(QStringLiteral("https://a.ours.example/")), {}, &parent);
        connect(check, &AddressCheck::finished, this, [&answered] { answered = true; });
        check->start();
    }
    QCoreApplication::processEvents();
    QVERIFY(!answered);
    QCOMPARE(m_lookedUp.size(), 1);
}

QTEST_GUILESS_MAIN(TestAddressCheck)
#include "tst_addresscheck.moc"
