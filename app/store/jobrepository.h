// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/rows.h"

#include <QList>

namespace maquette
{

//! \brief How long one run took, for "usually 12 s".
struct RunTime
{
    QString endpoint;
    ModelId model;
    qint64 durationMs = 0;
};

//! \brief What one run that was sent costs: the exact cost once it is known, before that what was expected;
//! nothing when neither is known.
struct Charge
{
    JobId job;
    QDateTime sentAt;
    std::optional<Money> amount;

    friend bool operator==(const Charge &, const Charge &) = default;
};

//! \brief One run of which the cost is known.
struct PricedRow
{
    QByteArray input;
    Money cost;
};

//! \brief Tables `jobs` and `job_events`: the journal. Make one inside a Store::run() function, so that a
//! change and its event are one transaction.
class JobRepository
{
public:
    explicit JobRepository(Database &database)
        : m_database(database)
    {}

    //! `row.id` is ignored; the new id is the answer.
    Result<JobId> insert(const JobRow &row);
    //! The lower part of the row, from `state` on.
    Result<void> update(const JobRow &row);
    Result<std::optional<JobId>> withTicket(const QString &ticket);
    Result<void> append(const JobEvent &event);
    //! The server's whole answer.
    Result<void> storeResult(JobId job, const QByteArray &raw);
    Result<QByteArray> result(JobId job);

    Result<std::optional<JobRow>> find(JobId job);
    //! Those neither dismissed nor in \a savedState, oldest first; at \a most so many of those after \a
    //! after.
    Result<QList<JobRow>> shown(int savedState, JobId after = {}, int most = -1);
    //! Another job at the same endpoint that holds this request id.
    Result<std::optional<JobId>> holderOf(const QString &endpoint, const RequestId &request, JobId except);
    Result<QList<JobEvent>> events(JobId job);
    //! Of every job of a real account that was sent since then and may cost: not those in \a cancelledState,
    //! nor those in \a failedState that never had a request id.
    Result<QList<Charge>> chargesSince(const QDateTime &since, int cancelledState, int failedState);
    //! The last \a most runs of a model at a server whose cost and input are known, newest first.
    Result<QList<PricedRow>> pricedRuns(const QString &endpoint, const ModelId &model, int most);
    //! The last \a perModel times of every model, newest first.
    Result<QList<RunTime>> runTimes(int perModel);

private:
    Database &m_database;
};

} // namespace maquette
