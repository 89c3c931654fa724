// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/kill/killseam.h"

#include <QStringList>

#include <csignal>

namespace maquette::test
{

using namespace Qt::StringLiterals;

namespace
{

void die()
{
    std::raise(SIGKILL);
}

} // namespace

KillSeam::KillSeam(const QString &place, int written)
    : m_events(written)
{
    const QStringList parts = place.split(u':');
    if (parts.size() != 3)
        return;
    m_what = parts.at(0);
    m_number = parts.at(1).toInt();
    m_point = parts.at(2);
}

std::optional<Error> KillSeam::operator()(const QString &sql, FaultPoint point)
{
    const bool before = point == FaultPoint::Before;
    const bool isEvent = sql.startsWith(u"INSERT INTO job_events"_s);
    const bool isCommit = sql == u"COMMIT";
    if (isEvent && before)
        ++m_events;
    if (isCommit && before)
        ++m_commits;
    if (m_what == u"event" && isEvent && m_events == m_number) {
        if (m_point == (before ? u"before"_s : u"inside"_s))
            die();
        m_armed = true;
    }
    if (m_what == u"event" && isCommit && !before && m_armed)
        die();
    if (m_what == u"commit" && isCommit && m_commits == m_number &&
        m_point == (before ? u"before"_s : u"after"_s))
        die();
    return {};
}

} // namespace maquette::test
