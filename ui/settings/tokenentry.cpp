// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/tokenentry.h"

#include "app/base/advice.h"
#include "app/jobs/account.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace maquette
{

TokenEntry::TokenEntry(Account &account, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
    , m_line(new QLineEdit)
    , m_check(new QPushButton(tr("Check and keep")))
    , m_outcome(new QLabel)
{
    m_line->setObjectName(QStringLiteral("token"));
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setPlaceholderText(tr("Paste your API token"));
    m_line->setAccessibleName(tr("API token"));
    m_line->setAccessibleDescription(tr("Shown as dots; kept in the system's keychain."));
    m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_check->setObjectName(QStringLiteral("checkToken"));
    m_check->setAccessibleName(m_check->text());
    m_check->setEnabled(false);
    m_outcome->setObjectName(QStringLiteral("tokenOutcome"));
    m_outcome->setFont(Fonts::hint());
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->hide();
    auto *row = new QHBoxLayout;
    row->addWidget(m_line, 1);
    row->addWidget(m_check);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::labelGap);
    column->addLayout(row);
    column->addWidget(m_outcome);
    setFocusProxy(m_line);

    connect(m_line, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_check->setEnabled(!m_checking && !text.trimmed().isEmpty()); });
    connect(m_line, &QLineEdit::returnPressed, this, &TokenEntry::check);
    connect(m_check, &QPushButton::clicked, this, &TokenEntry::check);
    connect(&account, &Account::tokenChecked, this, &TokenEntry::onChecked);
}

void TokenEntry::focusLine()
{
    m_line->setFocus(Qt::OtherFocusReason);
}

QString TokenEntry::outcomeText() const
{
    return m_outcome->text();
}

void TokenEntry::check()
{
    const QString token = m_line->text();
    if (m_checking || token.trimmed().isEmpty())
        return;
    m_checking = true;
    m_check->setEnabled(false);
    m_line->setEnabled(false);
    showOutcome(tr("Asking RunComfy for the balance, which is free…"), false);
    m_account.enterToken(token);
}

void TokenEntry::onChecked(const Result<void> &outcome, const QString &notice)
{
    if (!m_checking)
        return;
    m_checking = false;
    m_line->setEnabled(true);
    m_check->setEnabled(!m_line->text().trimmed().isEmpty());
    if (!outcome) {
        const Advice advice = adviceFor(outcome.error());
        showOutcome(QStringList{outcome.error().message, advice.step}.join(QLatin1Char(' ')).trimmed(), true);
        m_line->setFocus();
        m_line->selectAll();
        return;
    }
    m_line->clear();
    showOutcome(notice.isEmpty() ? tr("Accepted. The token is kept in the system's keychain.") : notice,
                false);
    emit accepted();
}

void TokenEntry::showOutcome(const QString &text, bool problem)
{
    QPalette palette = m_outcome->palette();
    const Colors &colors = Colors::from(this->palette());
    palette.setColor(QPalette::WindowText, problem ? colors.red : colors.dim);
    m_outcome->setPalette(palette);
    m_outcome->setText(text);
    m_outcome->setAccessibleName(text);
    m_outcome->show();
}

} // namespace maquette
