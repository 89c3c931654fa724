// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/budget.h"

#include <QLocale>

namespace maquette
{

namespace
{

QString said(Money money)
{
    return toText(money, QLocale());
}

} // namespace

void Budget::load(const QList<Charge> &charges)
{
    for (const Charge &charge : charges)
        put(charge);
}

void Budget::put(const Charge &charge)
{
    m_charges.insert_or_assign(charge.job, charge);
}

void Budget::setAmount(JobId job, Money amount)
{
    if (const auto found = m_charges.find(job); found != m_charges.end())
        found->second.amount = amount;
}

void Budget::remove(JobId job)
{
    m_charges.erase(job);
}

DaySum Budget::spentOn(QDate day) const
{
    DaySum sum;
    for (const auto &[id, charge] : m_charges) {
        if (charge.sentAt.toLocalTime().date() != day)
            continue;
        if (charge.amount)
            sum.amount = sum.amount + *charge.amount;
        else
            ++sum.unknown;
    }
    return sum;
}

std::optional<QString> Budget::overClick(const Job &job) const
{
    if (!m_limits.perClick)
        return {};
    const QString limit = said(*m_limits.perClick);
    if (!job.clickEstimate)
        return tr("Its price is unknown, and your limit is %1 for one click.").arg(limit);
    if (*job.clickEstimate <= *m_limits.perClick)
        return {};
    const QString sum = said(*job.clickEstimate);
    return job.clickRuns > 1 ? tr("These %1 runs cost about %2 together; your limit is %3 for one click.")
                                   .arg(QString::number(job.clickRuns), sum, limit)
                             : tr("It costs about %1; your limit is %2 for one click.").arg(sum, limit);
}

std::optional<QString> Budget::overDay(const Job &job, const QDateTime &now) const
{
    if (!m_limits.perDay)
        return {};
    const QString limit = said(*m_limits.perDay);
    if (!job.estimate)
        return tr("Its price is unknown, and your limit is %1 a day.").arg(limit);
    const DaySum spent = spentOn(now.toLocalTime().date());
    if (spent.amount + *job.estimate <= *m_limits.perDay)
        return {};
    if (*job.estimate > *m_limits.perDay)
        return tr("It costs about %1; your limit is %2 a day.").arg(said(*job.estimate), limit);
    const QString reason = tr("It costs about %1, and %2 of your limit of %3 a day are spent.")
                               .arg(said(*job.estimate), said(spent.amount), limit);
    return m_attended ? tr("%1 It goes on tomorrow by itself.").arg(reason) : reason;
}

std::optional<QString> Budget::forecast(const std::optional<Money> &each, int runs, Money ahead,
                                        const QDateTime &now) const
{
    Job job;
    job.estimate = each;
    job.clickRuns = runs;
    if (each)
        job.clickEstimate = Money::fromMicrodollars(each->microdollars() * runs);
    if (const auto reason = reasonToHold(job, now))
        return reason->message;
    if (!each || !m_limits.perDay)
        return {};
    Money spent = spentOn(now.toLocalTime().date()).amount + ahead;
    int fit = 0;
    while (fit < runs && spent + *each <= *m_limits.perDay) {
        spent = spent + *each;
        ++fit;
    }
    if (fit == runs)
        return {};
    const QString limit = said(*m_limits.perDay);
    return fit == 0
               ? tr("With what waits already it would cross your limit of %1 a day.").arg(limit)
               : tr("Only %1 of these %2 runs fit into your limit of %3 a day; the others go on tomorrow.")
                     .arg(QString::number(fit), QString::number(runs), limit);
}

bool Budget::fits(const Job &job, Money spent) const
{
    if (job.sandbox || job.allowed)
        return true;
    const bool click = !m_limits.perClick || (job.clickEstimate && *job.clickEstimate <= *m_limits.perClick);
    const bool day = !m_limits.perDay || (job.estimate && spent + *job.estimate <= *m_limits.perDay);
    return click && day;
}

std::optional<Error> Budget::reasonToHold(const Job &job, const QDateTime &now) const
{
    if (job.sandbox || job.allowed)
        return {};
    auto reason = overClick(job);
    if (!reason)
        reason = overDay(job, now);
    if (!reason)
        return {};
    return Error{ErrorKind::OverLimit, *reason, {}, 0, 0, {}};
}

} // namespace maquette
