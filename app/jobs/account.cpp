// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/account.h"

#include "app/api/apiclient.h"
#include "app/api/token.h"
#include "app/api/tokenvault.h"
#include "app/base/log.h"

#include <QPointer>

namespace maquette
{

struct Account::Private
{
    Account *q;
    ApiClient &api;
    std::unique_ptr<TokenVault> vault;
    std::function<QString(const QString &)> environment;
    TokenSource source = TokenSource::None;
    QString variable;
    std::optional<Money> balance;
    QPointer<VaultCall> vaultCall;
    QPointer<BalanceCall> balanceCall;
    QPointer<BalanceCall> checkCall;

    [[nodiscard]] QString place() const { return api.endpoint().name; }

    //! What an earlier order to us would still bring is not wanted any more.
    void stopCalls()
    {
        delete vaultCall.data();
        delete checkCall.data();
        delete balanceCall.data();
    }

    void use(TokenSource from, const QString &token, const QString &name = {})
    {
        source = from;
        variable = name;
        setBalance({});
        api.setToken(token);
        emit q->changed();
        q->refreshBalance();
    }

    void setBalance(std::optional<Money> amount)
    {
        if (balance == amount)
            return;
        balance = amount;
        emit q->balanceChanged();
    }

    void lookInEnvironment()
    {
        if (const auto found = tokenFromEnvironment(environment))
            use(TokenSource::Environment, found->token, found->variable);
        else
            use(TokenSource::None, {});
    }

    void onVaultRead(const Result<QString> &kept)
    {
        vaultCall = nullptr; // whoever hears of it may call us again
        if (!kept)
            qCInfo(logJobs) << "keychain:" << kept.error().detail;
        if (kept && !kept->isEmpty())
            use(TokenSource::Keychain, *kept);
        else
            lookInEnvironment();
    }

    void onChecked(const QString &token, const Result<Balance> &answer)
    {
        checkCall = nullptr;
        if (!answer) {
            emit q->tokenChecked(answer.error(), {});
            return;
        }
        source = TokenSource::Session;
        variable.clear();
        api.setToken(token);
        setBalance(answer->amount);
        vaultCall = vault->write(place(), token, q);
        QObject::connect(vaultCall, &VaultCall::finished, q, [this](const Result<QString> &kept) {
            vaultCall = nullptr;
            if (kept)
                source = TokenSource::Keychain;
            emit q->changed();
            emit q->tokenChecked({}, kept ? QString()
                                          : tr("No keychain: the token is kept for this session only."));
        });
    }
};

Account::Account(ApiClient &api, QObject *parent)
    : Account(api, std::make_unique<KeychainVault>(), {}, parent)
{}

Account::Account(ApiClient &api, std::unique_ptr<TokenVault> vault,
                 std::function<QString(const QString &variable)> environment, QObject *parent)
    : QObject(parent)
    , d(new Private{
          this, api, std::move(vault), std::move(environment), TokenSource::None, {}, {}, {}, {}, {}})
{}

Account::~Account()
{
    d->stopCalls();
}

Account::TokenSource Account::source() const
{
    return d->source;
}

QString Account::sourceName() const
{
    switch (d->source) {
    case TokenSource::Keychain:
        return tr("keychain");
    case TokenSource::Environment:
        return d->variable;
    case TokenSource::Session:
        return tr("this session only");
    case TokenSource::Sandbox:
        return tr("sandbox");
    case TokenSource::None:
        break;
    }
    return {};
}

QString Account::maskedToken() const
{
    return d->api.maskedToken();
}

std::optional<Money> Account::balance() const
{
    return d->balance;
}

bool Account::isSandbox() const
{
    return d->api.endpoint().sandbox;
}

void Account::findToken()
{
    d->stopCalls();
    if (isSandbox()) {
        d->source = TokenSource::Sandbox;
        d->variable.clear();
        d->setBalance({});
        emit changed();
        refreshBalance();
        return;
    }
    d->vaultCall = d->vault->read(d->place(), this);
    connect(d->vaultCall, &VaultCall::finished, this,
            [this](const Result<QString> &kept) { d->onVaultRead(kept); });
}

void Account::enterToken(const QString &token)
{
    const auto tidy = tidyToken(token);
    if (!tidy) {
        emit tokenChecked(tidy.error(), {});
        return;
    }
    addSecret(*tidy);
    d->stopCalls();
    d->checkCall = d->api.balance(this, *tidy);
    connect(d->checkCall, &BalanceCall::finished, this,
            [this, token = *tidy](const Result<Balance> &answer) { d->onChecked(token, answer); });
}

void Account::forgetToken()
{
    d->stopCalls();
    // Parentless calls end by themselves even if this goes first.
    if (!isSandbox())
        static_cast<void>(d->vault->remove(d->place(), nullptr));
    d->use(TokenSource::None, {});
}

void Account::refreshBalance()
{
    if (d->balanceCall || !d->api.hasToken())
        return;
    d->balanceCall = d->api.balance(this);
    connect(d->balanceCall, &BalanceCall::finished, this, [this](const Result<Balance> &answer) {
        d->balanceCall = nullptr;
        if (answer)
            d->setBalance(answer->amount);
        else if (answer.error().kind == ErrorKind::TokenRejected)
            d->setBalance({});
    });
}

} // namespace maquette
