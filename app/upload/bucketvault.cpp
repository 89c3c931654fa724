// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/bucketvault.h"

#include "app/base/log.h"

namespace maquette
{

namespace
{

//! No key of S3 holds a line break.
constexpr QChar separator = u'\n';

QString packed(const BucketSecret &secret)
{
    return secret.sessionToken.isEmpty() ? secret.secret
                                         : QString(secret.secret + separator + secret.sessionToken);
}

BucketSecret unpacked(const QString &text)
{
    BucketSecret secret{text.section(separator, 0, 0), text.section(separator, 1)};
    addSecret(secret.secret);
    addSecret(secret.sessionToken);
    return secret;
}

void forward(VaultCall *call, QObject *context, const BucketVault::Answer &answer)
{
    QObject::connect(call, &VaultCall::finished, context, [answer](const Result<QString> &text) {
        answer(text ? Result<BucketSecret>(unpacked(*text)) : Result<BucketSecret>(text.error()));
    });
}

} // namespace

BucketVault::BucketVault(TokenVault &vault)
    : m_vault(vault)
{}

void BucketVault::read(const BucketSettings &settings, QObject *context, Answer answer)
{
    forward(m_vault.read(account(settings), context), context, answer);
}

void BucketVault::write(const BucketSettings &settings, const BucketSecret &secret, QObject *context,
                        Answer answer)
{
    addSecret(secret.secret);
    addSecret(secret.sessionToken);
    forward(m_vault.write(account(settings), packed(secret), context), context, answer);
}

void BucketVault::remove(const BucketSettings &settings, QObject *context, Answer answer)
{
    forward(m_vault.remove(account(settings), context), context, answer);
}

QString BucketVault::account(const BucketSettings &settings)
{
    return QStringLiteral("bucket %1 %2 %3")
        .arg(hostOf(QUrl(settings.endpoint)), settings.bucket, settings.keyId);
}

} // namespace maquette
