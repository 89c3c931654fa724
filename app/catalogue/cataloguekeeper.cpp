// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/cataloguekeeper.h"

#include "app/api/apiclient.h"
#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/catalogue/cataloguerefresh.h"
#include "app/catalogue/seenmodels.h"

#include <QThreadPool>
#include <QTimer>

namespace maquette
{

namespace
{

using SharedSet = std::shared_ptr<const DescriptorSet>;
using SharedLive = std::shared_ptr<const LiveCatalogue>;

//! \brief What a piece of work in the background brings; null parts stay as they are.
struct Brought
{
    SharedLive live;
    SharedSet own;
    std::optional<SeenModels> seen;
    Catalogue catalogue;
    QList<ModelId> ids;
    std::optional<Error> error;
};

SharedLive shared(std::optional<LiveCatalogue> live)
{
    return live ? std::make_shared<const LiveCatalogue>(*std::move(live)) : nullptr;
}

Brought readKept(const CataloguePlaces &places, const QString &service, const SharedSet &shipped,
                 const SharedSet &own)
{
    Brought brought;
    brought.live = shared(places.readLive(service));
    brought.seen = SeenModels::read(places.folderOf(service));
    brought.catalogue = Catalogue::merge(*shipped, *own, brought.live.get(), places.language);
    return brought;
}

} // namespace

struct CatalogueKeeper::Private
{
    Private(CatalogueKeeper *q, CataloguePlaces places, const Clock &clock, const CatalogueTiming &timing)
        : q(q)
        , places(std::move(places))
        , clock(clock)
        , timing(timing)
        , refresh(clock, timing)
    {
        pool.setMaxThreadCount(1); // what is written later stays
    }

    CatalogueKeeper *q;
    CataloguePlaces places;
    const Clock &clock;
    CatalogueTiming timing;
    CatalogueRefresh refresh;
    ApiClient *api = nullptr;
    QString service;
    SharedSet shipped;
    SharedSet own;
    QByteArray removed; //!< what the last removal took from the artist's own
    SharedLive live;
    Catalogue catalogue;
    SeenModels seen;
    QTimer seenTimer;
    bool unwrittenSeen = false;
    int reading = 0; //!< counts the services that were switched to: answers of an earlier one are dropped
    bool loaded = false;
    bool allowed = false;
    QThreadPool pool; // last: it ends first

    //! Runs \a work in the background, then \a answer here unless the service is another one by then.
    template <typename Work, typename Answer>
    void inOrder(Work work, Answer answer)
    {
        inBackground(pool, q, std::move(work), [this, now = reading, answer](const auto &value) {
            if (now == reading)
                answer(value);
        });
    }

    void show(const Catalogue &next)
    {
        const Catalogue before = catalogue;
        catalogue = next;
        catalogue.takeReadModels(before);
        const QList<ModelId> differences = catalogue.differences(before);
        emit q->changed();
        if (!differences.isEmpty())
            emit q->modelsChanged(differences);
    }

    void leaveService()
    {
        writeSeen();
        refresh.leave();
        ++reading;
        loaded = false;
        live.reset();
        seen = {};
    }

    [[nodiscard]] QDateTime fetchedAt() const { return live ? live->fetchedAt : QDateTime(); }

    void readFetched(const QList<CatalogueItem> &items, int number)
    {
        const auto work = [items, places = places, service = service, now = clock.now(), shipped = shipped,
                           own = own, before = live] {
            Brought brought;
            Result<LiveCatalogue> read = LiveCatalogue::of(items, service, now, before.get());
            if (!read) {
                brought.error = read.error();
                return brought;
            }
            if (const auto kept = places.writeLive(*read); !kept)
                qCWarning(logApp) << kept.error().message << kept.error().detail;
            brought.live = std::make_shared<const LiveCatalogue>(std::move(*read));
            brought.catalogue = Catalogue::merge(*shipped, *own, brought.live.get(), places.language);
            return brought;
        };
        inOrder(work, [this, own = own, number](const Brought &brought) {
            if (!refresh.isCurrent(number))
                return;
            if (brought.error)
                return refresh.fail(*brought.error);
            live = brought.live;
            show(brought.catalogue);
            if (own != this->own)
                readOwn({}); // changed meanwhile
            refresh.succeed(live->fetchedAt);
        });
    }

    //! \a change is done to the artist's files first, and \a done is told when it succeeded.
    void readOwn(const std::function<Result<QList<ModelId>>()> &change,
                 const std::function<void(const QList<ModelId> &)> &done = {})
    {
        const auto work = [change, places = places, shipped = shipped, live = live] {
            Brought brought;
            if (change) {
                Result<QList<ModelId>> changed = change();
                if (changed)
                    brought.ids = *changed;
                else
                    brought.error = changed.error();
            }
            brought.own = std::make_shared<const DescriptorSet>(places.readOwn());
            brought.catalogue = Catalogue::merge(*shipped, *brought.own, live.get(), places.language);
            return brought;
        };
        // Whatever the service is by then: the files are the artist's.
        inBackground(pool, q, work, [this, done, live = live](const Brought &brought) {
            own = brought.own;
            if (live == this->live)
                show(loaded ? brought.catalogue : brought.catalogue.withMoreToCome());
            else
                readOwn({}); // fetched, or another service, meanwhile
            if (brought.error)
                emit q->ownFailed(*brought.error);
            else if (done)
                done(brought.ids);
        });
    }

    void writeSeen()
    {
        seenTimer.stop();
        if (!std::exchange(unwrittenSeen, false))
            return;
        runIn(pool, [seen = seen, folder = places.folderOf(service)] {
            const auto written = seen.write(folder);
            if (!written)
                qCWarning(logApp) << written.error().message << written.error().detail;
            return written.has_value();
        });
    }
};

CatalogueKeeper::CatalogueKeeper(CataloguePlaces places, const Clock &clock, QObject *parent,
                                 const CatalogueTiming &timing)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(places), clock, timing))
{
    d->shipped = std::make_shared<const DescriptorSet>(d->places.readShipped());
    d->own = std::make_shared<const DescriptorSet>(d->places.readOwn());
    d->catalogue = Catalogue::merge(*d->shipped, *d->own, nullptr, d->places.language).withMoreToCome();
    d->seenTimer.setSingleShot(true);
    connect(&d->refresh, &CatalogueRefresh::started, this, &CatalogueKeeper::refreshStarted);
    connect(&d->refresh, &CatalogueRefresh::refreshed, this, &CatalogueKeeper::refreshed);
    connect(&d->refresh, &CatalogueRefresh::failed, this, &CatalogueKeeper::refreshFailed);
    connect(&d->refresh, &CatalogueRefresh::fetched, this,
            [this](const QList<CatalogueItem> &items, int number) { d->readFetched(items, number); });
    connect(&d->seenTimer, &QTimer::timeout, this, [this] { d->writeSeen(); });
}

CatalogueKeeper::~CatalogueKeeper()
{
    d->writeSeen();
}

const Catalogue &CatalogueKeeper::catalogue() const
{
    return d->catalogue;
}

bool CatalogueKeeper::isLoaded() const
{
    return d->loaded;
}

bool CatalogueKeeper::isRefreshing() const
{
    return d->refresh.isUnderWay();
}

std::optional<Error> CatalogueKeeper::refreshError() const
{
    return d->refresh.error();
}

void CatalogueKeeper::read(const QString &service)
{
    if (service == d->service)
        return;
    d->leaveService();
    d->service = service;
    const auto work = [places = d->places, service, shipped = d->shipped, own = d->own] {
        return readKept(places, service, shipped, own);
    };
    d->inOrder(work, [this, own = d->own](const Brought &brought) {
        d->live = brought.live;
        d->seen = *brought.seen;
        d->loaded = true;
        d->refresh.begin(d->service, d->fetchedAt());
        d->show(brought.catalogue);
        if (own != d->own)
            d->readOwn({}); // changed meanwhile
        emit loaded();
    });
}

void CatalogueKeeper::readNow(const QString &service)
{
    d->leaveService();
    d->service = service;
    const Brought brought = readKept(d->places, service, d->shipped, d->own);
    d->live = brought.live;
    d->seen = *brought.seen;
    d->loaded = true;
    d->catalogue = brought.catalogue;
    d->refresh.begin(service, d->fetchedAt());
}

void CatalogueKeeper::follow(ApiClient &api)
{
    d->api = &api;
    d->refresh.follow(api);
    connect(&api, &ApiClient::endpointChanged, this, [this] {
        if (d->allowed)
            read(d->api->endpoint().name);
    });
}

void CatalogueKeeper::allowFetching()
{
    d->allowed = true;
    if (d->api)
        read(d->api->endpoint().name);
    d->refresh.allow();
}

void CatalogueKeeper::refresh()
{
    if (const auto refusal = d->refresh.refusal())
        return d->refresh.refuse(*refusal);
    allowFetching();
    d->refresh.ask();
}

void CatalogueKeeper::refreshForUnknownModel()
{
    d->refresh.askForUnknownModel();
}

void CatalogueKeeper::addOwn(const QList<OwnAddition> &models, OwnModels::IfThere ifThere)
{
    const auto add = [models, ifThere, folder = d->places.own,
                      today = d->clock.now().date()]() -> Result<QList<ModelId>> {
        QList<ModelId> ids;
        for (const OwnAddition &model : models) {
            const auto path = OwnModels(folder).add(model.entry, model.source, today, ifThere);
            if (!path)
                return path.error();
            ids.append(ModelId(stringMember(model.entry, "model_id")));
        }
        return ids;
    };
    d->readOwn(add, [this](const QList<ModelId> &ids) { emit ownAdded(ids); });
}

void CatalogueKeeper::removeOwn(const ModelId &model)
{
    const QByteArray description = d->own->models.value(model).json;
    const auto remove = [model, folder = d->places.own]() -> Result<QList<ModelId>> {
        const Result<void> removed = OwnModels(folder).remove(model);
        return removed ? Result<QList<ModelId>>(QList<ModelId>()) : Result<QList<ModelId>>(removed.error());
    };
    d->readOwn(remove, [this, model, description](const QList<ModelId> &) {
        d->removed = description;
        emit ownRemoved(model);
    });
}

void CatalogueKeeper::restoreOwn()
{
    const auto restore = [description = std::exchange(d->removed, {}),
                          folder = d->places.own]() -> Result<QList<ModelId>> {
        const auto entry = parseJson(description);
        if (!entry)
            return entry.error();
        const auto path = OwnModels(folder).restore(*entry);
        if (!path)
            return path.error();
        return QList<ModelId>{ModelId(stringMember(*entry, "model_id"))};
    };
    d->readOwn(restore, [this](const QList<ModelId> &ids) { emit ownAdded(ids); });
}

std::shared_ptr<const Model> CatalogueKeeper::lastSeen(const ModelId &model) const
{
    const auto seen = d->seen.descriptions.constFind(model);
    if (!d->loaded || seen == d->seen.descriptions.cend() || *seen == d->catalogue.description(model))
        return nullptr;
    return modelOfDescription(*seen, d->places.language);
}

void CatalogueKeeper::markSeen(const ModelId &model)
{
    const QByteArray now = d->loaded ? d->catalogue.description(model) : QByteArray();
    if (now.isEmpty() || d->seen.descriptions.value(model) == now)
        return;
    d->seen.descriptions.insert(model, now);
    d->unwrittenSeen = true;
    if (!d->seenTimer.isActive())
        d->seenTimer.start(d->timing.seen);
}

} // namespace maquette
