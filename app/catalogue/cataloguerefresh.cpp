// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/cataloguerefresh.h"

#include "app/api/apiclient.h"
#include "app/base/log.h"

namespace maquette
{

using Ms = std::chrono::milliseconds;

CatalogueRefresh::CatalogueRefresh(const Clock &clock, const CatalogueTiming &timing, QObject *parent)
    : QObject(parent)
    , m_timing(timing)
    , m_times(clock, timing)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CatalogueRefresh::onTime);
}

CatalogueRefresh::~CatalogueRefresh()
{
    delete m_fetch.data();
}

void CatalogueRefresh::follow(ApiClient &api)
{
    m_api = &api;
    connect(&api, &ApiClient::tokenChanged, this, [this] {
        stop();
        m_times.begin(m_fetchedAt);
        schedule();
    });
}

void CatalogueRefresh::allow()
{
    m_allowed = true;
    schedule();
}

void CatalogueRefresh::begin(const QString &service, const QDateTime &fetchedAt)
{
    m_service = service;
    m_fetchedAt = fetchedAt;
    m_begun = true;
    m_times.begin(fetchedAt);
    schedule();
}

void CatalogueRefresh::leave()
{
    stop();
    m_begun = false;
    m_error.reset();
    m_fetchedAt = {};
}

void CatalogueRefresh::schedule()
{
    m_timer.stop();
    const bool may = m_allowed && m_begun && !m_underWay && m_api && m_api->hasToken();
    if (!may || m_api->endpoint().name != m_service)
        return;
    if (m_wanted)
        return start();
    if (const auto wait = m_times.untilNext())
        m_timer.start(std::min(*wait, m_timing.longestSleep));
}

void CatalogueRefresh::onTime()
{
    if (const auto wait = m_times.untilNext(); wait && *wait <= Ms(0))
        start();
    else
        schedule();
}

void CatalogueRefresh::start()
{
    m_timer.stop();
    m_underWay = true;
    ++m_number;
    m_fetch = new CatalogueFetch(*m_api, m_timing, this);
    connect(m_fetch, &CatalogueFetch::finished, this, [this](const Result<QList<CatalogueItem>> &items) {
        m_fetch->deleteLater();
        if (items)
            emit fetched(*items, m_number);
        else
            fail(items.error());
    });
    emit started();
    m_fetch->start();
}

//! Another service or token makes what is under way worthless.
void CatalogueRefresh::stop()
{
    m_timer.stop();
    delete m_fetch.data();
    ++m_number;
    m_wanted = false;
    if (!std::exchange(m_underWay, false))
        return;
    emit failed(Error{ErrorKind::Cancelled, tr("Fetching the list of models was stopped."), {}, 0, 0, {}});
}

std::optional<Error> CatalogueRefresh::refusal() const
{
    if (!m_api || !m_api->hasToken())
        return Error{ErrorKind::TokenRejected,
                     tr("Enter an API token first; the list of models comes from the service."),
                     {},
                     0,
                     0,
                     {}};
    const Ms wait = m_times.untilAllowed();
    if (wait <= Ms(0))
        return std::nullopt;
    return Error{ErrorKind::RateLimited,
                 tr("The service asks to wait %1 s before the list of models is fetched.")
                     .arg((wait.count() + 999) / 1000),
                 {},
                 0,
                 0,
                 {}};
}

void CatalogueRefresh::refuse(const Error &error)
{
    m_error = error;
    emit failed(error);
}

void CatalogueRefresh::ask()
{
    m_wanted = true;
    schedule();
}

void CatalogueRefresh::askForUnknownModel()
{
    const bool may = m_allowed && m_begun && m_api && m_api->hasToken() && !m_underWay;
    if (may && m_times.untilAllowed() <= Ms(0) && m_times.wantedForUnknownModel())
        start();
}

void CatalogueRefresh::succeed(const QDateTime &fetchedAt)
{
    m_underWay = false;
    m_wanted = false;
    m_error.reset();
    m_fetchedAt = fetchedAt;
    m_times.succeeded(fetchedAt);
    schedule();
    emit refreshed(fetchedAt);
}

void CatalogueRefresh::fail(const Error &error)
{
    m_underWay = false;
    m_wanted = false;
    m_times.failed(error);
    qCInfo(logApp) << "the catalogue was not fetched:" << error.message;
    m_error = error;
    schedule();
    emit failed(error);
}

} // namespace maquette
