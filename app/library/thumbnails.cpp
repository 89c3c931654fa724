// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnails.h"

#include "app/library/library.h"
#include "app/library/libraryscan.h"
#include "app/library/thumbnailcrew.h"

#include <QCache>
#include <QCoreApplication>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <limits>

namespace maquette
{

namespace
{

constexpr qsizetype memoryBytes = 24LL * 1024 * 1024;
constexpr int mostProblems = 4096;
constexpr std::chrono::milliseconds frame{16};
constexpr std::chrono::seconds lookAround{1};

struct Key
{
    AssetId id;
    int edge = 0;
    friend bool operator==(const Key &, const Key &) = default;
    friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, key.id, key.edge); }
};

//! \brief Why there is no picture; \c passing: only until the thread that is at the file comes back.
struct Problem
{
    QString reason;
    bool passing = false;
    bool fileMissing = false;
};

//! \brief What is in memory, and of which AssetRow::picture.
struct Held
{
    QImage image;
    QString picture;
};

//! \brief What was asked for and is not there yet.
struct Asked
{
    quint64 serial = 0;
    CallOff callOff;
    Thumbnails::Asker asker = Thumbnails::Asker::View;
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
    Private(Thumbnails &owner, Library &works, const QString &folder, qint64 bytes);
    [[nodiscard]] ThumbnailOrder orderFor(const Asset &asset, int edge) const;
    void ask(const Asset &asset, int edge, Asker asker);
    [[nodiscard]] int rankOf(AssetId id, Asker asker) const;
    void sort();
    void take(const ThumbnailAnswer &answer);
    void tellSlow();
    void remember(const Asset &asset, int edge, const QImage &image);
    [[nodiscard]] bool isOutdated(const Asset &asset) const;
    void keep(const Asset &asset, const QList<QImage> &previews);
    void forget(AssetId id);
    void announce(AssetId id);
    void askAgainForThoseThatWereAway();

    Thumbnails &q;
    Library &library;
    QCache<Key, Held> memory;
    QCache<AssetId, Problem> problems;
    QHash<Key, Asked> asked;
    QHash<AssetId, int> places; //!< in the view: visible first, then ahead
    quint64 lastSerial = 0;
    QSet<AssetId> toAnnounce;
    QTimer announcing;
    QTimer watching;
    ThumbnailCrew crew;
};

Thumbnails::Private::Private(Thumbnails &owner, Library &works, const QString &folder, qint64 bytes)
    : q(owner)
    , library(works)
    , memory(memoryBytes)
    , problems(mostProblems)
    , crew({folder + QStringLiteral("/thumbnails"), bytes}, [this](const QList<ThumbnailAnswer> &answers) {
        for (const ThumbnailAnswer &answer : answers)
            take(answer);
    })
{
    announcing.setSingleShot(true);
    announcing.setInterval(frame);
    QObject::connect(&announcing, &QTimer::timeout, &q, [this] {
        const QPointer<Thumbnails> alive(&q);
        const QSet<AssetId> ids = std::exchange(toAnnounce, {});
        for (const AssetId id : ids) {
            if (alive)
                emit alive->ready(id);
        }
    });
    watching.setInterval(lookAround);
    QObject::connect(&watching, &QTimer::timeout, &q, [this] { tellSlow(); });
}

ThumbnailOrder Thumbnails::Private::orderFor(const Asset &asset, int edge) const
{
    // Of a work that came without a look at its file, nothing tells what it holds.
    const QByteArray key = asset.stamp != 0 ? asset.picture.toLatin1() : QByteArray();
    return {asset.id, asset.kind, library.absolutePath(asset), edge, key, asset.stamp, asset.bytes};
}

int Thumbnails::Private::rankOf(AssetId id, Asker asker) const
{
    return asker == Asker::Other ? -1 : places.value(id, std::numeric_limits<int>::max());
}

void Thumbnails::Private::ask(const Asset &asset, int edge, Asker asker)
{
    const Key key{asset.id, edge};
    if (const auto known = asked.find(key); known != asked.end()) {
        if (asker == Asker::Other && known->asker != asker) {
            known->asker = asker;
            sort();
        }
        return;
    }
    const Asked request{++lastSerial, {}, asker};
    asked.insert(key, request);
    crew.ask({request.serial, orderFor(asset, edge), rankOf(asset.id, asker), request.callOff, {}});
    if (!watching.isActive())
        watching.start();
}

void Thumbnails::Private::sort()
{
    crew.sort([this](const ThumbnailRequest &request) {
        const auto known = asked.constFind({request.order.id, request.order.edge});
        return rankOf(request.order.id, known != asked.cend() ? known->asker : Asker::View);
    });
}

void Thumbnails::Private::take(const ThumbnailAnswer &answer)
{
    const Key key{answer.id, answer.edge};
    const auto waiting = asked.constFind(key);
    const bool wanted = waiting != asked.cend() && waiting->serial == answer.serial;
    const Thumbnail &thumbnail = answer.thumbnail;
    if (wanted)
        asked.erase(waiting);
    if (asked.isEmpty())
        watching.stop();
    // Of a file that took long and was called off meanwhile: it can be asked for again.
    const Problem *known = problems.object(answer.id);
    if (known != nullptr && known->passing) {
        problems.remove(answer.id);
        announce(answer.id);
    }
    const AssetPtr asset = library.find(answer.id);
    if (!wanted || !asset)
        return;
    if (thumbnail.image.isNull())
        problems.insert(answer.id, new Problem{thumbnail.problem, false, thumbnail.fileMissing});
    else
        remember(*asset, answer.edge, thumbnail.image);
    if (thumbnail.fileMissing && !library.isMissing(answer.id))
        library.checkFiles({answer.id});
    announce(answer.id);
}

void Thumbnails::Private::tellSlow()
{
    const QList<quint64> late = crew.slow();
    for (auto one = asked.cbegin(); one != asked.cend(); ++one) {
        if (!late.contains(one->serial) || problems.contains(one.key().id))
            continue;
        problems.insert(
            one.key().id,
            new Problem{QCoreApplication::translate("Library", "Reading the file takes very long."), true});
        announce(one.key().id);
    }
}

void Thumbnails::Private::remember(const Asset &asset, int edge, const QImage &image)
{
    memory.insert({asset.id, edge}, new Held{image, asset.picture},
                  std::max<qsizetype>(1, image.sizeInBytes()));
}

bool Thumbnails::Private::isOutdated(const Asset &asset) const
{
    const QList<int> &edges = thumbnailEdges();
    return std::any_of(edges.begin(), edges.end(), [&](int edge) {
        const Held *held = memory.object({asset.id, edge});
        return held != nullptr && held->picture != asset.picture;
    });
}

void Thumbnails::Private::keep(const Asset &asset, const QList<QImage> &previews)
{
    QList<QImage> fitting;
    for (const QImage &preview : previews) {
        const int longest = std::max(preview.width(), preview.height());
        if (longest > thumbnailEdges().last() && &preview != &previews.last())
            continue;
        fitting.append(paintable(preview));
        for (const int edge : thumbnailEdges()) {
            if (longest == edge || (longest < edge && previews.size() == 1))
                remember(asset, edge, fitting.last());
        }
    }
    crew.keep(orderFor(asset, 0), fitting);
}

void Thumbnails::Private::forget(AssetId id)
{
    for (const int edge : thumbnailEdges()) {
        memory.remove({id, edge});
        if (const auto waiting = asked.find({id, edge}); waiting != asked.end()) {
            waiting->callOff.callOff();
            asked.erase(waiting);
        }
    }
    problems.remove(id);
}

void Thumbnails::Private::announce(AssetId id)
{
    toAnnounce.insert(id);
    if (!announcing.isActive())
        announcing.start();
}

Thumbnails::Thumbnails(Library &library, const QString &cacheFolder, QObject *parent, qint64 cacheBytes)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, library, cacheFolder, cacheBytes))
{
    connect(&library, &Library::previewsMade, this,
            [this](const Asset &asset, const QList<QImage> &previews) { d->keep(asset, previews); });
    connect(&library, &Library::assetRemoved, this, [this](AssetId id) { d->forget(id); });
    connect(&library, &Library::picturesChanged, this, [this](const QSet<AssetId> &ids) {
        for (const AssetId id : ids) {
            d->forget(id);
            d->announce(id);
        }
    });
    connect(&library, &Library::scanEnded, this, [this](const ScanOutcome &outcome) {
        if (!outcome.error)
            d->askAgainForThoseThatWereAway();
    });
    connect(&library, &Library::assetChanged, this, [this](const Asset &asset) {
        if (d->problems.contains(asset.id) != d->library.isMissing(asset.id) || d->isOutdated(asset)) {
            d->forget(asset.id);
            d->announce(asset.id);
        }
    });
}

//! The library folder was away as a whole: then no work counts as missing.
void Thumbnails::Private::askAgainForThoseThatWereAway()
{
    for (const AssetId id : problems.keys()) {
        if (!problems.object(id)->fileMissing || library.isMissing(id))
            continue;
        forget(id);
        announce(id);
    }
}

Thumbnails::~Thumbnails() = default;

QImage Thumbnails::get(AssetId id, int edge, Asker asker)
{
    const Key key{id, roundedUp(edge)};
    if (const Held *held = d->memory.object(key))
        return held->image;
    const AssetPtr asset = d->library.find(id);
    if (asset && asset->kind != MediaKind::Audio && !d->problems.contains(id))
        d->ask(*asset, key.edge, asker);
    return {};
}

QImage Thumbnails::nearest(AssetId id) const
{
    for (auto edge = thumbnailEdges().crbegin(); edge != thumbnailEdges().crend(); ++edge) {
        if (const Held *held = d->memory.object({id, *edge}))
            return held->image;
    }
    return {};
}

QString Thumbnails::problem(AssetId id) const
{
    const Problem *known = d->problems.object(id);
    return known != nullptr ? known->reason : QString();
}

void Thumbnails::setWanted(const QList<AssetId> &visible, const QList<AssetId> &ahead)
{
    d->places.clear();
    for (const auto *list : {&visible, &ahead}) {
        for (const AssetId id : *list)
            d->places.insert(id, d->places.value(id, int(d->places.size())));
    }
    d->asked.removeIf([this](const QHash<Key, Asked>::iterator &one) {
        if (one->asker == Asker::Other || d->places.contains(one.key().id))
            return false;
        one->callOff.callOff();
        return true;
    });
    d->sort();
}

qsizetype Thumbnails::waiting() const
{
    return d->asked.size();
}

} // namespace maquette
