// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/upload/bucketvault.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace maquette
{

class BucketTest;
class HttpClient;

//! \brief The artist's bucket: how it is set up, and its secret, looked for in the keychain and kept there.
//!
//! The settings themselves are kept by whoever hands them in. Without a keychain a secret lasts for the
//! session. A secret stays when the bucket or the address changes, and goes when the key id does. Main
//! thread.
class OwnBucket : public QObject
{
    Q_OBJECT

public:
    //! Asking: the keychain has not answered yet; the secret may be there already.
    enum class SecretPlace { None, Asking, Keychain, Session };

    //! Keeps the secret in the desktop's keychain. \a http must outlive this.
    explicit OwnBucket(HttpClient &http, QObject *parent = nullptr);
    //! With another vault; for tests.
    OwnBucket(HttpClient &http, std::unique_ptr<TokenVault> vault, QObject *parent = nullptr);
    ~OwnBucket() override;

    [[nodiscard]] const BucketSettings &settings() const { return m_settings; }
    [[nodiscard]] bool isPreferred() const { return m_preferred; }
    [[nodiscard]] bool hasSecret() const { return !m_secret.secret.isEmpty(); }
    [[nodiscard]] SecretPlace secretPlace() const { return m_place; }
    //! The last time that the keychain was asked, it did not answer.
    [[nodiscard]] bool isKeychainMissing() const { return m_keychainMissing; }
    //! Nothing while the settings have problems or the secret is not here.
    [[nodiscard]] std::optional<ReadyBucket> ready() const;

    //! \a preferred: all files go there, not only those that are too heavy for a request. Settings without
    //! problems are a reason to look for their secret.
    void setUp(const BucketSettings &settings, bool preferred);
    void enterSecret(const BucketSecret &secret);
    //! As entered, unless there is one here or in the keychain.
    void offerSecret(const BucketSecret &secret);
    //! Also out of the keychain; forgotten() says how that went. Gives what it was, so that it can be entered
    //! again.
    BucketSecret forgetSecret();
    //! A trial of what ready() holds; to be started.
    [[nodiscard]] BucketTest *test(QObject *parent) const;

signals:
    void changed();
    //! The end of forgetSecret(); \a everywhere: nothing is left in the keychain either.
    void forgotten(bool everywhere);

private:
    void look();
    //! In the keychain, and there under no older name.
    void keep();
    void removeOlder(const QString &account);

    HttpClient &m_http;
    std::unique_ptr<TokenVault> m_vault;
    BucketVault m_secrets;
    BucketSettings m_settings;
    BucketSecret m_secret;
    BucketSecret m_offered; //!< until the keychain has answered
    SecretPlace m_place = SecretPlace::None;
    bool m_preferred = false;
    bool m_keychainMissing = false;
    //! By account: where in the keychain a secret may be that this has read or written.
    QHash<QString, BucketSettings> m_keptUnder;
    int m_question = 0; //!< the newest to the keychain; answers to older ones are passed over
};

} // namespace maquette
