// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/lander.h"

#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/store/assetrepository.h"
#include "app/store/downloadrepository.h"
#include "app/store/filedrepository.h"
#include "app/store/store.h"

#include <QFutureWatcher>
#include <QThreadPool>

#include <algorithm>

namespace maquette
{

struct Lander::Order
{
    PoolWork<Result<Landed>> work;
    QString stem;
    std::shared_ptr<void> stay;
    std::function<void(const Result<Asset> &)> answer;
};

namespace
{

//! The index row, the mark that its file says nothing yet and, for a job's output, the journal's word that it
//! is safe: one transaction.
Result<Asset> writeWork(Database &database, Asset asset, const QDateTime &now)
{
    const auto id = AssetRepository(database).insert(asset);
    if (!id)
        return id.error();
    asset.id = *id;
    if (const auto marked = FiledRepository(database).mark(*id); !marked)
        return marked.error();
    if (asset.job.isNull())
        return asset;
    DownloadRow row;
    row.job = asset.job;
    row.index = asset.index;
    row.url = asset.source;
    row.kind = asset.kind;
    row.target = asset.path;
    row.length = asset.bytes;
    row.state = DownloadState::Landed;
    row.updatedAt = now;
    const auto written = DownloadRepository(database).write(row);
    return written ? Result<Asset>(asset) : Result<Asset>(written.error());
}

} // namespace

Error errorOfIndex(Error error)
{
    if (error.kind == ErrorKind::DiskFull || error.kind == ErrorKind::FileAccess)
        error.kind = ErrorKind::DatabaseFailed;
    return error;
}

Lander::Lander(Store &store, const Clock &clock, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_pool(pool)
{}

Lander::~Lander()
{
    const auto left = std::move(m_onDisk);
    for (const auto &order : left) {
        (void)order->work.result();
        order->answer = {};
        index(order);
    }
}

void Lander::land(const LandingOrder &request, std::shared_ptr<void> stay,
                  std::function<void(const Result<Asset> &)> answer)
{
    auto order = std::make_shared<Order>();
    order->stem = request.stem;
    order->stay = std::move(stay);
    order->answer = std::move(answer);
    order->work = runIn(m_pool, [request] { return landFile(request); });
    m_onDisk.push_back(order);
    auto *watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, order] {
        watcher->deleteLater();
        m_onDisk.remove(order);
        index(order);
    });
    watcher->setFuture(order->work.ended());
}

bool Lander::isComing(const QString &path) const
{
    return std::any_of(m_onDisk.begin(), m_onDisk.end(),
                       [&path](const std::shared_ptr<Order> &order) { return path.startsWith(order->stem); });
}

void Lander::index(const std::shared_ptr<Order> &order)
{
    const Result<Landed> outcome = order->work.result();
    if (!outcome) {
        qCWarning(logLibrary) << "Not landed:" << outcome.error().message << outcome.error().detail;
        if (order->answer)
            order->answer(outcome.error());
        return;
    }
    m_store.runShared<Asset>(
        this,
        [asset = outcome->asset, now = m_clock.now()](Database &database) {
            return writeWork(database, asset, now);
        },
        [this, order, previews = outcome->previews](const Result<Asset> &written) {
            if (written)
                emit landed(*written, previews);
            if (order->answer)
                order->answer(written ? written : Result<Asset>(errorOfIndex(written.error())));
        });
}

} // namespace maquette
