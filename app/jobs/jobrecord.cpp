// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/jobrecord.h"

#include <QCryptographicHash>
#include <QUuid>

namespace maquette
{

namespace
{

Job jobFor(const JobRow &row)
{
    Job job;
    job.id = row.id;
    job.model = row.model;
    job.modelName = row.modelName;
    job.prompt = row.prompt;
    job.input = row.input;
    job.state = JobState(row.state);
    job.request = row.request;
    job.createdAt = row.createdAt;
    job.submittedAt = row.submittedAt;
    job.startedAt = row.startedAt;
    job.finishedAt = row.finishedAt;
    job.cost = row.cost;
    job.seed = row.seed;
    job.error = row.error;
    job.runsOn = row.runsOn;
    job.canCollectAgain = row.canCollectAgain;
    job.outputs = row.outputs;
    job.parent = row.parent;
    job.parentField = row.parentField;
    job.sandbox = row.sandbox;
    job.follows = row.follows;
    job.priceShown = row.priceShown;
    job.estimate = row.estimate;
    job.click = row.click;
    job.clickRuns = row.clickRuns;
    job.clickEstimate = row.clickEstimate;
    job.allowed = row.allowed;
    job.hosts = row.hosts;
    return job;
}

QString newTicket()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QByteArray hashOf(const QByteArray &input)
{
    return QCryptographicHash::hash(input, QCryptographicHash::Sha256).toHex();
}

//! What is the same for every new row: where, whose, when.
JobRow emptyRow(const JobServices &services)
{
    JobRow row;
    row.ticket = newTicket();
    row.endpoint = services.api.endpoint().name;
    row.sandbox = services.api.endpoint().sandbox;
    row.folder = services.collector.folder();
    row.createdAt = services.clock.now();
    row.account = services.api.hasToken() ? services.api.accountFingerprint() : QString();
    return row;
}

JobRow rowFor(const JobOrder &order, const JobServices &services)
{
    JobRow row = emptyRow(services);
    row.model = order.model;
    row.modelName = order.modelName;
    row.prompt = order.prompt;
    row.written = order.written;
    row.writtenNegative = order.writtenNegative;
    row.input = order.input;
    row.inputHash = hashOf(order.input);
    row.seed = order.seed;
    row.priceShown = order.priceShown;
    row.estimate = order.estimate;
    row.parent = order.parent;
    row.parentField = order.parentField;
    row.state = int(JobState::Waiting);
    return row;
}

} // namespace

JobRecord::JobRecord(const JobServices &services, JobRow row)
    : job(jobFor(row))
    , m_services(services)
    , m_row(std::move(row))
{}

const JobRow &JobRecord::row()
{
    const bool final = job.isFinished() || job.state == JobState::Unknown;
    m_row.state = int(unproven && job.state == JobState::Queued ? JobState::Unknown : job.state);
    m_row.request = job.request;
    m_row.submittedAt = job.submittedAt;
    m_row.startedAt = job.startedAt;
    m_row.finishedAt = job.finishedAt;
    m_row.cost = job.cost;
    m_row.error = final ? job.error : unsaved;
    m_row.runsOn = job.runsOn;
    m_row.canCollectAgain = job.canCollectAgain;
    m_row.outputs = job.outputs;
    m_row.allowed = job.allowed;
    m_row.hosts = job.hosts;
    return m_row;
}

JobEvent JobRecord::event(const QString &kind, const QString &detail) const
{
    return {job.id, m_services.clock.now(), kind, int(job.state), detail};
}

void JobRecord::commit(const QString &kind, std::function<void(Result<void>)> answer)
{
    m_services.journal.commit(row(), event(kind), std::move(answer));
}

void JobRecord::keep(const QString &kind, const QString &detail, Journal::Extra extra,
                     std::function<void()> then, std::function<void()> otherwise)
{
    m_services.journal.keep(row(), event(kind, detail), std::move(extra), std::move(then),
                            std::move(otherwise));
}

QList<JobRow> rowsFor(const QList<JobOrder> &orders, const JobServices &services)
{
    std::optional<Money> sum = Money();
    for (const JobOrder &order : orders)
        sum = sum && order.estimate ? std::optional(*sum + *order.estimate) : std::nullopt;
    const QString click = newTicket();
    QList<JobRow> rows;
    for (const JobOrder &order : orders) {
        JobRow row = rowFor(order, services);
        row.click = click;
        row.clickRuns = int(orders.size());
        row.clickEstimate = sum;
        rows << row;
    }
    return rows;
}

JobRow rowForRequest(const RequestId &request, const ModelId &model, const QString &modelName,
                     const JobServices &services)
{
    JobRow row = emptyRow(services);
    row.model = model;
    row.modelName = modelName;
    row.input = kUnknownInput;
    row.inputHash = hashOf(row.input);
    row.request = request;
    row.state = int(JobState::Queued);
    return row;
}

bool isElsewhere(const JobRecord &record, const ApiClient &api)
{
    if (record.endpoint() != api.endpoint().name)
        return true;
    return api.hasToken() && !record.account().isEmpty() && record.account() != api.accountFingerprint();
}

} // namespace maquette
