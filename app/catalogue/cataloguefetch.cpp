// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/cataloguefetch.h"

#include "app/api/apiclient.h"
#include "app/base/log.h"

#include <QCoreApplication>
#include <QSet>
#include <QTimer>

namespace maquette
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("Catalogue", source);
}

bool mayPass(ErrorKind kind)
{
    return kind == ErrorKind::TimedOut || kind == ErrorKind::ConnectionLost ||
           kind == ErrorKind::RateLimited || kind == ErrorKind::ServerFault;
}

} // namespace

struct CatalogueFetch::Private
{
    Private(ApiClient &api, const CatalogueTiming &timing)
        : api(api)
        , timing(timing)
    {}

    ApiClient &api;
    CatalogueTiming timing;
    QTimer timer;
    QList<CatalogueItem> items;
    QSet<ModelId> known;
    std::optional<qint64> total;
    qint64 listed = 0; //!< entries so far, odd ones and repeated ones too
    qint64 bytes = 0;
    int pages = 0;
    int failures = 0; //!< of this page
    bool again = false;
};

CatalogueFetch::CatalogueFetch(ApiClient &api, const CatalogueTiming &timing, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(api, timing))
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, &CatalogueFetch::ask);
}

CatalogueFetch::~CatalogueFetch() = default;

void CatalogueFetch::start()
{
    begin();
}

void CatalogueFetch::begin()
{
    d->items.clear();
    d->known.clear();
    d->total.reset();
    d->listed = 0;
    d->bytes = 0;
    d->pages = 0;
    d->failures = 0;
    ask();
}

void CatalogueFetch::ask()
{
    CatalogueCall *call = d->api.catalogue(d->listed, d->timing.pageSize, this);
    connect(call, &CatalogueCall::finished, this, &CatalogueFetch::take);
}

void CatalogueFetch::take(const Result<CataloguePage> &page)
{
    if (!page)
        return retry(page.error());
    d->failures = 0;
    takePage(*page);
}

void CatalogueFetch::retry(const Error &error)
{
    if (!mayPass(error.kind) || ++d->failures >= d->timing.pageTries)
        return end(error);
    const auto wait = backoff(d->failures - 1, d->timing.page);
    d->timer.start(std::max(wait, error.retryAfter.value_or(wait)));
}

void CatalogueFetch::takePage(const CataloguePage &page)
{
    if (page.offset && *page.offset != d->listed)
        return startOver("a page that was not asked for");
    if (d->pages > 0 && page.total != d->total)
        return startOver("another total");
    d->total = page.total;
    const QSet<ModelId> before = d->known;
    bool moved = false;
    bool anyNew = false;
    for (const CatalogueItem &item : page.items) {
        moved = moved || before.contains(item.id);
        if (d->known.contains(item.id))
            continue;
        anyNew = true;
        d->known.insert(item.id);
        d->items.append(item);
        d->bytes += item.json.size();
    }
    d->listed += page.listed;
    ++d->pages;
    if (d->bytes > d->timing.mostBytes || d->pages > d->timing.mostPages)
        return end(
            Error{ErrorKind::TooLarge, text("The catalogue of the service is too large."), {}, 0, 0, {}});
    // What stands on two pages has moved, and something else may have moved past us; the same twice over is
    // how the server has it.
    if (moved && (d->total || anyNew) && !d->again)
        return startOver("entries on two pages");
    const bool over = page.listed == 0 || (!page.items.isEmpty() && !anyNew);
    if (d->total && d->listed > *d->total)
        return startOver("more entries than it says");
    if (d->total && d->listed < *d->total && page.listed == 0)
        return startOver("fewer entries than it says");
    if (d->total ? d->listed == *d->total : over)
        return end(d->items);
    ask();
}

void CatalogueFetch::startOver(const char *why)
{
    qCWarning(logApp) << "the catalogue's pages do not fit:" << why;
    if (d->again)
        return end(Error{ErrorKind::BadAnswer,
                         text("The pages of the service's catalogue do not fit together."),
                         QString::fromLatin1(why),
                         0,
                         0,
                         {}});
    d->again = true;
    begin();
}

void CatalogueFetch::end(const Result<QList<CatalogueItem>> &outcome)
{
    d->timer.stop();
    emit finished(outcome);
}

} // namespace maquette
