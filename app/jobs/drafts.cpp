// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/drafts.h"

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/store/draftrepository.h"
#include "app/store/store.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace maquette
{

struct Drafts::Private
{
    Private(Drafts *q, Store &store, const Clock &clock, const JobTiming &timing)
        : q(q)
        , store(store)
        , clock(clock)
        , timing(timing)
    {}

    Drafts *q;
    Store &store;
    const Clock &clock;
    JobTiming timing;
    QHash<ModelId, DraftRow> drafts;
    QSet<ModelId> unwritten;
    ModelId last;
    QDateTime newest;
    QTimer timer;
    bool loaded = false;

    void change(const ModelId &model, const QByteArray &values)
    {
        // The order of the changes is read from their times, also within a millisecond and when a clock is
        // put back.
        QDateTime now = clock.now();
        if (newest.isValid() && now <= newest)
            now = newest.addMSecs(1);
        newest = now;
        last = model;
        drafts.insert(model, {model, values, now});
        unwritten.insert(model);
        if (!timer.isActive())
            timer.start(timing.draft);
    }

    void write()
    {
        QList<DraftRow> rows;
        for (const ModelId &model : std::as_const(unwritten))
            rows << drafts.value(model);
        unwritten.clear();
        if (rows.isEmpty())
            return;
        store.run<void>(
            q,
            [rows](Database &database) -> Result<void> {
                for (const DraftRow &row : rows) {
                    if (auto done = DraftRepository(database).write(row); !done)
                        return done;
                }
                return {};
            },
            [this, rows](const Result<void> &written) {
                if (written)
                    return;
                qCWarning(logJobs) << "drafts not written:" << written.error().detail;
                for (const DraftRow &row : rows)
                    unwritten.insert(row.model);
                if (!timer.isActive())
                    timer.start(timing.journal.last);
            });
    }

    void take(const QList<DraftRow> &rows)
    {
        for (const DraftRow &row : rows) {
            newest = newest.isValid() ? std::max(newest, row.updatedAt) : row.updatedAt;
            if (!drafts.contains(row.model))
                drafts.insert(row.model, row);
        }
        if (last.isEmpty() && !rows.isEmpty())
            last = rows.first().model;
    }
};

Drafts::Drafts(Store &store, const Clock &clock, QObject *parent, const JobTiming &timing)
    : QObject(parent)
    , d(new Private(this, store, clock, timing))
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->write(); });
}

Drafts::~Drafts()
{
    d->write();
}

void Drafts::load()
{
    d->store.run<QList<DraftRow>>(
        this, [](Database &database) { return DraftRepository(database).all(); },
        [this](const Result<QList<DraftRow>> &rows) {
            if (rows)
                d->take(*rows);
            else
                qCWarning(logJobs) << "drafts not read:" << rows.error().detail;
            d->loaded = true;
            emit loaded();
        });
}

bool Drafts::isLoaded() const
{
    return d->loaded;
}

QByteArray Drafts::values(const ModelId &model) const
{
    return d->drafts.value(model).values;
}

void Drafts::save(const ModelId &model, const QByteArray &values)
{
    if (model == d->last && d->drafts.contains(model) && d->drafts.value(model).values == values)
        return;
    d->change(model, values);
}

ModelId Drafts::lastModel() const
{
    return d->last;
}

void Drafts::setLastModel(const ModelId &model)
{
    if (model != d->last)
        d->change(model, d->drafts.value(model).values);
}

} // namespace maquette
