// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which of the waiting jobs is sent next, and what holds the others.
#include "app/jobs/jobqueue.h"
#include "app/jobs/scheduler.h"

#include <QTimeZone>

namespace maquette
{

using namespace Qt::StringLiterals;
using Ms = std::chrono::milliseconds;

void JobQueue::setLimit(int running)
{
    m_limit = std::clamp(running, 1, 20);
    pumpLater();
}

void JobQueue::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    emit m_scheduler.pausedChanged(paused);
    pumpLater();
}

void JobQueue::setLimits(const SpendingLimits &limits)
{
    if (limits == m_budget.limits())
        return;
    m_budget.setLimits(limits);
    emit m_scheduler.limitsChanged();
    pumpLater();
}

std::optional<QString> JobQueue::holdForecast(const std::optional<Money> &each, int runs) const
{
    if (m_services.api.endpoint().sandbox)
        return {};
    const QDateTime now = m_services.clock.now();
    const Money spent = m_budget.spentOn(now.toLocalTime().date()).amount;
    Money ahead;
    for (const JobId id : m_order.ids()) {
        const JobRunner *runner = find(id);
        if (!runner || runner->job().sandbox || runner->job().elsewhere)
            continue;
        // What is held itself does not hold those behind it.
        if (m_budget.fits(runner->job(), spent + ahead))
            ahead = ahead + runner->job().estimate.value_or(Money());
    }
    return m_budget.forecast(each, runs, ahead, now);
}

void JobQueue::allow(const QList<JobId> &ids)
{
    for (const JobId id : ids) {
        JobRunner *runner = find(id);
        if (!runner || runner->job().state != JobState::Waiting || runner->job().allowed)
            continue;
        runner->record().job.allowed = true;
        runner->record().keep(u"allowed"_s);
        onChanged(*runner);
    }
}

void JobQueue::move(const QList<JobId> &ids, JobId before)
{
    const QueueOrder::Places places = m_order.move(ids, before);
    for (const auto &[id, place] : places) {
        JobRunner *runner = find(id);
        runner->record().setPlace(place);
        runner->record().keep(u"moved"_s, QString::number(place));
    }
    if (places.isEmpty())
        return;
    emit m_scheduler.orderChanged();
    pumpLater();
}

void JobQueue::cancelAll(bool atServerToo)
{
    std::vector<JobId> open;
    for (const auto &[id, runner] : m_runners) {
        const Job &job = runner->job();
        const bool atServer = job.state == JobState::Submitting || job.state == JobState::Queued;
        if (!job.elsewhere && (job.state == JobState::Waiting || (atServer && atServerToo)))
            open.push_back(id);
    }
    for (const JobId id : open) {
        if (JobRunner *runner = find(id))
            runner->cancel();
    }
}

void JobQueue::noteCharge(const JobRunner &runner)
{
    const Job &job = runner.job();
    if (job.sandbox)
        return;
    const bool refused = job.state == JobState::Failed && job.request.isEmpty();
    if (job.state == JobState::Waiting || job.state == JobState::Cancelled || refused ||
        !job.submittedAt.isValid())
        m_budget.remove(job.id);
    else
        m_budget.put({job.id, job.submittedAt, job.cost ? job.cost : job.estimate});
}

std::optional<Error> JobQueue::holdReason() const
{
    if (m_paused)
        return Error{ErrorKind::Paused, tr("The queue is paused."), {}, 0, 0, {}};
    if (!m_services.api.hasToken())
        return Error{ErrorKind::TokenRejected, tr("It is sent as soon as a token is entered."), {}, 0, 0, {}};
    if (m_tokenRefused || m_services.poller.tokenRejected())
        return Error{
            ErrorKind::TokenRejected, tr("It is sent as soon as a valid token is entered."), {}, 0, 0, {}};
    if (m_services.journal.isTroubled()) {
        return Error{ErrorKind::DatabaseFailed,
                     tr("It is sent as soon as the journal can be written again."),
                     {},
                     0,
                     0,
                     {}};
    }
    if (const std::optional<Error> trouble = m_services.storage.trouble()) {
        Error reason = *trouble;
        if (m_services.storage.isPatient()) // otherwise nobody makes room, and it is taken back
            reason.message = tr("%1 It is sent as soon as works can be saved again.").arg(trouble->message);
        return reason;
    }
    return {};
}

void JobQueue::pumpLater()
{
    if (m_recovered)
        m_pump.start(Ms(0));
}

Ms JobQueue::untilTomorrow() const
{
    const QDateTime now = m_services.clock.now().toLocalTime();
    const QDateTime midnight = now.date().addDays(1).startOfDay();
    // Clocks are set and machines sleep: no wait is longer than the timing says.
    return std::clamp(Ms(now.msecsTo(midnight)), Ms(1), m_services.timing.held);
}

std::optional<Ms> JobQueue::pauseLeft() const
{
    for (const JobId id : m_order.ids()) {
        const JobRunner *runner = find(id);
        if (const auto at = runner ? runner->readyAt() : std::nullopt)
            return std::max(Ms(1), *at - m_services.clock.elapsed());
    }
    return {};
}

void JobQueue::pump()
{
    const std::optional<Error> held = holdReason();
    std::optional<Ms> next = pauseLeft();
    const bool pausing = next.has_value();
    // Sending one changes the sum that holds the next.
    for (const JobId id : m_order.ids()) {
        JobRunner *runner = find(id);
        if (!runner || runner->job().state != JobState::Waiting || runner->job().elsewhere ||
            m_left.contains(id))
            continue;
        const auto reason = held ? held : m_budget.reasonToHold(runner->job(), m_services.clock.now());
        runner->setHeldUp(reason);
        if (reason) {
            if (reason->kind == ErrorKind::OverLimit && !next)
                next = untilTomorrow();
        } else if (!pausing && int(m_places.size()) < m_limit) {
            if (!m_services.storage.isFresh()) {
                m_services.storage.look(); // it would cost, and might have nowhere to land
                continue;
            }
            runner->submit();
            note(*runner);
        }
    }
    if (next)
        m_pump.start(*next);
}

} // namespace maquette
