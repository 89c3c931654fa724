// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/linkmemory.h"

#include <algorithm>

namespace maquette
{

void LinkMemory::keep(const QUrl &url, MediaKind kind, const LinkFacts &facts, const QDateTime &now)
{
    forget(url);
    m_seen.append({url, kind, facts, now});
    if (m_seen.size() > most)
        m_seen.removeFirst();
}

std::optional<LinkFacts> LinkMemory::find(const QUrl &url, MediaKind kind, const QDateTime &now) const
{
    const auto found = std::find_if(m_seen.cbegin(), m_seen.cend(),
                                    [&](const Seen &seen) { return seen.kind == kind && seen.url == url; });
    if (found == m_seen.cend())
        return std::nullopt;
    const qint64 age = found->when.msecsTo(now); // a clock may be set back
    const bool fresh = age >= 0 && age < std::chrono::milliseconds(freshFor).count();
    return fresh ? std::optional(found->facts) : std::nullopt;
}

void LinkMemory::forget(const QUrl &url)
{
    const auto same = [&url](const Seen &seen) { return seen.url == url; };
    m_seen.erase(std::remove_if(m_seen.begin(), m_seen.end(), same), m_seen.end());
}

} // namespace maquette
