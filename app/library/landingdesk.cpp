// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/landingdesk.h"

#include "app/library/filenames.h"

namespace maquette
{

namespace
{
constexpr int downloadsAtOnce = 3;
}

LandingDesk::LandingDesk(Store &store, HttpClient &http, const Clock &clock, QThreadPool &pool,
                         QString library, std::function<bool(const QString &)> isIndexed, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_http(http)
    , m_clock(clock)
    , m_pool(pool)
    , m_library(std::move(library))
    , m_isIndexed(std::move(isIndexed))
    , m_turns(downloadsAtOnce)
    , m_lander(store, clock, pool)
{}

void LandingDesk::open()
{
    m_open = true;
    admit();
}

void LandingDesk::enter(JobId job, QObject *who, std::function<void(Stay)> go)
{
    m_waiting.append({job, who, std::move(go)});
    QMetaObject::invokeMethod(this, &LandingDesk::admit, Qt::QueuedConnection);
}

void LandingDesk::admit()
{
    if (!m_open)
        return;
    QList<Waiting> later;
    for (Waiting &waiting : std::exchange(m_waiting, {})) {
        if (!waiting.who)
            continue;
        if (!m_stays.value(waiting.job).expired()) {
            later.append(std::move(waiting));
            continue;
        }
        const QPointer<LandingDesk> desk(this);
        // What the last holder gives back lets the next one in.
        Stay stay(this, [desk](void *) {
            if (desk)
                QMetaObject::invokeMethod(desk, &LandingDesk::admit, Qt::QueuedConnection);
        });
        m_stays.insert(waiting.job, stay);
        waiting.go(std::move(stay));
    }
    m_stays.removeIf([](const auto &entry) { return entry.value().expired(); });
    m_waiting = later + m_waiting;
}

QString LandingDesk::promise(const QString &stem)
{
    for (int attempt = 1;; ++attempt) {
        const QString candidate = numberedName(stem, attempt);
        if (m_promised.contains(candidate.toLower()))
            continue;
        keep(candidate);
        return candidate;
    }
}

bool LandingDesk::isInVain(const QString &stem, bool broughtNothing)
{
    constexpr int mostTries = 3;
    if (broughtNothing && ++m_inVain[stem] < mostTries)
        return false;
    m_inVain.remove(stem);
    return broughtNothing;
}

void LandingDesk::keep(const QString &stem)
{
    m_promised.insert(stem.toLower());
}

} // namespace maquette
