// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/accountsection.h"

#include "app/base/accountpages.h"
#include "app/jobs/account.h"
#include "ui/settings/tokenentry.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QDesktopServices>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace maquette
{

AccountSection::AccountSection(Account &account, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
    , m_real(new QRadioButton(tr("RunComfy: real generations that cost")))
    , m_sandbox(new QRadioButton(tr("Sandbox on this machine: simulated, nothing is charged")))
    , m_tokenPart(new QWidget)
    , m_state(new QLabel)
    , m_forget(new QPushButton(tr("Forget token")))
    , m_refresh(new QPushButton(tr("Check balance")))
    , m_entry(new TokenEntry(account))
{
    m_real->setObjectName(QStringLiteral("useRunComfy"));
    m_sandbox->setObjectName(QStringLiteral("useSandbox"));
    m_state->setObjectName(QStringLiteral("tokenState"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_forget->setObjectName(QStringLiteral("forgetToken"));
    auto *profile = new QPushButton(tr("Open my profile"));
    profile->setObjectName(QStringLiteral("openProfile"));
    auto *hint = new QLabel(tr("The token stands in your RunComfy profile under Account, API Token."));
    hint->setFont(Fonts::hint());
    hint->setWordWrap(true);
    for (QPushButton *button : {m_forget, m_refresh, profile}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }
    for (QRadioButton *radio : {m_real, m_sandbox})
        radio->setAccessibleName(radio->text());

    auto *row = new QHBoxLayout;
    row->addWidget(m_refresh);
    row->addWidget(m_forget);
    row->addWidget(profile);
    row->addStretch();
    auto *part = new QVBoxLayout(m_tokenPart);
    part->setContentsMargins(metrics::huge, 0, 0, 0);
    part->addWidget(m_state);
    part->addWidget(m_entry);
    part->addWidget(hint);
    part->addLayout(row);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_sandbox);
    column->addWidget(m_real);
    column->addWidget(m_tokenPart);

    // clicked, not toggled: what refresh() sets is no wish of the artist's.
    connect(m_real, &QRadioButton::clicked, this, [this] { emit sandboxRequested(false); });
    connect(m_sandbox, &QRadioButton::clicked, this, [this] { emit sandboxRequested(true); });
    connect(m_forget, &QPushButton::clicked, &account, &Account::forgetToken);
    connect(m_refresh, &QPushButton::clicked, &account, &Account::refreshBalance);
    connect(profile, &QPushButton::clicked, this, [] { QDesktopServices::openUrl(AccountPages::profile()); });
    connect(&account, &Account::changed, this, &AccountSection::refresh);
    connect(&account, &Account::balanceChanged, this, &AccountSection::refresh);
    refresh();
}

void AccountSection::focusChosen()
{
    (m_sandbox->isChecked() ? m_sandbox : m_real)->setFocus();
}

void AccountSection::focusToken()
{
    if (m_account.isSandbox())
        m_sandbox->setFocus();
    else
        m_entry->focusLine();
}

void AccountSection::refresh()
{
    const bool sandbox = m_account.isSandbox();
    (sandbox ? m_sandbox : m_real)->setChecked(true);
    m_tokenPart->setEnabled(!sandbox);
    const Account::TokenSource source = m_account.source();
    const bool hasToken = !sandbox && source != Account::TokenSource::None;
    // One from the environment is not ours to forget.
    m_forget->setEnabled(hasToken && source != Account::TokenSource::Environment);
    m_refresh->setEnabled(hasToken);
    if (!hasToken) {
        m_state->setText(sandbox ? tr("The sandbox needs no token.") : tr("No token yet."));
    } else {
        const auto balance = m_account.balance();
        m_state->setText(tr("Token %1 (%2) · balance %3")
                             .arg(m_account.maskedToken(), m_account.sourceName(),
                                  balance ? toText(*balance, QLocale()) : tr("unknown")));
    }
    m_state->setAccessibleName(m_state->text());
}

} // namespace maquette
