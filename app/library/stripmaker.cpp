// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/stripmaker.h"

#include "app/base/background.h"
#include "app/library/videodecoder.h"

#include <QElapsedTimer>

#include <atomic>

namespace maquette
{

namespace
{

constexpr int mostStripFrames = 64;
constexpr qint64 mostMs = 10000;
//! Pixels that are decoded rather than sought past: 400 frames of 1920 x 1080.
constexpr double mostPixelsThrough = 400.0 * 1920 * 1080;
constexpr double usualRate = 24;

} // namespace

//! \brief One strip. After start() only the pool's thread touches it, but for `stop`.
struct StripMaker::Work
{
    QString file;
    int count = 0;
    int edge = 0;
    std::atomic_bool stop = false;

    std::unique_ptr<VideoDecoder> decoder;
    bool isThrough = false;
    int next = 0;
    bool hasFrame = false;
    bool hasEnded = false;
    QImage last;
    QElapsedTimer since;

    bool open()
    {
        since.start();
        auto opened = VideoDecoder::open(file);
        if (!opened)
            return false;
        decoder = std::move(*opened);
        const double rate = decoder->framesPerSecond() > 0 ? decoder->framesPerSecond() : usualRate;
        const QSize pixels = decoder->pixels();
        const double frames = static_cast<double>(decoder->durationMs()) / 1000 * rate;
        isThrough = frames * pixels.width() * pixels.height() <= mostPixelsThrough;
        return true;
    }

    //! Decodes up to the first frame from \a target on; false when there is nothing more to be had.
    bool reach(qint64 target)
    {
        if (!isThrough && decoder->seek(target)) {
            const auto found = decoder->next();
            return found && *found;
        }
        while (!stop && !since.hasExpired(mostMs)) {
            if (hasFrame && decoder->position() >= target)
                return true;
            const auto found = decoder->next();
            if (!found || !*found)
                return false;
            hasFrame = true;
        }
        return false;
    }

    QImage make()
    {
        if (stop || (!decoder && !open()) || next >= count || since.hasExpired(mostMs))
            return {};
        const qint64 target = decoder->durationMs() * 1000 * (2 * next + 1) / (2 * count);
        if (!hasEnded && reach(target)) {
            const auto picture = decoder->image(edge);
            last = picture ? *picture : QImage();
        } else {
            hasEnded = true; // the last frame is shown until the end
        }
        ++next;
        return last;
    }
};

StripMaker::StripMaker(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

StripMaker::~StripMaker()
{
    cancel();
}

void StripMaker::start(const QString &file, int count, int edge)
{
    cancel();
    m_work = std::make_shared<Work>();
    m_work->file = file;
    m_work->count = std::clamp(count, 1, mostStripFrames);
    m_work->edge = edge;
    next();
}

void StripMaker::cancel()
{
    if (m_work)
        m_work->stop = true;
    m_work.reset();
}

void StripMaker::next()
{
    struct Made
    {
        int index = 0;
        QImage frame;
    };
    const auto make = [work = m_work] {
        Made made{work->next, work->make()};
        if (made.frame.isNull())
            work->decoder.reset();
        return made;
    };
    inBackground(m_pool, this, make, [this, work = m_work](const Made &made) {
        if (work != m_work)
            return;
        if (made.frame.isNull()) {
            m_work.reset();
            emit finished();
            return;
        }
        next();
        emit this->made(made.index, made.frame);
    });
}

} // namespace maquette
