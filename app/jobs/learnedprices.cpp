// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/learnedprices.h"

#include "app/api/apiclient.h"
#include "app/base/log.h"
#include "app/jobs/scheduler.h"
#include "app/store/jobrepository.h"
#include "app/store/store.h"

#include <QHash>

namespace maquette
{

namespace
{

//! Older prices may no longer hold, and more would not tell more.
constexpr int mostPast = 60;

} // namespace

struct LearnedPrices::Private
{
    using Key = std::pair<QString, ModelId>; //!< server and model

    LearnedPrices *q;
    Store &store;
    const ApiClient &api;
    QHash<Key, QList<PricedRun>> past;
    QSet<Key> reading;

    void read(const Key &key)
    {
        if (reading.contains(key))
            return;
        reading.insert(key);
        store.run<QList<PricedRow>>(
            q,
            [key](Database &database) {
                return JobRepository(database).pricedRuns(key.first, key.second, mostPast);
            },
            [this, key](const Result<QList<PricedRow>> &rows) {
                reading.remove(key);
                if (!rows) {
                    qCWarning(logJobs) << "The costs of earlier runs cannot be read:" << rows.error().detail;
                    return;
                }
                QList<PricedRun> runs;
                for (const PricedRow &row : *rows)
                    runs << PricedRun{row.input, row.cost};
                past.insert(key, runs);
                if (!runs.isEmpty())
                    emit q->changed(key.second);
            });
    }
};

LearnedPrices::LearnedPrices(Store &store, const ApiClient &api, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , d(new Private{this, store, api, {}, {}})
{
    const auto readAgain = [this](const ModelId &model) {
        const Private::Key key{d->api.endpoint().name, model};
        if (d->past.contains(key))
            d->read(key);
    };
    connect(&scheduler, &Scheduler::jobFinished, this, [readAgain](const Job &job) {
        if (job.cost)
            readAgain(job.model);
    });
    // Late: of a job that is no longer there to be asked for its model.
    connect(&scheduler, &Scheduler::costLearned, this, [this] {
        const auto keys = d->past.keys();
        for (const Private::Key &key : keys)
            d->read(key);
    });
}

LearnedPrices::~LearnedPrices() = default;

std::optional<LearnedPrice> LearnedPrices::price(const ModelId &model, const QByteArray &input,
                                                 const QStringList &free)
{
    const Private::Key key{d->api.endpoint().name, model};
    const auto found = d->past.constFind(key);
    if (found == d->past.constEnd()) {
        d->read(key);
        return {};
    }
    return learnedPrice(*found, input, free);
}

} // namespace maquette
