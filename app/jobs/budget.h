// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/jobs/job.h"
#include "app/jobs/spending.h"
#include "app/store/jobrepository.h"

#include <QCoreApplication>

#include <map>

namespace maquette
{

//! \brief Decides whether a job may be sent under the artist's limits, from what was sent today. Real runs
//! only: nobody pays for those of the sandbox.
//!
//! A run counts from the moment it is sent, with its estimate until its cost is known. A price that is
//! unknown is never taken for free: with a limit set, such a run is held.
class Budget
{
    Q_DECLARE_TR_FUNCTIONS(maquette::Budget)

public:
    [[nodiscard]] const SpendingLimits &limits() const { return m_limits; }
    void setLimits(const SpendingLimits &limits) { m_limits = limits; }
    //! False: nobody waits for tomorrow, and no reason promises it.
    void setAttended(bool attended) { m_attended = attended; }

    void load(const QList<Charge> &charges);
    void put(const Charge &charge); //!< takes the place of an earlier one of that job
    void setAmount(JobId job, Money amount);
    void remove(JobId job); //!< it was not sent after all, or costs nothing for certain

    [[nodiscard]] DaySum spentOn(QDate day) const;
    //! Why \a job, which waits, is held at \a now (UTC); nothing when it may be sent.
    [[nodiscard]] std::optional<Error> reasonToHold(const Job &job, const QDateTime &now) const;
    //! Whether \a job may be sent once \a spent was spent on that day.
    [[nodiscard]] bool fits(const Job &job, Money spent) const;

    //! Why some or all of \a runs runs would be held that are ordered with one click at \a now and are
    //! expected to cost \a each; \a ahead: what is expected for those that are sent before them.
    [[nodiscard]] std::optional<QString> forecast(const std::optional<Money> &each, int runs, Money ahead,
                                                  const QDateTime &now) const;

private:
    [[nodiscard]] std::optional<QString> overClick(const Job &job) const;
    [[nodiscard]] std::optional<QString> overDay(const Job &job, const QDateTime &now) const;

    SpendingLimits m_limits;
    bool m_attended = true;
    std::map<JobId, Charge> m_charges;
};

} // namespace maquette
