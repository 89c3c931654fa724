// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/pictureloader.h"

#include "app/base/background.h"

#include <QThreadPool>

namespace maquette
{

namespace
{

constexpr int mostLoads = 8; //!< all but one of them called off
constexpr std::chrono::seconds loadingPatience{4};
constexpr std::chrono::milliseconds lastWait{3000};

} // namespace

PictureLoader::PictureLoader(QObject *parent, qint64 limit, PictureRead read)
    : QObject(parent)
    , m_pool(std::make_unique<QThreadPool>())
    , m_read(std::move(read))
    , m_cache(limit)
{
    m_pool->setMaxThreadCount(mostLoads + 1); // and one that halves
    m_patience.setSingleShot(true);
    m_patience.setInterval(loadingPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] { emit slow(m_underway.id); });
}

PictureLoader::~PictureLoader()
{
    callOff();
    m_pool->clear();
    // A thread inside a read of a disk that is gone cannot be ended; with it the pool stays behind.
    if (!m_pool->waitForDone(static_cast<int>(lastWait.count())))
        (void)m_pool.release();
}

void PictureLoader::setWanted(const QList<Wanted> &wanted, QSize room)
{
    m_wanted = wanted;
    m_room = room;
    QList<AssetId> ids;
    for (const Wanted &each : wanted)
        ids.append(each.id);
    m_cache.setWanted(ids);
    startNext();
}

void PictureLoader::release()
{
    setWanted({});
    m_cache.clear();
}

qsizetype PictureLoader::nextPlace() const
{
    qint64 sum = 0;
    for (qsizetype place = 0; place < m_wanted.size(); ++place) {
        const Wanted &each = m_wanted.at(place);
        const Pyramid kept = m_cache.find(each.id);
        const qint64 bytes = kept.isNull() ? Pyramid::bytesOf(each.pixels) : kept.bytes();
        const bool heavy = bytes > m_cache.limit();
        if (!heavy)
            sum += bytes;
        // The most urgent is decoded whatever it weighs.
        const bool fits = place == 0 || (!heavy && sum <= m_cache.limit());
        if (kept.isNull() && fits)
            return place;
    }
    return -1;
}

void PictureLoader::startNext()
{
    const qsizetype place = nextPlace();
    const AssetId next = place < 0 ? AssetId() : m_wanted.at(place).id;
    if (next == m_underway.id) {
        if (place == 0 && !m_patience.isActive())
            m_patience.start();
        return;
    }
    callOff();
    if (next.isNull() || m_running >= mostLoads)
        return; // take() begins anew
    start(m_wanted.at(place));
}

void PictureLoader::start(const Wanted &next)
{
    m_underway = {next.id, {next.file, m_room}};
    ++m_running;
    if (next.id == m_wanted.constFirst().id)
        m_patience.start();
    inBackground(
        *m_pool, this, [task = m_underway.task, read = m_read] { return read(task); },
        [this, done = m_underway](const Result<Pyramid> &picture) { take(done, picture); });
}

void PictureLoader::callOff()
{
    if (!m_underway.id.isNull())
        *m_underway.task.calledOff = true;
    m_underway = {};
    m_patience.stop();
}

void PictureLoader::take(const Underway &done, const Result<Pyramid> &picture)
{
    --m_running;
    if (*done.task.calledOff) {
        startNext();
        return;
    }
    m_underway = {};
    m_patience.stop();
    if (picture)
        m_cache.keep(done.id, *picture);
    // What failed, and what came out heavier than it was told, is not tried again and again.
    if (!m_cache.contains(done.id))
        m_wanted.removeIf([&done](const Wanted &wanted) { return wanted.id == done.id; });
    if (picture && !picture->isWhole())
        halve(done.id, *picture);
    startNext();
    if (picture)
        emit loaded(done.id);
    else
        emit failed(done.id, picture.error());
}

void PictureLoader::halve(AssetId id, const Pyramid &picture)
{
    inBackground(
        *m_pool, this,
        [picture] {
            Pyramid whole = picture;
            whole.halveFor(0);
            return whole;
        },
        [this, id](const Pyramid &whole) {
            if (!m_cache.contains(id))
                return;
            m_cache.keep(id, whole);
            startNext();
            if (m_cache.contains(id))
                emit loaded(id);
        });
}

} // namespace maquette
