// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/downloadturns.h"

namespace maquette
{

DownloadTurns::DownloadTurns(int most, QObject *parent)
    : QObject(parent)
    , m_most(most)
{}

void DownloadTurns::take(QObject *who, std::function<void()> go)
{
    m_waiting.append({who, std::move(go)});
    next();
}

void DownloadTurns::giveBack(QObject *who)
{
    m_running.removeAll(who);
    m_waiting.removeIf([who](const Waiting &waiting) { return !waiting.who || waiting.who == who; });
    next();
}

void DownloadTurns::next()
{
    while (m_running.size() < m_most && !m_waiting.isEmpty()) {
        const Waiting first = m_waiting.takeFirst();
        if (!first.who)
            continue;
        m_running.append(first.who);
        first.go();
    }
}

} // namespace maquette
