// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/landing.h"

#include "app/base/clock.h"
#include "app/library/filenames.h"
#include "app/library/outputfetch.h"
#include "app/store/assetrepository.h"
#include "app/store/downloadrepository.h"
#include "app/store/store.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{

Unexpected stopped()
{
    return fail(ErrorKind::Cancelled, QCoreApplication::translate("Library", "Fetching was stopped."));
}

} // namespace

Landing::Landing(LandingDesk &desk, CollectRequest request, QObject *parent)
    : Collection(parent)
    , m_desk(desk)
    , m_request(std::move(request))
{
    if (!m_request.createdAt.isValid())
        m_request.createdAt = m_desk.clock().now();
    for (const OutputLink &link : m_request.outputs)
        m_parts.insert(link.index, {});
    connect(&m_desk, &LandingDesk::closing, this, &Landing::close);
}

Landing::~Landing() = default;

void Landing::start()
{
    if (std::exchange(m_started, true) || m_closed)
        return;
    m_desk.enter(m_request.job, this, [this](LandingDesk::Stay stay) {
        if (m_cancelled)
            return;
        m_stay = std::move(stay);
        lookUp();
    });
}

void Landing::cancel()
{
    if (m_cancelled || m_finished)
        return;
    m_cancelled = true;
    for (OutputFetch *fetch : std::exchange(m_fetches, {})) {
        fetch->disconnect(this);
        fetch->stop();
        fetch->deleteLater();
        outputEnded(fetch->row().index, Result<AssetId>(stopped()));
    }
    // Nothing was looked up or begun yet: nothing will be.
    if (!m_stay || m_lookingUp) {
        for (const OutputLink &link : std::as_const(m_request.outputs)) {
            if (!m_parts.value(link.index).done)
                outputEnded(link.index, Result<AssetId>(stopped()));
        }
    }
    finishIfDone();
}

void Landing::close()
{
    m_closed = true;
    cancel();
    // Now, not later: they hold on to the desk.
    qDeleteAll(findChildren<OutputFetch *>(Qt::FindDirectChildrenOnly));
    for (const OutputLink &link : std::as_const(m_request.outputs))
        outputEnded(link.index, Result<AssetId>(stopped()));
    finishIfDone();
}

void Landing::lookUp()
{
    m_lookingUp = true;
    m_desk.store().runShared<Known>(
        this,
        [job = m_request.job](Database &database) -> Result<Known> {
            auto works = AssetRepository(database).byJob(job, true);
            if (!works)
                return works.error();
            auto shown = AssetRepository(database).byJob(job);
            if (!shown)
                return shown.error();
            auto downloads = DownloadRepository(database).byJob(job);
            if (!downloads)
                return downloads.error();
            return Known{*std::move(works), *std::move(shown), *std::move(downloads)};
        },
        [this](const Result<Known> &known) {
            m_lookingUp = false;
            if (m_cancelled)
                return;
            if (known) {
                begin(*known);
                return;
            }
            for (const OutputLink &link : std::as_const(m_request.outputs))
                outputEnded(link.index, Result<AssetId>(errorOfIndex(known.error())));
            finishIfDone();
        });
}

void Landing::begin(const Known &known)
{
    const QPointer<Landing> alive(this);
    // The commit of an earlier one may have worked although its answer was an error.
    for (const AssetRow &row : known.shown)
        m_desk.lander().announce(row);
    for (const OutputLink &link : QList<OutputLink>(m_request.outputs)) {
        const auto work = std::find_if(known.works.begin(), known.works.end(),
                                       [&](const AssetRow &row) { return row.index == link.index; });
        if (work != known.works.end())
            outputEnded(link.index, work->id);
        else if (m_cancelled)
            outputEnded(link.index, Result<AssetId>(stopped()));
        else
            fetch(link, known);
        if (!alive)
            return;
    }
    finishIfDone();
}

QString Landing::stemOf(const OutputLink &link) const
{
    const NameParts parts{m_request.createdAt,
                          m_request.modelName.isEmpty() ? m_request.model.text() : m_request.modelName,
                          m_request.prompt, QString::number(link.index + 1)};
    return dayFolder(m_request.createdAt) + u'/' + workName(parts);
}

void Landing::fetch(const OutputLink &link, const Known &known)
{
    DownloadRow row;
    row.job = m_request.job;
    row.index = link.index;
    const auto found = std::find_if(known.downloads.begin(), known.downloads.end(),
                                    [&](const DownloadRow &each) { return each.index == link.index; });
    const bool resumed = found != known.downloads.end() && !found->target.isEmpty();
    if (resumed)
        row = *found;
    else
        row.target = m_desk.promise(stemOf(link));
    const bool sameFile = row.url.adjusted(QUrl::RemoveQuery) == link.url.adjusted(QUrl::RemoveQuery);
    row.url = link.url;
    row.kind = link.kind;
    if (!sameFile)
        row.validator.clear();

    auto *fetch = new OutputFetch(m_desk, row, resumed, m_request.hosts, this);
    m_fetches.append(fetch);
    connect(fetch, &OutputFetch::progressed, this, [this, index = link.index](qint64 received, qint64 total) {
        m_parts[index].received = received;
        m_parts[index].total = total;
        report();
    });
    connect(fetch, &OutputFetch::finished, this,
            [this, fetch](const Result<FetchedOutput> &outcome) { fetchEnded(fetch, outcome); });
    fetch->start();
}

void Landing::fetchEnded(OutputFetch *fetch, const Result<FetchedOutput> &outcome)
{
    m_fetches.removeOne(fetch);
    fetch->deleteLater();
    if (outcome) {
        land(fetch, *outcome);
        return;
    }
    fetch->noteFailure();
    m_parts[fetch->row().index].kept = fetch->isKept();
    const QPointer<Landing> alive(this);
    outputEnded(fetch->row().index, outcome.error());
    if (alive)
        finishIfDone();
}

Asset Landing::assetOf(int index, const QUrl &source) const
{
    Asset asset;
    asset.job = m_request.job;
    asset.index = index;
    asset.createdAt = m_request.createdAt;
    asset.model = m_request.model;
    asset.modelName = m_request.modelName;
    asset.prompt = m_request.prompt;
    asset.input = m_request.input;
    asset.seed = m_request.seed;
    asset.cost = m_request.cost;
    asset.request = m_request.request;
    asset.source = source;
    asset.parent = m_request.parent;
    asset.parentField = m_request.parentField;
    asset.simulated = m_request.simulated;
    return asset;
}

void Landing::land(OutputFetch *fetch, const FetchedOutput &fetched)
{
    const DownloadRow row = fetch->row();
    const LandingOrder order{m_desk.library(), row.target, fetched.file, fetched.isInPlace,
                             assetOf(row.index, row.url)};
    DownloadRow failed = row;
    failed.state = DownloadState::Failed;
    failed.validator.clear(); // the part goes
    failed.updatedAt = m_desk.clock().now();
    const QPointer<Landing> self(this);
    m_desk.lander().land(order, m_stay, [self, desk = &m_desk, failed](const Result<Asset> &asset) {
        if (!asset) {
            desk->store().runShared<void>(
                desk, [failed](Database &database) { return DownloadRepository(database).write(failed); },
                {});
        }
        if (!self)
            return;
        self->outputEnded(failed.index, asset ? Result<AssetId>(asset->id) : Result<AssetId>(asset.error()));
        if (self)
            self->finishIfDone();
    });
}

void Landing::outputEnded(int index, const Result<AssetId> &outcome)
{
    Part &part = m_parts[index];
    if (std::exchange(part.done, true))
        return;
    if (!outcome) {
        m_summary.failures.append({index, asLoss(index, outcome.error())});
        m_summary.needed += std::max(part.received, part.total) - (part.kept ? part.received : 0);
        m_summary.neededIsAll = m_summary.neededIsAll && part.total > 0;
        return;
    }
    ++m_summary.saved;
    m_summary.assets.append(*outcome);
    emit outputSaved(index, *outcome);
}

//! What is too large for Maquette can still be had by its link.
Error Landing::asLoss(int index, Error error) const
{
    if (error.kind != ErrorKind::TooLarge)
        return error;
    error.kind = ErrorKind::FileTooLarge;
    for (const OutputLink &link : m_request.outputs) {
        if (link.index == index)
            error.detail = link.url.toString(QUrl::FullyEncoded);
    }
    return error;
}

void Landing::finishIfDone()
{
    const bool done =
        std::all_of(m_parts.cbegin(), m_parts.cend(), [](const Part &part) { return part.done; });
    if (!done || m_finished)
        return;
    m_finished = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_stay.reset();
            emit finished(m_summary);
        },
        Qt::QueuedConnection);
}

void Landing::report()
{
    qint64 received = 0;
    qint64 total = 0;
    for (const Part &part : std::as_const(m_parts)) {
        received += part.received;
        total = total < 0 || (part.total < 0 && !part.done) ? -1 : total + std::max<qint64>(part.total, 0);
    }
    emit progressed(received, total);
}

} // namespace maquette
