// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnails.h"

#include "app/base/background.h"
#include "app/library/library.h"
#include "app/library/thumbnailmaker.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

namespace maquette
{

namespace
{

constexpr qsizetype memoryBytes = 64LL * 1024 * 1024;
constexpr std::chrono::milliseconds frame{16};

struct Key
{
    AssetId id;
    int edge = 0;
    friend bool operator==(const Key &, const Key &) = default;
    friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, key.id, key.edge); }
};

int roundedUp(int edge)
{
    for (const int kept : thumbnailEdges()) {
        if (edge <= kept)
            return kept;
    }
    return thumbnailEdges().last();
}

} // namespace

struct Thumbnails::Private
{
    Private(Thumbnails &owner, Library &works, QString folder);
    ~Private();
    [[nodiscard]] ThumbnailOrder orderFor(const Asset &asset, int edge) const;
    void ask(const Asset &asset, int edge);
    void pump();
    void made(const Key &key, const Thumbnail &thumbnail);
    void remember(const Key &key, const QImage &image);
    void keep(const Asset &asset, const QList<QImage> &previews);
    void forget(AssetId id);
    void announce(AssetId id);

    Thumbnails &q;
    Library &library;
    const QString cache;
    QCache<Key, QImage> memory;
    QHash<AssetId, QString> problems;
    QList<ThumbnailOrder> queue; //!< next first
    QSet<Key> asked;             //!< in the queue or being made
    QList<AssetId> toAnnounce;
    QTimer announcing;
    int running = 0;
    QThreadPool pool;
};

Thumbnails::Private::Private(Thumbnails &owner, Library &works, QString folder)
    : q(owner)
    , library(works)
    , cache(std::move(folder) + QStringLiteral("/thumbnails"))
    , memory(memoryBytes)
{
    pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    announcing.setSingleShot(true);
    announcing.setInterval(frame);
    QObject::connect(&announcing, &QTimer::timeout, &q, [this] {
        const QPointer<Thumbnails> alive(&q);
        for (const AssetId id : std::exchange(toAnnounce, {})) {
            if (alive)
                emit alive->ready(id);
        }
    });
}

Thumbnails::Private::~Private()
{
    pool.clear();
    pool.waitForDone();
}

ThumbnailOrder Thumbnails::Private::orderFor(const Asset &asset, int edge) const
{
    return {asset.id, asset.kind, library.absolutePath(asset), cache, edge};
}

void Thumbnails::Private::ask(const Asset &asset, int edge)
{
    const Key key{asset.id, edge};
    if (asked.contains(key))
        return;
    asked.insert(key);
    queue.append(orderFor(asset, edge));
    pump();
}

void Thumbnails::Private::pump()
{
    while (running < pool.maxThreadCount() && !queue.isEmpty()) {
        const ThumbnailOrder order = queue.takeFirst();
        ++running;
        inBackground(
            pool, &q, [order] { return makeThumbnail(order); },
            [this, key = Key{order.id, order.edge}](const Thumbnail &thumbnail) {
                --running;
                made(key, thumbnail);
                pump();
            });
    }
}

void Thumbnails::Private::made(const Key &key, const Thumbnail &thumbnail)
{
    asked.remove(key);
    if (!library.find(key.id))
        return;
    if (thumbnail.image.isNull())
        problems.insert(key.id, thumbnail.problem);
    else
        remember(key, thumbnail.image);
    if (thumbnail.fileMissing && !library.isMissing(key.id))
        library.checkFiles({key.id});
    announce(key.id);
}

void Thumbnails::Private::remember(const Key &key, const QImage &image)
{
    memory.insert(key, new QImage(image), std::max<qsizetype>(1, image.sizeInBytes()));
}

void Thumbnails::Private::keep(const Asset &asset, const QList<QImage> &previews)
{
    // The gallery asks for the smaller ones; the largest comes back from the cache when it is wanted.
    for (const QImage &preview : previews) {
        const int longest = std::max(preview.width(), preview.height());
        for (const int edge : thumbnailEdges()) {
            if (edge < thumbnailEdges().last() &&
                (longest == edge || (longest < edge && previews.size() == 1)))
                remember({asset.id, edge}, preview);
        }
    }
    pool.start([order = orderFor(asset, 0), previews] { keepThumbnails(order, previews); });
}

void Thumbnails::Private::forget(AssetId id)
{
    for (const int edge : thumbnailEdges())
        memory.remove({id, edge});
    problems.remove(id);
    queue.removeIf([&](const ThumbnailOrder &order) {
        return order.id == id && asked.remove({order.id, order.edge});
    });
}

void Thumbnails::Private::announce(AssetId id)
{
    if (!toAnnounce.contains(id))
        toAnnounce.append(id);
    if (!announcing.isActive())
        announcing.start();
}

Thumbnails::Thumbnails(Library &library, const QString &cacheFolder, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, library, cacheFolder))
{
    connect(&library, &Library::previewsMade, this,
            [this](const Asset &asset, const QList<QImage> &previews) { d->keep(asset, previews); });
    connect(&library, &Library::assetRemoved, this, [this](AssetId id) { d->forget(id); });
    connect(&library, &Library::assetChanged, this, [this](const Asset &asset) {
        if (d->problems.contains(asset.id) != d->library.isMissing(asset.id)) {
            d->forget(asset.id);
            d->announce(asset.id);
        }
    });
}

Thumbnails::~Thumbnails() = default;

QImage Thumbnails::get(AssetId id, int edge)
{
    const Key key{id, roundedUp(edge)};
    if (const QImage *image = d->memory.object(key))
        return *image;
    const AssetPtr asset = d->library.find(id);
    if (asset && asset->kind != MediaKind::Audio && !d->problems.contains(id))
        d->ask(*asset, key.edge);
    return {};
}

QImage Thumbnails::nearest(AssetId id) const
{
    for (auto edge = thumbnailEdges().crbegin(); edge != thumbnailEdges().crend(); ++edge) {
        if (const QImage *image = d->memory.object({id, *edge}))
            return *image;
    }
    return {};
}

QString Thumbnails::problem(AssetId id) const
{
    return d->problems.value(id);
}

void Thumbnails::setWanted(const QList<AssetId> &visible)
{
    QHash<AssetId, qsizetype> places;
    for (qsizetype i = 0; i < visible.size(); ++i)
        places.insert(visible.at(i), i);
    d->queue.removeIf([&](const ThumbnailOrder &order) {
        if (places.contains(order.id))
            return false;
        d->asked.remove({order.id, order.edge});
        return true;
    });
    std::stable_sort(d->queue.begin(), d->queue.end(), [&](const ThumbnailOrder &a, const ThumbnailOrder &b) {
        return places.value(a.id) < places.value(b.id);
    });
}

} // namespace maquette
