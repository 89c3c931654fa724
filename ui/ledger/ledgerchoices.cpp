// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgerchoices.h"

#include "ui/theme/calendar.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace maquette
{

namespace
{

constexpr qsizetype shortFingerprint = 8;

QDateEdit *dateEdit(const QString &objectName, const QString &name)
{
    auto *edit = new QDateEdit(QDate::currentDate());
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setKeyboardTracking(false); // half a date is none
    edit->setCalendarPopup(true);
    edit->setCalendarWidget(new Calendar);
    edit->setMinimumHeight(metrics::controlHeight);
    return edit;
}

} // namespace

LedgerChoices::LedgerChoices(QWidget *parent)
    : QWidget(parent)
    , m_period(nullptr)
    , m_first(dateEdit(QStringLiteral("firstDay"), tr("First day")))
    , m_dash(new InkLabel(QStringLiteral("–"), InkLabel::Ink::Dim))
    , m_last(dateEdit(QStringLiteral("lastDay"), tr("Last day")))
    , m_grouping(nullptr)
    , m_account(nullptr)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::small);
    m_period = combo(QStringLiteral("period"), tr("P&eriod"));
    const std::pair<LedgerPeriod, QString> periods[] = {{LedgerPeriod::Today, tr("Today")},
                                                        {LedgerPeriod::Week, tr("Last 7 days")},
                                                        {LedgerPeriod::ThirtyDays, tr("Last 30 days")},
                                                        {LedgerPeriod::ThisMonth, tr("This month")},
                                                        {LedgerPeriod::All, tr("All")},
                                                        {LedgerPeriod::Own, tr("Own dates")}};
    for (const auto &[period, text] : periods)
        m_period->addItem(text, int(period));
    for (QWidget *each :
         {static_cast<QWidget *>(m_first), static_cast<QWidget *>(m_dash), static_cast<QWidget *>(m_last)})
        row->addWidget(each);
    row->addSpacing(metrics::small);
    m_grouping = combo(QStringLiteral("grouping"), tr("&Group by"));
    m_grouping->addItem(tr("Day"), int(LedgerGrouping::Day));
    m_grouping->addItem(tr("Model"), int(LedgerGrouping::Model));
    m_grouping->addItem(tr("Project folder"), int(LedgerGrouping::Folder));
    row->addStretch();
    m_account = combo(QStringLiteral("account"), tr("&Account"));
    offerAccounts({}, {});
    showDates();
    setPeriod(LedgerPeriod::ThirtyDays);
    connect(m_period, &QComboBox::currentIndexChanged, this, [this] {
        showDates();
        emit changed();
    });
    for (const QComboBox *each : {m_grouping, m_account})
        connect(each, &QComboBox::currentIndexChanged, this, &LedgerChoices::changed);
    for (const QDateEdit *each : {m_first, m_last}) {
        connect(each, &QDateEdit::dateChanged, this, &LedgerChoices::changed);
        connect(each, &QDateEdit::editingFinished, this, &LedgerChoices::sortDates);
    }
}

QComboBox *LedgerChoices::combo(const QString &name, const QString &label)
{
    auto *made = new QComboBox;
    made->setObjectName(name);
    auto *said = new InkLabel(label, InkLabel::Ink::Dim);
    said->setBuddy(made);
    layout()->addWidget(said);
    layout()->addWidget(made);
    if (name == QLatin1String("account"))
        m_accountLabel = said;
    return made;
}

void LedgerChoices::showDates()
{
    const bool own = period() == LedgerPeriod::Own;
    for (QWidget *each :
         {static_cast<QWidget *>(m_first), static_cast<QWidget *>(m_dash), static_cast<QWidget *>(m_last)})
        each->setVisible(own);
}

void LedgerChoices::sortDates()
{
    const QDate first = m_first->date();
    const QDate last = m_last->date();
    if (first <= last)
        return;
    // What is listed stays the same: a period has no direction.
    const QSignalBlocker quietFirst(m_first);
    const QSignalBlocker quietLast(m_last);
    m_first->setDate(last);
    m_last->setDate(first);
}

LedgerPeriod LedgerChoices::period() const
{
    return LedgerPeriod(m_period->currentData().toInt());
}

void LedgerChoices::setPeriod(LedgerPeriod period)
{
    if (const int index = m_period->findData(int(period)); index >= 0)
        m_period->setCurrentIndex(index);
}

LedgerGrouping LedgerChoices::grouping() const
{
    return LedgerGrouping(m_grouping->currentData().toInt());
}

void LedgerChoices::setGrouping(LedgerGrouping grouping)
{
    if (const int index = m_grouping->findData(int(grouping)); index >= 0)
        m_grouping->setCurrentIndex(index);
}

LedgerScope LedgerChoices::scope() const
{
    LedgerScope scope = scopeOf(period(), QDate::currentDate(), m_first->date(), m_last->date());
    scope.account = m_account->currentData().toString();
    return scope;
}

void LedgerChoices::offerAccounts(const QStringList &all, const QString &current)
{
    const bool other = m_current != current || m_account->count() == 0;
    if (!other && all == m_offered)
        return;
    m_offered = all;
    const QString chosen = other ? current : m_account->currentData().toString();
    m_current = current;
    const QSignalBlocker quiet(m_account);
    m_account->clear();
    if (!current.isEmpty())
        m_account->addItem(tr("This account"), current);
    for (const QString &account : all) {
        if (account != current)
            m_account->addItem(tr("Account %1").arg(account.left(shortFingerprint)), account);
    }
    m_account->addItem(tr("All accounts"), QString());
    m_account->setCurrentIndex(std::max(0, m_account->findData(chosen)));
    const bool choice = m_account->count() > (current.isEmpty() ? 1 : 2);
    m_account->setVisible(choice);
    m_accountLabel->setVisible(choice);
}

} // namespace maquette
