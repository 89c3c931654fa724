// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/money.h"
#include "app/base/result.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace maquette
{

class ApiClient;
class TokenVault;

//! \brief The artist's token and balance, as the windows need them; the token itself never leaves app/api.
//! Main thread.
class Account : public QObject
{
    Q_OBJECT

public:
    enum class TokenSource { None, Keychain, Environment, Session, Sandbox };

    //! Keeps the token in the desktop's keychain.
    explicit Account(ApiClient &api, QObject *parent = nullptr);
    //! With another vault and other environment variables; for tests.
    Account(ApiClient &api, std::unique_ptr<TokenVault> vault,
            std::function<QString(const QString &variable)> environment, QObject *parent = nullptr);
    ~Account() override;

    [[nodiscard]] TokenSource source() const;
    [[nodiscard]] QString
    sourceName() const; //!< "keychain", "RUNCOMFY_TOKEN", "this session only", "sandbox"
    [[nodiscard]] QString maskedToken() const; //!< "••••9a2e"; empty for none
    [[nodiscard]] std::optional<Money> balance() const;
    [[nodiscard]] bool isSandbox() const;

    //! Looks in the keychain (own deadline), then in the environment; in the sandbox takes the token that the
    //! ApiClient has. Ends with changed(), and asks for the balance. Call it again after a change of
    //! endpoint.
    void findToken();
    //! Trims and checks the shape, then asks for the balance (a free call); stores it only when accepted.
    //! Ends with tokenChecked().
    void enterToken(const QString &token);
    void forgetToken(); //!< also out of the keychain; ends with changed()
    //! Told by balanceChanged() if it brings a new one. What is known stays known when it fails, except after
    //! a rejected token.
    void refreshBalance();

signals:
    void changed();
    //! \a notice: for example "No keychain: kept for this session only".
    void tokenChecked(const maquette::Result<void> &outcome, const QString &notice);
    void balanceChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
