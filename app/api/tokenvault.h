// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QObject>
#include <QString>

#include <chrono>

namespace maquette
{

//! \brief One look into, change of, or removal from a vault: starts by itself from the event loop, exactly
//! one finished() (an empty string: nothing is kept there), then deletes itself. Deleting it earlier makes it
//! silent.
class VaultCall : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    //! read(): the token. write() and remove(): empty. Errors are KeychainUnavailable.
    void finished(const maquette::Result<QString> &token);
};

//! \brief Where tokens rest between sessions. \a account tells the API apart: Endpoint::name.
class TokenVault
{
public:
    TokenVault() = default;
    TokenVault(const TokenVault &) = delete;
    TokenVault &operator=(const TokenVault &) = delete;
    virtual ~TokenVault() = default;
    [[nodiscard]] virtual VaultCall *read(const QString &account, QObject *parent) = 0;
    [[nodiscard]] virtual VaultCall *write(const QString &account, const QString &token, QObject *parent) = 0;
    [[nodiscard]] virtual VaultCall *remove(const QString &account, QObject *parent) = 0;
};

//! \brief The desktop's keychain, service "maquette"; never a file in plain text. A keychain that does not
//! answer within the deadline (a locked one can wait for its prompt for ever) counts as unavailable.
class KeychainVault final : public TokenVault
{
public:
    explicit KeychainVault(std::chrono::milliseconds deadline = std::chrono::seconds(3));
    [[nodiscard]] VaultCall *read(const QString &account, QObject *parent) override;
    [[nodiscard]] VaultCall *write(const QString &account, const QString &token, QObject *parent) override;
    [[nodiscard]] VaultCall *remove(const QString &account, QObject *parent) override;

private:
    std::chrono::milliseconds m_deadline;
};

} // namespace maquette
