// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/tokenvault.h"
#include "app/jobs/account.h"
#include "tests/support/jobs/jobbench.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! What a FakeVault keeps; outlives it.
struct Kept
{
    QHash<QString, QString> tokens;
    bool works = true;
};

class FakeVault : public TokenVault
{
public:
    explicit FakeVault(Kept &kept)
        : m_kept(kept)
    {}

    VaultCall *read(const QString &account, QObject *parent) override
    {
        return call(parent, [this, account]() -> QString { return m_kept.tokens.value(account); });
    }
    VaultCall *write(const QString &account, const QString &token, QObject *parent) override
    {
        return call(parent, [this, account, token]() -> QString {
            m_kept.tokens.insert(account, token);
            return {};
        });
    }
    VaultCall *remove(const QString &account, QObject *parent) override
    {
        return call(parent, [this, account]() -> QString {
            m_kept.tokens.remove(account);
            return {};
        });
    }

private:
    VaultCall *call(QObject *parent, std::function<QString()> act)
    {
        auto *call = new VaultCall(parent);
        QTimer::singleShot(0, call, [this, call, act = std::move(act)] {
            call->deleteLater();
            if (m_kept.works)
                emit call->finished(act());
            else
                emit call->finished(fail(ErrorKind::KeychainUnavailable, u"locked"_s));
        });
        return call;
    }

    Kept &m_kept;
};

} // namespace

class TestAccount : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keychainComesFirst();
    void environmentIsNext();
    void nothingIsFound();
    void lockedKeychainIsNoEnd();
    void goodTokenIsKept();
    void goodTokenWithoutKeychainIsKeptForTheSession();
    void rejectedTokenIsNotKept();
    void tokenThatIsNoneIsNotSent();
    void anotherTokenMayBeEnteredFromTheAnswer();
    void forgottenTokenIsGone();
    void failingBalanceKeepsTheLast();

private:
    [[nodiscard]] QString place() const { return m_bench->client->endpoint().name; }
    [[nodiscard]] QString good() const { return QString::fromLatin1(m_bench->api.token); }

    std::unique_ptr<JobBench> m_bench;
    std::unique_ptr<Account> m_account;
    Kept m_kept;
    QHash<QString, QString> m_environment;
    QList<std::pair<Result<void>, QString>> m_checked;
};

void TestAccount::init()
{
    m_account.reset();
    m_kept = {};
    m_environment.clear();
    m_checked.clear();
    m_bench = std::make_unique<JobBench>();
    m_bench->client->setToken({});
    m_account = std::make_unique<Account>(*m_bench->client, std::make_unique<FakeVault>(m_kept),
                                          [this](const QString &name) { return m_environment.value(name); });
    connect(m_account.get(), &Account::tokenChecked, this,
            [this](const Result<void> &outcome, const QString &notice) {
                m_checked.append({outcome, notice});
            });
}

void TestAccount::keychainComesFirst()
{
    m_kept.tokens.insert(place(), good());
    m_environment.insert(u"RUNCOMFY_TOKEN"_s, u"from-the-environment"_s);
    QSignalSpy changed(m_account.get(), &Account::changed);
    m_account->findToken();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(m_account->source(), Account::TokenSource::Keychain);
    QVERIFY(m_bench->client->hasToken());
    QTRY_COMPARE(m_account->balance(), Money::fromMicrodollars(12'500'000));
    QVERIFY(!m_account->maskedToken().contains(good()));
}

void TestAccount::environmentIsNext()
{
    m_environment.insert(u"RUNCOMFY_API_KEY"_s, good());
    m_account->findToken();
    QTRY_COMPARE(m_account->source(), Account::TokenSource::Environment);
    QCOMPARE(m_account->sourceName(), u"RUNCOMFY_API_KEY"_s);
    QVERIFY(m_kept.tokens.isEmpty());
}

void TestAccount::nothingIsFound()
{
    QSignalSpy changed(m_account.get(), &Account::changed);
    m_account->findToken();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(m_account->source(), Account::TokenSource::None);
    QVERIFY(!m_bench->client->hasToken());
    QCOMPARE(m_bench->api.calls("balance"), 0);
}

void TestAccount::lockedKeychainIsNoEnd()
{
    m_kept.works = false;
    m_environment.insert(u"YOUR_API_TOKEN"_s, good());
    m_account->findToken();
    QTRY_COMPARE(m_account->source(), Account::TokenSource::Environment);
}

void TestAccount::goodTokenIsKept()
{
    m_account->enterToken(u"  "_s + good() + u"\n"_s);
    QTRY_COMPARE(m_checked.size(), 1);
    QVERIFY(m_checked.first().first);
    QVERIFY(m_checked.first().second.isEmpty());
    QCOMPARE(m_kept.tokens.value(place()), good());
    QCOMPARE(m_account->source(), Account::TokenSource::Keychain);
    QCOMPARE(m_account->balance(), Money::fromMicrodollars(12'500'000));
    QCOMPARE(m_bench->api.submits(), 0);
}

void TestAccount::goodTokenWithoutKeychainIsKeptForTheSession()
{
    m_kept.works = false;
    m_account->enterToken(good());
    QTRY_COMPARE(m_checked.size(), 1);
    QVERIFY(m_checked.first().first);
    QVERIFY(!m_checked.first().second.isEmpty());
    QCOMPARE(m_account->source(), Account::TokenSource::Session);
    QVERIFY(m_bench->client->hasToken());
}

void TestAccount::rejectedTokenIsNotKept()
{
    m_account->enterToken(u"a-wrong-token-1234"_s);
    QTRY_COMPARE(m_checked.size(), 1);
    QCOMPARE(m_checked.first().first.error().kind, ErrorKind::TokenRejected);
    QVERIFY(m_kept.tokens.isEmpty());
    QVERIFY(!m_bench->client->hasToken());
    QCOMPARE(m_account->source(), Account::TokenSource::None);
}

void TestAccount::tokenThatIsNoneIsNotSent()
{
    m_account->enterToken(u"   "_s);
    QCOMPARE(m_checked.size(), 1);
    QVERIFY(!m_checked.first().first);
    QCOMPARE(m_bench->api.calls("balance"), 0);
}

void TestAccount::anotherTokenMayBeEnteredFromTheAnswer()
{
    connect(m_account.get(), &Account::tokenChecked, this, [this](const Result<void> &outcome) {
        if (!outcome)
            m_account->enterToken(good());
    });
    m_account->enterToken(u"a-wrong-token-1234"_s);
    QTRY_COMPARE(m_account->source(), Account::TokenSource::Keychain);
    QCOMPARE(m_checked.size(), 2);
}

void TestAccount::forgottenTokenIsGone()
{
    m_account->enterToken(good());
    QTRY_COMPARE(m_account->source(), Account::TokenSource::Keychain);
    m_account->forgetToken();
    QCOMPARE(m_account->source(), Account::TokenSource::None);
    QVERIFY(!m_bench->client->hasToken());
    QVERIFY(!m_account->balance());
    QTRY_VERIFY(m_kept.tokens.isEmpty());
}

void TestAccount::failingBalanceKeepsTheLast()
{
    m_account->enterToken(good());
    QTRY_COMPARE(m_checked.size(), 1);
    m_bench->api.script("balance", {Step::send(ScriptedServer::answer(500, "oops"))});
    const int calls = m_bench->api.calls("balance");
    m_account->refreshBalance();
    QTRY_COMPARE(m_bench->api.calls("balance"), calls + 1);
    m_account->refreshBalance();
    QTRY_VERIFY(m_account->balance());
    QCOMPARE(m_account->balance(), Money::fromMicrodollars(12'500'000));
}

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
