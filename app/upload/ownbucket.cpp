// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/ownbucket.h"

#include "app/base/log.h"
#include "app/upload/buckettest.h"

#include <QCoreApplication>
#include <QPointer>

namespace maquette
{

OwnBucket::OwnBucket(HttpClient &http, QObject *parent)
    : OwnBucket(http, std::make_unique<KeychainVault>(), parent)
{}

OwnBucket::OwnBucket(HttpClient &http, std::unique_ptr<TokenVault> vault, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_vault(std::move(vault))
    , m_secrets(*m_vault)
{}

OwnBucket::~OwnBucket() = default;

std::optional<ReadyBucket> OwnBucket::ready() const
{
    if (!hasSecret() || !problemsOf(m_settings).isEmpty())
        return std::nullopt;
    return ReadyBucket{m_settings, m_secret};
}

void OwnBucket::setUp(const BucketSettings &settings, bool preferred)
{
    if (settings == m_settings && preferred == m_preferred)
        return;
    const BucketSettings before = std::exchange(m_settings, settings);
    m_preferred = preferred;
    const bool sameKey = before.keyId.isEmpty() || before.keyId == settings.keyId;
    const bool samePlace = BucketVault::account(before) == BucketVault::account(settings);
    // The keychain was asked before for this place, if it could be.
    const bool isNew = !samePlace || !problemsOf(before).isEmpty();
    if (isNew && hasSecret() && sameKey)
        keep();
    else if (isNew)
        look();
    emit changed();
}

void OwnBucket::look()
{
    const int question = ++m_question;
    m_secret = {};
    m_offered = {};
    m_place = SecretPlace::None;
    if (!problemsOf(m_settings).isEmpty())
        return;
    m_place = SecretPlace::Asking;
    m_secrets.read(m_settings, this, [this, question, asked = m_settings](const Result<BucketSecret> &kept) {
        const bool found = kept && !kept->secret.isEmpty();
        if (found && question == m_question)
            m_keptUnder.clear(); // the secret of another key may stay
        if (found)
            m_keptUnder.insert(BucketVault::account(asked), asked);
        if (question != m_question)
            return;
        m_keychainMissing = !kept;
        if (!kept)
            qCInfo(logNet) << "keychain:" << kept.error().detail;
        m_secret = kept.value_or(BucketSecret());
        m_place = hasSecret() ? SecretPlace::Keychain : SecretPlace::None;
        emit changed();
        offerSecret(std::exchange(m_offered, {}));
    });
}

void OwnBucket::offerSecret(const BucketSecret &secret)
{
    addSecret(secret.secret);
    if (m_place == SecretPlace::Asking)
        m_offered = secret;
    else if (!hasSecret() && !secret.secret.isEmpty())
        enterSecret(secret);
}

void OwnBucket::enterSecret(const BucketSecret &secret)
{
    m_secret = secret;
    m_offered = {};
    addSecret(secret.secret);
    addSecret(secret.sessionToken);
    keep();
    emit changed();
}

void OwnBucket::keep()
{
    const int question = ++m_question;
    m_place = SecretPlace::Session;
    if (!problemsOf(m_settings).isEmpty())
        return;
    m_place = SecretPlace::Asking;
    const QString account = BucketVault::account(m_settings);
    m_keptUnder.insert(account, m_settings);
    m_secrets.write(m_settings, m_secret, this, [this, account, question](const Result<BucketSecret> &kept) {
        if (question != m_question)
            return;
        m_keychainMissing = !kept;
        m_place = kept ? SecretPlace::Keychain : SecretPlace::Session;
        if (kept)
            removeOlder(account);
        emit changed();
    });
}

void OwnBucket::removeOlder(const QString &account)
{
    auto older = std::exchange(m_keptUnder, {{account, m_settings}});
    older.remove(account);
    for (const BucketSettings &place : std::as_const(older))
        m_secrets.remove(place, this, [this, place](const Result<BucketSecret> &done) {
            if (!done)
                m_keptUnder.insert(BucketVault::account(place), place);
        });
}

BucketSecret OwnBucket::forgetSecret()
{
    //! \brief How many answers are still to come, and how they were up to now.
    struct Removal
    {
        qsizetype open;
        bool everywhere = true;
    };
    ++m_question;
    m_place = SecretPlace::None;
    m_offered = {};
    const BucketSecret was = std::exchange(m_secret, {});
    auto places = std::exchange(m_keptUnder, {});
    if (problemsOf(m_settings).isEmpty())
        places.insert(BucketVault::account(m_settings), m_settings);
    const auto removal = std::make_shared<Removal>(Removal{places.size()});
    const QPointer<OwnBucket> self(this);
    for (const BucketSettings &place : std::as_const(places)) {
        // Goes on even if this goes first.
        m_secrets.remove(place, QCoreApplication::instance(),
                         [self, place, removal](const Result<BucketSecret> &done) {
                             removal->everywhere = removal->everywhere && done;
                             if (!self)
                                 return;
                             if (!done)
                                 self->m_keptUnder.insert(BucketVault::account(place), place);
                             if (--removal->open == 0)
                                 emit self->forgotten(removal->everywhere);
                         });
    }
    if (places.isEmpty())
        QMetaObject::invokeMethod(
            this, [this] { emit forgotten(true); }, Qt::QueuedConnection);
    emit changed();
    return was;
}

BucketTest *OwnBucket::test(QObject *parent) const
{
    auto *test = new BucketTest(m_http, m_settings, m_secret, parent);
    // A person waits for it.
    BucketPatience patience;
    patience.answer = std::chrono::seconds(15);
    patience.tries = 2;
    test->setPatience(patience);
    return test;
}

} // namespace maquette
