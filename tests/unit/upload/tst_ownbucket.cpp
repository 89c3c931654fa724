// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/ownbucket.h"

#include "app/base/log.h"
#include "app/net/httpclient.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryvault.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using Place = OwnBucket::SecretPlace;

namespace
{
const auto secret = QStringLiteral("top/secret+1");
} // namespace

//! Settings and secret come together, whatever the keychain does.
class TestOwnBucket : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void unsetAsksNobody();
    void isReadyOnceTheSecretIsFound();
    void isNotReadyWithoutOne();
    void anOfferIsTakenWhereThereIsNone();
    void anOfferNeverReplacesOne();
    void anOfferOutlivesNoOtherWord();
    void theSecretIsKept();
    void lastsForTheSessionWithoutAKeychain();
    void aKeychainThatDoesNotAnswerIsSaid();
    void waitsForTheRestOfTheSettings();
    void movesWithTheBucket();
    void goesWithTheKey();
    void isForgotten();
    void isForgottenWhereItWasKept();
    void isForgottenWhileItIsWritten();
    void forgettingSaysHowItWent();
    void nothingIsLeftBehind();
    void nothingIsLeftBehindByAReading();
    void aLateAnswerIsPassedOver();

private:
    [[nodiscard]] static BucketSettings settings();

    ManualClock m_clock;
    HttpClient m_http{m_clock};
    std::unique_ptr<OwnBucket> m_bucket;
    MemoryVault *m_vault = nullptr;
};

void TestOwnBucket::init()
{
    auto vault = std::make_unique<MemoryVault>();
    m_vault = vault.get();
    m_bucket = std::make_unique<OwnBucket>(m_http, std::move(vault));
}

BucketSettings TestOwnBucket::settings()
{
    BucketSettings settings;
    settings.endpoint = QStringLiteral("https://s3.example.org");
    settings.region = QStringLiteral("us-east-1");
    settings.bucket = QStringLiteral("works");
    settings.keyId = QStringLiteral("KEYID");
    return settings;
}

void TestOwnBucket::unsetAsksNobody()
{
    m_bucket->setUp({}, false);
    BucketSettings half = settings();
    half.keyId.clear();
    m_bucket->setUp(half, false);
    QCoreApplication::processEvents();
    QCOMPARE(m_vault->reads, 0);
    QVERIFY(!m_bucket->ready());
}

void TestOwnBucket::isReadyOnceTheSecretIsFound()
{
    m_vault->kept.insert(BucketVault::account(settings()), secret);
    QSignalSpy changes(m_bucket.get(), &OwnBucket::changed);
    m_bucket->setUp(settings(), true);
    QVERIFY(!m_bucket->ready()); // nobody waits for the keychain
    QCOMPARE(m_bucket->secretPlace(), Place::Asking);
    QTRY_VERIFY(m_bucket->ready());
    QCOMPARE(m_bucket->ready()->secret.secret, secret);
    QCOMPARE(m_bucket->ready()->settings, settings());
    QCOMPARE(m_bucket->secretPlace(), Place::Keychain);
    QVERIFY(m_bucket->isPreferred());
    QCOMPARE(changes.size(), 2);
    m_bucket->setUp(settings(), true);
    QCOMPARE(changes.size(), 2);
    m_bucket->setUp(settings(), false); // the same place is not asked again
    QCOMPARE(m_vault->reads, 1);
    BucketSettings prefixed = settings();
    prefixed.prefix = QStringLiteral("maquette/");
    m_bucket->setUp(prefixed, false);
    QCOMPARE(m_vault->reads, 1);
    QCOMPARE(m_vault->writes, 0);
    QVERIFY(m_bucket->ready());
}

void TestOwnBucket::anOfferIsTakenWhereThereIsNone()
{
    m_bucket->setUp(settings(), false);
    m_bucket->offerSecret({secret, {}}); // the keychain is still being asked
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    QCOMPARE(m_bucket->ready()->secret.secret, secret);
    QCOMPARE(m_vault->kept.value(BucketVault::account(settings())), secret);
    m_bucket->offerSecret({});
    QVERIFY(m_bucket->hasSecret());
}

void TestOwnBucket::anOfferNeverReplacesOne()
{
    m_vault->kept.insert(BucketVault::account(settings()), secret);
    m_bucket->setUp(settings(), false);
    m_bucket->offerSecret({QStringLiteral("older"), {}});
    QTRY_VERIFY(m_bucket->ready());
    m_bucket->offerSecret({QStringLiteral("older"), {}});
    QCoreApplication::processEvents();
    QCOMPARE(m_bucket->ready()->secret.secret, secret);
    QCOMPARE(m_vault->writes, 0);
}

void TestOwnBucket::anOfferOutlivesNoOtherWord()
{
    m_bucket->setUp(settings(), false);
    m_bucket->offerSecret({QStringLiteral("older"), {}});
    BucketSettings other = settings();
    other.keyId = QStringLiteral("ANOTHER"); // to which it does not belong
    m_bucket->setUp(other, false);
    QTRY_COMPARE(m_bucket->secretPlace(), Place::None);
    QVERIFY(!m_bucket->hasSecret());
    QCOMPARE(m_vault->writes, 0);
}

void TestOwnBucket::isNotReadyWithoutOne()
{
    m_bucket->setUp(settings(), false);
    QTRY_COMPARE(m_bucket->secretPlace(), Place::None);
    QVERIFY(!m_bucket->ready());
    QVERIFY(!m_bucket->isKeychainMissing());
}

void TestOwnBucket::theSecretIsKept()
{
    m_bucket->setUp(settings(), false);
    m_bucket->enterSecret({secret, {}});
    QVERIFY(m_bucket->ready()); // at once
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    QCOMPARE(m_vault->kept.value(BucketVault::account(settings())), secret);
    QCOMPARE(redact(QString(u"x " + secret)), QStringLiteral("x •••"));
}

void TestOwnBucket::lastsForTheSessionWithoutAKeychain()
{
    m_vault->broken = true;
    m_bucket->setUp(settings(), false);
    m_bucket->enterSecret({secret, {}});
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Session);
    QVERIFY(m_bucket->ready());
    QVERIFY(m_bucket->isKeychainMissing());
}

void TestOwnBucket::aKeychainThatDoesNotAnswerIsSaid()
{
    m_vault->broken = true;
    m_bucket->setUp(settings(), false);
    QTRY_VERIFY(m_bucket->isKeychainMissing());
    QVERIFY(!m_bucket->ready());
    QCOMPARE(m_bucket->secretPlace(), Place::None);
}

void TestOwnBucket::waitsForTheRestOfTheSettings()
{
    m_bucket->enterSecret({secret, {}});
    QCOMPARE(m_bucket->secretPlace(), Place::Session);
    QCOMPARE(m_vault->writes, 0);
    BucketSettings half = settings();
    half.bucket.clear();
    m_bucket->setUp(half, false);
    QCOMPARE(m_vault->writes, 0);
    m_bucket->setUp(settings(), false);
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    QCOMPARE(m_vault->kept.value(BucketVault::account(settings())), secret);
}

void TestOwnBucket::movesWithTheBucket()
{
    m_bucket->setUp(settings(), false);
    m_bucket->enterSecret({secret, {}});
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    BucketSettings other = settings();
    other.bucket = QStringLiteral("others");
    m_bucket->setUp(other, false);
    QVERIFY(m_bucket->ready());
    QTRY_COMPARE(m_vault->kept.keys(), QStringList{BucketVault::account(other)});
    QCOMPARE(m_vault->kept.value(BucketVault::account(other)), secret);
}

void TestOwnBucket::goesWithTheKey()
{
    BucketSettings other = settings();
    other.keyId = QStringLiteral("OTHERKEY");
    m_vault->kept.insert(BucketVault::account(settings()), secret);
    m_vault->kept.insert(BucketVault::account(other), QStringLiteral("another"));
    m_bucket->setUp(settings(), false);
    QTRY_VERIFY(m_bucket->ready());
    m_bucket->setUp(other, false);
    QVERIFY(!m_bucket->ready()); // no request is signed with the secret of another key
    QTRY_VERIFY(m_bucket->ready());
    QCOMPARE(m_bucket->ready()->secret.secret, QStringLiteral("another"));
    QCOMPARE(m_vault->kept.size(), 2);
    m_bucket->forgetSecret();
    QCOMPARE(m_vault->kept.keys(), QStringList{BucketVault::account(settings())});
}

void TestOwnBucket::isForgotten()
{
    m_bucket->setUp(settings(), false);
    m_bucket->enterSecret({secret, {}});
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    m_bucket->forgetSecret();
    m_bucket->setUp({}, false);
    QVERIFY(!m_bucket->hasSecret());
    QCoreApplication::processEvents();
    QVERIFY(m_vault->kept.isEmpty());
    QCOMPARE(m_bucket->secretPlace(), Place::None);
}

void TestOwnBucket::isForgottenWhereItWasKept()
{
    m_bucket->setUp(settings(), false);
    m_bucket->enterSecret({secret, {}});
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    BucketSettings edited = settings();
    edited.endpoint = QStringLiteral("no address");
    m_bucket->setUp(edited, false);
    QSignalSpy forgotten(m_bucket.get(), &OwnBucket::forgotten);
    QCOMPARE(m_bucket->forgetSecret().secret, secret); // though it is not ready
    QTRY_COMPARE(forgotten.size(), 1);
    QVERIFY(forgotten.constFirst().constFirst().toBool());
    QVERIFY(m_vault->kept.isEmpty());
    QVERIFY(m_bucket->forgetSecret().secret.isEmpty());
    QTRY_COMPARE(forgotten.size(), 2);
}

void TestOwnBucket::isForgottenWhileItIsWritten()
{
    m_bucket->setUp(settings(), false);
    m_bucket->enterSecret({secret, {}});
    BucketSettings other = settings();
    other.bucket = QStringLiteral("others");
    m_bucket->setUp(other, false);
    QSignalSpy forgotten(m_bucket.get(), &OwnBucket::forgotten);
    m_bucket->forgetSecret();
    QTRY_COMPARE(forgotten.size(), 1);
    QVERIFY(m_vault->kept.isEmpty());
}

void TestOwnBucket::forgettingSaysHowItWent()
{
    m_bucket->setUp(settings(), false);
    m_bucket->enterSecret({secret, {}});
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    QSignalSpy forgotten(m_bucket.get(), &OwnBucket::forgotten);
    m_vault->broken = true;
    m_bucket->forgetSecret();
    QTRY_COMPARE(forgotten.size(), 1);
    QVERIFY(!forgotten.constFirst().constFirst().toBool());
    QVERIFY(!m_vault->kept.isEmpty());
    m_bucket->setUp({}, false);
    m_vault->broken = false;
    m_bucket->forgetSecret(); // it is still known where
    QTRY_COMPARE(forgotten.size(), 2);
    QVERIFY(forgotten.constLast().constFirst().toBool());
    QVERIFY(m_vault->kept.isEmpty());
}

void TestOwnBucket::nothingIsLeftBehind()
{
    BucketSettings half = settings();
    half.bucket.clear();
    BucketSettings other = settings();
    other.bucket = QStringLiteral("others");
    BucketSettings third = settings();
    third.bucket = QStringLiteral("thirds");
    m_bucket->setUp(settings(), false);
    m_bucket->enterSecret({secret, {}});
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    m_bucket->setUp(half, false);
    m_bucket->setUp(other, false);
    QTRY_COMPARE(m_vault->kept.keys(), QStringList{BucketVault::account(other)});
    m_bucket->setUp(settings(), false);
    m_bucket->setUp(third, false); // before the keychain answered
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    QTRY_COMPARE(m_vault->kept.keys(), QStringList{BucketVault::account(third)});
    m_bucket->setUp(other, false);
    m_bucket->setUp(third, false); // and back
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    QTRY_COMPARE(m_vault->kept.keys(), QStringList{BucketVault::account(third)});
    QCOMPARE(m_vault->kept.value(BucketVault::account(third)), secret);
}

void TestOwnBucket::nothingIsLeftBehindByAReading()
{
    m_vault->kept.insert(BucketVault::account(settings()), secret);
    BucketSettings other = settings();
    other.bucket = QStringLiteral("others");
    m_bucket->setUp(settings(), false); // asks
    m_bucket->setUp(other, false);
    QTRY_COMPARE(m_bucket->secretPlace(), Place::None);
    m_bucket->enterSecret({QStringLiteral("typed"), {}});
    QTRY_COMPARE(m_vault->kept.keys(), QStringList{BucketVault::account(other)});
}

void TestOwnBucket::aLateAnswerIsPassedOver()
{
    m_vault->kept.insert(BucketVault::account(settings()), secret);
    m_bucket->setUp(settings(), false); // asks
    m_bucket->enterSecret({QStringLiteral("typed meanwhile"), {}});
    QTRY_COMPARE(m_bucket->secretPlace(), Place::Keychain);
    QCOMPARE(m_bucket->ready()->secret.secret, QStringLiteral("typed meanwhile"));
    m_bucket->setUp({}, false);
    m_bucket->setUp(settings(), false);
    m_bucket->forgetSecret();
    QCoreApplication::processEvents();
    QVERIFY(!m_bucket->hasSecret());
}

QTEST_GUILESS_MAIN(TestOwnBucket)
#include "tst_ownbucket.moc"
