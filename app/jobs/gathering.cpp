// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/gathering.h"

#include "app/base/advice.h"
#include "app/jobs/gatheringerrors.h"
#include "app/store/downloadrepository.h"

#include <algorithm>
#include <utility>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QList<DownloadRow> plan(JobId job, const QList<OutputLink> &outputs, const QDateTime &now)
{
    QList<DownloadRow> rows;
    for (const OutputLink &output : outputs) {
        DownloadRow row;
        row.job = job;
        row.index = output.index;
        row.url = output.url;
        row.kind = output.kind;
        row.updatedAt = now;
        rows << row;
    }
    return rows;
}

Journal::Extra storing(JobId job, const RunResult &result, const QDateTime &now)
{
    return
        [job, raw = result.raw, rows = plan(job, result.outputs, now)](Database &database) -> Result<void> {
            if (auto done = JobRepository(database).storeResult(job, raw); !done)
                return done;
            return DownloadRepository(database).plan(rows);
        };
}

} // namespace

Gathering::Gathering(const JobServices &services, JobRecord &record, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_record(record)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Gathering::resultWanted);
    connect(&services.storage, &StorageWatch::looked, this, &Gathering::onLooked);
}

Gathering::~Gathering()
{
    m_services.storage.leave(this);
}

void Gathering::begin(const RunResult &result)
{
    m_retry.stop(); // it was asked for by another way meanwhile
    Job &job = m_record.job;
    job.state = JobState::Collecting;
    job.error.reset();
    job.canCollectAgain = false;
    job.cancelRequested = false;
    job.outputs = int(result.outputs.size());
    if (job.finishedAt.isNull())
        job.finishedAt = m_services.clock.now();
    emit changed();
    m_record.keep(
        u"result"_s, {}, storing(job.id, result, m_services.clock.now()),
        [self = QPointer<Gathering>(this), outputs = result.outputs] {
            if (self)
                self->collect(outputs);
        },
        [self = QPointer<Gathering>(this)] {
            if (!self)
                return;
            self->m_record.job.error = unwritable();
            emit self->changed();
        });
}

void Gathering::beginFromJournal(const Error &why)
{
    m_services.journal.readOutputs(
        m_record.job.id, [self = QPointer<Gathering>(this), why](const Result<QList<DownloadRow>> &rows) {
            if (!self)
                return;
            if (!rows || rows->isEmpty()) {
                self->fail(why);
                return;
            }
            QList<OutputLink> outputs;
            for (const DownloadRow &row : *rows)
                outputs << OutputLink{row.index, row.url, row.kind};
            self->m_record.job.outputs = int(outputs.size());
            self->collect(outputs);
        });
}

void Gathering::collect(const QList<OutputLink> &outputs)
{
    Job &job = m_record.job;
    job.error.reset();
    job.outputsSaved = 0;
    job.received = 0;
    job.total = -1;
    CollectRequest request;
    request.job = job.id;
    request.model = job.model;
    request.modelName = job.modelName;
    request.prompt = job.prompt;
    request.input = job.input;
    request.request = job.request;
    request.seed = job.seed;
    request.cost = job.cost;
    request.createdAt = job.createdAt;
    request.parent = job.parent;
    request.parentField = job.parentField;
    request.simulated = job.sandbox;
    request.outputs = outputs;
    request.hosts = job.hosts + m_services.hosts;
    delete m_collection;
    m_collection = m_services.collector.collect(request, this);
    connect(m_collection, &Collection::progressed, this, [this](qint64 received, qint64 total) {
        m_record.job.received = received;
        m_record.job.total = total;
        emit changed();
    });
    connect(m_collection, &Collection::outputSaved, this, [this] {
        ++m_record.job.outputsSaved;
        emit changed();
    });
    connect(m_collection, &Collection::finished, this, &Gathering::onFinished);
    m_collection->start();
    emit changed();
}

void Gathering::onFinished(const CollectSummary &summary)
{
    if (m_collection)
        m_collection->deleteLater();
    m_collection = nullptr;
    Job &job = m_record.job;
    job.outputsSaved = summary.saved;
    if (summary.failures.isEmpty() && summary.saved >= job.outputs) {
        job.state = JobState::Saved;
        job.error.reset();
        leaveStorage();
        m_record.keep(u"saved"_s);
        emit ended();
        return;
    }
    const auto unsaved = std::find_if(summary.failures.cbegin(), summary.failures.cend(),
                                      [](const auto &failure) { return isOfStorage(failure.second.kind); });
    if (unsaved != summary.failures.cend()) {
        if (m_services.storage.isPatient()) {
            waitForStorage(unsaved->second, summary);
            return;
        }
        m_services.storage.doubt();
    }
    m_services.storage.leave(this);
    const Error unsaid{ErrorKind::Internal, tr("Not every file of the result was saved."), {}, 0, 0, {}};
    // One file that is lost is no reason to leave the others lying.
    const auto passing = std::find_if(summary.failures.cbegin(), summary.failures.cend(),
                                      [](const auto &failure) { return mayPass(failure.second.kind); });
    Error error = unsaid;
    if (!summary.failures.isEmpty())
        error = passing == summary.failures.cend() ? mostHelpful(summary.failures) : passing->second;
    const bool worthwhile =
        mayPass(error.kind) || (isDoubtful(error.kind) && !std::exchange(m_doubted, true));
    const bool endless = isEndless(error.kind);
    if (worthwhile && (endless || m_tries + 1 < m_services.timing.collectTries)) {
        const auto delay = backoff(endless ? m_timesOffline++ : m_tries++, m_services.timing.collect);
        job.error = error;
        m_retry.start(std::max(delay, error.retryAfter.value_or(delay)));
        emit changed();
        return;
    }
    fail(asOutputOfARun(error));
}

void Gathering::waitForStorage(const Error &error, const CollectSummary &summary)
{
    m_notBefore = m_services.clock.elapsed();
    if (m_record.unsaved)
        m_notBefore += backoff(m_vain++, m_services.timing.storageVain);
    m_record.unsaved = error;
    // A try that did not get far enough knows less than the one before.
    m_needed = summary.neededIsAll ? summary.needed : std::max(summary.needed, m_needed);
    m_waits = true;
    m_record.job.error = waitingError(error, m_services.collector.folder(), m_needed);
    m_services.storage.wait(this, m_record.job.createdAt, error);
    m_record.keep(u"unsaved"_s, error.detail);
    emit changed();
}

void Gathering::waitAsBefore(const Error &error)
{
    if (!m_services.storage.isPatient()) {
        emit resultWanted();
        return;
    }
    m_record.unsaved = error;
    m_record.job.error = waitingError(error, m_services.collector.folder(), 0);
    m_waits = true;
    m_services.storage.wait(this, m_record.job.createdAt, error);
    m_services.journal.readOutputs(
        m_record.job.id, [self = QPointer<Gathering>(this)](const Result<QList<DownloadRow>> &rows) {
            if (!self)
                return;
            if (rows)
                self->recallNeeded(*rows);
            self->m_services.storage.lookNow();
        });
}

void Gathering::recallNeeded(const QList<DownloadRow> &rows)
{
    qint64 needed = 0;
    for (const DownloadRow &row : rows) {
        // Of what is gone on with, a part is there already; nobody has counted how much.
        if (row.state != DownloadState::Landed && row.validator.isEmpty())
            needed += row.length.value_or(0);
    }
    if (!m_waits || needed <= m_needed)
        return;
    m_needed = needed;
    m_record.job.error = waitingError(*m_record.unsaved, m_services.collector.folder(), m_needed);
    emit changed();
}

void Gathering::onLooked(const Result<qint64> &room, bool atOnce)
{
    if (!m_waits || !room || *room < m_needed)
        return;
    if (!atOnce && m_services.clock.elapsed() < m_notBefore)
        return;
    m_waits = false;
    emit resultWanted();
}

void Gathering::stopWaiting()
{
    if (m_waits)
        fail(Error(*m_record.unsaved));
}

void Gathering::leaveStorage()
{
    m_services.storage.leave(this);
    m_record.unsaved.reset();
    m_needed = 0;
    m_waits = false;
    m_vain = 0;
}

void Gathering::fail(const Error &error)
{
    leaveStorage();
    m_tries = 0;
    m_timesOffline = 0;
    m_doubted = false;
    Job &job = m_record.job;
    job.state = JobState::Failed;
    job.error = error;
    job.canCollectAgain = true;
    m_record.keep(u"collectFailed"_s, error.detail);
    emit ended();
}

} // namespace maquette
