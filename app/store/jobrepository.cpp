// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/jobrepository.h"

#include "app/store/bind.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

const QString jobColumns =
    u"id, ticket, endpoint, sandbox, model, model_name, prompt, input, input_hash, seed, price_shown, "
    u"parent, "
    u"parent_field, "
    u"follows, created_at, state, account, submitted_at, started_at, finished_at, duration_ms, request_id, "
    u"outputs, "
    u"cost, error_kind, error_message, error_detail, error_http, error_code, runs_on, can_collect, "
    u"dismissed, "
    u"estimate, click, click_runs, click_estimate, folder, place, allowed, hosts, written, written_negative"_s;

//! The part that is fixed when the job is ordered.
QVariantList orderValues(const JobRow &row)
{
    return {bind::text(row.ticket),         bind::text(row.endpoint),
            bind::flag(row.sandbox),        bind::text(row.model.text()),
            bind::text(row.modelName),      bind::text(row.prompt),
            bind::bytes(row.input),         bind::text(QString::fromLatin1(row.inputHash)),
            bind::optional(row.seed),       bind::optional(row.priceShown),
            bind::id(row.parent),           bind::text(row.parentField),
            bind::id(row.follows),          bind::integer(row.createdAt.toMSecsSinceEpoch()),
            bind::optional(row.estimate),   bind::text(row.click),
            bind::integer(row.clickRuns),   bind::optional(row.clickEstimate),
            bind::text(row.folder),         bind::text(row.written),
            bind::text(row.writtenNegative)};
}

QVariantList stateValues(const JobRow &row)
{
    const Error error = row.error.value_or(Error());
    return {bind::integer(row.state),
            bind::text(row.account),
            bind::time(row.submittedAt),
            bind::time(row.startedAt),
            bind::time(row.finishedAt),
            bind::optional(row.durationMs),
            row.request.isEmpty() ? QVariant() : bind::text(row.request.text()),
            bind::integer(row.outputs),
            bind::optional(row.cost),
            row.error ? bind::integer(qint64(error.kind)) : QVariant(),
            bind::text(error.message),
            bind::text(error.detail),
            bind::integer(error.httpStatus),
            bind::integer(error.code),
            bind::flag(row.runsOn),
            bind::flag(row.canCollectAgain),
            bind::flag(row.dismissed),
            bind::integer(row.place),
            bind::flag(row.allowed),
            bind::text(row.hosts.join(u' '))};
}

JobRow toJob(const Row &row)
{
    JobRow job;
    int column = 0;
    job.id = JobId(row.integer(column++));
    job.ticket = row.text(column++);
    job.endpoint = row.text(column++);
    job.sandbox = row.flag(column++);
    job.model = ModelId(row.text(column++));
    job.modelName = row.text(column++);
    job.prompt = row.text(column++);
    job.input = row.bytes(column++);
    job.inputHash = row.text(column++).toLatin1();
    job.seed = row.optionalInteger(column++);
    job.priceShown = row.money(column++);
    job.parent = AssetId(row.integer(column++));
    job.parentField = row.text(column++);
    job.follows = JobId(row.integer(column++));
    job.createdAt = row.time(column++);
    job.state = int(row.integer(column++));
    job.account = row.text(column++);
    job.submittedAt = row.time(column++);
    job.startedAt = row.time(column++);
    job.finishedAt = row.time(column++);
    job.durationMs = row.optionalInteger(column++);
    job.request = RequestId(row.text(column++));
    job.outputs = int(row.integer(column++));
    job.cost = row.money(column++);
    if (const auto kind = row.optionalInteger(column++)) {
        job.error = Error{ErrorKind(*kind),
                          row.text(column),
                          row.text(column + 1),
                          int(row.integer(column + 2)),
                          int(row.integer(column + 3)),
                          {}};
    }
    column += 4;
    job.runsOn = row.flag(column++);
    job.canCollectAgain = row.flag(column++);
    job.dismissed = row.flag(column++);
    job.estimate = row.money(column++);
    job.click = row.text(column++);
    job.clickRuns = int(row.integer(column++));
    job.clickEstimate = row.money(column++);
    job.folder = row.text(column++);
    job.place = row.integer(column++);
    job.allowed = row.flag(column++);
    job.hosts = row.text(column++).split(u' ', Qt::SkipEmptyParts);
    job.written = row.text(column++);
    job.writtenNegative = row.text(column++);
    return job;
}

} // namespace

Result<JobId> JobRepository::insert(const JobRow &row)
{
    const auto id = m_database.insert(
        uR"(INSERT INTO jobs (ticket, endpoint, sandbox, model, model_name, prompt, input, input_hash, seed, price_shown,
            parent, parent_field, follows, created_at, estimate, click, click_runs, click_estimate, folder, written, written_negative, state, account, submitted_at, started_at, finished_at,
            duration_ms, request_id, outputs, cost, error_kind, error_message, error_detail, error_http, error_code,
            runs_on, can_collect, dismissed, place, allowed, hosts)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?))"_s,
        orderValues(row) + stateValues(row));
    if (!id)
        return id.error();
    return JobId(*id);
}

Result<void> JobRepository::update(const JobRow &row)
{
    const auto changed = m_database.change(
        uR"(UPDATE jobs SET state=?, account=?, submitted_at=?, started_at=?, finished_at=?, duration_ms=?,
            request_id=?, outputs=?, cost=?, error_kind=?, error_message=?, error_detail=?, error_http=?,
            error_code=?, runs_on=?, can_collect=?, dismissed=?, place=?, allowed=?, hosts=? WHERE id=?)"_s,
        stateValues(row) << bind::id(row.id));
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return fail(ErrorKind::DatabaseFailed, u"The journal has lost a job."_s,
                    u"job %1"_s.arg(row.id.number()));
    return {};
}

Result<std::optional<JobId>> JobRepository::withTicket(const QString &ticket)
{
    const auto id = m_database.readInteger(u"SELECT id FROM jobs WHERE ticket=?"_s, {bind::text(ticket)});
    if (!id)
        return id.error();
    return *id ? std::optional(JobId(**id)) : std::nullopt;
}

Result<void> JobRepository::append(const JobEvent &event)
{
    return m_database.execute(u"INSERT INTO job_events (job, at, kind, state, detail) VALUES (?,?,?,?,?)"_s,
                              {bind::id(event.job), bind::integer(event.at.toMSecsSinceEpoch()),
                               bind::text(event.kind), bind::integer(event.state), bind::text(event.detail)});
}

Result<void> JobRepository::storeResult(JobId job, const QByteArray &raw)
{
    return m_database.execute(u"UPDATE jobs SET result=? WHERE id=?"_s, {bind::bytes(raw), bind::id(job)});
}

Result<QByteArray> JobRepository::result(JobId job)
{
    QByteArray raw;
    const auto done = m_database.read(u"SELECT result FROM jobs WHERE id=?"_s, {bind::id(job)},
                                      [&raw](const Row &row) { raw = row.bytes(0); });
    if (!done)
        return done.error();
    return raw;
}

Result<std::optional<JobRow>> JobRepository::find(JobId job)
{
    std::optional<JobRow> found;
    const auto done = m_database.read(u"SELECT "_s + jobColumns + u" FROM jobs WHERE id=?"_s, {bind::id(job)},
                                      [&found](const Row &row) { found = toJob(row); });
    if (!done)
        return done.error();
    return found;
}

Result<QList<JobRow>> JobRepository::shown(int savedState, JobId after, int most)
{
    QList<JobRow> rows;
    rows.reserve(std::max(0, most));
    const auto done = m_database.read(
        u"SELECT "_s + jobColumns +
            u" FROM jobs WHERE dismissed = 0 AND state <> %1 AND id > ? ORDER BY id LIMIT ?"_s.arg(
                savedState),
        {bind::integer(after.number()), bind::integer(most)},
        [&rows](const Row &row) { rows << toJob(row); });
    if (!done)
        return done.error();
    return rows;
}

Result<std::optional<JobId>> JobRepository::holderOf(const QString &endpoint, const RequestId &request,
                                                     JobId except)
{
    const auto holder = m_database.readInteger(
        u"SELECT id FROM jobs WHERE request_id=? AND endpoint=? AND id<>? ORDER BY id LIMIT 1"_s,
        {bind::text(request.text()), bind::text(endpoint), bind::integer(except.number())});
    if (!holder)
        return holder.error();
    return *holder ? std::optional(JobId(**holder)) : std::nullopt;
}

Result<QList<JobEvent>> JobRepository::events(JobId job)
{
    QList<JobEvent> list;
    const auto done =
        m_database.read(u"SELECT job, at, kind, state, detail FROM job_events WHERE job=? ORDER BY id"_s,
                        {bind::id(job)}, [&list](const Row &row) {
                            list << JobEvent{JobId(row.integer(0)), row.time(1), row.text(2),
                                             int(row.integer(3)), row.text(4)};
                        });
    if (!done)
        return done.error();
    return list;
}

Result<QList<Charge>> JobRepository::chargesSince(const QDateTime &since, int cancelledState, int failedState)
{
    QList<Charge> charges;
    const auto done =
        m_database.read(uR"(SELECT id, submitted_at, coalesce(cost, estimate) FROM jobs
            WHERE sandbox = 0 AND submitted_at >= ? AND state <> ? AND NOT (state = ? AND request_id IS NULL)
            ORDER BY id)"_s,
                        {bind::time(since), bind::integer(cancelledState), bind::integer(failedState)},
                        [&charges](const Row &row) {
                            charges << Charge{JobId(row.integer(0)), row.time(1), row.money(2)};
                        });
    if (!done)
        return done.error();
    return charges;
}

Result<QList<PricedRow>> JobRepository::pricedRuns(const QString &endpoint, const ModelId &model, int most)
{
    QList<PricedRow> rows;
    const auto done = m_database.read(
        uR"(SELECT input, cost FROM jobs WHERE endpoint = ? AND model = ? AND cost IS NOT NULL
            AND input <> ? ORDER BY id DESC LIMIT ?)"_s,
        {bind::text(endpoint), bind::text(model.text()), bind::bytes(kUnknownInput), bind::integer(most)},
        [&rows](const Row &row) {
            rows << PricedRow{row.bytes(0), Money::fromMicrodollars(row.integer(1))};
        });
    if (!done)
        return done.error();
    return rows;
}

Result<QList<RunTime>> JobRepository::runTimes(int perModel)
{
    QList<RunTime> times;
    const auto done = m_database.read(uR"(SELECT endpoint, model, duration_ms FROM
            (SELECT endpoint, model, duration_ms, id,
                    row_number() OVER (PARTITION BY endpoint, model ORDER BY id DESC) AS place
             FROM jobs WHERE duration_ms IS NOT NULL)
            WHERE place <= ? ORDER BY id DESC)"_s,
                                      {bind::integer(perModel)}, [&times](const Row &row) {
                                          times << RunTime{row.text(0), ModelId(row.text(1)), row.integer(2)};
                                      });
    if (!done)
        return done.error();
    return times;
}

} // namespace maquette
