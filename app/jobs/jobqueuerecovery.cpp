// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The start: every unfinished job of the journal takes its place again.
#include "app/jobs/jobqueue.h"
#include "app/jobs/scheduler.h"

#include <QElapsedTimer>

namespace maquette
{

namespace
{
constexpr qint64 longestMs = 4; // thousands of jobs must not keep the window from being drawn
}

void JobQueue::recover()
{
    m_services.journal.read([this](const Result<JournalContents> &contents) { onRead(contents); });
}

void JobQueue::onRead(const Result<JournalContents> &contents)
{
    if (!contents) {
        emit m_scheduler.journalTroubled(contents.error());
        m_readAgain.start(backoff(m_readFailures++, m_services.timing.journal));
        return;
    }
    m_runTimes.load(contents->runTimes);
    m_budget.load(contents->charges);
    m_arriving = {contents->jobs, {contents->rescued.cbegin(), contents->rescued.cend()}, 0};
    // Nobody hears of a job before all are there.
    m_services.poller.setHeld(true);
    bringSome();
}

void JobQueue::bringSome()
{
    QElapsedTimer timer;
    timer.start();
    for (; m_arriving.next < m_arriving.jobs.size(); ++m_arriving.next) {
        if (timer.elapsed() >= longestMs) {
            m_arrive.start(0);
            return;
        }
        bringBack(m_arriving.jobs.at(m_arriving.next));
    }
    m_arriving = {};
    m_services.poller.setHeld(false);
    m_services.journal.dropRescueFile();
    m_recovered = true;
    if (std::exchange(m_readFailures, 0) > 0)
        emit m_scheduler.journalMended();
    emit m_scheduler.recovered();
    pumpLater();
}

void JobQueue::bringBack(const JobRow &row)
{
    if (m_runners.contains(row.id))
        return; // ordered while the journal was read
    JobRunner *runner = add(row);
    runner->resume(m_arriving.rescued.contains(row.id));
    if (m_leavesWaiting && runner->job().state == JobState::Waiting)
        m_left.insert(row.id);
    note(*runner);
}

} // namespace maquette
