// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/ownbucket.h"

#include "app/base/log.h"
#include "app/upload/buckettest.h"

#include <QCoreApplication>

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
        keep(before);
    else if (isNew)
        look();
    emit changed();
}

void OwnBucket::look()
{
    const int question = ++m_question;
    m_secret = {};
    m_place = SecretPlace::None;
    if (!problemsOf(m_settings).isEmpty())
        return;
    m_place = SecretPlace::Asking;
    m_secrets.read(m_settings, this, [this, question](const Result<BucketSecret> &kept) {
        if (question != m_question)
            return;
        m_keychainMissing = !kept;
        if (!kept)
            qCInfo(logNet) << "keychain:" << kept.error().detail;
        m_secret = kept.value_or(BucketSecret());
        m_place = hasSecret() ? SecretPlace::Keychain : SecretPlace::None;
        emit changed();
    });
}

void OwnBucket::enterSecret(const BucketSecret &secret)
{
    m_secret = secret;
    addSecret(secret.secret);
    addSecret(secret.sessionToken);
    keep(m_settings);
    emit changed();
}

void OwnBucket::keep(const BucketSettings &before)
{
    const bool wasKept = m_place == SecretPlace::Keychain;
    const int question = ++m_question;
    m_place = SecretPlace::Session;
    if (!problemsOf(m_settings).isEmpty())
        return;
    m_place = SecretPlace::Asking;
    m_secrets.write(
        m_settings, m_secret, this, [this, before, wasKept, question](const Result<BucketSecret> &kept) {
            if (question != m_question)
                return;
            m_keychainMissing = !kept;
            m_place = kept ? SecretPlace::Keychain : SecretPlace::Session;
            if (kept && wasKept && BucketVault::account(before) != BucketVault::account(m_settings))
                m_secrets.remove(before, this, [](const Result<BucketSecret> &) {});
            emit changed();
        });
}

void OwnBucket::forgetSecret()
{
    ++m_question;
    m_secret = {};
    m_place = SecretPlace::None;
    // Goes on even if this goes first.
    m_secrets.remove(m_settings, QCoreApplication::instance(), [](const Result<BucketSecret> &) {});
    emit changed();
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
