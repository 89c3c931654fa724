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
    m_arriving.cursor = std::make_shared<JobId>(m_arriving.last);
    readPart();
}

void JobQueue::readPart()
{
    m_services.journal.read(m_arriving.cursor,
                            [this, cursor = m_arriving.cursor](const Result<JournalContents> &contents) {
                                if (cursor == m_arriving.cursor)
                                    onRead(contents);
                            });
}

void JobQueue::onRead(const Result<JournalContents> &contents)
{
    if (!contents) {
        m_arriving.cursor.reset();
        emit m_scheduler.journalTroubled(contents.error());
        m_readAgain.start(backoff(m_readFailures++, m_services.timing.journal));
        return;
    }
    const bool first = m_arriving.last.isNull();
    if (first) {
        m_runTimes.load(contents->runTimes);
        m_budget.load(contents->charges);
        // Nobody hears of a job before all are there.
        m_services.poller.setHeld(true);
    }
    m_arriving.parts += contents->jobs;
    m_arriving.rescued.unite({contents->rescued.cbegin(), contents->rescued.cend()});
    m_arriving.more = contents->more;
    if (contents->more) {
        m_arriving.last = contents->jobs.last().id;
        readPart();
        if (first)
            readPart(); // so that the store always has one to go on with
    } else {
        m_arriving.cursor.reset();
    }
    if (!m_arrive.isActive())
        bringSome();
}

void JobQueue::bringSome()
{
    QElapsedTimer timer;
    timer.start();
    while (!m_arriving.parts.isEmpty()) {
        const QList<JobRow> &part = m_arriving.parts.constFirst();
        for (; m_arriving.next < part.size(); ++m_arriving.next) {
            if (timer.elapsed() >= longestMs) {
                m_arrive.start(0);
                return;
            }
            bringBack(part.at(m_arriving.next));
        }
        m_arriving.parts.removeFirst();
        m_arriving.next = 0;
    }
    if (m_arriving.more)
        return;
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
