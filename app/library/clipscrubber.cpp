// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/clipscrubber.h"

#include "app/base/background.h"
#include "app/library/videodecoder.h"

#include <QElapsedTimer>

#include <atomic>
#include <cmath>

namespace maquette
{

namespace
{

constexpr int places = 40;
constexpr int mostEdge = 512;
constexpr int restMs = 1500;
//! How long one errand decodes before it tells what it has.
constexpr int errandMs = 50;
//! Where the decoder stands so shortly before a place, it goes on to it instead of seeking.
constexpr qint64 near = 1000000;

} // namespace

//! \brief What one errand has brought.
struct ClipScrubber::Made
{
    QList<std::pair<int, QImage>> frames;
    bool isThere = false; //!< the place that was asked for is among them
    bool failed = false;
};

//! \brief The decoder of one clip. Only the pool's thread touches it, but for `stop`.
struct ClipScrubber::Work
{
    QString file;
    std::atomic_bool stop = false;
    std::unique_ptr<VideoDecoder> decoder;
    qint64 length = 0;
    qint64 at = -1; //!< of the frame that the decoder has; -1 none
    int heading = -1;

    [[nodiscard]] qint64 startOf(int place) const
    {
        return length * place / (places - 1); // the last place is the clip's end
    }

    bool open()
    {
        auto opened = VideoDecoder::open(file);
        if (!opened)
            return false;
        decoder = std::move(*opened);
        length = std::max<qint64>(1, decoder->durationMs()) * 1000;
        return true;
    }

    bool take(int place, int edge, Made &made)
    {
        const auto image = decoder->image(edge);
        if (image)
            made.frames.append({place, *image});
        return image.has_value();
    }

    Made go(int place, int edge)
    {
        Made made;
        QElapsedTimer since;
        since.start();
        if (!decoder && !open()) {
            made.failed = true;
            return made;
        }
        const qint64 target = startOf(place);
        const bool isOnItsWay = heading == place && at >= 0 && at <= target;
        const bool isNear = at >= 0 && at <= target && target - at <= near;
        if (!isOnItsWay && !isNear) {
            at = -1;
            if (!decoder->seek(target)) {
                made.failed = true;
                return made;
            }
        }
        heading = place;
        decode(place, edge, since, made);
        return made;
    }

    void decode(int place, int edge, const QElapsedTimer &since, Made &made)
    {
        int passed = at < 0 ? -1 : placeBefore(at);
        while (!stop) {
            const auto found = decoder->next();
            if (!found || !*found) {
                // Beyond the last frame that one is shown. A clip without any cannot be scrubbed.
                made.isThere = at >= 0 && take(place, edge, made);
                made.failed = !made.isThere;
                at = -1;
                return;
            }
            at = decoder->position();
            const int now = placeBefore(at);
            if (now >= place) {
                made.isThere = true;
                made.failed = !take(place, edge, made);
                return;
            }
            if (now > passed && passed >= -1) {
                passed = now;
                (void)take(now, edge, made);
            }
            if (since.hasExpired(errandMs))
                return;
        }
    }

    //! The last place that begins at or before \a position, counted as a player would: a frame is shown until
    //! the next one.
    [[nodiscard]] int placeBefore(qint64 position) const
    {
        return static_cast<int>(
            std::clamp<qint64>((position * (places - 1) + length - 1) / length, 0, places - 1));
    }
};

ClipScrubber::ClipScrubber(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &ClipScrubber::close);
}

ClipScrubber::~ClipScrubber()
{
    close();
}

//! The decoder alone: what it brought may be wanted again.
void ClipScrubber::close()
{
    m_wanted = -1;
    m_rest.stop();
    if (!m_work)
        return;
    m_work->stop = true;
    // It ends on its own thread, after what it is at.
    (void)runIn(m_pool, [work = std::exchange(m_work, nullptr)] {
        work->decoder.reset();
        return true;
    });
}

void ClipScrubber::release()
{
    close();
    m_frames.clear();
    m_file.clear();
}

void ClipScrubber::request(const QString &file, double share, int edge)
{
    edge = std::clamp(edge, 1, mostEdge);
    if (file != m_file || edge != m_edge) {
        release();
        m_file = file;
        m_edge = edge;
        m_failed = false;
        m_frames.resize(places);
    }
    const int place = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (places - 1)));
    if (m_failed || file.isEmpty())
        return;
    m_rest.start();
    if (!m_frames.at(place).isNull()) {
        m_wanted = -1;
        return;
    }
    m_wanted = place;
    if (!m_work) {
        m_work = std::make_shared<Work>();
        m_work->file = file;
    }
    if (!m_busy)
        next();
}

QImage ClipScrubber::nearest(const QString &file, double share) const
{
    if (file != m_file || m_frames.isEmpty())
        return {};
    const int place = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (places - 1)));
    for (int away = 0; away < places; ++away) {
        for (const int near : {place - away, place + away}) {
            if (near >= 0 && near < places && !m_frames.at(near).isNull())
                return m_frames.at(near);
        }
    }
    return {};
}

void ClipScrubber::next()
{
    m_busy = true;
    const auto go = [work = m_work, place = m_wanted, edge = m_edge] { return work->go(place, edge); };
    inBackground(m_pool, this, go, [this, work = m_work, place = m_wanted](const Made &made) {
        m_busy = false;
        if (work == m_work) {
            for (const auto &[at, frame] : made.frames)
                m_frames[at] = frame;
            m_failed = made.failed;
            if (made.failed || (made.isThere && m_wanted == place))
                m_wanted = -1;
            if (m_failed)
                close();
            m_rest.start();
            if (!made.frames.isEmpty())
                emit frameReady(m_file);
        }
        if (m_wanted >= 0 && m_work)
            next();
    });
}

} // namespace maquette
