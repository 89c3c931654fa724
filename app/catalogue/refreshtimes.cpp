// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/refreshtimes.h"

#include "app/base/clock.h"

namespace maquette
{

RefreshTimes::RefreshTimes(const Clock &clock, const CatalogueTiming &timing)
    : m_clock(clock)
    , m_timing(timing)
{}

void RefreshTimes::begin(const QDateTime &fetchedAt)
{
    m_fetchedAt = fetchedAt;
    m_notBefore = m_clock.elapsed() + m_timing.settle;
    m_allowedFrom = Ms(0);
    m_failures = 0;
    m_refused = false;
}

void RefreshTimes::succeeded(const QDateTime &fetchedAt)
{
    m_fetchedAt = fetchedAt;
    m_failures = 0;
    m_notBefore = Ms(0);
}

void RefreshTimes::failed(const Error &error)
{
    const Ms now = m_clock.elapsed();
    const Ms asked = error.retryAfter.value_or(Ms(0));
    m_refused = error.kind == ErrorKind::TokenRejected || error.kind == ErrorKind::NotPermitted;
    m_notBefore = now + std::max(backoff(m_failures++, m_timing.again), asked);
    m_allowedFrom = now + asked;
}

bool RefreshTimes::wantedForUnknownModel()
{
    const Ms now = m_clock.elapsed();
    if (now < m_unknownFrom || m_refused)
        return false;
    m_unknownFrom = now + m_timing.unknownApart;
    return true;
}

std::optional<std::chrono::milliseconds> RefreshTimes::untilNext() const
{
    if (m_refused)
        return std::nullopt;
    Ms wait = std::max(Ms(0), m_notBefore - m_clock.elapsed());
    const QDateTime now = m_clock.now();
    // A time to come was written when the clock was wrong.
    if (m_fetchedAt.isValid() && m_fetchedAt <= now && m_failures == 0)
        wait = std::max(wait, Ms(now.msecsTo(m_fetchedAt)) + m_timing.fresh);
    return wait;
}

std::chrono::milliseconds RefreshTimes::untilAllowed() const
{
    return std::max(Ms(0), m_allowedFrom - m_clock.elapsed());
}

} // namespace maquette
