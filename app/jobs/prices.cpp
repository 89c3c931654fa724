// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/prices.h"

#include "app/api/apiclient.h"
#include "app/base/clock.h"

#include <QHash>
#include <QPointer>

namespace maquette
{

using Ms = std::chrono::milliseconds;

namespace
{

constexpr std::chrono::minutes kFresh{10};
constexpr std::chrono::seconds kAfterFailure{30};

} // namespace

struct Prices::Private
{
    struct Entry
    {
        std::optional<Price> price;
        Ms askAgainAt{0};
        QPointer<PriceCall> call;
    };

    Prices *q;
    ApiClient &api;
    const Clock &clock;
    QHash<ModelId, Entry> entries;

    void ask(const ModelId &model)
    {
        Entry &entry = entries[model];
        if (entry.call || !api.hasToken())
            return;
        entry.call = api.price(model, q);
        QObject::connect(entry.call, &PriceCall::finished, q,
                         [this, model](const Result<ModelPrice> &price) { take(model, price); });
    }

    void take(const ModelId &model, const Result<ModelPrice> &answer)
    {
        Entry &entry = entries[model];
        entry.call = nullptr;
        const Ms wait = answer ? Ms(kFresh) : Ms(kAfterFailure);
        entry.askAgainAt =
            clock.elapsed() + std::max(wait, answer ? wait : answer.error().retryAfter.value_or(wait));
        if (!answer)
            return;
        const Price price{answer->base, answer->unit, answer->note};
        if (entry.price == price)
            return;
        entry.price = price;
        emit q->changed(model);
    }

    //! Another account or server has other prices.
    void forgetAll()
    {
        const QList<ModelId> models = entries.keys();
        for (const Entry &entry : std::as_const(entries))
            delete entry.call.data();
        entries.clear();
        for (const ModelId &model : models)
            emit q->changed(model);
    }
};

Prices::Prices(ApiClient &api, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(new Private{this, api, clock, {}})
{
    connect(&api, &ApiClient::endpointChanged, this, [this] { d->forgetAll(); });
    connect(&api, &ApiClient::tokenChanged, this, [this] { d->forgetAll(); });
}

Prices::~Prices() = default;

std::optional<Price> Prices::price(const ModelId &model)
{
    const auto entry = d->entries.constFind(model);
    if (entry == d->entries.cend() || entry->askAgainAt <= d->clock.elapsed())
        d->ask(model);
    const auto known = d->entries.constFind(model);
    return known == d->entries.cend() ? std::nullopt : known->price;
}

void Prices::refresh(const ModelId &model)
{
    d->ask(model);
}

} // namespace maquette
