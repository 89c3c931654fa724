// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/commitwatch.h"

namespace maquette::bench
{

CommitWatch::CommitWatch()
    : m_seen(std::make_shared<Seen>())
{}

std::optional<Error> CommitWatch::operator()(const QString &sql, FaultPoint point) const
{
    const std::lock_guard lock(m_seen->mutex);
    if (sql.startsWith(QLatin1String("BEGIN"))) {
        m_seen->writes = false;
    } else if (sql != QLatin1String("COMMIT")) {
        const QString verb = sql.left(6);
        m_seen->writes = m_seen->writes || verb == QLatin1String("INSERT") ||
                         verb == QLatin1String("UPDATE") || verb == QLatin1String("DELETE");
    } else if (m_seen->writes && point == FaultPoint::Before) {
        m_seen->timer.start();
    } else if (m_seen->writes) {
        m_seen->commits.append(static_cast<double>(m_seen->timer.nsecsElapsed()) / 1e6);
    }
    return {};
}

void CommitWatch::forget() const
{
    const std::lock_guard lock(m_seen->mutex);
    m_seen->commits.clear();
}

QList<double> CommitWatch::commits() const
{
    const std::lock_guard lock(m_seen->mutex);
    return m_seen->commits;
}

} // namespace maquette::bench
